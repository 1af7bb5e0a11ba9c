package benefit

import (
	"slices"
	"strings"
)

// What people and spreadsheets write where there is no figure. None of it is 0 (import contract, section 6).
var (
	noFigure      = []string{"-", "nil return", "tbc", "tbd", "not yet measured", "pending"}
	notApplicable = []string{"n/a", "na", "not applicable"}
	hidden        = []string{"*", "<5", "<10", "[c]", "c", ":", "suppressed"}
)

func marked(s string, marks []string) bool {
	return slices.Contains(marks, strings.ToLower(strings.TrimSpace(plainSigns.Replace(s))))
}

func suppressedMark(s string) bool { return marked(s, hidden) }

// markedState is the state that a cell stands for instead of a figure.
func markedState(cell string) State {
	switch {
	case marked(cell, notApplicable):
		return NotApplicable
	case suppressedMark(cell):
		return Suppressed
	}
	return ""
}

// Mark is what a cell shows for a state without a figure; nothing for a figure.
func (s State) Mark() string {
	return map[State]string{NotApplicable: "n/a", Suppressed: "*"}[s]
}

// marks reads what was written in place of a figure: "TBC" is an empty cell, and "n/a" or "*" alone in a row is its state.
func (in Input) marks() Input {
	var state State
	figures := 0
	for _, cell := range []*string{&in.Value, &in.Numerator, &in.Denominator, &in.Cases} {
		*cell = strings.TrimSpace(*cell)
		switch {
		case *cell == "":
		case marked(*cell, noFigure):
			*cell = ""
		case markedState(*cell) != "" && (state == "" || state == markedState(*cell)):
			state = markedState(*cell)
		default:
			figures++
		}
	}
	if state != "" && figures == 0 && (in.State == "" || in.State == string(Reported) || in.State == string(state)) {
		in.State, in.Value, in.Numerator, in.Denominator, in.Cases = string(state), "", "", "", ""
	}
	return in
}
