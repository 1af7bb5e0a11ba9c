package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fold"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// RegisterPilot keeps a new pilot of a trust as a draft and answers its id.
func (a *App) RegisterPilot(ctx context.Context, who access.Actor, in pilot.Input) (string, error) {
	in, err := pilot.Check(in)
	if err != nil {
		return "", err
	}
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		trust, err := a.trustIn(ctx, tx.View, "trust", in.Trust)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.RegisterPilot, access.At(trust.Code)); err != nil {
			return done{}, err
		}
		p := pilot.Pilot{ID: a.NewID(), Innovation: a.NewID(), LeadTrust: trust.Code, Name: in.Name, Problem: in.Problem,
			Situation: pilot.Situation(in.Situation), CreatedBy: who.ID, Created: a.instant()}
		p.PackID = "pack-" + p.ID
		if err := a.addPilot(ctx, tx, who, p, in.Lead); err != nil {
			return done{}, err
		}
		return done{id: p.ID, event: history.Event{Chain: trust.Code, Deed: "pilot.register", Subject: history.Touch{Kind: "pilot", ID: p.ID},
			After: history.Values{"name": p.Name, "problem": p.Problem, "where it is now": p.Situation.Label()}}}, nil
	})
}

func (a *App) addPilot(ctx context.Context, tx store.Tx, who access.Actor, p pilot.Pilot, lead string) error {
	if err := tx.AddInnovation(ctx, p.Innovation, p.Name, p.LeadTrust, a.instant()); err != nil {
		return err
	}
	if err := tx.AddPilot(ctx, p, fold.String(p.Name)); err != nil {
		return err
	}
	if lead == "" {
		lead = who.ID
	}
	f := store.Function{ID: a.NewID(), Person: lead, From: a.Today(), Function: access.Function{Name: "innovation_lead", SubjectKind: "pilot", SubjectID: p.ID}}
	if err := tx.AddFunction(ctx, f, a.instant(), who.ID); err != nil {
		return err
	}
	return a.indexPilot(ctx, tx, p)
}

// indexPilot tells the search box about a pilot.
func (a *App) indexPilot(ctx context.Context, tx store.Tx, p pilot.Pilot) error {
	return tx.PutSearchEntry(ctx, store.SearchEntry{Kind: "pilot", ID: p.ID, Owner: p.LeadTrust, Open: p.Open(),
		Title: p.Name, Detail: p.Problem, Folded: fold.String(p.Name + " " + p.Problem + " " + p.LeadTrust)})
}
