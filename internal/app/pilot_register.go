package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/history"
	"groundwork/internal/organisation"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
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
		if err := mayRegister(who, trust); err != nil {
			return done{}, err
		}
		if in.Lead == "" {
			in.Lead = who.ID
		}
		if err := a.isColleague(ctx, tx.View, trust.Code, "lead", in.Lead); err != nil {
			return done{}, err
		}
		p := pilot.Pilot{ID: a.NewID(), Innovation: in.Innovation, LeadTrust: trust.Code, Name: in.Name, Problem: in.Problem,
			Situation: pilot.Situation(in.Situation), CreatedBy: who.ID, Created: a.instant()}
		p.PackID = p.ID
		if err := a.addPilot(ctx, tx, who, &p, in.Lead); err != nil {
			return done{}, err
		}
		return done{id: p.ID, event: history.Event{Chain: trust.Code, Deed: "pilot.register", Subject: history.Touch{Kind: "pilot", ID: p.ID},
			Touched: []history.Touch{{Kind: "pilot", ID: p.ID}, {Kind: "innovation", ID: p.Innovation}},
			After:   history.Values{"name": p.Name, "problem": p.Problem, "innovation lead": in.Lead, "where it is now": p.Situation.Label()}}}, nil
	})
}

// mayRegister is a Forbidden; to somebody who registers pilots elsewhere it says at the field where.
func mayRegister(who access.Actor, trust organisation.Organisation) error {
	err := access.Permit(who, access.RegisterPilot, access.At(trust.Code))
	if err == nil || !who.HasAnywhere(access.InnovationLead) {
		return err
	}
	own := ""
	for _, w := range who.Workplaces {
		if who.Has(w.Code, access.InnovationLead) {
			if own != "" {
				own += " or "
			}
			own += w.Short
		}
	}
	words := "You can register pilots of " + own + ", not of " + trust.Short
	return &fault.Error{Kind: fault.Forbidden, Message: words, Fields: fault.Fields{{Name: "trust", Message: words}}}
}

// isColleague refuses a person who is no member of the organisation.
func (a *App) isColleague(ctx context.Context, v store.View, organisation, field, id string) error {
	if id == "" {
		return nil
	}
	people, err := v.Colleagues(ctx, organisation, a.Today())
	if err != nil {
		return err
	}
	for _, p := range people {
		if p.ID == id {
			return nil
		}
	}
	return fault.Refused(field, "Select somebody who works for the trust")
}

func (a *App) addPilot(ctx context.Context, tx store.Tx, who access.Actor, p *pilot.Pilot, lead string) error {
	if p.Innovation == "" {
		p.Innovation = a.NewID()
		if err := tx.AddInnovation(ctx, p.Innovation, p.Name, p.LeadTrust, a.instant()); err != nil {
			return err
		}
	} else if _, err := tx.Innovation(ctx, p.Innovation, who.Scope(), a.Today()); err != nil {
		return err
	}
	if err := tx.AddPilot(ctx, *p, fold.String(p.Name)); err != nil {
		return err
	}
	f := store.Function{ID: a.NewID(), Person: lead, From: a.Today(), Function: access.Function{Name: pilot.InnovationLead, SubjectKind: "pilot", SubjectID: p.ID}}
	if err := tx.AddFunction(ctx, f, a.instant(), who.ID); err != nil {
		return err
	}
	if err := tx.AddPilotDate(ctx, a.NewID(), p.ID, pilot.Registered, a.Today(), 1, a.instant(), who.ID); err != nil {
		return err
	}
	if err := a.keepStage(ctx, tx, *p); err != nil {
		return err
	}
	return a.indexPilot(ctx, tx, *p)
}

// keepStage reckons the stage of a pilot from its decisions and keeps it for lists.
func (a *App) keepStage(ctx context.Context, tx store.Tx, p pilot.Pilot) error {
	decisions, err := pilotDecisions(ctx, tx.View, p.ID)
	if err != nil {
		return err
	}
	dates, _, err := tx.PilotDates(ctx, p.ID)
	if err != nil {
		return err
	}
	r := stage.Reach(a.Library.Stages.Innovation, pilot.Decided(decisions), dates.Registered)
	return tx.KeepStage(ctx, p.ID, r.Stage.Key, r.Since)
}

// indexPilot tells the search box about a pilot and its innovation.
func (a *App) indexPilot(ctx context.Context, tx store.Tx, p pilot.Pilot) error {
	err := tx.PutSearchEntry(ctx, store.SearchEntry{Kind: "pilot", ID: p.ID, Owner: p.LeadTrust, Open: p.Open(),
		Title: p.Name, Detail: p.Problem, Folded: fold.String(p.Name + " " + p.Problem + " " + p.LeadTrust)})
	if err != nil {
		return err
	}
	return a.indexInnovation(ctx, tx, p.Innovation)
}

// NearTrusts are the open trusts whose name or code comes closest to what was typed.
func (a *App) NearTrusts(ctx context.Context, typed string) ([]organisation.Organisation, error) {
	register, err := a.Register(ctx)
	if err != nil {
		return nil, err
	}
	return organisation.Nearest(organisation.OpenTrusts(register, a.Today()), typed), nil
}
