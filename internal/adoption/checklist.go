package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/stage"
)

// ChecklistMove is one row of an adoption's moves between versions of the checklist, or of a move taken back.
type ChecklistMove struct {
	ID       string
	Seq      int
	From, To int    // versions
	Undoes   string // the move that it takes back; empty for a move
	At       day.Instant
	By       string
}

// Moving is one adoption that moves to a newer version of the checklist, before anybody decides that it does.
type Moving struct {
	Take    Adoption
	Stays   string // why it cannot move; empty when it can
	Confirm int    // answers that do not count until confirmed after the move
	Gates   []GateChange
}

// Movable says why an assessment stays on its version of the checklist; empty when it may move or move back. A decided
// one never moves: what was decided rests on the questions that were asked (PRODUCT, section 2).
func Movable(open bool, decided []stage.Decided) string {
	if !open {
		return "This take-up is closed, so it stays on the version that it was on"
	}
	for _, d := range stage.Standing(decided) {
		if Passes(d.Outcome) {
			return "It was decided on " + d.On.Long() + " on these questions, so it stays on this version of the checklist"
		}
	}
	return ""
}

// LastMove is the newest move that was not taken back; the zero one when there is none.
func LastMove(moves []ChecklistMove) ChecklistMove {
	undone := map[string]bool{}
	for _, m := range moves {
		undone[m.Undoes] = true
	}
	for i := len(moves) - 1; i >= 0; i-- {
		if m := moves[i]; m.Undoes == "" && !undone[m.ID] {
			return m
		}
	}
	return ChecklistMove{}
}
