package insight

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"groundwork/internal/readiness"
)

// inventedCountry is a country with items of several kinds: some of the groundwork, some not, one that no order names.
func inventedCountry(rnd *rand.Rand) (Areas, []Adoption) {
	areas := Areas{}
	var list []Adoption
	for r := range 1 + rnd.Intn(4) {
		for b := range 1 + rnd.Intn(4) {
			for n := range rnd.Intn(16) {
				trust := fmt.Sprintf("T%d%d%02d", r, b, n)
				at := Area{Region: fmt.Sprint("R", r), ICB: fmt.Sprint("B", r, b)}
				switch rnd.Intn(20) {
				case 0:
					at.ICB = ""
				case 1:
					at = Area{}
				}
				areas[trust] = at
				for i := range rnd.Intn(3) {
					x := Adoption{ID: fmt.Sprint(trust, "-", i), Trust: trust, Live: rnd.Intn(5) == 0}
					for _, item := range []string{"fin-1", "fin-2", "pay-1", "dat-1", "pack/1"} {
						if rnd.Intn(3) == 0 {
							x.Stops = append(x.Stops, Stop{Item: item, Unknown: rnd.Intn(2) == 0})
						}
					}
					if rnd.Intn(3) > 0 {
						x.Wait = Wait{Hours: big.NewRat(int64(rnd.Intn(500)), int64(1+rnd.Intn(7))), Grade: string("ABCD"[rnd.Intn(4)])}
					}
					list = append(list, x)
				}
			}
		}
	}
	return areas, list
}

func checklistArea(item string) string { return item[:3] }
func inGroundwork(item string) bool    { return item[:3] == "fin" }
func nobody(string) string             { return "" }
func itself(trust string) string       { return trust }

// summed is the same country by way of what is kept of each trust, written and read.
func summed(t *testing.T, areas Areas, list []Adoption, named func(string) string) Country {
	t.Helper()
	of := map[string][]Adoption{}
	for _, x := range list {
		of[x.Trust] = append(of[x.Trust], x)
	}
	parts := map[Area]*Sums{}
	var trusts []string
	for trust := range areas {
		trusts = append(trusts, trust)
	}
	slices.Sort(trusts)
	for _, trust := range trusts {
		if parts[areas[trust]] == nil {
			parts[areas[trust]] = NewSums()
		}
		kept, err := json.Marshal(StopsOf(of[trust], inGroundwork))
		if err != nil {
			t.Fatal(err)
		}
		var p Stops
		if err := json.Unmarshal(kept, &p); err != nil {
			t.Fatal(err)
		}
		parts[areas[trust]].Add(p, named(trust), checklistArea)
	}
	return Join(parts)
}

// above is what counts above one trust: the groundwork, and what two or more adoptions are short of; of a pack nothing.
func above(item string, adoptions int) bool {
	return item[:4] != "pack" && (inGroundwork(item) || adoptions >= 2)
}

// said is a gap as people read it, without the order of trusts behind it.
func said(f Found) []string {
	var out []string
	for _, g := range f.Gaps {
		hours := "none"
		if g.Waiting.Hours != nil {
			hours = g.Waiting.Hours.RatString()
		}
		out = append(out, fmt.Sprint(g.Item, g.Stopped, g.At(), g.Alone, hours, g.Waiting.Estimated, g.Waiting.Grade))
	}
	return out
}

