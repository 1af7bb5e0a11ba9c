package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// RebaseBenefit starts the limits of the chart again with the period that begins on a day, for a reason, in the name of
// who. It never happens by itself.
func (a *App) RebaseBenefit(ctx context.Context, who access.Actor, id, on, reason string) error {
	return a.rebase(ctx, who, id, "rebase.set", func(j benefit.Judged) (benefit.Rebase, error) { return j.NextRebase(on, reason) })
}

// WithdrawRebase takes back that the limits start again with the period that begins on a day, for a reason.
func (a *App) WithdrawRebase(ctx context.Context, who access.Actor, id string, on day.Day, reason string) error {
	return a.rebase(ctx, who, id, "rebase.withdraw", func(j benefit.Judged) (benefit.Rebase, error) { return j.WithdrawnRebase(on, reason) })
}

func (a *App) rebase(ctx context.Context, who access.Actor, id, deed string, decide func(benefit.Judged) (benefit.Rebase, error)) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		r, err := decide(j)
		if err != nil {
			return done{}, err
		}
		r.By, r.At = who.ID, a.instant()
		if err := tx.AddRebase(ctx, a.NewID(), j.Line.ID, r); err != nil {
			return done{}, err
		}
		return a.benefitEvent(j, deed, nil, history.Values{"from": r.On.Long(), "reason": r.Reason}), nil
	})
	return err
}
