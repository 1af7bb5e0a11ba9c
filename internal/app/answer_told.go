package app

import (
	"context"
	"maps"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Answered is what became of one answer in an adoption, for whoever gave it: the deed knows it, and no page is read again to say it.
type Answered struct {
	Item     *readiness.Item
	Row      store.Answer
	Standing *readiness.Standing
	Gate     readiness.Gate // that is decided next

	mine      map[string]bool // questions that wait for whoever answered
	kept      readiness.Kept
	checklist *readiness.Checklist
	mayAnswer bool
}

// Next is the question after this one that waits for whoever answered; where none does, the next of the adoption that stops the gate, if they
// may answer it. False when there is none.
func (x Answered) Next(g readiness.Gate) (next string, more bool) {
	wanted := maps.Clone(x.mine)
	if len(wanted) == 0 && x.mayAnswer {
		wanted = map[string]bool{}
		for s := range x.kept.Stops.At(g) {
			it, ok := x.checklist.Item(s.Item)
			wanted[s.Item] = ok && it.Scope == readiness.Adoption
		}
	}
	past := false
	for i := range x.checklist.Items {
		switch it := &x.checklist.Items[i]; {
		case it.ID == x.Item.ID:
			past = true
		case !wanted[it.ID]:
		case past:
			return it.ID, true
		case !more:
			next, more = it.ID, true
		}
	}
	return next, more
}

// AnswerOne keeps one answer as Answer does, and says what became of it. It says nothing of a form that was sent before, of one in the
// groundwork, and to somebody who was given many questions: then the place is read to say it.
func (a *App) AnswerOne(ctx context.Context, who access.Actor, at Questions, r Reply) (*Answered, error) {
	var told *Answered
	_, err := a.keeping(r.Upload, func() (string, error) {
		return a.answer(ctx, who, at, []Reply{r}, func(tx store.Tx, q *asked, row store.Answer) (err error) {
			told, err = a.told(ctx, tx, who, q, row)
			return err
		})
	})
	return told, err
}

func (a *App) told(ctx context.Context, tx store.Tx, who access.Actor, q *asked, row store.Answer) (*Answered, error) {
	if q.Adoption == "" {
		return nil, nil
	}
	given, err := tx.MayWaitFor(ctx, q.Trust, q.Adoption, who.ID)
	if err != nil || len(given) > fewItems {
		return nil, err
	}
	ad := q.after.adoptions[0]
	st, applies := q.after.result(ad).Standing(row.Item)
	if !applies {
		return nil, nil
	}
	x := &Answered{Item: st.Item, Row: row, Standing: st, kept: q.now[ad.ID], checklist: q.after.checklists[ad.ID], mayAnswer: may(who, access.AnswerItem, q.place())}
	x.Gate, _ = adoption.NextGate(decisionsOf(q.seen.decisions))
	x.mine, err = a.waiting(ctx, tx, who, q, given)
	return x, err
}

// waiting are those of some questions that wait for a person now.
func (a *App) waiting(ctx context.Context, tx store.Tx, who access.Actor, q *asked, items []string) (map[string]bool, error) {
	mine := map[string]bool{}
	if len(items) == 0 {
		return mine, nil
	}
	g, err := a.groundOf(ctx, tx, q.Trust, q.which, items)
	if err != nil {
		return nil, err
	}
	given, err := tx.Assignments(ctx, q.Trust, q.which)
	if err != nil {
		return nil, err
	}
	duties := dutiesIn(q.Adoption, nil, given, nil, nil)
	all := g.result(g.adoptions[0]).Items
	for i := range all {
		if item := all[i].Item.ID; waitsFor(who.ID, duties.Assignments[item], &all[i]) {
			mine[item] = true
		}
	}
	return mine, nil
}
