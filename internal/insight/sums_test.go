package insight_test

import (
	"fmt"
	"math/big"
	"math/rand"
	"slices"
	"testing"

	"groundwork/internal/insight"
	"groundwork/internal/organisation"
)

// wideCountry is one with so many trusts that sets of gaps can be shown.
func wideCountry(rnd *rand.Rand) (insight.Areas, []insight.Adoption) {
	areas := insight.Areas{}
	var list []insight.Adoption
	for r := range 1 + rnd.Intn(3) {
		for b := range 1 + rnd.Intn(2) {
			for n := range 8 + rnd.Intn(40) {
				trust := fmt.Sprintf("T%d%d%02d", r, b, n)
				areas[trust] = insight.Area{Region: fmt.Sprint("R", r), ICB: fmt.Sprint("B", r, b)}
				for i := range 1 + rnd.Intn(2) {
					x := insight.Adoption{ID: fmt.Sprint(trust, i), Trust: trust, Live: rnd.Intn(9) == 0}
					for _, item := range []string{"w", "x", "y", "z"} {
						if rnd.Intn(10) < 3 {
							x.Stops = append(x.Stops, insight.Stop{Item: item, Stays: rnd.Intn(12) == 0})
						}
					}
					if rnd.Intn(5) > 0 {
						x.Wait = insight.Wait{Hours: big.NewRat(100, 1), Grade: "B"}
					}
					list = append(list, x)
				}
			}
		}
	}
	return areas, list
}

// said is one figure as an area shows it: the take-ups that it counts, worked out here by other means.
type said struct {
	name string
	of   map[string]bool // ids
}

func (f said) less(o said) said {
	out := said{f.name + " less " + o.name, map[string]bool{}}
	for id := range f.of {
		if !o.of[id] {
			out.of[id] = true
		}
	}
	return out
}

func (f said) within(o said) bool { return len(f.less(o).of) == 0 }

