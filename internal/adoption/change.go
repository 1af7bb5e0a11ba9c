package adoption

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/readiness"
)

// Change is what one answer about the trust changes in one adoption.
type Change struct {
	Adoption string // id
	Title    string // "Digital consent"
	Gates    []GateChange
}

// Turned reports whether the answer at one of its gates changes.
func (c Change) Turned() bool { return slices.ContainsFunc(c.Gates, GateChange.Turned) }

// GateChange is one gate that a change touches.
type GateChange struct {
	Gate          readiness.Gate
	Before, After readiness.Verdict
	was, is       readiness.Counted
}

// Was are the counts before, in words: "22 of 42 met, 17 stop it, 3 not known".
func (g GateChange) Was() string { return g.was.Counts() }

// Is are the counts after, in words.
func (g GateChange) Is() string { return g.is.Counts() }

// Turned reports whether the answer itself changes, and not only the counts behind it.
func (g GateChange) Turned() bool { return g.Before != g.After }

// Compare is what turns when before becomes after; nothing when no count moves.
func Compare(before, after readiness.Kept) []GateChange {
	var out []GateChange
	for _, g := range readiness.Gates {
		b, a := before.Gates[g], after.Gates[g]
		was, is := b, a
		if was.Due, is.Due = 0, 0; was == is {
			continue // the same counts, whatever the date
		}
		out = append(out, GateChange{Gate: g, Before: b.Verdict, After: a.Verdict, was: b, is: a})
	}
	return out
}

// Foretell says what saving would change: "This changes 5 adoptions: 2 become Not ready" (Groundwork
// rules, section 0).
func Foretell(changes []Change) string {
	if len(changes) == 0 {
		return "This changes no adoption"
	}
	s := "This changes " + plural(len(changes), "adoption", "adoptions") + ": "
	become := map[readiness.Verdict]int{}
	only := 0
	for _, c := range changes {
		if v, turned := c.next(); turned {
			become[v]++
		} else {
			only++
		}
	}
	var parts []string
	for v := readiness.NotReady; v <= readiness.Ready; v++ {
		if n := become[v]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s %s", n, oneOr(n, "becomes", "become"), v.Word()))
		}
	}
	if only > 0 {
		parts = append(parts, fmt.Sprintf("%d %s the answer, with other counts behind it", only, oneOr(only, "keeps", "keep")))
	}
	return s + strings.Join(parts, ", ")
}

// next is the verdict of the first gate that turns.
func (c Change) next() (readiness.Verdict, bool) {
	for _, g := range c.Gates {
		if g.Turned() {
			return g.After, true
		}
	}
	return 0, false
}

func oneOr(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}
