package insight

import (
	"math"
	"testing"
)

// Worked by hand: kind 3 x 0, staff 2 x 500/4000, region 1 x 0, record system 3 x 0, roster 1 x 1, over the 10 of what both
// have published.
func TestDistanceByHand(t *testing.T) {
	here := Place{Code: "A", Name: "A", Facts: map[string]string{FactType: "mental_health", "whole_time_staff": "4,000", FactRegion: "R", "record_system": "One", "roster_system": "One", "ledger": "L"}}
	near := Place{Code: "B", Name: "B", Facts: map[string]string{FactType: "mental_health", "whole_time_staff": "3500", FactRegion: "R", "record_system": "one ", "roster_system": "Two", "payroll_provider": "P"}}
	far := Place{Code: "C", Name: "C", Facts: map[string]string{FactType: "acute", "whole_time_staff": "7500", FactRegion: "Q"}}
	bare := Place{Code: "D", Name: "D", Facts: map[string]string{FactType: "mental_health", FactRegion: "R", "whole_time_staff": "about 4000"}}
	got := Like(here, []Place{far, bare, near})
	for i, want := range []struct {
		code     string
		shared   int
		distance float64
		band     Band
	}{{"B", 5, (2*0.125 + 1) / 10, VeryAlike}, {"C", 3, (3 + 2*0.875 + 1) / 6, LessAlike}, {"D", 2, 0, NotCompared}} {
		g := got[i]
		if g.Code != want.code || g.Shared != want.shared || math.Abs(g.Distance-want.distance) > 1e-12 || g.Band() != want.band {
			t.Errorf("%s: %d facts, %v, %s; want %+v", g.Code, g.Shared, g.Distance, g.Band(), want)
		}
	}
	// The same both ways round, and nothing at all from oneself.
	if back := Like(near, []Place{here, far}); back[0].Distance != got[0].Distance {
		t.Errorf("there %v and back %v", got[0].Distance, back[0].Distance)
	}
	if self := Like(here, []Place{here}); self[0].Distance != 0 {
		t.Errorf("from itself: %v", self[0].Distance)
	}
}

// What a reader may not read has no part in it; from five questions on both sides it does.
func TestLevelsOnlyWhereBothAreThere(t *testing.T) {
	facts := map[string]string{FactType: "acute", FactRegion: "R", "ledger": "L"}
	levels := map[string]int{"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 4}
	here, there := Place{Code: "A", Facts: facts, Levels: levels}, Place{Code: "B", Facts: facts}
	if d := Like(here, []Place{there})[0]; d.Shared != 3 || d.Distance != 0 {
		t.Errorf("without levels there: %d facts, %v", d.Shared, d.Distance)
	}
	there.Levels = map[string]int{"a": 2, "b": 1, "c": 2, "d": 3}
	if d := Like(here, []Place{there})[0]; d.Shared != 3 {
		t.Errorf("four questions: %d facts", d.Shared)
	}
	there.Levels["e"] = 2
	if d := Like(here, []Place{there})[0]; d.Shared != 4 || math.Abs(d.Distance-3*(4.0/20)/8) > 1e-12 {
		t.Errorf("five questions: %d facts, %v", d.Shared, d.Distance)
	}
}
