package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// StartAdoption begins the take-up of a published pilot by the organisation that who works for now, and
// answers its id. It stays the trust's own until it tells others. pack is the version of the pilot's
// pack that the person was shown and so accepts; 0 accepts none.
func (a *App) StartAdoption(ctx context.Context, who access.Actor, in adoption.StartInput, pack int) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		p, err := tx.Pilot(ctx, in.Pilot, who.Scope(), a.Today())
		if err != nil {
			return done{}, err
		}
		trust := who.Organisation
		if err := access.Permit(who, access.StartAdoption, access.At(trust)); err != nil {
			return done{}, err
		}
		if !p.Open() {
			return done{}, fault.Refused("pilot", "This pilot is not published yet, so nobody can take it up")
		}
		if err := a.readChecklists(ctx, tx.View); err != nil {
			return done{}, err
		}
		start, err := adoption.CheckStart(in, a.Core().Facts, a.Today())
		if err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, trust); err != nil {
			return done{}, err
		}
		if there, err := tx.OpenAdoption(ctx, trust, p.ID); err != nil || there != "" {
			if there != "" {
				err = &fault.Error{Kind: fault.Conflict, Message: "Your trust is already looking at this pilot"}
			}
			return done{}, err
		}
		ad := adoption.Adoption{ID: a.NewID(), Trust: trust, Pilot: p.ID, PilotName: p.Name, Open: true,
			Checklist: a.Core().ID, Version: a.Core().Version, Created: a.instant(), CreatedBy: who.ID}
		if err := a.writeStart(ctx, tx, who, ad, start, pack); err != nil {
			return done{}, err
		}
		if _, err := a.rescore(ctx, tx, trust, store.Which{ID: ad.ID}); err != nil {
			return done{}, err
		}
		after := history.Values{"pilot": p.Name}
		for _, f := range adoption.AskedHere(a.Core().Facts) {
			after[f.Label] = yesNo(start.Facts[f.Key])
		}
		return done{id: ad.ID, event: history.Event{Chain: trust, Deed: "adoption.start", Subject: history.Touch{Kind: "adoption", ID: ad.ID}, After: after}}, nil
	})
}

func (a *App) writeStart(ctx context.Context, tx store.Tx, who access.Actor, ad adoption.Adoption, s adoption.Start, pack int) error {
	if err := tx.AddAdoption(ctx, ad); err != nil {
		return err
	}
	if err := a.addState(ctx, tx, who, ad.ID, adoption.State{Key: adoption.Interested, On: a.Today()}); err != nil {
		return err
	}
	for _, f := range adoption.AskedHere(a.Core().Facts) {
		if err := tx.AddAdoptionFact(ctx, a.line(who, ad.ID), f.Key, s.Facts[f.Key]); err != nil {
			return err
		}
	}
	if err := a.namePeople(ctx, tx, who, ad, s.People, nil); err != nil {
		return err
	}
	for _, g := range readiness.Gates {
		if s.Planned[g] == 0 {
			continue
		}
		if err := tx.AddAdoptionDate(ctx, a.line(who, ad.ID), g.String(), s.Planned[g]); err != nil {
			return err
		}
	}
	if s.Volume.CasesADay.Known {
		if err := tx.AddAdoptionVolume(ctx, a.line(who, ad.ID), s.Volume.CasesADay, s.Volume.Source); err != nil {
			return err
		}
	}
	return a.acceptShown(ctx, tx, who, ad, pack)
}

// acceptShown accepts the version of the pack that the person was shown.
func (a *App) acceptShown(ctx context.Context, tx store.Tx, who access.Actor, ad adoption.Adoption, n int) error {
	if n == 0 {
		return nil
	}
	versions, err := tx.PackVersions(ctx, ad.Pilot)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(versions, func(p store.PackVersion) bool { return p.N == n })
	if at < 0 {
		return fault.Refused("pack", "There is no such version of the adopter’s pack")
	}
	p := adoption.Pack{ID: versions[at].ID, N: n, SHA256: versions[at].SHA256, On: a.Today(), By: who.ID}
	return tx.AddAdoptionPack(ctx, a.NewID(), ad.ID, p, a.instant())
}

// line is a new row of a ledger within an adoption.
func (a *App) line(who access.Actor, adoptionID string) store.Line {
	return store.Line{ID: a.NewID(), Adoption: adoptionID, At: a.instant(), By: who.ID}
}

func (a *App) addState(ctx context.Context, tx store.Tx, who access.Actor, adoptionID string, s adoption.State) error {
	s.ID, s.Adoption, s.At, s.By = a.NewID(), adoptionID, a.instant(), who.ID
	return tx.AddAdoptionState(ctx, s)
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}
