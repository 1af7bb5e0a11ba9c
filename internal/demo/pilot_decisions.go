package demo

import (
	"context"
	"fmt"

	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
)

// pilotDecisions is the main pilot's way through its gates. It is told behind workflow and benefits, because each
// decision is made on what the records show; what was learned on the way is recorded between the gates.
func (s *story) pilotDecisions(ctx context.Context) error {
	p := s.demo.Pilot
	lead := p.InnovationLeads[0]
	for _, d := range s.demo.Decisions {
		if d.Gate == pilot.GateOpen {
			if err := s.firstPack(ctx); err != nil {
				return err
			}
		}
		if err := s.decide(ctx, d.DecidedOn, p.ID, d, pilot.DecisionInput{}); err != nil {
			return err
		}
		if d.Gate != pilot.GateStart {
			continue
		}
		if err := s.goLive(ctx, lead); err != nil {
			return err
		}
		who, err := s.as(ctx, lead, p.Dates.Ended)
		if err != nil {
			return err
		}
		if err := s.results(ctx); err != nil {
			return err
		}
		a := s.on(p.Dates.Ended)
		if err := a.SetStopRules(ctx, who, p.ID, s.stopRules(true), app.AsItStands); err != nil {
			return err
		}
		if err := a.PlanPilot(ctx, who, p.ID, s.plan(p.Question, &p.Threshold, p.Dates, p.Result), app.AsItStands); err != nil {
			return err
		}
	}
	return nil
}

// goLive records the days of the pilot and of its teams as they came.
func (s *story) goLive(ctx context.Context, lead string) error {
	p := s.demo.Pilot
	d := p.Dates
	for _, x := range []struct {
		on day.Day
		in pilot.DatesInput
	}{
		{d.Started, pilot.DatesInput{SetUpStarted: d.SetUpStarted.String(), Started: d.Started.String()}},
		{d.Ended, pilot.DatesInput{SetUpStarted: d.SetUpStarted.String(), Started: d.Started.String(), Ended: d.Ended.String()}},
	} {
		who, err := s.as(ctx, lead, x.on)
		if err != nil {
			return err
		}
		if err := s.on(x.on).DatePilot(ctx, who, p.ID, x.in, app.AsItStands); err != nil {
			return err
		}
	}
	for _, t := range p.Teams {
		who, err := s.as(ctx, lead, t.WentLive)
		if err != nil {
			return err
		}
		in := pilot.TeamInput{Planned: t.PlannedGoLive.String(), Live: t.WentLive.String(), Note: t.LateBecause}
		if err := s.on(t.WentLive).EditPilotTeam(ctx, who, p.ID, t.ID, in, app.AsItStands); err != nil {
			return err
		}
	}
	return nil
}

// decide records one decision of the story, recorded on a day: what a person confirms is confirmed, what the file says
// was passed over is passed over.
func (s *story) decide(ctx context.Context, recorded day.Day, pilotID string, d content.DemoDecision, in pilot.DecisionInput) error {
	who, err := s.as(ctx, d.DecidedBy, recorded)
	if err != nil {
		return err
	}
	a := s.on(recorded, d.ID)
	in.Gate, in.Outcome, in.On, in.Rationale, in.Dissent, in.Minute = d.Gate, d.Outcome, d.DecidedOn.String(), d.Rationale, d.Dissent, d.MinuteReference
	in.Present, in.NextReview = d.Present, d.NextReviewOn.String()
	in.Confirmed, in.GoAhead = map[string]bool{}, map[string]string{}
	for i, c := range stage.Asked(a.Library.Stages.Innovation, d.Gate) {
		name := pilot.CriterionName(i, "")
		in.Confirmed[name] = true
		for _, o := range d.Overrides {
			if o.Criterion == c.Text {
				in.Confirmed[name], in.GoAhead[name] = false, o.Reason
			}
		}
	}
	for i := range a.Needs(d.Gate, d.Outcome) {
		in.Confirmed[pilot.CriterionName(i, d.Outcome)] = true
	}
	if _, err := a.DecidePilot(ctx, who, pilotID, in); err != nil {
		return fmt.Errorf("decision %s: %w", d.ID, err)
	}
	return nil
}
