package readiness

import (
	"fmt"
	"strings"
)

// Sentence is the one answer of a readiness page (PRODUCT, screen A):
// "Not ready to go live: 22 of 42 met, 17 stop it, 3 not known".
func (r *Result) Sentence(g Gate) string { return r.Gate(g).Sentence(r.Assessed()) }

// Sentence is the same of one gate, where somebody has answered anything at all.
func (gr *GateResult) Sentence(assessed bool) string {
	if !assessed {
		return "Not assessed: no question has been answered"
	}
	return gr.headline() + ": " + gr.Counts()
}

func (gr *GateResult) headline() string {
	if gr.Verdict == ReadyWithConditions {
		return "Ready " + gr.Gate.To() + " with conditions"
	}
	return gr.Verdict.Word() + " " + gr.Gate.To()
}

// Counts are "22 of 42 met, 17 stop it, 3 not known", in the order in which the strip draws them.
func (t *Counted) Counts() string {
	if t.Asked == 0 {
		return "nothing is asked"
	}
	parts := []string{fmt.Sprintf("%d of %d met", t.Met, t.Asked)}
	if t.Conditions > 0 {
		until := t.Due.Long()
		parts = append(parts, count(t.Conditions, "accepted gap until "+until, "accepted gaps, the first until "+until))
	}
	if t.Short > 0 {
		parts = append(parts, count(t.Short, "stops it", "stop it"))
	}
	if t.Unknown > 0 {
		parts = append(parts, fmt.Sprintf("%d not known", t.Unknown))
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
