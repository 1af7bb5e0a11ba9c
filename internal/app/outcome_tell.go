package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// TellOutcome says what became of a benefit that is described and not measured. A later word stands before an earlier one,
// which stays in the history; seen is the number of the one that was shown, another is a Conflict.
func (a *App) TellOutcome(ctx context.Context, who access.Actor, id string, in benefit.OutcomeInput, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.RecordFigures, benefitPlace(j)); err != nil {
			return done{}, err
		}
		if err := j.Profile.Describes(true); err != nil {
			return done{}, err
		}
		o, err := benefit.Tell(j.Measure, in, a.Today())
		if err != nil {
			return done{}, err
		}
		if seen != j.Told.Seq {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else said what became of it while you were typing"}
		}
		o.Seq, o.By, o.At = seen+1, who.ID, a.instant()
		if err := tx.AddOutcome(ctx, a.NewID(), id, o); err != nil {
			return done{}, err
		}
		after := history.Values{"has it come": benefit.Label(benefit.Reached, o.Reached), "what can be seen": o.Text, "on": o.On.Long()}
		return a.benefitEvent(j, "benefit.tell", nil, after), nil
	})
	return err
}
