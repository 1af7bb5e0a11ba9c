package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// LowerHere says that an answer of the groundwork is true in general, but not for this adoption: what it
// counts as here, and because of what. The groundwork stays as it is.
func (a *App) LowerHere(ctx context.Context, who access.Actor, id, item string, to readiness.Level, because string, was int) error {
	because = strings.TrimSpace(because)
	var bad fault.Fields
	if !to.Valid() {
		bad.Add("level", "Select one of the answers shown")
	}
	if because == "" {
		bad.Add("reason", "Enter why it is lower for this adoption")
	}
	if err := bad.Err(); err != nil {
		return err
	}
	return a.within(ctx, who, id, item, was, "question.lower", func(tx store.Tx, q *asked, it *readiness.Item, row *store.Answer, e *history.Event) error {
		st, ok := q.standing(item)
		if ok && st.Answered && st.Answer.Kind == readiness.Stated && to >= st.Answer.Level {
			return fault.Refused("level", "Select an answer below “%s”, which is what your groundwork says", st.Answer.Level)
		}
		row.Kind, row.Level, row.HasLevel, row.Reason = store.Lowered, to, true, because
		e.After["counts here as"], e.After["because"] = to.String(), because
		return nil
	})
}

// StopLowering lets the answer of the groundwork count here again.
func (a *App) StopLowering(ctx context.Context, who access.Actor, id, item string) error {
	return a.within(ctx, who, id, item, AsItStands, "question.stop_lowering", func(tx store.Tx, q *asked, it *readiness.Item, row *store.Answer, e *history.Event) error {
		if _, lowered := q.line().lowered[item]; !lowered {
			return fault.Refused("level", "This is not lowered here")
		}
		row.Kind = store.LowerWithdrawn
		return nil
	})
}

// StopLocal takes back what was answered for these teams only: the groundwork's answer counts again.
func (a *App) StopLocal(ctx context.Context, who access.Actor, id, item string) error {
	return a.within(ctx, who, id, item, AsItStands, "question.stop_local", func(tx store.Tx, q *asked, it *readiness.Item, row *store.Answer, e *history.Event) error {
		if _, local := q.line().local[item]; !local {
			return fault.Refused("level", "This is not answered for some teams only")
		}
		row.Kind = store.LocalWithdrawn
		return nil
	})
}

// within writes one row about a question of the groundwork within one adoption.
func (a *App) within(ctx context.Context, who access.Actor, id, item string, was int, deed string,
	fill func(tx store.Tx, q *asked, it *readiness.Item, row *store.Answer, e *history.Event) error,
) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, Questions{Adoption: id})
		if err != nil {
			return done{}, err
		}
		if err := a.mayAnswer(ctx, tx.View, who, q, []string{item}); err != nil {
			return done{}, err
		}
		it, ok := q.checklist().Item(item)
		if !ok || it.Scope != readiness.Foundation {
			return done{}, fault.Missing("question")
		}
		newest := q.line().seq[item]
		if was != AsItStands && was != newest {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this while you were writing"}
		}
		checklist, version := q.version(a.Versions(), item)
		row := store.Answer{ID: a.NewID(), Trust: q.Trust, Adoption: id, Item: item, Checklist: checklist, Version: version,
			Seq: newest + 1, By: who.ID, On: a.Today(), At: a.instant(), RecordedBy: who.ID}
		e := history.Event{Deed: deed, Before: history.Values{}, After: history.Values{"question": it.Title}}
		if err := fill(tx, q, it, &row, &e); err != nil {
			return done{}, err
		}
		if err := tx.AddAnswer(ctx, row); err != nil {
			return done{}, err
		}
		err = a.settle(ctx, tx, q, &e)
		return done{id: item, event: e}, err
	})
	return err
}

// standing is how a question stood before the deed, in the adoption.
func (q *asked) standing(item string) (*readiness.Standing, bool) {
	return q.ground.result(q.ground.adoptions[0]).Standing(item)
}
