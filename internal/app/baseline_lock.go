package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// LockBaseline locks the baseline of a benefit in the name of who. A locked one is never changed: a correction is a new
// baseline with a reason. seen is how many baselines were there when the form was shown; more are a Conflict.
func (a *App) LockBaseline(ctx context.Context, who access.Actor, id string, in benefit.BaselineInput, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.LockBaseline, benefitPlace(j)); err != nil {
			return done{}, err
		}
		b, _, err := benefit.LockBaseline(j.Measure, in, j.Baseline, j.Subject.Live, a.Today())
		if err != nil {
			return done{}, err
		}
		if seen != len(j.Baselines) {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this baseline while you were typing"}
		}
		b.ID, b.LockedBy = a.NewID(), who.ID
		if err := tx.AddBaseline(ctx, id, seen+1, b, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		deed, before := "baseline.lock", history.Values{}
		if j.Baseline.Locked() {
			deed, before = "baseline.correct", baselineValues(j, j.Baseline)
		}
		after := baselineValues(j, b)
		if b.Reason != "" {
			after["reason"] = b.Reason
		}
		return a.benefitEvent(j, deed, before, after), nil
	})
	return err
}

// baselineValues is a baseline in the words of its form.
func baselineValues(j benefit.Judged, b benefit.Baseline) history.Values {
	v := history.Values{"baseline": j.Bar(b.Value, "None")}
	if b.From != "" {
		v["what the baseline is"] = b.From
	}
	if b.Minutes.Known {
		v["minutes a case before"] = b.Minutes.D.String()
	}
	if b.Locked() {
		v["locked on"] = b.LockedOn.Long()
	}
	return v
}
