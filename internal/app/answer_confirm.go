package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// ConfirmAnswer is “Still true”: it repeats the standing answer to a question with what shows it, dated
// today. It is kept as a confirmation and not as a new answer.
func (a *App) ConfirmAnswer(ctx context.Context, who access.Actor, at Questions, item string, was int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		if err := a.mayAnswer(ctx, tx.View, who, q, []string{item}); err != nil {
			return done{}, err
		}
		it, err := q.item(a.Library.Checklist, item, false)
		if err != nil {
			return done{}, err
		}
		row, ok := q.line().answers[item]
		if !ok {
			return done{}, fault.Refused("level", "Nobody has answered this yet, so there is nothing to confirm")
		}
		if was != AsItStands && was != q.line().seq[item] {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else answered this question while you were looking at it"}
		}
		if err := a.repeat(ctx, tx, who, q, row); err != nil {
			return done{}, err
		}
		e := history.Event{Deed: "question.confirm", After: history.Values{"question": it.Title, "still true": answerWords(row)}}
		err = a.settle(ctx, tx, q, &e)
		return done{id: item, event: e}, err
	})
	return err
}

// repeat writes a standing answer once more, with its evidence and, where it does not apply, with who
// agreed to that.
func (a *App) repeat(ctx context.Context, tx store.Tx, who access.Actor, q *asked, row store.Answer) error {
	evidence, err := tx.EvidenceOf(ctx, q.Trust, q.which)
	if err != nil {
		return err
	}
	next := row
	next.ID, next.Kind, next.Seq = a.NewID(), store.AnswerConfirmed, q.line().seq[row.Item]+1
	next.By, next.On, next.At, next.RecordedBy = who.ID, a.Today(), a.instant(), who.ID
	next.ToldBy, next.ToldOn = "", 0
	if err := tx.AddAnswer(ctx, next); err != nil {
		return err
	}
	for _, e := range evidence[row.ID] {
		if err := tx.ShowEvidence(ctx, next.ID, e.ID, q.Trust); err != nil {
			return err
		}
	}
	if row.Special == readiness.NotApplicable.String() && row.Agreed != "" && row.Agreed != who.ID {
		return tx.AddAgreement(ctx, next.ID, row.Agreed, next.On, next.At)
	}
	return nil
}

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
		it, err := q.item(a.Library.Checklist, item, false)
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
