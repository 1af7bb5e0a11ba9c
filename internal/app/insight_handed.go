package app

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// fixHanded works out what programme leads read of trusts (",RXK,R1D,") below them: by name, the take-ups that are told of, with the
// levels as last handed in and never a draft. It takes a fixed number of statements however many there are.
func (a *App) fixHanded(ctx context.Context, v store.View, trusts string, f *FixFirst, ticked []string) error {
	handed, err := v.LastHanded(ctx, trusts)
	if err != nil || len(handed) == 0 {
		return err
	}
	w := store.Which{Among: trusts, Open: true}
	p, err := a.placed(ctx, v, w)
	if err != nil {
		return err
	}
	told := func(ad adoption.Adoption) bool {
		return openness(p.lives[ad.ID], p.decisions[ad.ID], nil).Sees(adoption.Reader{Above: true}).Handed && p.where[ad.ID].Undecided
	}
	p.adoptions = slices.DeleteFunc(p.adoptions, func(ad adoption.Adoption) bool { return !told(ad) })
	asked, err := a.askedOf(ctx, v, w, p.adoptions)
	if err != nil {
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
	rates, order, counts := ratesBy(kept), a.itemOrder(), insight.Every
	if f.Type != organisation.Trust {
		counts = insight.Above(a.Core())
	}
	var list []insight.Adoption
	left := map[string]func(items []string) *readiness.GateResult{}
	for _, ad := range p.adoptions {
		groundwork, own := handed[ad.Trust][""], handed[ad.Trust][ad.ID]
		if len(groundwork)+len(own) == 0 {
			f.Silent++
			continue
		}
		gate, c := p.where[ad.ID].Gate, asked.checklists[ad.ID]
		sheet := adoption.HandedSheet(asked.sheet(ad), groundwork, own, asked.today)
		r := c.Score(sheet, asked.today).Gate(gate)
		x := insight.Adoption{ID: ad.ID, Trust: ad.Trust, Pilot: ad.Pilot, Gate: gate, Live: p.live[ad.ID]}
		f.Cases[ad.ID] = volumes[ad.ID].CasesADay
		if rate, ok := rates.of(ad.ID, ad.Pilot); ok {
			f.Rates[ad.ID], x.Wait = rate, rate.Wait(f.Cases[ad.ID], a.Library.Measures.TimeMethod.WorkingDays)
		}
		for _, s := range r.Stops {
			x.Stops = append(x.Stops, insight.Stop{Item: s.Item.ID, Unknown: s.State == readiness.Unknown})
			if f.Items[s.Item.ID] == nil && s.Item.FromPack() {
				order = append(order, s.Item.ID)
			}
			f.Items[s.Item.ID] = s.Item
		}
		list = append(list, x)
		f.Take = append(f.Take, FixTake{Adoption: ad, Gate: gate, Result: r})
		left[ad.ID] = func(items []string) *readiness.GateResult {
			return c.Score(c.Fixed(sheet, gate, asked.today, items...), asked.today).Gate(gate)
		}
	}
	f.tick(list, order, counts, ticked)
	f.left = map[string]*readiness.GateResult{}
	for id, score := range left {
		f.left[id] = score(f.Fixed.Items)
	}
	helpers, err := v.AllHelpers(ctx, a.Today())
	for _, h := range helpers {
		if f.Items[h.Item] != nil && h.Trust != f.Code {
			f.Helpers[h.Item] = append(f.Helpers[h.Item], h)
		}
	}
	return err
}

// namedAt are the short names of the trusts where a gap stops a take-up, the first of them.
func namedAt(g insight.Gap, takes []FixTake) []string {
	var out []string
	for _, t := range takes {
		if slices.Contains(g.Trusts, t.Trust) && !slices.Contains(out, t.TrustShort) {
			out = append(out, t.TrustShort)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), insight.MostNamed)]
}

// askedOf is what adoptions of several trusts are asked, with their accepted gaps and without a single answer.
func (a *App) askedOf(ctx context.Context, v store.View, w store.Which, list []adoption.Adoption) (*ground, error) {
	g := &ground{today: a.Today(), checklists: map[string]*readiness.Checklist{}}
	var err error
	if g.facts, err = v.AdoptionFacts(ctx, w); err != nil {
		return nil, err
	}
	return g, a.readAsked(ctx, v, w, list, g)
}
