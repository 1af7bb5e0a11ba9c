package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// PlanPilot saves the question, the threshold and the planned days of a pilot. version is how often they were saved
// when the form was opened.
func (a *App) PlanPilot(ctx context.Context, who access.Actor, id string, in pilot.PlanInput, version int) error {
	plan, dates, err := pilot.CheckPlan(in, a.measureVersion)
	if err != nil {
		return err
	}
	_, err = a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		old, err := tx.PilotPlan(ctx, p.ID)
		if err != nil {
			return done{}, err
		}
		days, rows, err := tx.PilotDates(ctx, p.ID)
		if err != nil {
			return done{}, err
		}
		if err := taken(version, old.Rows+rows); err != nil {
			return done{}, err
		}
		plan.Rows = old.Rows
		if err := tx.AddPilotPlan(ctx, a.NewID(), p.ID, plan, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		if err := a.addDates(ctx, tx, who, p.ID, days, dates, rows, pilot.PlannedStart, pilot.PlannedEnd); err != nil {
			return done{}, err
		}
		return edited("plan.edit", change{"question", old.Question, plan.Question},
			change{"threshold", a.ThresholdSentence(old.Threshold), a.ThresholdSentence(plan.Threshold)},
			change{"result", old.Result, plan.Result},
			change{"planned start", days.PlannedStart.Long(), dates.PlannedStart.Long()},
			change{"planned end", days.PlannedEnd.Long(), dates.PlannedEnd.Long()}), nil
	})
	return err
}

// addDates writes those of the kinds whose day changed.
func (a *App) addDates(ctx context.Context, tx store.Tx, who access.Actor, id string, old, now pilot.Dates, rows int, kinds ...string) error {
	for _, kind := range kinds {
		on := *now.Of(kind)
		if *old.Of(kind) == on {
			continue
		}
		rows++
		if err := tx.AddPilotDate(ctx, a.NewID(), id, kind, on, rows, a.instant(), who.ID); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) measureVersion(id string) (int, bool) {
	m, ok := a.Words().Measure(id)
	return m.Version, ok
}

// ThresholdSentence is a threshold in words, with the measure's own name and unit.
func (a *App) ThresholdSentence(t pilot.Threshold) string {
	m, _ := a.Words().Measure(t.Measure)
	name := m.Name
	var groups []string
	for _, g := range t.Groups {
		if group, ok := a.Words().StaffGroup(g); ok {
			groups = append(groups, strings.ToLower(group.Label))
		}
	}
	if len(groups) > 0 {
		name += ", " + strings.Join(groups, " and ")
	}
	return t.Sentence(name, m.Unit)
}

// DatePilot saves what happened when.
func (a *App) DatePilot(ctx context.Context, who access.Actor, id string, in pilot.DatesInput, version int) error {
	_, err := a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		old, rows, err := tx.PilotDates(ctx, p.ID)
		if err != nil {
			return done{}, err
		}
		opens, err := a.opens(ctx, tx.View, p)
		if err != nil {
			return done{}, err
		}
		opens.OnRecord = old
		dates, err := pilot.CheckDates(in, opens, a.Today())
		if err != nil {
			return done{}, err
		}
		if err := taken(version, rows); err != nil {
			return done{}, err
		}
		kinds := []string{pilot.SetUpStarted, pilot.Started, pilot.Ended}
		if !dates.Registered.IsZero() {
			kinds = append(kinds, pilot.Registered)
		}
		if err := a.addDates(ctx, tx, who, p.ID, old, dates, rows, kinds...); err != nil {
			return done{}, err
		}
		if err := a.keepStage(ctx, tx, p); err != nil {
			return done{}, err
		}
		var changes []change
		for _, kind := range kinds {
			changes = append(changes, change{lower(pilot.DateLabel(kind)), old.Of(kind).Long(), dates.Of(kind).Long()})
		}
		return edited("dates.edit", changes...), nil
	})
	return err
}

// opens says from which day on technology may come to a pilot.
func (a *App) opens(ctx context.Context, v store.View, p pilot.Pilot) (o pilot.Opens, err error) {
	o = pilot.Opens{Decision: "start the pilot", Afterwards: !p.Afterwards.IsZero()}
	if o.Redesign, err = a.workflowFirst(ctx, v, access.Subject{Kind: "pilot", ID: p.ID}); err != nil {
		return o, err
	}
	decisions, err := pilotDecisions(ctx, v, p.ID)
	o.Decided = pilot.MayGoLive(decisions)
	return o, err
}
