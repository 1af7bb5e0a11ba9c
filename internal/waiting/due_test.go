package waiting

import (
	"testing"

	"groundwork/internal/readiness"
)

// What falls due and what wants the reader's word stand among what waits on them, by day, and lead to where it is done.
func TestWaitsForWhatFallsDueAndForTargets(t *testing.T) {
	m := Matters{Today: today22, Due: []Due{{Code: "X", Trust: "Here", N: 1, First: on(-3)}, {Code: "Y", Trust: "There", N: 4, More: true, First: on(9)}},
		Targets:   []Target{{Href: "/benefits/b", Of: "Minutes per case, Digital consent"}},
		Takeups:   []Takeup{{ID: "a", Name: "Letters", Owner: true, Planned: on(20), Kept: kept(readiness.Ready, 1, 0, 0, 0)}},
		Questions: asked(1, on(5))}
	want := []Item{
		{"1 answer falls due that a decision to come needs", "/trusts/X/groundwork/still-true", "Here. Tick what is still true, all on one page", on(-3)},
		{"1 question about Digital consent", "/q0", "About 2 minutes", on(5)},
		{"At least 4 answers fall due that decisions to come need", "/trusts/Y/groundwork/still-true", "There. Tick what is still true, all on one page", on(9)},
		{"Decide whether Letters is adopted", "/adoptions/a/decisions/new?gate=adopt", "1 of 1 met", on(20)},
		{"Accept the target: Minutes per case, Digital consent", "/benefits/b", "You own this benefit. Say that you take its target on", 0},
	}
	got := m.Waits()
	if len(got) != len(want) {
		t.Fatalf("%d lines: %+v", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %+v, want %+v", i+1, got[i], want[i])
		}
	}
}
