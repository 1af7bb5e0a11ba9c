package adoption

import (
	"cmp"
	"slices"

	"groundwork/internal/stage"
)

// FewestTrusts is the number of trusts under which nobody else learns how many there are (Groundwork, the
// product, section 4).
const FewestTrusts = 5

// Reason is why trusts do not adopt a pilot's innovation, and how many gave it as the main one.
type Reason struct {
	Label  string
	Trusts int
}

// Reasons counts why trusts do not adopt: keys by trust, the commonest first, then by label. Under five
// trusts there is nothing, because a count of so few would name them; how many gave one of the reasons
// says nothing about who, once five or more answered.
func Reasons(keys map[string]string) []Reason {
	if len(keys) < FewestTrusts {
		return nil
	}
	count := map[string]int{}
	for _, k := range keys {
		count[stage.ReasonLabel(k)]++
	}
	out := make([]Reason, 0, len(count))
	for label, n := range count {
		out = append(out, Reason{label, n})
	}
	slices.SortFunc(out, func(x, y Reason) int {
		return cmp.Or(y.Trusts-x.Trusts, cmp.Compare(x.Label, y.Label))
	})
	return out
}
