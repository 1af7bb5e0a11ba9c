package benefit

import (
	"slices"
	"strings"
	"testing"
)

// Two to six lines are set side by side on one measure version, unit and population only; the others are told why not,
// wherever in the list they stand.
func TestAlike(t *testing.T) {
	line := func(change func(*Series)) Series {
		s := Series{Name: "Trust", Measure: Ref{"rework-rate", 1}, Unit: "percent", Staff: []string{"nursing", "medical"}}
		change(&s)
		return s
	}
	same := line(func(s *Series) { s.Staff = []string{"medical", "nursing"} }) // in another order
	for _, c := range []struct {
		why   string
		other Series
	}{
		{"different measures", line(func(s *Series) { s.Measure.ID = "uptake" })},
		{"version 1 of the definition and the other version 2", line(func(s *Series) { s.Measure.Version = 2 })},
		{"one is in percent and the other in cases", line(func(s *Series) { s.Unit = "cases" })},
		{"different staff groups", line(func(s *Series) { s.Staff = []string{"medical"} })},
		{"different people or teams", line(func(s *Series) { s.Population = "Inpatients" })},
		{"counted differently", line(func(s *Series) { s.Different = true })},
	} {
		for at := range 4 {
			list := slices.Insert([]Series{same, line(func(*Series) {}), same}, at, c.other)
			alike, refused := Alike(list)
			if len(alike) != 3 || len(refused) != 1 || refused[0].At != at {
				t.Fatalf("%s, at %d: compared %v, refused %v", c.why, at, alike, refused)
			}
			why := refused[0].Why
			if !strings.Contains(why, c.why) {
				t.Errorf("at %d: %q does not say %q", at, why, c.why)
			}
			if !strings.Contains(why, "not comparable: ") {
				t.Errorf("%q", why)
			}
		}
	}
	if alike, refused := Alike([]Series{same, line(func(s *Series) { s.Unit = "cases" })}); len(alike) != 1 || alike[0] != 0 || len(refused) != 1 {
		t.Errorf("of two that differ: %v, %v", alike, refused)
	}
}
