package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// freshenInsight works out anew what is kept of those trusts whose records or whose clock have overtaken it, each in a transaction
// of its own. A deed writes nothing for it: the history of a trust says by itself that something has happened there, so that saving
// an answer costs no more for the pages that look across. Kept figures write no event.
func (a *App) freshenInsight(ctx context.Context) error {
	stale, err := a.Store.Read().StaleInsight(ctx, a.Today())
	if err != nil {
		return err
	}
	for _, trust := range stale {
		if err := a.Store.Do(ctx, func(tx store.Tx) error { return a.keepInsight(ctx, tx, trust) }); err != nil {
			return fmt.Errorf("what stops take-ups at %s: %w", trust, err)
		}
	}
	return nil
}

// keepInsight keeps it of one trust. England's chain makes the order of rows the order in which they can be read; the trust's own
// keeps its deeds out meanwhile; the row's keeps out those of others that bear on it.
func (a *App) keepInsight(ctx context.Context, tx store.Tx, trust string) error {
	for _, chain := range []string{organisation.England, trust} {
		if err := tx.Lock(ctx, chain); err != nil {
			return err
		}
	}
	if err := tx.LockInsight(ctx, trust); err != nil {
		return err
	}
	k, err := a.insightOf(ctx, tx.View, trust)
	if err != nil {
		return err
	}
	return tx.KeepInsight(ctx, k)
}

// insightOf works out what has to be kept of a trust, in a fixed number of statements.
func (a *App) insightOf(ctx context.Context, v store.View, trust string) (store.KeptInsight, error) {
	k := store.KeptInsight{Trust: trust}
	r := insightReader{a: a, v: v, trust: trust, which: store.Which{Trust: trust, Open: true}, days: a.Library.Measures.TimeMethod.WorkingDays}
	if err := r.live(ctx); err != nil {
		return k, err
	}
	if err := r.handed(ctx); err != nil {
		return k, err
	}
	var err error
	if r.of.Helps, err = v.HelpOffered(ctx, trust); err != nil {
		return k, err
	}
	n, err := v.OpenCountOf(ctx, trust)
	if err != nil {
		return k, err
	}
	r.of.Pilots, k.Until = n.Pilots, r.until
	part, err := json.Marshal(r.of)
	k.Part = string(part)
	return k, err
}

// insightReader works out what is kept of one trust.
type insightReader struct {
	a     *App
	v     store.View
	trust string
	which store.Which
	days  int
	known []insight.Adoption // that others may know of, without what stops them
	of    insight.OfTrust
	until day.Day
}

// overtaken remembers the day on which the clock changes something, if it is the first.
func (r *insightReader) overtaken(on day.Day) {
	if !on.IsZero() && (r.until.IsZero() || on < r.until) {
		r.until = on
	}
}

// live is what stops the open adoptions as they stand, and how those stand that others may know of.
func (r *insightReader) live(ctx context.Context) error {
	kept, err := r.v.RatesFor(ctx, r.which)
	if err != nil {
		return err
	}
	rates := ratesBy(kept)
	waiting, err := r.v.WaitingAt(ctx, r.trust)
	if err != nil {
		return err
	}
	var list []insight.Adoption
	for _, w := range waiting {
		gate, undecided := adoption.NextGate(w.Decided)
		k, err := w.Readiness()
		if err != nil {
			return err
		}
		if !undecided {
			continue
		}
		r.overtaken(w.Until)
		x := insight.Adoption{ID: w.ID, Trust: w.Trust, Pilot: w.Pilot, Gate: gate, Live: w.Live}
		if rate, ok := rates.of(w.ID, w.Pilot); ok {
			x.Wait = rate.Wait(w.Cases, r.days)
		}
		if w.Told || committed(w.Decided) {
			r.known = append(r.known, x)
			r.of.Known.Count(k.Assessed, k.Gates[gate].Verdict)
			r.of.Gate = max(r.of.Gate, gate)
		}
		for s := range k.Stops.At(gate) {
			x.Stops = append(x.Stops, insight.Stop{Item: s.Item, Unknown: s.State == readiness.Unknown})
		}
		list = append(list, x)
	}
	r.of.Live = insight.StopsOf(list, r.a.inGroundwork)
	r.of.Live.Once, r.of.Live.Each = insight.Total{}, nil // sums over trusts say no totals
	return nil
}

