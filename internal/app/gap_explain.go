package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ExplainGap records why what was measured differs from what the maps promised, in the words of the benefit's owner.
func (a *App) ExplainGap(ctx context.Context, who access.Actor, id, why string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.ExplainGap, benefitPlace(j)); err != nil {
			return done{}, err
		}
		b, known, err := a.besideOf(ctx, tx.View, j)
		if err != nil {
			return done{}, err
		}
		why = strings.TrimSpace(why)
		switch {
		case !known || !b.Unexplained(b.Limit):
			return done{}, fault.Refused("why", "What was measured is near what the maps promise now: nothing is left to explain")
		case why == "":
			return done{}, fault.Refused("why", "Say why what was measured differs from what the maps promise")
		case utf8.RuneCountInString(why) > 4000:
			return done{}, fault.Refused("why", "Why they differ must be 4,000 characters or fewer")
		}
		e := benefit.Explanation{ID: a.NewID(), Version: b.Version, Text: why, On: a.Today(), Person: who.ID, At: a.instant()}
		if e.Modelled, _, err = decimal.FromRat(b.Modelled); err != nil {
			return done{}, err
		}
		if e.Measured, _, err = decimal.FromRat(b.Measured); err != nil {
			return done{}, err
		}
		if err := tx.AddGapExplanation(ctx, j.ID, e); err != nil {
			return done{}, err
		}
		return a.benefitEvent(j, "gap.explain", nil, history.Values{"modelled and measured": b.String(), "why they differ": why}), nil
	})
	return err
}
