package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// ChecklistMove is what a move of one adoption to the newest version of the checklist would do, with the trust's other
// adoptions that could move along.
type ChecklistMove struct {
	adoption.Moving
	readiness.Difference
	Before, After *readiness.Result
	Words         string // what has changed, as whoever published the version said it
	Others        []adoption.Moving
	Last          adoption.ChecklistMove // that can be taken back; the zero one when there is none
}

// ChecklistMove reads it for those who may edit the adoption.
func (a *App) ChecklistMove(ctx context.Context, who access.Actor, id string) (ChecklistMove, error) {
	v := a.Store.Read()
	s, err := a.see(ctx, v, who, id)
	if err != nil {
		return ChecklistMove{}, err
	}
	if err := access.Permit(who, access.EditAdoption, s.place()); err != nil {
		return ChecklistMove{}, err
	}
	if err := a.readChecklists(ctx, v); err != nil {
		return ChecklistMove{}, err
	}
	w := store.Which{Trust: s.Trust, Open: true}
	if !s.Open {
		w = s.which
	}
	g, err := a.ground(ctx, v, s.Trust, w)
	if err != nil {
		return ChecklistMove{}, err
	}
	decided, err := v.AdoptionDecisions(ctx, w)
	if err != nil {
		return ChecklistMove{}, err
	}
	then, err := a.moved(ctx, v, g, a.Core().Version)
	if err != nil {
		return ChecklistMove{}, err
	}
	changes := map[string][]adoption.GateChange{}
	for _, c := range compare(g, then) {
		changes[c.Adoption] = c.Gates
	}
	var m ChecklistMove
	for _, ad := range g.adoptions {
		x := adoption.Moving{Take: ad, Stays: adoption.Movable(ad.Open, decisionsOf(decided[ad.ID])), Confirm: confirms(then.result(ad)), Gates: changes[ad.ID]}
		switch {
		case ad.ID == id:
			m.Moving, m.Before, m.After = x, g.result(ad), then.result(ad)
			m.Difference = readiness.Differ(g.checklists[id], then.checklists[id]).Only(m.Before, m.After)
		case ad.Version < a.Core().Version:
			m.Others = append(m.Others, x)
		}
	}
	said, err := a.ChecklistsSaid(ctx)
	if err != nil {
		return m, err
	}
	m.Words = said[a.Core().Version]
	moves, err := v.ChecklistMoves(ctx, store.Which{ID: id})
	if m.Stays == "" {
		m.Last = adoption.LastMove(moves[id])
	}
	return m, err
}

// confirms counts the answers that stand and have to be confirmed because their question has other words.
func confirms(r *readiness.Result) (n int) {
	for i := range r.Items {
		if r.Items[i].Why == readiness.OldByWords {
			n++
		}
	}
	return n
}

// moved is a ground with every adoption on another version of the checklist.
func (a *App) moved(ctx context.Context, v store.View, g *ground, version int) (*ground, error) {
	then := *g
	then.results, then.checklists, then.answers = map[string]*readiness.Result{}, map[string]*readiness.Checklist{}, maps.Clone(g.answers)
	for _, ad := range g.adoptions {
		c, err := a.checklistOf(ctx, v, adoption.Adoption{ID: ad.ID, Checklist: ad.Checklist, Version: version}, g.packs[ad.ID].ID)
		if err != nil {
			return nil, err
		}
		then.checklists[ad.ID] = c
		then.answers[ad.ID] = g.standingAt(a.Versions(), ad.ID, version)
	}
	return &then, nil
}

// MoveChecklist moves open, undecided adoptions of one trust to the newest version of the checklist. Answers stay as they
// are, each with the version that it was given to; which of them count follows from the rule. to is the version that was shown.
func (a *App) MoveChecklist(ctx context.Context, who access.Actor, to int, ids ...string) error {
	return a.moveChecklist(ctx, who, ids, "adoption.move_checklist", func(ad adoption.Adoption, _ []adoption.ChecklistMove) (adoption.ChecklistMove, error) {
		if a.Core().Version != to {
			return adoption.ChecklistMove{}, &fault.Error{Kind: fault.Conflict, Message: "A newer version was published since this page was opened. Look at what it changes first"}
		}
		if ad.Version == to {
			return adoption.ChecklistMove{}, fault.Refused("move", "%s answers version %d already", ad.PilotName, to)
		}
		return adoption.ChecklistMove{From: ad.Version, To: to}, nil
	})
}