// inGroundwork reports whether an item is answered once for a whole trust.
func (a *App) inGroundwork(item string) bool {
	it, ok := a.Core().Item(item)
	return ok && it.Scope == readiness.Foundation
}

// handed is what others may know of, as last handed in: what stops it, and how the areas of the checklist stand.
func (r *insightReader) handed(ctx context.Context) error {
	if len(r.known) == 0 {
		return nil
	}
	handed, err := r.v.LastHanded(ctx, ","+r.trust+",")
	if err != nil {
		return err
	}
	of := handed[r.trust]
	marks := map[string]insight.Handed{}
	for item, mark := range of[""] {
		marks[item] = handedAs(mark)
	}
	r.of.Cells = insight.HandedHeat(r.a.Library.Checklist.Applicable(nil), r.of.Gate, marks)
	if len(of) == 0 {
		r.of.Silent = len(r.known)
		return nil
	}
	adoptions, err := r.v.Adoptions(ctx, r.which, r.a.Today())
	if err != nil {
		return err
	}
	adoptions = slices.DeleteFunc(adoptions, func(ad adoption.Adoption) bool {
		return !slices.ContainsFunc(r.known, func(x insight.Adoption) bool { return x.ID == ad.ID })
	})
	asked, err := r.a.askedOf(ctx, r.v, r.which, adoptions)
	if err != nil {
		return err
	}
	var list []insight.Adoption
	var near []insight.Near
	for _, x := range r.known {
		if len(of[""])+len(of[x.ID]) == 0 {
			r.of.Silent++
			continue
		}
		ad := adoptions[slices.IndexFunc(adoptions, func(ad adoption.Adoption) bool { return ad.ID == x.ID })]
		c := asked.checklists[x.ID]
		sheet := adoption.HandedSheet(asked.sheet(ad), of[""], of[x.ID], asked.today)
		result := c.Score(sheet, asked.today)
		r.overtaken(result.ChangesOn())
		var items []string
		for _, s := range result.Gate(x.Gate).Stops {
			x.Stops = append(x.Stops, insight.Stop{Item: s.Item.ID, Unknown: s.State == readiness.Unknown})
			items = append(items, s.Item.ID)
		}
		if len(items) > 0 && len(items) <= insight.MostFixed {
			then := c.Score(c.Fixed(sheet, x.Gate, asked.today, items...), asked.today).Gate(x.Gate).Verdict
			near = append(near, insight.Near{Adoption: x, Then: then})
		}
		list = append(list, x)
	}
	r.of.Handed = insight.StopsOf(list, r.a.inGroundwork)
	r.of.Handed.Near = near
	return nil
}

// keepAllInsight works out what is kept of every trust where nothing is kept of any: they were recorded before anything was.
func (a *App) keepAllInsight(ctx context.Context) error {
	if none, err := a.Store.Read().KeepsNoInsight(ctx); err != nil || !none {
		return err
	}
	return a.freshenInsight(ctx)
}

// rebuildInsight works it out anew of every trust.
func (a *App) rebuildInsight(ctx context.Context) error {
	if err := a.Store.Do(ctx, func(tx store.Tx) error { return tx.OvertakeAllInsight(ctx) }); err != nil {
		return err
	}
	return a.freshenInsight(ctx)
}

// checkInsight compares what is kept of trusts with what their records say. What has been overtaken is worked out when it is next read.
func (a *App) checkInsight(ctx context.Context, v store.View, report *CheckReport) error {
	stale, err := v.StaleInsight(ctx, a.Today())
	if err != nil {
		return err
	}
	kept, err := v.InsightSince(ctx, 0)
	if err != nil {
		return err
	}
	for _, is := range kept {
		if _, overtaken := slices.BinarySearch(stale, is.Trust); overtaken {
			continue
		}
		want, err := a.insightOf(ctx, v, is.Trust)
		if err != nil {
			return err
		}
		report.Compared++
		if want.Part != is.Part || want.Until != is.Until {
			report.wrong("%s: what stops its take-ups should be kept as %s until %s, not as %s until %s", is.Trust, want.Part, orNever(want.Until), is.Part, orNever(is.Until))
		}
	}
	return nil
}
