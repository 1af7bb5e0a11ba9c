package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// AgreeNotApply is the second person's agreement that a question does not apply here; it is somebody else
// than the one who said so.
func (a *App) AgreeNotApply(ctx context.Context, who access.Actor, at Questions, item string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.AgreeNotApply, q.place()); err != nil {
			return done{}, err
		}
		it, err := q.item(a.Versions(), item, false)
		if err != nil {
			return done{}, err
		}
		row := q.line().answers[item]
		switch {
		case row.Special != readiness.NotApplicable.String():
			return done{}, fault.Refused("second_person", "The answer is not “Does not apply here” any more")
		case row.By == who.ID:
			return done{}, fault.Refused("second_person", "The second person must be somebody other than the person who answers")
		}
		if err := tx.AddAgreement(ctx, row.ID, who.ID, a.Today(), a.instant()); err != nil {
			return done{}, err
		}
		e := history.Event{Deed: "question.agree", After: history.Values{"question": it.Title, "does not apply here": row.Reason}}
		err = a.settle(ctx, tx, q, &e)
		return done{id: item, event: e}, err
	})
	return err
}
