package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// RebaseBenefit starts the limits of the chart again with the period that begins on a day, for a reason, in the name of
// who. It never happens by itself.
func (a *App) RebaseBenefit(ctx context.Context, who access.Actor, id, on, reason string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		r := benefit.Rebase{Reason: strings.TrimSpace(reason), By: who.ID, At: a.instant()}
		var bad fault.Fields
		if r.On, err = day.Parse(on); err != nil || !startsAFigure(j, r.On) {
			bad.Add("on", "Choose the period with which the limits start again")
		}
		for _, have := range j.Rebases {
			if have.On == r.On {
				bad.Add("on", "The limits start again with this period already")
			}
		}
		if r.Reason == "" {
			bad.Add("reason", "Say why the limits start again")
		}
		if err := bad.Err(); err != nil {
			return done{}, err
		}
		if err := tx.AddRebase(ctx, a.NewID(), j.Line.ID, r); err != nil {
			return done{}, err
		}
		return a.benefitEvent(j, "rebase.set", nil, history.Values{"from": r.On.Long(), "reason": r.Reason}), nil
	})
	return err
}

// startsAFigure reports whether a reported figure, not the first, begins on d.
func startsAFigure(j benefit.Judged, d day.Day) bool {
	first := true
	for _, o := range j.Standing {
		if o.State != benefit.Reported {
			continue
		}
		if o.Period.From == d {
			return !first
		}
		first = false
	}
	return false
}
