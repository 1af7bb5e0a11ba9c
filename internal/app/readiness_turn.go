package app

import (
	"context"

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
		checklists: map[string]*readiness.Checklist{}, results: map[string]*readiness.Result{}, packs: map[string]adoption.Pack{}}
	var err error
	if g.merged, err = tx.MergedOn(ctx, trust, g.today); err != nil {
		return nil, err
	}
	if err := a.readKept(ctx, tx, g, w); err != nil {
		return nil, err
	}
	if err := a.upTo(ctx, tx.View, g.adoptions); err != nil {
		return nil, err
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

// readKept reads the adoptions with how they were kept, scored anew first where that is overtaken.
func (a *App) readKept(ctx context.Context, tx store.Tx, g *ground, w store.Which) error {
	for again := false; ; again = true {
		rows, err := tx.KeptAdoptions(ctx, w)
		if err != nil {
			return err
		}
		g.adoptions, g.was = nil, make(map[string]readiness.Kept, len(rows))
		fresh := true
		for _, k := range rows {
			k.Kept.Adoption = k.ID
			r, err := k.Kept.Readiness()
			if err != nil {
				return err
			}
			fresh = fresh && (k.Kept.Standing != "" && r.Fresh(g.today) || !k.Open)
			k.MergedOn = g.merged
			g.adoptions, g.answers[k.ID], g.was[k.ID] = append(g.adoptions, k.Adoption), newGiven(), r
			if k.Pack.N > 0 {
				g.packs[k.ID] = k.Pack
			}
			if g.checklists[k.ID], err = a.checklistOf(ctx, tx.View, k.Adoption, k.Pack); err != nil {
				return err
			}
		}
		if fresh || again {
			return nil
		}
		if _, err := a.rescore(ctx, tx, g.trust, w); err != nil {
			return err
		}
	}
}

// rekeep keeps what a deed made of the adoptions that it may have changed, and says what changed.
func (a *App) rekeep(ctx context.Context, tx store.Tx, q *asked, rows []store.Answer) ([]adoption.Change, error) {
	before := q.ground
	if before.items == nil {
		after, err := a.rescore(ctx, tx, q.Trust, q.which)
		if err != nil {
			return nil, err
		}
		return compare(before, after), nil
	}
	after := before.with(rows...)
	var changes []adoption.Change
	var keep []store.Kept
	for _, ad := range before.adoptions {
		was := before.was[ad.ID]
		is, known := was.Turn(before.result(ad), after.result(ad))
		if !known {
			return a.rekeepAll(ctx, tx, q)
		}
		if k := (store.Kept{Adoption: ad.ID, Standing: is.Text(), Until: is.Until}); k.Standing != was.Text() || k.Until != was.Until {
			keep = append(keep, k)
		}
		if gates := adoption.Compare(was, is); len(gates) > 0 {
			changes = append(changes, adoption.Change{Adoption: ad.ID, Title: ad.PilotName, Gates: gates})
		}
	}
	return changes, tx.Keep(ctx, keep)
}

// rekeepAll scores everything again, where what was kept cannot tell what became of it.
func (a *App) rekeepAll(ctx context.Context, tx store.Tx, q *asked) ([]adoption.Change, error) {
	after, err := a.rescore(ctx, tx, q.Trust, q.which)
	if err != nil {
		return nil, err
	}
	var changes []adoption.Change
	for _, ad := range after.adoptions {
		if gates := adoption.Compare(q.ground.was[ad.ID], after.result(ad).Kept()); len(gates) > 0 {
			changes = append(changes, adoption.Change{Adoption: ad.ID, Title: ad.PilotName, Gates: gates})
		}
	}
	return changes, nil
}
