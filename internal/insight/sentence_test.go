package insight_test

import (
	"math/big"
	"testing"

	"groundwork/internal/insight"
	"groundwork/internal/readiness"
)

// What a gap stops and what fixing it alone lets go on are two figures: both are said, so that neither is taken for the other.
func TestTheSentenceSaysWhatAGapStopsAndWhatItAloneLetsGoOn(t *testing.T) {
	items := map[string]*readiness.Item{"w": {ID: "w", Title: "Staff record", Scope: readiness.Foundation}, "x": {ID: "x", Title: "Payroll"}}
	take := func(id string, hours int64, stops ...string) insight.Adoption {
		a := insight.Adoption{ID: id, Trust: id, Wait: insight.Wait{Hours: big.NewRat(hours, 1), Grade: "B"}}
		for _, s := range stops {
			a.Stops = append(a.Stops, insight.Stop{Item: s})
		}
		return a
	}
	for name, c := range map[string]struct {
		list []insight.Adoption
		want string
	}{
		"some alone":      {[]insight.Adoption{take("a", 4000, "w"), take("b", 1000, "w", "x"), take("c", 70, "x", "w")}, "Start with “Staff record”: it stops all 3 take-ups; about 5,100 hours a year wait behind it; fixing it alone lets 1 go on, about 4,000 hours"},
		"every one alone": {[]insight.Adoption{take("a", 4000, "w"), take("b", 1000)}, "Start with “Staff record”: it stops 1 of 2 take-ups; about 4,000 hours a year wait behind it; fixing it alone lets that go on"},
		"none alone":      {[]insight.Adoption{take("a", 4000, "w", "x"), take("b", 1000)}, "Start with “Staff record”: it stops 1 of 2 take-ups; about 4,000 hours a year wait behind it"},
		"the one take-up": {[]insight.Adoption{take("a", 4000, "w")}, "Start with “Staff record”: it stops the one take-up; fixing it alone lets that go on, about 4,000 hours a year"},
	} {
		said := insight.Said{Found: insight.Find(c.list, []string{"w", "x"}, insight.Every), Items: items, Adoptions: len(c.list)}
		for _, set := range insight.Best(c.list, []string{"w", "x"}, 1) {
			if len(said.Best) == 0 {
				said.Best = [][]insight.Set{nil}
			}
			said.Best[0] = append(said.Best[0], insight.Fix(c.list, set))
		}
		if got := said.Answer().Text; got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}
