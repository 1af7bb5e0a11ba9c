package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ChargeBenefit records that what a benefit saves is charged to another organisation, found by what was typed, or to nobody
// any more. seen is the number of the last word that was shown.
func (a *App) ChargeBenefit(ctx context.Context, who access.Actor, id, typed, reason string, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		to, name := "", "nobody"
		if typed != "" {
			o, err := a.trustIn(ctx, tx.View, "charged-to", typed)
			if err != nil {
				return done{}, err
			}
			to, name = o.Code, o.Name
		}
		next, err := j.Charged.Next(to, j.Subject.Organisation, reason)
		if err != nil {
			return done{}, err
		}
		if seen != j.Charged.Seq {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else said something about this while you were typing"}
		}
		next.By, next.At = who.ID, a.instant()
		var before history.Values
		if j.Charged.To != "" {
			before = history.Values{"charged to": j.Charged.Name}
		}
		return a.benefitEvent(j, "benefit.charge", before, history.Values{"charged to": name, "why": next.Reason}), tx.AddBenefitCharge(ctx, a.NewID(), id, next)
	})
	return err
}