// What sums show of an area is what the whole list of adoptions shows, whoever asks: gap by gap, figure by figure, also for
// somebody who reads a part of the country by name and could subtract it, and area by area of the checklist.
func TestSumsShowWhatTheListShows(t *testing.T) {
	order, domains := []string{"pay-1", "fin-1", "fin-2", "dat-1"}, []string{"fin", "pay", "dat"}
	shown, beside := 0, 0
	for seed := range int64(400) {
		rnd := rand.New(rand.NewSource(seed))
		areas, list := inventedCountry(rnd)
		own := rnd.Intn(3)
		codes := map[string]bool{"ENG": true, "NIX": true}
		for _, a := range areas {
			codes[a.Region], codes[a.ICB] = true, true
		}
		delete(codes, "")
		all := summed(t, areas, list, nobody)
		led := fmt.Sprint("R", rnd.Intn(3)) // a region whose trusts the reader reads by name
		if rnd.Intn(2) == 0 {
			led = fmt.Sprint("B", rnd.Intn(3), rnd.Intn(3))
		}
		others := slices.DeleteFunc(slices.Clone(list), func(x Adoption) bool { return areas.in(x.Trust, led) })
		inside := slices.DeleteFunc(slices.Clone(list), func(x Adoption) bool { return !areas.in(x.Trust, led) })
		less := all.Without(summed(t, areas, inside, nobody))
		for code := range codes {
			want, got := listed(areas, list, code, order, above, own), all.Show(code, order, above, own)
			if !slices.Equal(said(sorted(want)), said(sorted(got))) {
				t.Fatalf("seed %d, %s: the list shows %q, sums show %q", seed, code, said(want), said(got))
			}
			shown += len(got.Gaps)
			want, got = want.Beside(listed(areas, others, code, order, above, own)), got.Beside(less.Show(code, order, above, own))
			if !slices.Equal(said(sorted(want)), said(sorted(got))) {
				t.Fatalf("seed %d, %s beside %s: the list shows %q, sums show %q", seed, code, led, said(want), said(got))
			}
			beside += len(got.Gaps)
			if want, got := areas.Stopping(list, code, domains, checklistArea, own), all.Stopping(code, domains, own); !reflect.DeepEqual(want, got) {
				t.Fatalf("seed %d, %s: areas of the checklist %v, by sums %v", seed, code, want, got)
			}
		}
	}
	if shown == 0 || beside == 0 {
		t.Error("nothing was ever shown")
	}
}

// listed is what the whole list shows, adoption by adoption. A figure of those stopped alone is not shown beside all that are
// stopped where what is left would single somebody out.
func listed(areas Areas, list []Adoption, code string, order []string, counts Counts, own int) Found {
	f, v := areas.Show(list, code, order, counts, own), areas.view(list, code, own)
	for i, g := range f.Gaps {
		var with []string
		for _, x := range list {
			if len(x.Stops) > 1 && slices.ContainsFunc(x.Stops, func(s Stop) bool { return s.Item == g.Item }) {
				with = append(with, x.Trust)
			}
		}
		if slices.ContainsFunc(with, func(t string) bool { return areas.in(t, code) }) && !v.shows(with) {
			f.Gaps[i].Alone, f.Gaps[i].AloneAt = 0, nil
		}
	}
	return f
}

func sorted(f Found) Found {
	slices.SortFunc(f.Gaps, func(x, y Gap) int { return slices.Compare([]byte(x.Item), []byte(y.Item)) })
	return f
}

// What programme leads read by sums is what Find says of the list: every gap, how many trusts, the first of them by name, and
// totals that count each adoption once.
func TestSumsFindWhatTheListFinds(t *testing.T) {
	order := []string{"pay-1", "fin-1", "fin-2", "dat-1", "pack/1"}
	for seed := range int64(400) {
		rnd := rand.New(rand.NewSource(seed))
		areas, list := inventedCountry(rnd)
		all := summed(t, areas, list, itself)
		for _, code := range []string{"ENG", "R0", "B01"} {
			here := slices.DeleteFunc(slices.Clone(list), func(x Adoption) bool { return !areas.in(x.Trust, code) })
			want, got := Find(here, order, above), all.Of(code).Found(order, above)
			if !slices.Equal(said(want), said(got)) || fmt.Sprint(want.Stopped, want.Waiting) != fmt.Sprint(got.Stopped, got.Waiting) {
				t.Fatalf("seed %d, %s: found %q, %d, %v; by sums %q, %d, %v", seed, code, said(want), want.Stopped, want.Waiting, said(got), got.Stopped, got.Waiting)
			}
			for i, g := range got.Gaps {
				names := slices.Sorted(slices.Values(want.Gaps[i].Trusts))
				if !slices.Equal(g.Named, names[:min(len(names), MostNamed)]) {
					t.Fatalf("seed %d, %s: %s is at %v, named %v", seed, code, g.Item, names, g.Named)
				}
			}
		}
	}
}

func TestTakeUpsAreCountedByTheirAnswer(t *testing.T) {
	var n, m Answers
	for _, v := range []readiness.Verdict{readiness.NotReady, readiness.NotEnoughKnown, readiness.ReadyWithConditions, readiness.Ready, readiness.Ready} {
		n.Count(true, v)
	}
	m.Count(false, readiness.NotReady)
	if n.Join(m); n != (Answers{All: 6, NotReady: 1, NotKnown: 1, Conditions: 1, Ready: 2}) {
		t.Errorf("%+v", n)
	}
}
