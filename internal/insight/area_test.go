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

// madeUp is a country of regions, boards and trusts in which some items stop some adoptions.
func madeUpCountry(rnd *rand.Rand) (insight.Areas, []insight.Adoption) {
	areas := insight.Areas{}
	var list []insight.Adoption
	for r := range 1 + rnd.Intn(4) {
		for b := range 1 + rnd.Intn(4) {
			for n := range rnd.Intn(16) {
				trust := fmt.Sprintf("T%d%d%d", r, b, n)
				areas[trust] = insight.Area{Region: fmt.Sprint("R", r), ICB: fmt.Sprint("B", r, b)}
				for i := range rnd.Intn(3) {
					x := insight.Adoption{ID: fmt.Sprint(trust, i), Trust: trust}
					for _, item := range []string{"x", "y"} {
						if rnd.Intn(2) == 0 {
							x.Stops = append(x.Stops, insight.Stop{Item: item})
						}
					}
					if rnd.Intn(3) > 0 {
						x.Wait = insight.Wait{Hours: big.NewRat(100, 1), Grade: "B"}
					}
					list = append(list, x)
				}
			}
		}
	}
	return areas, list
}

// shownTrusts are the trusts behind one field of one gap as an area shows it; false when it shows nothing.
func shownTrusts(f insight.Found, item, field string) ([]string, bool) {
	i := slices.IndexFunc(f.Gaps, func(g insight.Gap) bool { return g.Item == item })
	if i < 0 {
		return nil, false
	}
	g := f.Gaps[i]
	switch field {
	case "stopped":
		return g.Trusts, g.Stopped > 0
	case "alone":
		return g.AloneAt, g.Alone > 0
	}
	return g.EstimatedAt, g.Waiting.Hours != nil
}

// Field by field: what England, its regions and their boards show of one gap, and every difference of a whole and parts that
// one reader may open, speaks of at least five trusts of which it is true and at least five of which it is not.
func TestNobodyLearnsOfATrustByOpeningAreas(t *testing.T) {
	shown := map[string]int{}
	every := func(string, int) bool { return true }
	for seed := range int64(150) {
		rnd := rand.New(rand.NewSource(seed))
		areas, list := madeUpCountry(rnd)
		own := rnd.Intn(2)
		waiting := map[string]bool{}
		for _, x := range list {
			waiting[x.Trust] = true
		}
		codes := map[string]bool{organisation.England: true}
		in := map[string]map[string]bool{organisation.England: waiting}
		for trust, a := range areas {
			for _, code := range []string{a.Region, a.ICB} {
				codes[code] = true
				if in[code] == nil {
					in[code] = map[string]bool{}
				}
				if waiting[trust] {
					in[code][trust] = true
				}
			}
		}
		pages := map[string]insight.Found{}
		for code := range codes {
			pages[code] = areas.Show(list, code, []string{"x", "y"}, every, own)
		}
		for _, item := range []string{"x", "y"} {
			for _, field := range []string{"stopped", "alone", "hours"} {
				check := func(whole string, parts []string) {
					yes, ok := shownTrusts(pages[whole], item, field)
					if !ok {
						return
					}
					left, no := map[string]bool{}, map[string]bool{}
					for trust := range in[whole] {
						no[trust] = !slices.Contains(yes, trust)
						left[trust] = slices.Contains(yes, trust)
					}
					for _, p := range parts {
						if _, ok := shownTrusts(pages[p], item, field); ok {
							for trust := range in[p] {
								delete(left, trust)
								delete(no, trust)
							}
						}
					}
					a, b := trustsIn(left), trustsIn(no)
					if a+b > 0 && (a-own < insight.Fewest || b-own < insight.Fewest) {
						t.Fatalf("seed %d: %s of %s: %s less %v leaves %d and %d trusts", seed, field, item, whole, parts, a, b)
					}
					shown[field]++
				}
				var regions []string
				for code := range codes {
					check(code, nil)
					if code[0] == 'R' {
						regions = append(regions, code)
						var boards []string
						for b := range codes {
							if b[0] == 'B' && b[1] == code[1] {
								boards = append(boards, b)
							}
						}
						check(code, boards)
					}
				}
				check(organisation.England, regions)
			}
		}
	}
	for _, field := range []string{"stopped", "alone", "hours"} {
		if shown[field] == 0 {
			t.Errorf("%s was never shown", field)
		}
	}
}

func trustsIn(m map[string]bool) (n int) {
	for _, yes := range m {
		if yes {
			n++
		}
	}
	return n
}
