package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// FixPilot is what to fix first among those who take one pilot up, as its reader may see it: by name, gap by gap, the
// take-ups of their own trusts and those below them as last handed in; with what a trust asked the pilot's team for help;
// and for everybody sums that single nobody out.
type FixPilot struct {
	FixFirst
	Pilot benefit.Subject
	Known []AdoptionLine         // take-ups that wait for a decision and that the reader may know of
	More  int                    // others, of which nobody may know more than their number
	Asked map[string][]string    // by item: the short names of trusts that ask this reader for help with it
	Sums  map[string]insight.Gap // by item: over all who take it up

	order []string
}

// InOrder are the gaps of which the reader may know something, as the checklist lists them.
func (f FixPilot) InOrder() (out []string) {
	for _, item := range f.order {
		if f.Items[item] != nil {
			out = append(out, item)
		}
	}
	return out
}

// FixFirstPilot reads it with some gaps ticked as fixed; unknown ones are left out.
func (a *App) FixFirstPilot(ctx context.Context, who access.Actor, pilotID string, ticked []string) (FixPilot, error) {
	v := a.Store.Read()
	f := FixPilot{FixFirst: FixFirst{Items: map[string]*readiness.Item{}, Rates: map[string]insight.Rate{}, Cases: map[string]decimal.Maybe{},
		Helpers: map[string][]store.Helper{}}, Asked: map[string][]string{}, Sums: map[string]insight.Gap{}}
	var err error
	if f.Pilot, err = a.benefitSubject(ctx, v, who, benefit.OfPilot, pilotID); err != nil {
		return f, err
	}
	lines, more, err := a.TakersOf(ctx, who, pilotID)
	if err != nil {
		return f, err
	}
	f.More = more
	f.Known = slices.DeleteFunc(lines, func(l AdoptionLine) bool { return !l.Open || !l.Where.Undecided })
	n, at, err := a.nation(ctx)
	if err != nil {
		return f, err
	}
	f.At = day.At(at)
	open, err := v.WaitingOn(ctx, pilotID)
	if err != nil {
		return f, err
	}
	w := store.Which{Pilot: pilotID, Open: true}
	asked, err := a.askedOf(ctx, v, w, a.adoptionsOf(f.Known))
	if err != nil {
		return f, err
	}
	if err := a.fixNamed(ctx, v, &f, open, asked, ticked); err != nil {
		return f, err
	}
	if err := a.fixAsked(ctx, v, &f, open, asked); err != nil {
		return f, err
	}
	if insight.MaySum(trustsOf(open)) {
		if err := a.fixSums(ctx, who, &f); err != nil {
			return f, err
		}
	}
	f.order = a.itemOrder()
	for item := range f.Items {
		if !slices.Contains(f.order, item) {
			f.order = append(f.order, item)
		}
	}
	slices.Sort(f.order[len(a.itemOrder()):])
	for item := range f.Items {
		f.Helpers[item] = slices.Clone(n.helpers[item])
	}
	return f, nil
}

func (a *App) adoptionsOf(list []AdoptionLine) (out []adoption.Adoption) {
	for _, l := range list {
		out = append(out, l.Adoption)
	}
	return out
}

// scored is one adoption as a reader has it: how it stands at its next decision, and how it would with some gaps fixed.
type scored struct {
	result *readiness.GateResult
	stays  func(*readiness.Item) bool
	fixed  func(items []string) *readiness.GateResult
}

// fixNamed works out the take-ups whose levels the reader may read: their own live, those below them as last handed in.
func (a *App) fixNamed(ctx context.Context, v store.View, f *FixPilot, open []store.Waiting, asked *ground, ticked []string) error {
	trusts := ","
	for _, l := range f.Known {
		if l.Sight.Handed {
			trusts += l.Trust + ","
		}
	}
	var handed map[string]map[string]map[string]string
	var err error
	if trusts != "," {
		if handed, err = v.LastHanded(ctx, trusts); err != nil {
			return err
		}
	}
	w := store.Which{Pilot: f.Pilot.ID, Open: true}
	kept, err := v.RatesFor(ctx, w)
	if err != nil {
		return err
	}
	volumes, err := v.AdoptionVolumes(ctx, w)
	if err != nil {
		return err
	}
	rates, order := ratesBy(kept), a.itemOrder()
	live := map[string]bool{}
	for _, x := range open {
		live[x.ID] = x.Live
	}
	var list []insight.Adoption
	left := map[string]func([]string) *readiness.GateResult{}
	for _, l := range f.Known {
		var s scored
		switch {
		case l.Sight.Levels:
			if s, err = a.scoreOwn(ctx, v, l); err != nil {
				return err
			}
		case l.Sight.Handed && len(handed[l.Trust][""])+len(handed[l.Trust][l.ID]) == 0:
			f.Silent++
			continue
		case l.Sight.Handed:
			s = scoreHanded(asked, l, handed[l.Trust])
		default:
			continue
		}
		x := insight.Adoption{ID: l.ID, Trust: l.Trust, Pilot: l.Pilot, Gate: l.Where.Gate, Live: live[l.ID]}
		f.Cases[l.ID] = volumes[l.ID].CasesADay
		if rate, ok := rates.of(l.ID, l.Pilot); ok {
			f.Rates[l.ID], x.Wait = rate, rate.Wait(f.Cases[l.ID], a.Library.Measures.TimeMethod.WorkingDays)
		}
		for _, stop := range s.result.Stops {
			x.Stops = append(x.Stops, insight.Stop{Item: stop.Item.ID, Unknown: stop.State == readiness.Unknown, Stays: s.stays(stop.Item)})
			if !slices.Contains(order, stop.Item.ID) {
				order = append(order, stop.Item.ID)
			}
			f.Items[stop.Item.ID] = stop.Item
		}
		list = append(list, x)
		f.Take = append(f.Take, FixTake{Adoption: l.Adoption, Gate: l.Where.Gate, Result: s.result})
		left[l.ID] = s.fixed
	}
	f.Sight = insight.AsHanded
	f.tick(list, order, insight.Every, ticked)
	f.left = map[string]*readiness.GateResult{}
	for id, score := range left {
		f.left[id] = score(f.Fixed.Items)
	}
	return nil
}

