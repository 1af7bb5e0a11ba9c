package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// FixFirst is what an organisation should fix first, as its reader may see it.
type FixFirst struct {
	InsightPlace
	insight.Found
	Takes   int                        // open adoptions in view that the reader may know by name
	Take    []FixTake                  // these; of many only those that what was ticked makes ready, as far as a page lists them
	Items   map[string]*readiness.Item // of every gap
	Owed    map[string]adoption.Owed   // of a trust: who sees to a gap, where it is the same in every adoption it stops
	Level   map[string]string          // of a trust: the mark of a gap, where it is the same in every adoption it stops
	Rates   map[string]insight.Rate    // of a trust: by which the hours of an adoption are reckoned
	Cases   map[string]decimal.Maybe   // of a trust: on a working day, by adoption
	Helpers map[string][]store.Helper  // who offers help with a gap
	Patches map[string]int             // of a trust: local fixes that cover for a gap
	At      day.Instant                // of the sums of an area
	Nearer  access.Workplace           // of sums: what the reader leads, and reads by name
	Silent  int                        // of what was handed in: take-ups in view of which nothing ever was
	Fixed   insight.Set                // with what was ticked
	Best    [insight.MostFixed][]insight.Set

	left map[string]*readiness.GateResult
}

// Left is how an adoption stands with what was ticked fixed, by the rule of readiness itself.
func (f FixFirst) Left(adoptionID string) *readiness.GateResult { return f.left[adoptionID] }

// Once reports whether a gap is mended once for a whole trust.
func (f FixFirst) Once(item string) bool {
	it := f.Items[item]
	return it != nil && it.Scope == readiness.Foundation
}

// Said is what the answer follows from.
func (f FixFirst) Said() insight.Said {
	return insight.Said{Found: f.Found, Items: f.Items, Adoptions: f.Takes, Best: f.Best[:]}
}

// FixTake is one open adoption at its next decision.
type FixTake struct {
	adoption.Adoption
	Gate    readiness.Gate
	Result  *readiness.GateResult // nil where only the verdict may be read
	Planned day.Day
	Then    readiness.Verdict // of sums: with what was ticked fixed
}

// FixFirst reads it with some gaps ticked as fixed; unknown ones are left out.
func (a *App) FixFirst(ctx context.Context, who access.Actor, code string, ticked []string) (FixFirst, error) {
	v := a.Store.Read()
	p, err := a.insightPlace(ctx, v, who, code)
	if err != nil {
		return FixFirst{}, err
	}
	f := FixFirst{InsightPlace: p, Items: map[string]*readiness.Item{}, Owed: map[string]adoption.Owed{}, Level: map[string]string{},
		Rates: map[string]insight.Rate{}, Cases: map[string]decimal.Maybe{}, Helpers: map[string][]store.Helper{}, Patches: map[string]int{}}
	if p.Sight == insight.Whole {
		return f, a.fixTrust(ctx, v, &f, ticked)
	}
	if p.Sight == insight.AsHanded && p.Type == organisation.Trust {
		return f, a.fixHanded(ctx, v, ","+code+",", &f, ticked)
	}
	return f, a.fixAcross(ctx, v, who, &f, ticked)
}

// fixTrust works out what the trust itself reads: live, by the rule of readiness, from how each take-up is kept.
func (a *App) fixTrust(ctx context.Context, v store.View, f *FixFirst, ticked []string) error {
	w := store.Which{Trust: f.Code, Open: true}
	p, err := a.placed(ctx, v, w)
	if err != nil || len(p.adoptions) == 0 {
		return err
	}
	g, err := a.keptGround(ctx, v, f.Code, p.adoptions)
	if err != nil {
		return err
	}
	aside, err := g.aside(ctx, v, p.gates(p.adoptions))
	if err != nil {
		return err
	}
	if err := g.lookInto(ctx, a, v, aside, g.everywhere(ticked)); err != nil {
		return err
	}
	kept, err := v.RatesFor(ctx, w)
	if err != nil {
		return err
	}
	volumes, err := v.AdoptionVolumes(ctx, w)
	if err != nil {
		return err
	}
	rates := ratesBy(kept)
	var list []insight.Adoption
	order := a.itemOrder()
	for _, ad := range g.adoptions {
		at := p.where[ad.ID]
		if !at.Undecided {
			continue
		}
		r, sheet := g.gate(ad, at.Gate), readiness.Sheet{}
		if len(g.looked[ad.ID]) > 0 {
			sheet = g.sheet(ad)
		}
		x := insight.Adoption{ID: ad.ID, Trust: ad.Trust, Pilot: ad.Pilot, Gate: at.Gate, Live: p.live[ad.ID]}
		f.Cases[ad.ID] = volumes[ad.ID].CasesADay
		if rate, ok := rates.of(ad.ID, ad.Pilot); ok {
			f.Rates[ad.ID], x.Wait = rate, rate.Wait(f.Cases[ad.ID], a.Library.Measures.TimeMethod.WorkingDays)
		}
		for _, s := range r.Stops {
			x.Stops = append(x.Stops, insight.Stop{Item: s.Item.ID, Unknown: s.State == readiness.Unknown, Stays: sheet.Stays(s.Item, at.Gate)})
			if f.Items[s.Item.ID] == nil && s.Item.FromPack() {
				order = append(order, s.Item.ID)
			}
			f.Items[s.Item.ID] = s.Item
		}
		list = append(list, x)
		f.Take = append(f.Take, FixTake{Adoption: ad, Gate: at.Gate, Result: r, Planned: g.planned[ad.ID][at.Gate.String()]})
	}
	f.tick(list, order, insight.Every, ticked)
	if f.left, err = a.fixed(ctx, v, g, f); err != nil {
		return err
	}
	if err := a.fixHelp(ctx, v, f); err != nil {
		return err
	}
	return a.fixDuties(ctx, v, f, g)
}

