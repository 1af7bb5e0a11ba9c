package demo

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// pilotName is what people call the main pilot; the innovation has the longer name.
const pilotName = "Digital consent"

// pilots registers the main pilot and the two short ones, each as its trust first knew it.
func (s *story) pilots(ctx context.Context) error {
	for _, tell := range []func(context.Context) error{s.mainPilot, s.stoppedPilot, s.newPilot} {
		if err := tell(ctx); err != nil {
			return err
		}
	}
	return nil
}

// mainPilot is registered, published, staffed and planned before anything is decided.
func (s *story) mainPilot(ctx context.Context) error {
	p, i := s.demo.Pilot, s.demo.Innovation
	registered, framed := p.Dates.Registered, s.demo.Decisions[0].DecidedOn
	who, err := s.as(ctx, p.InnovationLeads[0], registered)
	if err != nil {
		return err
	}
	if _, err = s.on(registered, p.ID, p.Innovation).RegisterPilot(ctx, who, pilot.Input{
		Name: pilotName, Trust: p.LeadTrust, Problem: i.Problem, Lead: who.ID, Situation: string(pilot.Planned)}); err != nil {
		return err
	}
	if err := s.on(registered).PublishPilot(ctx, who, p.ID); err != nil {
		return err
	}
	if err := s.innovation(ctx, who, registered, p.Innovation, i.Name, i.Conditions, pilot.InnovationInput{}); err != nil {
		return err
	}
	err = s.on(registered).NamePilotPeople(ctx, who, p.ID, map[string][]string{pilot.InnovationLead: p.InnovationLeads,
		pilot.ResponsibleOwner: {p.SeniorResponsible}, pilot.ClinicalLead: {p.ClinicalLead}, pilot.OperationalLead: {p.OperationalLead}}, "")
	if err != nil {
		return err
	}
	if err := s.on(framed).PlanPilot(ctx, who, p.ID, s.plan(p.Question, &p.Threshold, p.Dates, ""), app.AsItStands); err != nil {
		return err
	}
	if err := s.on(framed).SetStopRules(ctx, who, p.ID, s.stopRules(false), app.AsItStands); err != nil {
		return err
	}
	for _, t := range p.Teams {
		in := pilot.TeamInput{Name: t.Name, Kind: t.Kind, Planned: t.PlannedGoLive.String()}
		if _, err := s.on(framed, t.ID).AddPilotTeam(ctx, who, p.ID, in); err != nil {
			return err
		}
	}
	x := i.Product
	checker, err := s.as(ctx, x.CheckedBy, x.CheckedOn)
	if err != nil {
		return err
	}
	return s.innovation(ctx, checker, x.CheckedOn, p.Innovation, i.Name, nil, pilot.InnovationInput{Supplier: x.Supplier, DTACForm: x.DTACForm,
		DeviceClass: x.DeviceClass, NICETier: x.NICETier, Passport: x.Passport, CheckedOn: x.CheckedOn.String()})
}

// innovation states which conditions hold, each of the others as not; without conditions they stay as they are.
func (s *story) innovation(ctx context.Context, who access.Actor, on day.Day, id, name string, hold []string, in pilot.InnovationInput) error {
	a := s.on(on)
	in.Name, in.Facts = name, map[string]string{}
	for _, c := range a.Conditions() {
		if hold == nil {
			break
		}
		in.Facts[c.Key] = "no"
	}
	for _, h := range hold {
		in.Facts[h] = "yes"
	}
	return a.EditInnovation(ctx, who, id, in, app.AsItStands)
}

func (s *story) plan(question string, t *content.DemoThreshold, d content.DemoPilotDates, result string) pilot.PlanInput {
	in := pilot.PlanInput{Question: question, Result: result, PlannedStart: d.PlannedStart.String(), PlannedEnd: d.PlannedEnd.String()}
	if t != nil {
		in.Measure, in.Groups, in.Grade, in.By = t.Measure, t.StaffGroups, t.GradeAtLeast, t.By.String()
		in.Fewer = t.ChangeAtLeast < 0
		in.Change = strings.TrimPrefix(t.ChangeAtLeast.Plain(), "-")
	}
	return in
}

