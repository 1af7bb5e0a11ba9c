package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// keptGround is how open adoptions of a trust stand, from what is kept of each and without their answers, which are some hundred times as
// many rows. Only the items in places that may say more than that (where it is not known somebody may find out, an answer may be of these
// teams only) and those that a condition is about are looked into: ground.gate then says of an adoption what scoring everything says.
func (a *App) keptGround(ctx context.Context, v store.View, trust string, open []adoption.Adoption) (*ground, error) {
	w := store.Which{Trust: trust, Open: true}
	g := &ground{trust: trust, today: a.Today(), foundation: newGiven(), answers: map[string]given{}, adoptions: open, items: []string{},
		checklists: map[string]*readiness.Checklist{}, results: map[string]*readiness.Result{}}
	var err error
	if g.was, err = a.keptNow(ctx, v, trust, open); err != nil {
		return nil, err
	}
	if err := a.upTo(ctx, v, open); err != nil {
		return nil, err
	}
	return g, a.readAsked(ctx, v, w, open, g)
}

// keptNow is how each of the open adoptions stands, after what the clock has overtaken was scored anew.
func (a *App) keptNow(ctx context.Context, v store.View, trust string, open []adoption.Adoption) (map[string]readiness.Kept, error) {
	for again := false; ; again = true {
		kept, err := v.KeptReadiness(ctx, store.Which{Trust: trust, Open: true})
		overtaken := func(ad adoption.Adoption) bool {
			k, is := kept[ad.ID]
			return !is || !k.Fresh(a.Today())
		}
		if err != nil || again || !slices.ContainsFunc(open, overtaken) {
			return kept, err
		}
		if err := a.freshenReadiness(ctx, trust); err != nil {
			return nil, err
		}
	}
}

// aside are the items, by adoption, of which an answer may say more than what is kept of a gate that it keeps closed.
func (g *ground) aside(ctx context.Context, v store.View, gates map[string]readiness.Gate) (map[string][]string, error) {
	places, err := v.AnswersAside(ctx, g.trust)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	is := map[store.AnswerPlace]bool{}
	for _, p := range places {
		is[p] = true
	}
	out := map[string][]string{}
	for id, gate := range gates {
		for s := range g.was[id].Stops.At(gate) {
			if is[store.AnswerPlace{Item: s.Item}] || is[store.AnswerPlace{Adoption: id, Item: s.Item}] {
				out[id] = append(out[id], s.Item)
			}
		}
	}
	return out, nil
}

// carried are the items, by adoption, that an open condition is about.
func (g *ground) carried() map[string][]string {
	out := map[string][]string{}
	for id, list := range g.conditions {
		for _, k := range list {
			if k.ClosedOn.IsZero() {
				out[id] = append(out[id], k.Item)
			}
		}
	}
	return out
}

// lookInto reads what was answered to some items of some adoptions, by id.
func (g *ground) lookInto(ctx context.Context, a *App, v store.View, wanted ...map[string][]string) error {
	g.looked = map[string][]string{}
	var ids []string
	for _, ad := range g.adoptions {
		for _, w := range wanted {
			g.looked[ad.ID] = append(g.looked[ad.ID], w[ad.ID]...)
		}
		slices.Sort(g.looked[ad.ID])
		g.looked[ad.ID] = slices.Compact(g.looked[ad.ID])
		if len(g.looked[ad.ID]) > 0 {
			ids, g.answers[ad.ID] = append(ids, ad.ID), newGiven()
			g.items = append(g.items, g.looked[ad.ID]...)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(g.items)
	g.items = slices.Compact(g.items)
	w := store.Which{IDs: "," + strings.Join(ids, ",") + ","}
	if err := g.readAnswers(ctx, v, w); err != nil {
		return err
	}
	g.sort(a.Versions())
	var err error
	if g.events, err = v.ExpiryEvents(ctx, g.trust, w); err != nil {
		return err
	}
	depends := func(id string) bool { return g.checklists[id].Depend(g.looked[id]...) }
	if slices.ContainsFunc(ids, depends) {
		g.facts, err = v.AdoptionFacts(ctx, w)
	}
	return err
}

// gate is how an adoption stands at one gate.
func (g *ground) gate(ad adoption.Adoption, at readiness.Gate) *readiness.GateResult {
	if g.items == nil {
		return g.result(ad).Gate(at)
	}
	return g.checklists[ad.ID].Restore(g.was[ad.ID], at, g.seen(ad))
}

// assessed reports whether anybody ever answered anything for an adoption.
func (g *ground) assessed(ad adoption.Adoption) bool {
	if g.items == nil {
		return g.result(ad).Assessed()
	}
	return g.was[ad.ID].Assessed
}

// seen is how the items of an adoption stand that were looked into; nil where none were.
func (g *ground) seen(ad adoption.Adoption) *readiness.Result {
	switch {
	case g.items == nil:
		return g.result(ad)
	case len(g.looked[ad.ID]) == 0:
		return nil
	}
	if _, ok := g.results[ad.ID]; !ok {
		g.results[ad.ID] = g.checklists[ad.ID].ScoreOnly(g.sheet(ad), g.today, g.looked[ad.ID]...)
	}
	return g.results[ad.ID]
}
