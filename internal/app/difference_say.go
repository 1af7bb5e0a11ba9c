package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// differenceDeeds are what is said about a local difference, with its line of history and who may say it: the trust that it
// counts differently, and a programme lead above it whether that may enter totals.
var differenceDeeds = map[string]struct {
	event string
	deed  access.Deed
}{
	benefit.DeclareDifference:  {"benefit.differ", access.PromiseBenefit},
	benefit.WithdrawDifference: {"benefit.as_defined", access.PromiseBenefit},
	benefit.AcceptDifference:   {"benefit.allow_difference", access.AcceptDifference},
	benefit.RefuseDifference:   {"benefit.bar_difference", access.AcceptDifference},
}

// SayDifference says that a benefit counts differently from the definition of its measure, that it does no longer, or
// whether its figures may enter combined totals all the same. seen is the number of the last word that was shown.
func (a *App) SayDifference(ctx context.Context, who access.Actor, id, kind, text string, seen int) error {
	how, known := differenceDeeds[kind]
	if !known {
		return fault.Refused("kind", "Choose what you want to say")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, how.deed, benefitPlace(j)); err != nil {
			return done{}, err
		}
		text, err := j.Difference.Next(kind, text)
		if err != nil {
			return done{}, err
		}
		if seen != j.Difference.Seq {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else said something about this while you were typing"}
		}
		if err := tx.AddDifference(ctx, a.NewID(), id, seen+1, benefit.Said{Kind: kind, Text: text, By: who.ID, At: a.instant()}); err != nil {
			return done{}, err
		}
		var before history.Values
		if j.Difference.Declared() {
			before = history.Values{"what is counted differently": j.Difference.Text}
		}
		label := "why"
		if kind == benefit.DeclareDifference {
			label = "what is counted differently"
		}
		return a.benefitEvent(j, how.event, before, history.Values{label: text}), nil
	})
	return err
}
