package board

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Hours of an area are added trust by trust; what not every trust knows says so, and what may not be added stays apart.
func TestAreaLadder(t *testing.T) {
	on := func(month int) benefit.Period {
		from := day.On(2026, time.Month(month), 1)
		return benefit.Period{From: from, To: from.AddMonths(1) - 1}
	}
	hours := func(n int64) *big.Rat { return big.NewRat(n, 1) }
	climb := func(month int, freed int64, could, used *big.Rat) Climb {
		c := Climb{Standing: Realised, Period: on(month), Trusts: 1, Freed: hours(freed), Grade: "B"}
		if could != nil {
			c.Could = Share{could, hours(freed), "", 1}
		}
		if used != nil {
			c.Used = Share{used, hours(freed), "C", 1}
		}
		return c
	}
	nights := climb(3, 9, nil, nil)
	nights.DayType = "calendar_day"
	total := Totals{Freed: Sum{Standing: Realised, Value: hours(1)}}
	for _, c := range []struct {
		name   string
		climbs []Climb
		rungs  [4]string // hours with one decimal, or why not
		note   string
	}{
		{"all known", []Climb{climb(1, 40, hours(50), hours(10)), climb(3, 20, hours(25), hours(5))}, [4]string{"75.0", "60.0", "15.0", "none claimed"}, "at 2 trusts, at each in its newest period"},
		{"one does not know its use or what could be", []Climb{climb(1, 40, hours(50), hours(10)), climb(3, 20, nil, nil)}, [4]string{"known at 1 of 2", "60.0", "10.0", "none claimed"}, "Use is known at 1 of 2, which freed 40.0 hours."},
		{"nobody knows", []Climb{climb(1, 40, nil, nil)}, [4]string{"not known", "40.0", "not known", "none claimed"}, "at 1 trust, January 2026."},
		{"other days are not added", []Climb{climb(1, 40, nil, nil), nights}, [4]string{"not known", "40.0", "not known", "none claimed"}, "Not added: hours of 1 trust"},
	} {
		var parts []Part
		for _, x := range c.climbs {
			parts = append(parts, Part{Climbs: []Climb{x}})
		}
		l, ok := AreaLadder(total, Join(parts...).Climbs, nil)
		if !ok {
			t.Errorf("%s: no ladder", c.name)
			continue
		}
		for i, r := range l.Rungs {
			got := r.Says
			if r.Hours != nil {
				got = r.Shown()
			}
			if got != c.rungs[i] {
				t.Errorf("%s, %s: %s, want %s", c.name, r.Label, got, c.rungs[i])
			}
		}
		if !strings.Contains(l.Note, c.note) {
			t.Errorf("%s: %s", c.name, l.Note)
		}
		if again := Join(Join(parts...), Part{}); again.Climbs[0].Freed.Cmp(l.Rungs[1].Hours) != 0 || parts[0].Climbs[0].Trusts != 1 {
			t.Errorf("%s: joined twice it is another, or what was joined has changed", c.name)
		}
	}
	if _, ok := AreaLadder(Totals{}, []Climb{nights}, nil); ok {
		t.Error("a ladder without a total of hours freed")
	}
}