// No figure of a set of gaps, and nothing that is left of it beside the figures of its gaps, of smaller sets and of the same
// set in a wider area, speaks of fewer than five trusts or leaves out fewer than five.
func TestNobodyLearnsOfATrustFromTheBestSets(t *testing.T) {
	shown := [insight.MostFixed]int{}
	hours, differences := 0, 0
	for seed := range int64(100) {
		rnd := rand.New(rand.NewSource(seed))
		areas, list := wideCountry(rnd)
		own := rnd.Intn(2)
		codes := []string{organisation.England}
		for _, a := range areas {
			for _, code := range []string{a.Region, a.ICB} {
				if !slices.Contains(codes, code) {
					codes = append(codes, code)
				}
			}
		}
		in := func(x insight.Adoption, code string) bool {
			a := areas[x.Trust]
			return code == organisation.England || a.Region == code || a.ICB == code
		}
		byArea := map[string]map[string]said{}
		for _, code := range codes {
			check := func(f said) {
				yes, every := map[string]bool{}, map[string]bool{}
				for _, x := range list {
					if in(x, code) {
						every[x.Trust] = true
						if f.of[x.ID] {
							yes[x.Trust] = true
						}
					}
				}
				if n := len(yes); n > 0 && (n-own < insight.Fewest || len(every)-n-own < insight.Fewest) {
					t.Fatalf("seed %d, %s: %s speaks of %d of %d trusts", seed, code, f.name, n, len(every))
				}
				differences++
			}
			figure := func(name string, is func(insight.Adoption) bool) said {
				f := said{name, map[string]bool{}}
				for _, x := range list {
					if in(x, code) && is(x) {
						f.of[x.ID] = true
					}
				}
				return f
			}
			var figures, waiting []said
			keep := func(name string, hours bool, is func(insight.Adoption) bool) {
				figures = append(figures, figure(name, is))
				if hours {
					waiting = append(waiting, figure("hours of "+name, func(x insight.Adoption) bool { return is(x) && !x.Live && x.Wait.Hours != nil }))
				}
			}
			found := areas.Show(list, code, []string{"w", "x", "y", "z"}, insight.Every, own)
			var beside []said
			for _, g := range found.Gaps {
				is := func(x insight.Adoption) bool {
					return slices.ContainsFunc(x.Stops, func(s insight.Stop) bool { return s.Item == g.Item })
				}
				beside = append(beside, figure(g.Item, is))
				if g.Alone > 0 {
					alone := figure(g.Item+" alone", func(x insight.Adoption) bool { return is(x) && len(x.Stops) == 1 })
					check(alone)
					check(beside[len(beside)-1].less(alone))
					beside = append(beside, alone)
				}
			}
			byArea[code] = map[string]said{}
			for n, s := range areas.Sets(code, found.Gaps, own, list) {
				if s == nil {
					continue
				}
				shown[n]++
				if s.Hours != nil {
					hours++
				}
				keep(fmt.Sprint(s.Items), s.Hours != nil, func(x insight.Adoption) bool {
					return len(x.Stops) > 0 && !slices.ContainsFunc(x.Stops, func(x insight.Stop) bool { return x.Stays || !slices.Contains(s.Items, x.Item) })
				})
				f := figures[len(figures)-1]
				byArea[code][f.name] = f
				if len(f.of) != s.Ready {
					t.Fatalf("seed %d, %s: %s is %d, not %d", seed, code, f.name, s.Ready, len(f.of))
				}
			}
			for _, list := range [][]said{slices.Concat(figures, beside), waiting} {
				for _, whole := range list {
					for _, part := range list {
						if !part.within(whole) || !slices.ContainsFunc(figures, func(f said) bool {
							return f.name == whole.name || f.name == part.name || "hours of "+f.name == whole.name
						}) || unrelated(whole.name, part.name) {
							continue
						}
						check(whole.less(part))
						for _, third := range list {
							if third.within(whole) && !unrelated(whole.name, third.name) {
								check(whole.less(part).less(third))
							}
						}
					}
				}
			}
			for _, f := range figures {
				check(f)
			}
			for _, f := range waiting {
				check(f)
			}
		}
		// The same set in England and in regions.
		for name, whole := range byArea[organisation.England] {
			rest := whole
			for _, code := range codes {
				if f, ok := byArea[code][name]; ok && code[0] == 'R' {
					rest = rest.less(f)
				}
			}
			yes := map[string]bool{}
			for _, x := range list {
				if rest.of[x.ID] {
					yes[x.Trust] = true
				}
			}
			if n := len(yes); n > 0 && n-own < insight.Fewest {
				t.Fatalf("seed %d: %s of England less its regions speaks of %d trusts", seed, name, n)
			}
		}
	}
	for n, k := range shown {
		if k == 0 {
			t.Errorf("no set of %d was ever shown", n+1)
		}
	}
	if hours == 0 || differences == 0 {
		t.Error("nothing was compared")
	}
	t.Logf("shown: %v, %d with hours; %d figures and differences", shown, hours, differences)
}

// unrelated reports whether nobody can know that one figure is part of the other: they are of gaps that have nothing to do
// with each other, and stand within one another by chance.
func unrelated(whole, part string) bool {
	return !slices.ContainsFunc([]byte("wxyz"), func(item byte) bool {
		has := func(s string) bool { return slices.Contains([]byte(s), item) }
		return has(whole) && has(part)
	})
}

// What is shown of a set is what the exact search finds, where nothing is held back.
func TestTheBestSetsOfSumsAreTheBest(t *testing.T) {
	compared := 0
	for seed := range int64(60) {
		areas, list := wideCountry(rand.New(rand.NewSource(seed)))
		found := areas.Show(list, organisation.England, []string{"w", "x", "y", "z"}, insight.Every, 0)
		var gaps []string
		for _, g := range found.Gaps {
			gaps = append(gaps, g.Item)
		}
		for n, s := range areas.Sets(organisation.England, found.Gaps, 0, list) {
			exact := insight.Best(list, gaps, n+1)
			if s == nil || len(exact) == 0 || !slices.Equal(s.Items, exact[0]) {
				continue
			}
			compared++
			if want := len(insight.Fix(list, exact[0]).Ready); s.Ready != want {
				t.Errorf("seed %d: %v lets %d go on, not %d", seed, s.Items, want, s.Ready)
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d were the best of all", compared)
	}
}
