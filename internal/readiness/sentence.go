package readiness

import (
	"fmt"
	"strings"
)

// Sentence is the one answer of a readiness page (PRODUCT, screen A):
// "Not ready to go live: 22 of 42 met, 17 stop it, 3 not known".
func (r *Result) Sentence(g Gate) string {
	if !r.Assessed() {
		return "Not assessed: no question has been answered"
	}
	gr := r.Gate(g)
	return gr.headline() + ": " + gr.Counts()
}

func (gr *GateResult) headline() string {
	if gr.Verdict == ReadyWithConditions {
		return "Ready " + gr.Gate.To() + " with conditions"
	}
	return gr.Verdict.Word() + " " + gr.Gate.To()
}

// Counts are "22 of 42 met, 17 stop it, 3 not known", in the order in which the strip draws them.
func (gr *GateResult) Counts() string {
	if gr.Asked == 0 {
		return "nothing is asked"
	}
	parts := []string{fmt.Sprintf("%d of %d met", gr.Met, gr.Asked)}
	if gr.Conditions > 0 {
		until := gr.Gaps[0].Condition.Due.Long()
		parts = append(parts, count(gr.Conditions, "accepted gap until "+until, "accepted gaps, the first until "+until))
	}
	if gr.Short > 0 {
		parts = append(parts, count(gr.Short, "stops it", "stop it"))
	}
	if gr.Unknown > 0 {
		parts = append(parts, fmt.Sprintf("%d not known", gr.Unknown))
	}
	return strings.Join(parts, ", ")
}

// Mark is what stands beside an item at a gate: "Stops go-live until partly in place".
func (s Stop) Mark() string {
	switch s.State {
	case Short:
		return "Stops " + s.Gate.Noun() + " until " + inWords(s.Threshold)
	case Unknown:
		return "Not known: must be " + atLeast(s.Threshold) + " " + s.Gate.To()
	case Accepted:
		return "Accepted gap until " + s.Condition.Due.Long()
	}
	return ""
}

func atLeast(l Level) string {
	if l >= InPlace {
		return inWords(l)
	}
	return "at least " + inWords(l)
}
