package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fold"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// EditPilot changes the answers that publish a pilot; the lead trust stays. version is the one that the form was
// opened with; another in between is a Conflict.
func (a *App) EditPilot(ctx context.Context, who access.Actor, id string, in pilot.Input, version int64) error {
	in, err := pilot.CheckEdit(in)
	if err != nil {
		return err
	}
	_, err = a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, old pilot.Pilot) (done, error) {
		p := old
		p.Name, p.Problem, p.Situation = in.Name, in.Problem, pilot.Situation(in.Situation)
		if version != AsItStands {
			p.Version = version
		}
		if p.Open() { // what publishing needed stays
			if err := p.Missing(1).Err(); err != nil {
				return done{}, err
			}
		}
		if err := tx.EditPilot(ctx, p, fold.String(p.Name)); err != nil {
			return done{}, err
		}
		before, after, err := a.changeLead(ctx, tx, who, p, in.Lead)
		if err != nil {
			return done{}, err
		}
		if err := a.indexPilot(ctx, tx, p); err != nil {
			return done{}, err
		}
		return edited("pilot.edit", change{"name", old.Name, p.Name}, change{"problem", old.Problem, p.Problem},
			change{"innovation lead", before, after}, change{"where it is now", old.Situation.Label(), p.Situation.Label()}), nil
	})
	return err
}

// changeLead puts lead in the place of the first innovation lead, and answers who it was and is; an empty lead changes nothing.
func (a *App) changeLead(ctx context.Context, tx store.Tx, who access.Actor, p pilot.Pilot, lead string) (before, after string, err error) {
	leads, err := a.parts(ctx, tx.View, p.ID, pilot.InnovationLead)
	if err != nil || lead == "" || slices.ContainsFunc(leads, func(f store.Function) bool { return f.Person == lead }) {
		return "", "", err
	}
	if err := a.isColleague(ctx, tx.View, p.LeadTrust, "lead", lead); err != nil {
		return "", "", err
	}
	if len(leads) > 0 {
		before = leads[0].Person
		if err := a.endPart(ctx, tx, who, leads[0]); err != nil {
			return "", "", err
		}
	}
	return before, lead, a.givePilotPart(ctx, tx, who, p.ID, pilot.InnovationLead, lead)
}

// parts are the rows that say who plays a part in a pilot today.
func (a *App) parts(ctx context.Context, v store.View, pilotID, function string) ([]store.Function, error) {
	all, err := v.Holders(ctx, access.Subject{Kind: "pilot", ID: pilotID}, a.Today())
	return slices.DeleteFunc(all, func(f store.Function) bool { return f.Name != function }), err
}

func (a *App) givePilotPart(ctx context.Context, tx store.Tx, who access.Actor, pilotID, function, person string) error {
	return tx.AddFunction(ctx, store.Function{ID: a.NewID(), Person: person, From: a.Today(),
		Function: access.Function{Name: function, SubjectKind: "pilot", SubjectID: pilotID}}, a.instant(), who.ID)
}
