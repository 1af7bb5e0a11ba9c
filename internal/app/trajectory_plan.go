package app

import (
	"context"
	"fmt"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// PlanTrajectory says what a benefit should have reached in each period on the way to its target. A later plan stands in
// the place of the earlier one, with a reason; seen is the number of the one that was shown, another is a Conflict.
func (a *App) PlanTrajectory(ctx context.Context, who access.Actor, id, text, reason string, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		old, err := tx.Trajectory(ctx, id)
		if err != nil {
			return done{}, err
		}
		t := benefit.Trajectory{Seq: old.Seq + 1, Reason: strings.TrimSpace(reason), By: who.ID, At: a.instant()}
		t.Steps, err = benefit.PlanTrajectory(j.Measure, j.Profile, j.Standing, text)
		fields := fault.Of(err).Fields
		if old.Seq > 0 && t.Reason == "" {
			fields.Add("reason", "Say why the way to the target is changed")
		}
		if err := fields.Err(); err != nil {
			return done{}, err
		}
		if seen != old.Seq {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed the way to the target while you were typing"}
		}
		if err := tx.AddTrajectory(ctx, a.NewID, id, t); err != nil {
			return done{}, err
		}
		return a.benefitEvent(j, "benefit.plan", stepsSaid(j, old), stepsSaid(j, t)), nil
	})
	return err
}

// stepsSaid is a way to the target in the words of its form.
func stepsSaid(j benefit.Judged, t benefit.Trajectory) history.Values {
	if len(t.Steps) == 0 {
		return nil
	}
	var each []string
	for _, s := range t.Steps {
		each = append(each, fmt.Sprintf("%s: %s", s.Period.From, s.Value.Plain()))
	}
	v := history.Values{"periods": fmt.Sprintf("%d, from %s to %s", len(t.Steps), t.Steps[0].Period.From.Long(), t.Steps[len(t.Steps)-1].Period.To.Long()),
		"each": strings.Join(each, "; ")}
	if t.Reason != "" {
		v["reason"] = t.Reason
	}
	return v
}