// everywhere are some items at every adoption: fixing one may also close a gap that was accepted, or ask what did not apply.
func (g *ground) everywhere(items []string) map[string][]string {
	out := map[string][]string{}
	for _, ad := range g.adoptions {
		out[ad.ID] = items
	}
	return out
}

// fixed is how each adoption stands at its next gate with what was ticked fixed, by the rule of readiness itself. Where what is kept
// cannot tell, everything is scored.
func (a *App) fixed(ctx context.Context, v store.View, g *ground, f *FixFirst) (map[string]*readiness.GateResult, error) {
	left, items := map[string]*readiness.GateResult{}, f.Fixed.Items
	for _, t := range f.Take {
		if len(items) == 0 {
			left[t.ID] = t.Result
			continue
		}
		c, sheet := g.checklists[t.ID], g.sheet(t.Adoption)
		then, known := g.was[t.ID].Turn(c.ScoreOnly(sheet, g.today, items...), c.ScoreOnly(c.Fixed(sheet, t.Gate, g.today, items...), g.today, items...))
		if !known {
			return a.fixedByAll(ctx, v, f)
		}
		left[t.ID] = c.Restore(then, t.Gate, nil)
	}
	return left, nil
}

// fixedByAll scores everything that was ever answered.
func (a *App) fixedByAll(ctx context.Context, v store.View, f *FixFirst) (map[string]*readiness.GateResult, error) {
	g, err := a.ground(ctx, v, f.Code, store.Which{Trust: f.Code, Open: true})
	if err != nil {
		return nil, err
	}
	left := map[string]*readiness.GateResult{}
	for _, t := range f.Take {
		c := g.checklists[t.ID]
		left[t.ID] = c.Score(c.Fixed(g.sheet(t.Adoption), t.Gate, g.today, f.Fixed.Items...), g.today).Gate(t.Gate)
	}
	return left, nil
}

// tick finds the gaps of a list, what becomes of it with some fixed, and the best sets of one, two and three.
func (f *FixFirst) tick(list []insight.Adoption, order []string, counts insight.Counts, ticked []string) {
	f.Found, f.Takes = insight.Find(list, order, counts), len(f.Take)
	for i, g := range f.Gaps {
		f.Gaps[i].Named = namedAt(g, f.Take)
	}
	f.Fixed = insight.Fix(list, f.among(ticked))
	f.Best = bestSets(list, f.Gaps)
}

// among are those of the ticked gaps that are known.
func (f *FixFirst) among(ticked []string) []string {
	return slices.DeleteFunc(slices.Clone(ticked), func(item string) bool { return f.Items[item] == nil })
}

// bestSets are the best sets of one, two and three gaps, with what they do.
func bestSets(list []insight.Adoption, gaps []insight.Gap) (best [insight.MostFixed][]insight.Set) {
	var items []string
	for _, x := range gaps {
		items = append(items, x.Item)
	}
	for n := range best {
		for _, set := range insight.Best(list, items, n+1) {
			best[n] = append(best[n], insight.Fix(list, set))
		}
	}
	return best
}

// fixHelp says of each gap which other trusts offer help, and how many local fixes here cover for it.
func (a *App) fixHelp(ctx context.Context, v store.View, f *FixFirst) error {
	helpers, err := v.AllHelpers(ctx, a.Today())
	if err != nil {
		return err
	}
	for _, h := range helpers {
		if f.Items[h.Item] != nil && h.Trust != f.Code {
			f.Helpers[h.Item] = append(f.Helpers[h.Item], h)
		}
	}
	fixes, err := v.WorkaroundsAt(ctx, f.Code)
	for _, w := range fixes {
		if it := f.Items[w.Item]; w.Closed.IsZero() && it != nil && it.Scope == readiness.Foundation {
			f.Patches[w.Item]++
		}
	}
	return err
}

// itemOrder are the items of the newest checklist, as it lists them, and those that only earlier versions ask.
func (a *App) itemOrder() []string {
	var out []string
	for _, c := range slices.Backward(a.Versions().All()) {
		for _, it := range c.Items {
			if !slices.Contains(out, it.ID) {
				out = append(out, it.ID)
			}
		}
	}
	return out
}

// fixDuties says of each gap of a trust who sees to it and how far it is, as long as that is the same in all the adoptions
// that it stops.
func (a *App) fixDuties(ctx context.Context, v store.View, f *FixFirst, g *ground) error {
	w := store.Which{Trust: f.Code, Open: true}
	actions, err := v.Actions(ctx, f.Code, w)
	if err != nil {
		return err
	}
	given, err := v.Assignments(ctx, f.Code, w)
	if err != nil {
		return err
	}
	holders, err := v.TrustHolders(ctx, f.Code, a.Today())
	if err != nil {
		return err
	}
	names, err := v.NamesIn(ctx, f.Code)
	if err != nil {
		return err
	}
	several := map[string]bool{}
	for _, t := range f.Take {
		d := dutiesIn(t.ID, actions, given, slices.Concat(holders[t.ID], holders[""]), names)
		for _, s := range t.Result.Stops {
			id, owed, level := s.Item.ID, d.Owed(s.Standing), adoption.CountedKey(s.Standing)
			if s.State == readiness.Unknown {
				level = readiness.NotKnown.String()
			}
			if old, seen := f.Owed[id]; seen && (old.Person != owed.Person || old.Due != owed.Due) || several[id] {
				several[id], owed = true, adoption.Owed{}
			}
			if old, seen := f.Level[id]; seen && old != level {
				level = ""
			}
			f.Owed[id], f.Level[id] = owed, level
		}
	}
	return nil
}