// stopRules are those of the main pilot; at its end with what is known of each.
func (s *story) stopRules(known bool) []pilot.StopRuleInput {
	var out []pilot.StopRuleInput
	for _, r := range s.demo.Pilot.StopRules {
		in := pilot.StopRuleInput{Rule: r.Rule, DecidedBy: r.DecidedBy}
		if known {
			in.Note = strings.TrimPrefix(strings.TrimPrefix(r.State, "not met"), ": ")
		}
		out = append(out, in)
	}
	return out
}

// stoppedPilot was registered when it had ended: recorded afterwards, with its decisions as they were taken.
func (s *story) stoppedPilot(ctx context.Context) error {
	p := s.otherPilot("demo-quicktext")
	on := p.Dates.Decided
	who, err := s.as(ctx, p.InnovationLeads[0], on)
	if err != nil {
		return err
	}
	if err := s.shortPilot(ctx, who, on, p, pilot.Finished); err != nil {
		return err
	}
	a := s.on(on)
	if err := a.NamePilotPeople(ctx, who, p.ID, map[string][]string{pilot.ResponsibleOwner: {p.SeniorResponsible}}, ""); err != nil {
		return err
	}
	if err := a.PlanPilot(ctx, who, p.ID, s.plan(p.Question, p.Threshold, p.Dates, ""), app.AsItStands); err != nil {
		return err
	}
	var rules []pilot.StopRuleInput
	for _, r := range p.StopRules {
		rules = append(rules, pilot.StopRuleInput{Rule: r, DecidedBy: p.SeniorResponsible, Met: "yes", MetOn: p.Dates.Ended.String()})
	}
	if err := a.SetStopRules(ctx, who, p.ID, rules, app.AsItStands); err != nil {
		return err
	}
	if err := a.DatePilot(ctx, who, p.ID, pilot.DatesInput{FirstWritten: p.Dates.Registered.String(), Started: p.Dates.Started.String(),
		Ended: p.Dates.Ended.String()}, app.AsItStands); err != nil {
		return err
	}
	for _, d := range p.Decisions {
		in := pilot.DecisionInput{}
		if d.Outcome == pilot.Stop {
			in.Learning, in.SwitchOff = p.Stopped.Learning, p.Stopped.SwitchOff
		}
		if err := s.decide(ctx, on, p.ID, d, in); err != nil {
			return err
		}
	}
	return s.tellLessons(ctx, p.ID, who.ID, p.Lessons)
}

// newPilot is registered by somebody who leads innovation at their trust from that day on.
func (s *story) newPilot(ctx context.Context) error {
	p := s.otherPilot("demo-letters")
	on, lead := p.Dates.Registered, p.InnovationLeads[0]
	leader, err := s.as(ctx, s.leaderOf(p.LeadTrust, lead), on)
	if err != nil {
		return err
	}
	if err := s.on(on).GiveRole(ctx, leader, lead, p.LeadTrust, string(access.InnovationLead)); err != nil {
		return err
	}
	who, err := s.as(ctx, lead, on)
	if err != nil {
		return err
	}
	return s.shortPilot(ctx, who, on, p, pilot.Planned)
}

// shortPilot registers and publishes a pilot on one day and states the facts of its innovation.
func (s *story) shortPilot(ctx context.Context, who access.Actor, on day.Day, p content.DemoOtherPilot, now pilot.Situation) error {
	innovation := "inn-" + strings.TrimPrefix(p.ID, "demo-")
	_, err := s.on(on, p.ID, innovation).RegisterPilot(ctx, who, pilot.Input{Name: p.Name, Trust: p.LeadTrust, Problem: p.Problem, Lead: who.ID, Situation: string(now)})
	if err != nil {
		return err
	}
	if err := s.on(on).PublishPilot(ctx, who, p.ID); err != nil {
		return err
	}
	hold := p.Conditions
	if p.UsesAI {
		hold = append(hold, "uses_ai")
	}
	return s.innovation(ctx, who, on, innovation, p.Name, hold, pilot.InnovationInput{})
}

func (s *story) otherPilot(id string) content.DemoOtherPilot {
	for _, p := range s.demo.OtherPilots {
		if p.ID == id {
			return p
		}
	}
	return content.DemoOtherPilot{}
}

// leaderOf is a leader of a trust who is not the person.
func (s *story) leaderOf(trust, not string) string {
	for _, p := range s.demo.People {
		if p.Organisation == trust && p.ID != not && p.Roles[0] == string(access.TrustLeader) {
			return p.ID
		}
	}
	return ""
}
