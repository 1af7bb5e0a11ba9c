package insight

import (
	"cmp"
	"math/big"
	"slices"
)

// Sum is what fixing a few gaps at every trust of an area comes to, as far as people who read sums may know: how many
// take-ups become ready, at how many trusts, and the hours that they release. Without Hours these may not be shown.
type Sum struct {
	Items  []string
	Ready  int
	Trusts int
	Hours  *big.Rat
	Grade  string // how sure the hours are, where they are shown
}

// Sets are the best sets of exactly one, two and three of the gaps that an area shows: those that let most take-ups go on;
// of those the ones that release most hours; of those the first in the order of the gaps. A set counts only where its
// figure singles nobody out, neither by itself nor taken from, or less, any figure that is shown beside it; one that lets
// no more go on than a smaller one is left out. shown are the gaps with their figures as Show gives them. What may be shown
// is judged on each of the lists: the first is everything, the others leave out what the reader knows by name.
func (a Areas) Sets(area string, shown []Gap, own int, lists ...[]Adoption) (best [MostFixed]*Sum) {
	b := beside{areas: a, area: area, lists: lists, gaps: map[string]Gap{}}
	for _, list := range lists {
		b.views = append(b.views, a.view(list, area, own))
	}
	var gaps []string
	for _, g := range shown {
		gaps = append(gaps, g.Item)
		b.gaps[g.Item] = g
	}
	here := slices.DeleteFunc(slices.Clone(lists[0]), func(x Adoption) bool { return !a.in(x.Trust, area) })
	ranked, least := rankedSets(here, gaps), 0
	for n := range best {
		tried := 0
		for _, x := range ranked {
			if len(x.at) != n+1 || x.count <= least || x.count < Fewest {
				continue
			}
			if tried++; tried > mostTried {
				break
			}
			if sum, ok := b.sum(here, named(x.at, gaps)); ok {
				best[n], least = sum, x.count
				b.sets = append(b.sets, *sum)
				break
			}
		}
	}
	return best
}

// mostTried is how many sets of a size are judged, the best first. Each asks every take-up several times: where none of so many
// may be shown the search is given up, and nothing is said of sets of that size.
const mostTried = 50

// figure is which take-ups a figure counts.
type figure func(Adoption) bool

func stoppedBy(item string) figure {
	return func(x Adoption) bool {
		return slices.ContainsFunc(x.Stops, func(s Stop) bool { return s.Item == item })
	}
}

func aloneBy(item string) figure {
	return func(x Adoption) bool { return len(x.Stops) == 1 && x.Stops[0].Item == item }
}

// less is what is left of a figure without another.
func (is figure) less(other figure) figure {
	return func(x Adoption) bool { return is(x) && !other(x) }
}

// waits are those of a figure whose hours are in its sum.
func waits(is figure) figure {
	return func(x Adoption) bool { return !x.Live && x.Wait.Hours != nil && is(x) }
}

func all(is figure) figure { return is }

// trustsOf are the trusts of the take-ups that a figure counts.
func trustsOf(list []Adoption, is figure) (out []string) {
	seen := map[string]bool{}
	for _, x := range list {
		if !seen[x.Trust] && is(x) {
			seen[x.Trust] = true
			out = append(out, x.Trust)
		}
	}
	return out
}

// beside judges whether the figures of one more set may be shown of an area beside those of its gaps and of smaller sets.
type beside struct {
	areas Areas
	area  string
	lists [][]Adoption
	views []view
	gaps  map[string]Gap
	sets  []Sum
}

// sum is the figures of a set; false where they single somebody out. Its hours are there only where they too do not.
func (b *beside) sum(here []Adoption, items []string) (*Sum, bool) {
	s := Fix(here, items)
	is := readyBy(items)
	x := &Sum{Items: items, Ready: len(s.Ready), Trusts: len(trustsOf(here, is))}
	if x.Trusts < Fewest {
		return nil, false
	}
	var parts, wholes []figure
	for _, item := range items {
		wholes = append(wholes, stoppedBy(item))
		if len(trustsOf(here, stoppedBy(item).less(is))) == 0 {
			parts = append(parts, stoppedBy(item)) // as it happens: all that it stops become ready
		}
		if b.gaps[item].Alone > 0 {
			parts = append(parts, aloneBy(item))
		}
	}
	for _, t := range b.sets {
		parts = append(parts, readyBy(t.Items))
	}
	if !b.shows(all, is, parts, slices.Concat(wholes, parts)) {
		return nil, false
	}
	parts, wholes = nil, nil
	for _, item := range items {
		if b.gaps[item].Waiting.Hours != nil {
			wholes = append(wholes, stoppedBy(item))
			if len(trustsOf(here, waits(stoppedBy(item)).less(is))) == 0 {
				parts = append(parts, stoppedBy(item))
			}
		}
	}
	for _, t := range b.sets {
		if t.Hours != nil {
			parts = append(parts, readyBy(t.Items))
		}
	}
	if b.shows(waits, is, parts, slices.Concat(wholes, parts)) {
		x.Hours, x.Grade = s.Release.Hours, s.Release.Grade
	}
	return x, true
}

