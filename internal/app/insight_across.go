package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// fewByName is up to how many open take-ups at trusts that handed in are read one by one, each with what is left of it; of more a
// page shows sums.
const fewByName = 30

// mostReady is how many take-ups a page lists that what was ticked makes ready.
const mostReady = 25

// fixAcross works out what a reader of an area reads: programme leads by name what was handed in below them, where anything was;
// everybody else, and they elsewhere, sums that single nobody out.
func (a *App) fixAcross(ctx context.Context, v store.View, who access.Actor, f *FixFirst, ticked []string) error {
	n, at, err := a.nation(ctx)
	if err != nil {
		return err
	}
	f.At = day.At(at)
	if f.Sight == insight.AsHanded {
		codes, open := ",", 0
		for _, t := range n.trusts {
			if t.in(f.Code) && t.takes > 0 {
				codes, open = codes+t.Code+",", open+t.open
			}
			if t.in(f.Code) {
				f.Silent += t.silent
			}
		}
		switch {
		case open > cmp.Or(a.FewByName, fewByName):
			return a.fixHandedSums(ctx, v, n, f, ticked)
		case open > 0:
			silent := f.Silent
			err := a.fixHanded(ctx, v, codes, f, ticked)
			f.At, f.Silent = day.Instant{}, silent
			return err
		}
		f.Sight, f.Silent = insight.Counted, 0
	}
	if f.Found, err = a.shownOf(ctx, v, n, who, f.Code); err != nil {
		return err
	}
	if who.Leads() && !who.Oversees(f.Code) {
		if i := slices.IndexFunc(who.Workplaces, func(w access.Workplace) bool { return who.Oversees(w.Code) }); i >= 0 {
			f.Nearer = who.Workplaces[i]
		}
	}
	a.fixHelpers(n, f)
	return nil
}

// shownOf is what may be shown of an area to people who read sums.
func (a *App) shownOf(ctx context.Context, v store.View, n *nation, who access.Actor, code string) (insight.Found, error) {
	order, counts, own := a.itemOrder(), insight.Above(a.Core()), n.own(who)
	found := n.live.Show(code, order, counts, own)
	if !who.Leads() || who.Oversees(code) {
		return found, nil
	}
	// Programme leads read by name what was handed in below them, and could subtract it.
	led, err := a.ledBy(ctx, v, n, who)
	if err != nil {
		return found, err
	}
	return found.Beside(n.live.Without(led).Show(code, order, counts, own)), nil
}

// ledBy is the part of the country that who leads a programme above. Whole areas stand in the sums; of a single trust its row is read.
func (a *App) ledBy(ctx context.Context, v store.View, n *nation, who access.Actor) (insight.Country, error) {
	all, some := map[insight.Area]int{}, map[insight.Area][]string{}
	for _, t := range n.trusts {
		all[standsIn(t)]++
		if n.oversees(who, t) {
			some[standsIn(t)] = append(some[standsIn(t)], t.Code)
		}
	}
	parts, codes := map[insight.Area]*insight.Sums{}, ","
	for area := range n.sums {
		parts[area] = insight.NewSums()
		switch {
		case len(some[area]) == all[area]:
			parts[area] = n.sums[area].live
		case len(some[area]) > 0:
			codes += strings.Join(some[area], ",") + ","
		}
	}
	if codes != "," {
		rows, err := v.InsightAt(ctx, codes)
		if err != nil {
			return insight.Country{}, err
		}
		for _, k := range rows {
			of, err := readInsight(k)
			if err != nil {
				return insight.Country{}, err
			}
			parts[standsIn(n.of[k.Trust])].Add(of.Live, "", a.domainOf)
		}
	}
	return insight.Join(parts), nil
}

// fixHandedSums works out what programme leads read of an area with many take-ups, from what is kept of each trust: the gaps with the
// first trusts by name, the best sets of them, and by name the take-ups that what was ticked makes ready.
func (a *App) fixHandedSums(ctx context.Context, v store.View, n *nation, f *FixFirst, ticked []string) error {
	sums := n.handed.Of(f.Code)
	f.Found, f.Takes = sums.Found(a.itemOrder(), insight.Above(a.Core())), sums.Adoptions
	a.fixHelpers(n, f)
	f.Best = n.bestOf(f.Code, f.Gaps)
	f.Fixed = insight.Fix(nearIn(sums), f.among(ticked))
	then, ids := map[string]insight.Near{}, f.Fixed.Ready[:min(len(f.Fixed.Ready), mostReady)]
	for _, x := range sums.Near {
		if slices.Contains(ids, x.ID) {
			then[x.ID] = x
		}
	}
	if len(ids) == 0 {
		return nil
	}
	named, err := v.Adoptions(ctx, store.Which{IDs: "," + strings.Join(ids, ",") + ","}, n.today)
	if err != nil {
		return err
	}
	for _, ad := range named {
		f.Take = append(f.Take, FixTake{Adoption: ad, Gate: then[ad.ID].Gate, Then: then[ad.ID].Then})
	}
	return nil
}

// fixHelpers says what the gaps of sums are, and who offers help with them.
func (a *App) fixHelpers(n *nation, f *FixFirst) {
	for _, g := range f.Gaps {
		f.Items[g.Item], _ = a.Core().Item(g.Item)
		f.Helpers[g.Item] = n.helpers[g.Item]
	}
}

// firstToFix is the one gap that a programme lead reads first of their area: by what was handed in where anything was, else by what
// sums over trusts may show them. Nil where they may read of none.
func (a *App) firstToFix(ctx context.Context, v store.View, n *nation, who access.Actor, code string) (*waiting.FixFirst, error) {
	f := FixFirst{Items: map[string]*readiness.Item{}, Helpers: map[string][]store.Helper{}}
	f.Code = code
	sums, say := n.handed.Of(code), insight.Said.Answer
	if who.Oversees(code) && sums.Adoptions > 0 {
		f.Found, f.Takes = sums.Found(a.itemOrder(), insight.Above(a.Core())), sums.Adoptions
		f.Best = n.bestOf(code, f.Gaps)
	} else {
		var err error
		if f.Found, err = a.shownOf(ctx, v, n, who, code); err != nil {
			return nil, err
		}
		say = func(s insight.Said) insight.Answer { return s.Across(n.places[code].Short) }
	}
	a.fixHelpers(n, &f)
	if len(f.Gaps) == 0 {
		return nil, nil
	}
	return &waiting.FixFirst{Text: say(f.Said()).Text, Href: "/insight/" + code}, nil
}
