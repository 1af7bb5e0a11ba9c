package app

import (
	"context"
	"fmt"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Questions say where questions stand: in the groundwork of a trust, or in one adoption.
type Questions struct {
	Trust    string // of the groundwork; of an adoption it is found
	Adoption string // empty for the groundwork
}

// asked is a place of questions while a deed works on it.
type asked struct {
	Questions
	title  string // as the history calls it
	which  store.Which
	ground *ground // as it stood before the deed
	seen   *seen   // of an adoption
	after  *ground // as it stands with what the deed did
	now    map[string]readiness.Kept
}

// touch is the record in whose history the deed stands.
func (q *asked) touch() history.Touch {
	if q.Adoption != "" {
		return history.Touch{Kind: "adoption", ID: q.Adoption}
	}
	return history.Touch{Kind: "groundwork", ID: q.Trust}
}

func (q *asked) place() access.Place {
	if q.seen != nil {
		return q.seen.place()
	}
	return access.At(q.Trust)
}

// ask loads a place of questions for a deed behind the trust's lock; with items only what is known of these. Groundwork is known to
// members only.
func (a *App) ask(ctx context.Context, tx store.Tx, who access.Actor, at Questions, items ...string) (*asked, error) {
	q := &asked{Questions: at, which: store.Which{Trust: at.Trust, Open: true}}
	if at.Adoption != "" {
		s, err := a.see(ctx, tx.View, who, at.Adoption)
		if err != nil {
			return nil, err
		}
		if !s.sight.Levels {
			return nil, fault.Denied("Only members of %s can do this", s.TrustName)
		}
		q.seen, q.Trust, q.which = s, s.Trust, s.which
	} else if !who.Member(at.Trust) {
		return nil, fault.Missing("groundwork")
	}
	if err := tx.Lock(ctx, q.Trust); err != nil {
		return nil, err
	}
	var g *ground
	var err error
	items = slices.Compact(slices.Sorted(slices.Values(items)))
	if len(items) > 0 && len(items) <= fewItems {
		g, err = a.groundOf(ctx, tx, q.Trust, q.which, items)
	} else {
		g, err = a.ground(ctx, tx.View, q.Trust, q.which)
	}
	if err != nil {
		return nil, err
	}
	q.ground = g
	if q.seen != nil {
		if len(g.adoptions) == 0 || !g.adoptions[0].Open {
			return nil, (&seen{}).mustBeOpen()
		}
		q.title = q.seen.PilotName
	}
	return q, nil
}

// checklist is the one whose questions are asked here.
func (q *asked) checklist() *readiness.Checklist {
	if q.Adoption != "" {
		return q.ground.checklists[q.Adoption]
	}
	return q.ground.core
}

// version is the version of the checklist that an answer to a question here is given to: an adoption's own, and in the
// groundwork the newest that asks it.
func (q *asked) version(v *readiness.Versions, item string) (id string, n int) {
	if q.Adoption != "" {
		c := q.checklist()
		return c.ID, c.Version
	}
	if _, c, ok := v.Item(item); ok {
		return c.ID, c.Version
	}
	return q.ground.core.ID, q.ground.core.Version
}

// item is a question that is asked here; local allows one of the groundwork that the adoption may answer
// for its own teams. What a later version retired, or another pilot's pack adds, is not asked.
func (q *asked) item(v *readiness.Versions, id string, local bool) (*readiness.Item, error) {
	c := q.checklist()
	it, ok := c.Item(id)
	switch why := retiredSays(v, id, c.Version); {
	case !ok && why != "":
		return nil, fault.Refused("level", "%s", why)
	case !ok:
		return nil, fault.Missing("question")
	case q.Adoption == "" && it.Scope != readiness.Foundation:
		return nil, fault.Missing("question")
	case q.Adoption != "" && it.Scope == readiness.Foundation && !local:
		return nil, fault.Refused("level", "This question is answered once for the trust. Change it in your groundwork")
	case local && !it.LocalAnswer:
		return nil, fault.Refused("level", "This question has one answer for the whole trust, so it cannot be answered for some teams only")
	}
	return it, nil
}

// line is the standing rows of the place itself: the groundwork's, or the adoption's own.
func (q *asked) line() given {
	if q.Adoption != "" {
		return q.ground.answers[q.Adoption]
	}
	return q.ground.foundation
}

// mayAnswer refuses whoever may neither answer here nor was given every one of these questions. A question
// of the groundwork counts as given in either place.
func (a *App) mayAnswer(ctx context.Context, v store.View, who access.Actor, q *asked, items []string) error {
	at := q.place()
	err := access.Permit(who, access.AnswerItem, at)
	if err == nil {
		return nil
	}
	given, readErr := v.Assignments(ctx, q.Trust, q.which)
	if readErr != nil {
		return readErr
	}
	for _, id := range items {
		if given[q.Adoption][id].Person != who.ID && given[""][id].Person != who.ID {
			return err
		}
	}
	at.Assigned = len(items) > 0
	return access.Permit(who, access.AnswerItem, at)
}

// settle scores again what a deed may have changed and adds to its event what became of other records:
// a change of the groundwork stands in the history of every adoption whose answer or counts it moved. rows are what the deed
// answered; without them everything is read again.
func (a *App) settle(ctx context.Context, tx store.Tx, q *asked, e *history.Event, rows ...store.Answer) error {
	changes, err := a.rekeep(ctx, tx, q, rows)
	if err != nil {
		return err
	}
	e.Chain, e.Subject = q.Trust, q.touch()
	e.Touched = []history.Touch{e.Subject}
	for _, c := range changes {
		if t := (history.Touch{Kind: "adoption", ID: c.Adoption}); t != e.Subject {
			e.Touched = append(e.Touched, t)
		}
		for _, g := range c.Gates {
			if e.After == nil {
				e.After = history.Values{}
			}
			if g.Turned() {
				e.After[fmt.Sprintf("%s, %s", lower(adoption.GateLabel(g.Gate)), c.Title)] = g.Before.Word() + " became " + g.After.Word() + ": " + g.Is()
			}
		}
	}
	return nil
}

// compare is what differs between two grounds, adoption by adoption.
func compare(before, after *ground) []adoption.Change {
	var out []adoption.Change
	for i, ad := range before.adoptions {
		if i >= len(after.adoptions) || after.adoptions[i].ID != ad.ID {
			return out // one was opened or closed meanwhile; the deed holds the lock, so this does not happen
		}
		if gates := adoption.Compare(before.result(ad).Kept(), after.result(ad).Kept()); len(gates) > 0 {
			out = append(out, adoption.Change{Adoption: ad.ID, Title: ad.PilotName, Gates: gates})
		}
	}
	return out
}
