package statistic_test

import (
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/statistic"
)

// Published figures are compared in the newest period that all have, within one publication; what is left says why.
func TestCompare(t *testing.T) {
	series := func(measure, source string, days ...day.Day) statistic.Series {
		s := statistic.Series{Measure: benefit.Measure{ID: measure, Name: measure}, Source: source}
		for _, d := range days {
			s.Figures = append(s.Figures, statistic.Figure{Measure: benefit.Ref{ID: measure, Version: 1}, Source: source, Period: benefit.Period{From: d, To: d + 29}})
		}
		return s
	}
	may, not := statistic.Compare([]string{"A", "B"}, map[string][]statistic.Series{
		"A": {series("waits", "monthly", 100, 200, 300), series("beds", "daily", 100), series("staff", "old", 100), series("falls", "x", 100)},
		"B": {series("waits", "monthly", 100, 200), series("beds", "daily", 200), series("staff", "new", 100)},
	})
	if len(may) != 1 || may[0].Measure.ID != "waits" || may[0].Period.From != 200 || len(may[0].Figures) != 2 {
		t.Fatalf("%+v", may)
	}
	want := map[string]string{"beds": "no period is published of all of them", "falls": "nobody else of those chosen publishes it",
		"staff": "the others are in another publication, or count it by another version of the definition"}
	if len(not) != 5 {
		t.Errorf("%+v", not)
	}
	for _, n := range not {
		if n.Why != want[n.Measure.ID] {
			t.Errorf("%s of %s: %s", n.Measure.ID, n.Organisation, n.Why)
		}
	}
}
