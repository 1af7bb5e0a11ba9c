package board

import (
	"cmp"
	"fmt"
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// enoughTrusts is from how many trusts on a count of those that keep it to themselves is shown (Groundwork, the product,
// section 4: others see only a count, from five trusts up).
const enoughTrusts = 5

// Taker is one trust that takes up a pilot.
type Taker struct {
	Trust string // its name
	Known bool   // the reader may know of it
	Stage string // key
	Label string // of the stage, inside a sentence: preparing
	Order int    // of the stage
	Since day.Day
}

// Takers are the trusts that take up one pilot, as far as one reader may know.
type Takers struct {
	Known   []Taker // by name
	Summary string  // 1 live, 1 preparing
	Private string  // how many more there are; nothing below five
}

// TakersOf sorts trusts by name, never by how far they are, and counts stages: the furthest first, those beside the path
// last. Those that keep it to themselves are counted only where the count gives nobody away.
func TakersOf(all []Taker) Takers {
	var t Takers
	hidden, stages, counts := 0, []Taker{}, map[string]int{}
	for _, x := range all {
		if !x.Known {
			hidden++
			continue
		}
		t.Known = append(t.Known, x)
		if counts[x.Stage] == 0 {
			stages = append(stages, x)
		}
		counts[x.Stage]++
	}
	slices.SortFunc(t.Known, func(a, b Taker) int { return cmp.Compare(a.Trust, b.Trust) })
	slices.SortFunc(stages, func(a, b Taker) int {
		aside := func(x Taker) int {
			if x.Order >= 90 {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(aside(a), aside(b)), cmp.Compare(b.Order, a.Order), cmp.Compare(a.Stage, b.Stage))
	})
	for i, s := range stages {
		if i > 0 {
			t.Summary += ", "
		}
		t.Summary += decimal.Count(counts[s.Stage]) + " " + s.Label
	}
	if hidden >= enoughTrusts {
		t.Private = fmt.Sprintf("%d more trusts look at it and keep that to themselves", hidden)
	}
	if t.Summary == "" {
		t.Summary = "none that we can name"
	}
	return t
}

// Line is "Eastfold Partnership NHS Trust: preparing since 9 November 2026".
func (t Taker) Line() string { return t.Trust + ": " + t.Label + " since " + t.Since.Long() }