// scoreOwn scores a take-up of the reader's own trust from what is recorded now. A trust takes a pilot up once at a time, so
// there are as many as the reader has trusts.
func (a *App) scoreOwn(ctx context.Context, v store.View, l AdoptionLine) (scored, error) {
	g, err := a.ground(ctx, v, l.Trust, store.Which{ID: l.ID})
	if err != nil {
		return scored{}, err
	}
	gate, sheet, c := l.Where.Gate, g.sheet(l.Adoption), g.checklists[l.ID]
	return scored{g.result(l.Adoption).Gate(gate),
		func(it *readiness.Item) bool { return sheet.Stays(it, gate) },
		func(items []string) *readiness.GateResult {
			return c.Score(c.Fixed(sheet, gate, g.today, items...), g.today).Gate(gate)
		}}, nil
}

// scoreHanded scores one by what its trust handed in: of the trust ("") and of the take-up.
func scoreHanded(asked *ground, l AdoptionLine, handed map[string]map[string]string) scored {
	gate, c := l.Where.Gate, asked.checklists[l.ID]
	sheet := adoption.HandedSheet(asked.sheet(l.Adoption), handed[""], handed[l.ID], asked.today)
	return scored{c.Score(sheet, asked.today).Gate(gate),
		func(*readiness.Item) bool { return false },
		func(items []string) *readiness.GateResult {
			return c.Score(c.Fixed(sheet, gate, asked.today, items...), asked.today).Gate(gate)
		}}
}

// fixAsked says with what those who take the pilot up ask its team for help, of what stops them now: titles and nothing else.
func (a *App) fixAsked(ctx context.Context, v store.View, f *FixPilot, open []store.Waiting, asked *ground) error {
	if !slices.ContainsFunc(f.Known, func(l AdoptionLine) bool { return l.Sight.Titles && !l.Sight.Levels }) {
		return nil
	}
	help, err := v.HelpWanted(ctx, store.Which{Pilot: f.Pilot.ID, Open: true})
	if err != nil {
		return err
	}
	stops := map[string][]string{}
	for _, x := range open {
		gate, _ := adoption.NextGate(x.Decided)
		k, err := x.Readiness()
		if err != nil {
			return err
		}
		for s := range k.Stops.At(gate) {
			stops[x.ID] = append(stops[x.ID], s.Item)
		}
	}
	for _, l := range f.Known {
		if !l.Sight.Titles || l.Sight.Levels {
			continue
		}
		for _, item := range stops[l.ID] {
			it, known := asked.checklists[l.ID].Item(item)
			if known && slices.Contains(help[l.ID], item) {
				f.Items[item] = it
				f.Asked[item] = append(f.Asked[item], l.TrustShort)
			}
		}
	}
	return nil
}

// trustsOf are the trusts of open adoptions.
func trustsOf(open []store.Waiting) int {
	trusts := map[string]bool{}
	for _, x := range open {
		trusts[x.Trust] = true
	}
	return len(trusts)
}

// fixSums are the figures over all who take the pilot up, as far as they single nobody out: also not for a reader who knows
// some of them by name, and could subtract them.
func (a *App) fixSums(ctx context.Context, who access.Actor, f *FixPilot) error {
	c, _, err := a.country(ctx)
	if err != nil {
		return err
	}
	own := 0
	for code := range c.areas {
		if who.Member(code) {
			own++
		}
	}
	order, list := a.itemOrder(), slices.Collect(c.list.All())
	sums := c.areas.ShowPilot(list, f.Pilot.ID, order, own)
	known := ","
	for _, l := range f.Known {
		if l.Sight.Verdict {
			known += l.Trust + ","
		}
	}
	if known != "," {
		others := slices.DeleteFunc(slices.Clone(list), func(x insight.Adoption) bool {
			return who.Oversees(x.Trust) || strings.Contains(known, ","+x.Trust+",")
		})
		sums = sums.Beside(c.areas.ShowPilot(others, f.Pilot.ID, order, own))
	}
	for _, g := range sums.Gaps {
		if it, is := a.Core().Item(g.Item); is {
			f.Sums[g.Item] = g
			if f.Items[g.Item] == nil {
				f.Items[g.Item] = it
			}
		}
	}
	return nil
}
