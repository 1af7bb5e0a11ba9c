package board

import (
	"fmt"

	"groundwork/internal/day"
)

// Point is the next decision about a pilot or an adoption, as its records stand.
type Point struct {
	Ended   day.Day // of a pilot on trial: when it ended or was to end; none for every other point
	Planned day.Day // the day for which the decision was planned
	Met     day.Day // when a stop rule was met that nobody has decided on since
	Ready   bool    // nothing that is asked is in the way
	Today   day.Day
}

// Waiting says since when a decision is waited for, or that it can be taken; false while nothing is asked of anybody yet.
// It never says that somebody is late: "Waiting for a decision since 3 March 2026" (Groundwork, the product, rule 7).
func (p Point) Waiting() (string, bool) {
	since := func(d day.Day) (string, bool) { return "Waiting for a decision since " + d.Long(), true }
	switch {
	case !p.Met.IsZero():
		return since(p.Met)
	case !p.Ended.IsZero() && p.Ended < p.Today:
		return since(p.Ended)
	case !p.Planned.IsZero() && p.Planned < p.Today:
		return since(p.Planned)
	case p.Ready && !p.Planned.IsZero():
		return "Planned for " + p.Planned.Long(), true
	case p.Ready:
		return "Can be decided now", true
	default:
		return "", false
	}
}

// Repeated says at how many of the trusts that are needed a benefit was repeated, which the gate to every trust asks for
// (stages-v1.yaml, stage scaling: repeated in at least two adopters at grade A or B). says are the figures, trust by trust.
func Repeated(says []string) string {
	const needed = 2
	if len(says) >= needed {
		return fmt.Sprintf("Repeated at %d trusts: %s.", len(says), listed(says))
	}
	s := fmt.Sprintf("Repeated at %d of the %d trusts needed", len(says), needed)
	if len(says) == 0 {
		return s + "."
	}
	return s + ": " + listed(says) + "."
}

func listed(s []string) string {
	out := ""
	for i, x := range s {
		if i > 0 {
			out += "; "
		}
		out += x
	}
	return out
}
