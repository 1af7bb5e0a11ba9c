package app

import (
	"context"
	"maps"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// fewItems is up to how many answered questions a deed reads alone. A sheet of many is scored from everything.
const fewItems = 12

// groundOf is what is known of some items alone, with how each adoption was kept: enough to work out what other answers to them make of
// it, and a fraction of what scoring everything reads. One answer about a trust with fifty adoptions reads some hundred rows and not five
// thousand. It is sound because no item decides over another (readiness.ScoreOnly) and because the deed has locked the trust's chain:
// what is kept says exactly what scoring everything would, unless the clock or a changed innovation has overtaken it, and then everything
// is scored first.
func (a *App) groundOf(ctx context.Context, tx store.Tx, trust string, w store.Which, items []string) (*ground, error) {
	g := &ground{trust: trust, today: a.Today(), foundation: newGiven(), answers: map[string]given{}, items: items,
		checklists: map[string]*readiness.Checklist{}, results: map[string]*readiness.Result{}, likewise: map[alike]*readiness.Result{}, packs: map[string]adoption.Pack{}}
	newest, err := a.readKept(ctx, tx, g, w)
	if err != nil {
		return nil, err
	}
	if newest > a.Core().Version {
		if err := a.readChecklists(ctx, tx.View); err != nil {
			return nil, err
		}
	}
	g.core = a.groundworkOf(g.adoptions)
	if err := g.readAnswers(ctx, tx.View, w); err != nil {
		return nil, err
	}
	g.sort(a.Versions())
	if g.events, err = tx.ExpiryEvents(ctx, trust, w); err != nil {
		return nil, err
	}
	depends := false
	for _, ad := range g.adoptions {
		depends = depends || g.checklists[ad.ID].Depend(items...)
	}
	if depends {
		if g.facts, err = tx.AdoptionFacts(ctx, w); err != nil {
			return nil, err
		}
	}
	if g.conditions, err = tx.Conditions(ctx, w, items...); err != nil || len(g.conditions) == 0 {
		return g, err
	}
	g.planned, err = tx.AdoptionDates(ctx, w) // only a condition asks for them
	return g, err
}

// readKept reads how the adoptions were kept, scored anew first where that is overtaken, and says which version of the checklist is
// the newest.
func (a *App) readKept(ctx context.Context, tx store.Tx, g *ground, w store.Which) (newest int, err error) {
	is, err := tx.KeptGround(ctx, g.trust, g.today)
	if err != nil {
		return 0, err
	}
	if !is.Fresh(g.today) {
		if _, err := a.rescore(ctx, tx, g.trust, store.Which{Trust: g.trust}); err != nil {
			return 0, err
		}
		if is, err = tx.KeptGround(ctx, g.trust, g.today); err != nil {
			return 0, err
		}
	}
	g.merged, g.kept, g.was = is.Merged, is.Kept, make(map[string]readiness.Kept, len(is.Kept))
	g.adoptions = make([]adoption.Adoption, 0, len(is.Kept))
	for _, k := range is.Kept {
		if w.ID != "" && w.ID != k.Adoption {
			continue
		}
		ad := adoption.Adoption{ID: k.Adoption, Trust: g.trust, Open: true, Checklist: k.Checklist, Version: k.Version, MergedOn: g.merged}
		if g.was[k.Adoption], err = k.Readiness(); err != nil {
			return 0, err
		}
		if g.checklists[k.Adoption], err = a.checklistOf(ctx, tx.View, ad, k.Pack); err != nil {
			return 0, err
		}
		g.adoptions, g.answers[k.Adoption] = append(g.adoptions, ad), newGiven()
	}
	return is.Newest, nil
}

// rekeep keeps what a deed made of the adoptions that it may have changed, and says what changed.
func (a *App) rekeep(ctx context.Context, tx store.Tx, q *asked, rows []store.Answer) ([]adoption.Change, error) {
	before := q.ground
	if before.items == nil {
		after, err := a.rescore(ctx, tx, q.Trust, q.which)
		if err != nil {
			return nil, err
		}
		q.stands(after)
		return compare(before, after), nil
	}
	after := before.with(rows...)
	q.after, q.now = after, maps.Clone(before.was)
	var changes []adoption.Change
	then, turned, i := slices.Clone(before.kept), false, 0
	for _, ad := range before.adoptions {
		for then[i].Adoption != ad.ID {
			i++ // both are in the same order
		}
		was := before.was[ad.ID]
		is, known := was.Turn(before.result(ad), after.result(ad))
		if !known {
			return a.rekeepAll(ctx, tx, q)
		}
		if is == was {
			continue
		}
		then[i].Standing, then[i].Until, turned = is.Text(), is.Until, true
		q.now[ad.ID] = is
		if gates := adoption.Compare(was, is); len(gates) > 0 {
			changes = append(changes, adoption.Change{Adoption: ad.ID, Gates: gates})
		}
	}
	if !turned {
		return nil, nil
	}
	if err := tx.Keep(ctx, q.Trust, then); err != nil {
		return nil, err
	}
	return changes, a.entitle(ctx, tx.View, q, changes)
}

// entitle names the adoptions whose verdict turned, which only the history reads.
func (a *App) entitle(ctx context.Context, v store.View, q *asked, changes []adoption.Change) error {
	if !slices.ContainsFunc(changes, adoption.Change.Turned) {
		return nil
	}
	names, err := v.AdoptionNames(ctx, q.which)
	for i := range changes {
		changes[i].Title = names[changes[i].Adoption]
	}
	return err
}

// stands notes how everything stands after the deed.
func (q *asked) stands(after *ground) {
	q.after, q.now = after, make(map[string]readiness.Kept, len(after.adoptions))
	for _, ad := range after.adoptions {
		q.now[ad.ID] = after.result(ad).Kept()
	}
}

// rekeepAll scores everything again, where what was kept cannot tell what became of it.
func (a *App) rekeepAll(ctx context.Context, tx store.Tx, q *asked) ([]adoption.Change, error) {
	after, err := a.rescore(ctx, tx, q.Trust, q.which)
	if err != nil {
		return nil, err
	}
	q.stands(after)
	var changes []adoption.Change
	for _, ad := range after.adoptions {
		if gates := adoption.Compare(q.ground.was[ad.ID], q.now[ad.ID]); len(gates) > 0 {
			changes = append(changes, adoption.Change{Adoption: ad.ID, Title: ad.PilotName, Gates: gates})
		}
	}
	return changes, nil
}