// readyBy are those that become ready with the items fixed.
func readyBy(items []string) figure {
	return func(x Adoption) bool { return len(Fix([]Adoption{x}, items).Ready) > 0 }
}

// shows reports whether a figure may be shown beside others: it singles nobody out, and neither does what is left of it
// without any of the parts, nor what is left of any of the wholes without it and any of the parts. What is nobody at all in
// the area may be left.
func (b *beside) shows(counted func(figure) figure, is figure, parts, wholes []figure) bool {
	figures := slices.Concat([]figure{is}, parts, wholes)
	mixes := make([]mix, len(b.lists))
	for i, list := range b.lists {
		mixes[i] = mixed(list, counted, figures)
	}
	leaves := func(of int, without uint, nobody bool) bool {
		if nobody && b.views[0].nobody(mixes[0].trusts(of, without)) {
			return true
		}
		for i, m := range mixes {
			if !b.views[i].shows(m.trusts(of, without)) {
				return false
			}
		}
		return true
	}
	if !leaves(0, 0, false) {
		return false
	}
	for some := range uint(1) << len(parts) {
		if !leaves(0, some<<1, true) {
			return false
		}
		for i := range wholes {
			of := 1 + len(parts) + i
			if without := some<<1 | 1; without>>of&1 == 0 && !leaves(of, without, true) {
				return false
			}
		}
	}
	return true
}

// mix is the trusts with a take-up that some figures count and the others do not, by which of them do.
type mix map[uint]map[string]bool

func mixed(list []Adoption, counted func(figure) figure, figures []figure) mix {
	m, figures := mix{}, slices.Clone(figures)
	for i, is := range figures {
		figures[i] = counted(is)
	}
	for _, x := range list {
		bits := uint(0)
		for i, is := range figures {
			if is(x) {
				bits |= 1 << i
			}
		}
		if bits == 0 {
			continue
		}
		if m[bits] == nil {
			m[bits] = map[string]bool{}
		}
		m[bits][x.Trust] = true
	}
	return m
}

// trusts are those with a take-up that one figure counts and none of the others that it is without.
func (m mix) trusts(of int, without uint) (out []string) {
	seen := map[string]bool{}
	for bits, trusts := range m {
		if bits>>of&1 == 0 || bits&without&^(1<<of) != 0 {
			continue
		}
		for t := range trusts {
			if !seen[t] {
				seen[t] = true
				out = append(out, t)
			}
		}
	}
	return out
}

// rankedSet is a set by the places of its gaps, with how many take-ups it lets go on.
type rankedSet struct {
	at    []int
	count int
	hours *big.Rat
}

// rankedSets are all sets of one to three gaps that let at least one go on, the best first.
func rankedSets(list []Adoption, gaps []string) (out []rankedSet) {
	s := search{groups: patterns(list, gaps)}
	s.each(MostFixed, func(p pattern) {
		x := rankedSet{hours: new(big.Rat)}
		for _, g := range s.within(p) {
			x.count += g.count
			x.hours.Add(x.hours, g.hours)
		}
		if x.count == 0 {
			return
		}
		for _, place := range p {
			if place != none {
				x.at = append(x.at, place)
			}
		}
		out = append(out, x)
	})
	slices.SortStableFunc(out, func(x, y rankedSet) int {
		return cmp.Or(cmp.Compare(y.count, x.count), y.hours.Cmp(x.hours), slices.Compare(x.at, y.at))
	})
	return out
}

// named are the items at some places.
func named(at []int, gaps []string) (out []string) {
	for _, i := range at {
		out = append(out, gaps[i])
	}
	return out
}
