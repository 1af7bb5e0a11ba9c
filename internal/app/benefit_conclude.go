package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ConcludeBenefit records why the target was not met, once its day has passed.
func (a *App) ConcludeBenefit(ctx context.Context, who access.Actor, id, why string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.AcceptBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		if why = strings.TrimSpace(why); why == "" {
			return done{}, fault.Refused("why", "Say why the target was not met")
		}
		switch {
		case j.Profile.TargetOn.IsZero() || j.Profile.TargetOn >= j.Today:
			return done{}, fault.Refused("why", "The day of the target has not passed yet")
		case j.Now.Value != nil && j.Profile.Met(j.Measure, j.Now.Value):
			return done{}, fault.Refused("why", "The target is met")
		}
		p := j.Profile
		p.ID, p.Missed = a.NewID(), why
		if err := tx.AddBenefitProfile(ctx, id, j.ProfileSeq+1, p, why, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		return a.benefitEvent(j, "benefit.conclude", nil, history.Values{"why the target was not met": why}), nil
	})
	return err
}
