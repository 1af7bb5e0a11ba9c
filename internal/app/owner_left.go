package app

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// wholeTrust is a trust's groundwork with all its open adoptions, as a deed about the whole trust scores them.
func (a *App) wholeTrust(ctx context.Context, v store.View, trust string) (*asked, error) {
	q := &asked{Questions: Questions{Trust: trust}, which: store.Which{Trust: trust, Open: true}}
	var err error
	q.ground, err = a.ground(ctx, v, trust, q.which)
	return q, err
}

// leftBehind are the answers of a trust that go out of date when their owner hands everything over (Groundwork rules,
// section 2): a part in one adoption counts for that adoption alone.
func (a *App) leftBehind(ctx context.Context, v store.View, q *asked, person string, parts []store.Function) ([]store.Expiry, error) {
	given, err := v.Assignments(ctx, q.Trust, q.which)
	if err != nil {
		return nil, err
	}
	var out []store.Expiry
	look := func(c *readiness.Checklist, in string, scope readiness.Scope, rows map[string]store.Answer) {
		l := leaver{person: person}
		for _, f := range parts {
			if f.SubjectKind == "organisation" || f.SubjectKind == "adoption" && f.SubjectID == in {
				l.functions = append(l.functions, f.Name)
			}
		}
		for i := range c.Items {
			it := &c.Items[i]
			if row, ok := rows[it.ID]; ok && it.Scope == scope && it.ExpiresOn(readiness.OwnerLeft) && l.owns(it, row, given[in][it.ID].Person) {
				out = append(out, store.Expiry{ID: a.NewID(), Adoption: in, Event: readiness.Event{Kind: readiness.OwnerLeft, Item: it.ID, On: a.Today(), At: a.instant()}})
			}
		}
	}
	look(q.ground.core, "", readiness.Foundation, q.ground.foundation.answers)
	for _, ad := range q.ground.adoptions {
		look(q.ground.checklists[ad.ID], ad.ID, readiness.Adoption, q.ground.answers[ad.ID].answers)
	}
	return out, nil
}

// foretellLeft is what changes in verdicts when a person's answers are due for review.
func (a *App) foretellLeft(ctx context.Context, trust, person string, parts []store.Function) ([]adoption.Change, error) {
	v := a.Store.Read()
	before, err := a.wholeTrust(ctx, v, trust)
	if err != nil {
		return nil, err
	}
	events, err := a.leftBehind(ctx, v, before, person, parts)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	after := *before.ground
	after.results, after.events = map[string]*readiness.Result{}, map[string][]readiness.Event{}
	for in, list := range before.ground.events {
		after.events[in] = slices.Clone(list)
	}
	for _, e := range events {
		after.events[e.Adoption] = append(after.events[e.Adoption], e.Event)
	}
	return compare(before.ground, &after), nil
}
