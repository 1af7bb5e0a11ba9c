package insight

import (
	"cmp"
	"math/big"
	"slices"
)

// MostFixed is how many gaps can be ticked as fixed at once.
const MostFixed = 3

// Set is what happens when some gaps are fixed everywhere in view.
type Set struct {
	Items   []string
	Ready   []string // ids of the adoptions whose next decision becomes ready, with or without accepted gaps
	Release Waiting  // the hours of those
}

// Fix is what happens when the items are fixed at every trust in view. An adoption becomes ready when everything that
// stops it is among them and mending mends it there. Nothing stops what is ready already, so it does not become so.
func Fix(list []Adoption, items []string) Set {
	s := Set{Items: items}
	for _, a := range list {
		if len(a.Stops) > 0 && !slices.ContainsFunc(a.Stops, func(x Stop) bool { return x.Stays || !slices.Contains(items, x.Item) }) {
			s.Ready = append(s.Ready, a.ID)
			s.Release.add(a)
		}
	}
	return s
}

// pattern is the items that together stop some adoptions, as places in the order of the gaps, from the lowest; a place
// that is not used is none.
type pattern [MostFixed]int

const none = -1

// group is the adoptions that the same few items stop.
type group struct {
	count int
	hours *big.Rat
}

// patterns groups the adoptions that at most three items stop, all of them gaps that mending mends: only these can
// become ready by fixing three.
func patterns(list []Adoption, gaps []string) map[pattern]*group {
	at := make(map[string]int, len(gaps))
	for i, g := range gaps {
		at[g] = i
	}
	out := map[pattern]*group{}
next:
	for _, a := range list {
		if len(a.Stops) == 0 || len(a.Stops) > MostFixed {
			continue
		}
		p := pattern{none, none, none}
		for i, s := range a.Stops {
			place, is := at[s.Item]
			if !is || s.Stays {
				continue next
			}
			p[i] = place
		}
		slices.Sort(p[:len(a.Stops)])
		g := out[p]
		if g == nil {
			g = &group{hours: new(big.Rat)}
			out[p] = g
		}
		g.count++
		if a.Wait.Hours != nil && !a.Live {
			g.hours.Add(g.hours, a.Wait.Hours)
		}
	}
	return out
}

// Best are the sets of at most n gaps that let most adoptions go on; of those the ones that release most hours; of those
// the smallest. Several are equal, in the order of the gaps. None when no such set lets any go on. The search is exact:
// it tries every set, on the counts of adoptions that the same items stop.
func Best(list []Adoption, gaps []string, n int) [][]string {
	s := search{groups: patterns(list, gaps)}
	s.each(n, s.try)
	slices.SortFunc(s.best, func(x, y pattern) int { return slices.Compare(x[:], y[:]) })
	out := make([][]string, len(s.best))
	for i, p := range s.best {
		for _, place := range p {
			if place != none {
				out[i] = append(out[i], gaps[place])
			}
		}
	}
	return out
}

type search struct {
	groups map[pattern]*group
	best   []pattern
	count  int
	hours  *big.Rat
}

// each calls f with every set of at most n of the gaps that stop something, in their order.
func (s *search) each(n int, f func(pattern)) {
	var used []int
	for p := range s.groups {
		for _, i := range p {
			if i != none && !slices.Contains(used, i) {
				used = append(used, i)
			}
		}
	}
	slices.Sort(used)
	for i, x := range used {
		f(pattern{x, none, none})
		for j := i + 1; j < len(used) && n > 1; j++ {
			f(pattern{x, used[j], none})
			for k := j + 1; k < len(used) && n > 2; k++ {
				f(pattern{x, used[j], used[k]})
			}
		}
	}
}

// try keeps p when nothing is better.
func (s *search) try(p pattern) {
	within := s.within(p)
	count := 0
	for _, g := range within {
		count += g.count
	}
	if count == 0 || count < s.count {
		return
	}
	hours := new(big.Rat)
	for _, g := range within {
		hours.Add(hours, g.hours)
	}
	order := 1
	if s.best != nil {
		order = cmp.Or(cmp.Compare(count, s.count), hours.Cmp(s.hours), cmp.Compare(size(s.best[0]), size(p)))
	}
	switch {
	case order > 0:
		s.best, s.count, s.hours = []pattern{p}, count, hours
	case order == 0:
		s.best = append(s.best, p)
	}
}

// within are the groups whose items are all in p.
func (s *search) within(p pattern) []*group {
	x, y, z := p[0], p[1], p[2]
	keys := []pattern{{x, none, none}}
	if y != none {
		keys = append(keys, pattern{y, none, none}, pattern{x, y, none})
	}
	if z != none {
		keys = append(keys, pattern{z, none, none}, pattern{x, z, none}, pattern{y, z, none}, pattern{x, y, z})
	}
	var out []*group
	for _, q := range keys {
		if g := s.groups[q]; g != nil {
			out = append(out, g)
		}
	}
	return out
}

func size(p pattern) int {
	n := 0
	for _, x := range p {
		if x != none {
			n++
		}
	}
	return n
}
