package app

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// ownerLeft is the event of the checklist that an answer's owner left or changed role.
const ownerLeft = "owner_left"

// leftEvent is an answer that is due for review because its owner left.
type leftEvent struct {
	readiness.Event
	adoption string // empty for the groundwork
}

// wholeTrust is a trust's groundwork with all its open adoptions, as a deed about the whole trust scores them.
func (a *App) wholeTrust(ctx context.Context, v store.View, trust string) (*asked, error) {
	q := &asked{Questions: Questions{Trust: trust}, which: store.Which{Trust: trust, Open: true}}
	var err error
	q.ground, err = a.ground(ctx, v, trust, q.which)
	return q, err
}

// leftBehind are the answers of a trust that go out of date when their owner leaves and that were a person's: the
// question was given to them, or they played the part that usually answers it, in the trust or in the adoption.
func (a *App) leftBehind(ctx context.Context, v store.View, q *asked, person string, parts []store.Function) ([]leftEvent, error) {
	askedOf, err := v.Assignments(ctx, q.Trust, q.which)
	if err != nil {
		return nil, err
	}
	plays := func(role, adoptionID string) bool {
		return slices.ContainsFunc(parts, func(f store.Function) bool {
			return f.Name == role && (f.SubjectKind == "organisation" || f.SubjectKind == "adoption" && f.SubjectID == adoptionID)
		})
	}
	var out []leftEvent
	look := func(c *readiness.Checklist, in string, scope readiness.Scope, rows given) {
		for i := range c.Items {
			it := &c.Items[i]
			if it.Scope != scope || !slices.Contains(it.ExpireOn, ownerLeft) || rows.answers[it.ID].ID == "" {
				continue
			}
			if to := askedOf[in][it.ID].Person; to == person || to == "" && plays(it.Owner, in) {
				out = append(out, leftEvent{readiness.Event{Kind: ownerLeft, Item: it.ID, On: a.Today(), At: a.instant()}, in})
			}
		}
	}
	look(a.Library.Checklist, "", readiness.Foundation, q.ground.foundation)
	for _, ad := range q.ground.adoptions {
		look(q.ground.checklists[ad.ID], ad.ID, readiness.Adoption, q.ground.answers[ad.ID])
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
		after.events[e.adoption] = append(after.events[e.adoption], e.Event)
	}
	return compare(before.ground, &after), nil
}
