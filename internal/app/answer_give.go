package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Reply is the answer to one question as somebody typed it.
type Reply struct {
	Item string
	readiness.Input
	Local  bool             // for the adoption's own teams only
	Lower  bool             // what the groundwork's answer counts as here, because of Input.Reason; the answer itself stays
	Seen   int              // the newest place of the line when the form was opened, or AsItStands
	Keep   []string         // ids of evidence that still shows it
	Pieces []evidence.Piece // what else shows it; Input.Shows and Upload are more
	Upload Upload           // a file that shows it
	Until  string           // typed day until when Shows and Upload hold; nothing: without end
	Find   string           // words in the title of what the trust keeps already, and that shows it too
	ToldBy string           // who said so, when somebody answers for another; may be left out
	ToldOn string           // typed day

	Verification string // evidenced, checked_by_peer …; empty works out the lowest that fits
}

// Answer keeps answers of one sitting, each as a row that is never changed, and scores again every open
// adoption that they concern. An answer that somebody else gave since the form was opened is a Conflict,
// and nothing of the sitting is kept.
func (a *App) Answer(ctx context.Context, who access.Actor, at Questions, replies ...Reply) error {
	var up Upload
	for _, r := range replies {
		if !r.Upload.None() {
			up = r.Upload // a form brings one
		}
	}
	_, err := a.keeping(up, func() (string, error) { return a.answer(ctx, who, at, replies, nil) })
	return err
}

// answer keeps them; tell, where there is one, hears what became of the first.
func (a *App) answer(ctx context.Context, who access.Actor, at Questions, replies []Reply, tell func(store.Tx, *asked, store.Answer) error) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		items := make([]string, len(replies))
		for i, r := range replies {
			items[i] = r.Item
		}
		q, err := a.ask(ctx, tx, who, at, items...)
		if err != nil {
			return done{}, err
		}
		if err := a.mayAnswer(ctx, tx.View, who, q, items); err != nil {
			return done{}, err
		}
		e := history.Event{Before: history.Values{}, After: history.Values{}}
		rows := make([]store.Answer, len(replies))
		for i, r := range replies {
			if rows[i], err = a.answerOne(ctx, tx, who, q, r, &e, len(replies) > 1); err != nil {
				return done{}, err
			}
		}
		e.Deed = "question.answer"
		if len(replies) > 1 {
			e.Deed = "answers.record"
		}
		if err = a.settle(ctx, tx, q, &e, rows...); err == nil && tell != nil {
			err = tell(tx, q, rows[0])
		}
		return done{id: strings.Join(items, ","), event: e}, err
	})
}

func (a *App) answerOne(ctx context.Context, tx store.Tx, who access.Actor, q *asked, r Reply, e *history.Event, many bool) (store.Answer, error) {
	if r.Lower {
		return a.lowerOne(ctx, tx, who, q, r, e)
	}
	it, err := q.item(a.Versions(), r.Item, r.Local)
	if err != nil {
		return store.Answer{}, err
	}
	row, shown, err := a.row(ctx, tx.View, who, q, r)
	if err != nil {
		return row, err
	}
	if err := tx.AddAnswer(ctx, row); err != nil {
		return row, err
	}
	if err := a.attach(ctx, tx, who, row, shown); err != nil {
		return row, err
	}
	before := q.line().answers[r.Item]
	if r.Local {
		before = q.line().local[r.Item]
	}
	if many {
		e.Before[it.Title], e.After[it.Title] = answerWords(before), answerWords(row)
		return row, nil
	}
	e.After["question"] = it.Title
	if r.Local {
		e.After["for"] = "these teams only"
	}
	for label, pair := range map[string][2]string{
		"answer": {answerWords(before), answerWords(row)}, "note": {before.Note, row.Note}, "why it does not apply": {before.Reason, row.Reason},
		"who finds out": {before.FindsOut, row.FindsOut}, "by when": {before.FindOutBy.Long(), row.FindOutBy.Long()},
		"what shows it": {"", titlesOf(shown)}, "told by": {before.ToldBy, row.ToldBy},
	} {
		if pair[0] != "" || pair[1] != "" {
			e.Before[label], e.After[label] = pair[0], pair[1]
		}
	}
	return row, nil
}

// answerWords is an answer as people say it; nothing when there is none.
func answerWords(r store.Answer) string {
	switch {
	case r.ID == "":
		return ""
	case r.Special == readiness.NotKnown.String():
		return "We don’t know yet"
	case r.Special == readiness.NotApplicable.String():
		return "Does not apply here"
	}
	return r.Level.String()
}

// row is a reply as the row that will be kept, with everything that shows it.
func (a *App) row(ctx context.Context, v store.View, who access.Actor, q *asked, r Reply) (store.Answer, []evidence.Piece, error) {
	newest := q.line().seq[r.Item]
	if r.Seen != AsItStands && r.Seen != newest {
		return store.Answer{}, nil, &fault.Error{Kind: fault.Conflict, Message: "Somebody else answered this question while you were writing"}
	}
	x, err := readiness.Observe(r.Input, who.ID, 0, a.instant())
	if err != nil {
		return store.Answer{}, nil, err
	}
	shown, err := a.shownBy(ctx, v, q.Trust, x, r)
	if err != nil {
		return store.Answer{}, nil, err
	}
	x.Evidence, x.ShownUntil = len(shown), evidence.ShownUntil(shown)
	toldOn, err := adoption.CheckTold(r.ToldBy, r.ToldOn, a.Today())
	if err != nil {
		return store.Answer{}, nil, err
	}
	for field, p := range map[string]string{"finds_out": x.FindsOut, "second_person": x.SecondPerson} {
		if err := a.isColleague(ctx, v, q.Trust, field, p); err != nil {
			return store.Answer{}, nil, err
		}
	}
	checklist, version := q.version(a.Versions(), r.Item)
	row := store.Answer{ID: a.NewID(), Trust: q.Trust, Adoption: q.Adoption, Item: r.Item, Checklist: checklist, Version: version,
		Kind: store.AnswerGiven, Seq: newest + 1, Note: x.Note, Reason: x.Reason, AskedToAgree: x.SecondPerson, FindsOut: x.FindsOut, FindOutBy: x.FindOutBy,
		Verification: verification(r, x), By: who.ID, On: x.On, ToldBy: strings.TrimSpace(r.ToldBy), ToldOn: toldOn, At: x.At, RecordedBy: who.ID}
	if r.Local {
		row.Kind = store.LocalGiven
	}
	if x.Kind == readiness.Stated {
		row.Level, row.HasLevel = x.Level, true
	} else {
		row.Special = x.Kind.String()
	}
	row.Evidence, row.ShownUntil = x.Evidence, x.ShownUntil
	return row, shown, nil
}

// verification is the mark beside the level, never part of it (domain README, last line of the rule).
func verification(r Reply, x readiness.Answer) string {
	switch {
	case r.Verification != "":
		return r.Verification
	case x.Evidence > 0:
		return "evidenced"
	}
	return "self_assessed"
}