// UndoChecklistMove takes the last move of an adoption back: it is on the version from before again, and its answers count
// as they did. What was answered to the newer version stays in the record and does not count there.
func (a *App) UndoChecklistMove(ctx context.Context, who access.Actor, id string) error {
	return a.moveChecklist(ctx, who, []string{id}, "adoption.undo_checklist", func(_ adoption.Adoption, moves []adoption.ChecklistMove) (adoption.ChecklistMove, error) {
		last := adoption.LastMove(moves)
		if last.ID == "" {
			return last, fault.Refused("move", "No move is left to undo")
		}
		return adoption.ChecklistMove{From: last.To, To: last.From, Undoes: last.ID}, nil
	})
}

func (a *App) moveChecklist(ctx context.Context, who access.Actor, ids []string, deed string, next func(adoption.Adoption, []adoption.ChecklistMove) (adoption.ChecklistMove, error)) error {
	if len(ids) == 0 {
		return fault.Refused("move", "Choose at least one take-up")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := a.readChecklists(ctx, tx.View); err != nil {
			return done{}, err
		}
		first, err := a.mayMove(ctx, tx, who, ids)
		if err != nil {
			return done{}, err
		}
		w := store.Which{Trust: first.Trust, Open: true}
		q := &asked{Questions: Questions{Trust: first.Trust, Adoption: first.ID}, which: w, seen: first}
		if q.ground, err = a.ground(ctx, tx.View, first.Trust, w); err != nil {
			return done{}, err
		}
		decided, err := tx.AdoptionDecisions(ctx, w)
		if err != nil {
			return done{}, err
		}
		moves, err := tx.ChecklistMoves(ctx, w)
		if err != nil {
			return done{}, err
		}
		e := history.Event{Deed: deed, Before: history.Values{}, After: history.Values{}}
		var touched []history.Touch
		for _, id := range ids {
			at := slices.IndexFunc(q.ground.adoptions, func(ad adoption.Adoption) bool { return ad.ID == id })
			if at < 0 {
				return done{}, fault.Refused("move", "%s", adoption.Movable(false, nil))
			}
			ad := q.ground.adoptions[at]
			if why := adoption.Movable(true, decisionsOf(decided[id])); why != "" {
				return done{}, fault.Refused("move", "%s: %s", ad.PilotName, lower(why))
			}
			m, err := next(ad, moves[id])
			if err != nil {
				return done{}, err
			}
			if m.From == m.To {
				continue // pressed twice, or somebody else was quicker
			}
			m.ID, m.Seq, m.At, m.By = a.NewID(), len(moves[id])+1, a.instant(), who.ID
			if err := tx.AddChecklistMove(ctx, id, ad.Checklist, m); err != nil {
				return done{}, err
			}
			e.Before["checklist, "+ad.PilotName], e.After["checklist, "+ad.PilotName] = versionWords(m.From), versionWords(m.To)
			touched = append(touched, history.Touch{Kind: "adoption", ID: id})
		}
		if err := a.settle(ctx, tx, q, &e); err != nil {
			return done{}, err
		}
		for _, t := range touched {
			if !slices.Contains(e.Touched, t) {
				e.Touched = append(e.Touched, t)
			}
		}
		return done{id: first.ID + " " + strconv.Itoa(len(touched)), event: e}, nil
	})
	return err
}

// mayMove makes sure that who may move every one of these adoptions, and that they are one trust's; it waits for the trust's turn.
func (a *App) mayMove(ctx context.Context, tx store.Tx, who access.Actor, ids []string) (*seen, error) {
	var first *seen
	for _, id := range ids {
		s, err := a.mayDo(ctx, tx, who, id, access.EditAdoption)
		if err != nil {
			return nil, err
		}
		if first == nil {
			first = s
		}
		if s.Trust != first.Trust {
			return nil, fault.Refused("move", "Take-ups of one trust move together, others by themselves")
		}
	}
	return first, nil
}

// NotAsked is why a question is not asked on a version of the checklist; empty when no version asks it.
func (a *App) NotAsked(item string, here int) string { return retiredSays(a.Versions(), item, here) }

// retiredSays is why a question of another version of the checklist is not answered here.
func retiredSays(v *readiness.Versions, id string, here int) string {
	_, c, ok := v.Item(id)
	switch {
	case !ok, c.Version == here: // no version asks it, or this one does, elsewhere
		return ""
	case c.Version < here:
		return fmt.Sprintf("This question was retired after version %d of the checklist, so nobody answers it any more. What was answered stays in the record", c.Version)
	}
	return fmt.Sprintf("This question came with a later version of the checklist, and this take-up answers version %d. Move it to the newer version first", here)
}
