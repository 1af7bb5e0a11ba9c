package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// KeepEvidence puts a piece on a trust's shelf before it shows anything; whoever answers a question finds it there.
func (a *App) KeepEvidence(ctx context.Context, who access.Actor, trust, title string, in evidence.Input, up Upload) error {
	in.File = up.Chosen
	_, err := a.keeping(up, func() (string, error) {
		return a.do(ctx, who, func(tx store.Tx) (done, error) {
			if !readsEvidence(who, trust) {
				return done{}, fault.Missing("evidence")
			}
			if err := access.Permit(who, access.AddEvidence, access.At(trust)); err != nil {
				return done{}, err
			}
			pieces, err := evidence.Keep(in, title, a.Today())
			if err != nil {
				return done{}, err
			}
			if err := tx.Lock(ctx, trust); err != nil {
				return done{}, err
			}
			e := history.Event{Chain: trust, Deed: "evidence.add", After: history.Values{"evidence": titlesOf(pieces)}}
			at := a.instant()
			for _, p := range pieces {
				p.ID = a.NewID()
				if err := tx.AddEvidence(ctx, trust, p, at, who.ID); err != nil {
					return done{}, err
				}
				if err := a.addRevision(ctx, tx, who, p, at); err != nil {
					return done{}, err
				}
				e.Touched = append(e.Touched, history.Touch{Kind: "evidence", ID: p.ID})
			}
			e.Subject = e.Touched[0]
			return done{id: e.Subject.ID, event: e}, nil
		})
	})
	return err
}
