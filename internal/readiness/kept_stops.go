package readiness

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// KeptStops are the items that keep any gate closed, by id, as they are kept: each behind a space and a mark for every gate, which is
// its level where it is short, a question mark where it is unknown, and a dash where it stops nothing. A deed turns one of them in each of
// fifty adoptions, and leaves the others as they were read.
type KeptStops string

// KeptStop is an item that is short or unknown.
type KeptStop struct {
	Item  string
	State State
	Level Level // what it counts as, when it is short
}

const unknownMark, noMark = '?', '-'

const marks = len(Gates)

// stopsOf are those of a whole adoption.
func stopsOf(r *Result) KeptStops {
	byID := make([]*Standing, len(r.Items))
	for i := range r.Items {
		byID[i] = &r.Items[i]
	}
	slices.SortFunc(byID, func(x, y *Standing) int { return cmp.Compare(x.Item.ID, y.Item.ID) })
	var b strings.Builder
	for _, st := range byID {
		b.WriteString(st.stops())
	}
	return KeptStops(b.String())
}

// stops is the item as it is kept; nothing where it stops no gate.
func (st *Standing) stops() string {
	m, stops := [1 + marks]byte{' '}, false
	for _, g := range Gates {
		m[1+g] = noMark
		switch st.At[g] {
		case Short:
			m[1+g], stops = '0'+byte(st.Level), true
		case Unknown:
			m[1+g], stops = unknownMark, true
		}
	}
	if !stops {
		return ""
	}
	return string(m[:]) + st.Item.ID
}

// parseStops reads what Text wrote of them.
func parseStops(text string) (KeptStops, error) {
	for word := range strings.FieldsSeq(text) {
		if len(word) <= marks {
			return "", fmt.Errorf("%q names no item", word)
		}
		for _, mark := range []byte(word[:marks]) {
			if mark != unknownMark && mark != noMark && (mark < '0' || !Level(mark-'0').Valid()) {
				return "", fmt.Errorf("%q says no level", word)
			}
		}
	}
	return KeptStops(text), nil
}

// At are the items that keep a gate closed, by id.
func (s KeptStops) At(g Gate) iter.Seq[KeptStop] {
	return func(yield func(KeptStop) bool) {
		for word := range strings.FieldsSeq(string(s)) {
			x := KeptStop{Item: word[marks:], State: Unknown}
			switch mark := word[g]; mark {
			case noMark:
				continue
			case unknownMark:
			default:
				x.State, x.Level = Short, Level(mark-'0')
			}
			if !yield(x) {
				return
			}
		}
	}
}

// Len is how many keep a gate closed.
func (s KeptStops) Len(g Gate) int { return s.count()[g] }

// Has reports whether an item keeps a gate closed.
func (s KeptStops) Has(g Gate, item string) bool {
	from, to := s.find(item)
	return from < to && s[from+1+int(g)] != noMark
}

// count is how many keep each gate closed.
func (s KeptStops) count() (n [len(Gates)]int) {
	for at := 0; at >= 0 && at < len(s); at = s.after(at) {
		for g := range n {
			if s[at+1+g] != noMark {
				n[g]++
			}
		}
	}
	return n
}

// put is s with an item as the word says, in the place of what it said of it before; nothing takes it away.
func (s KeptStops) put(item, word string) KeptStops {
	from, to := s.find(item)
	if string(s[from:to]) == word {
		return s
	}
	return s[:from] + KeptStops(word) + s[to:]
}

// find is where an item stands, or, where from is to, belongs.
func (s KeptStops) find(item string) (from, to int) {
	for from < len(s) {
		to = s.after(from)
		switch is := string(s[from+1+marks : to]); {
		case is == item:
			return from, to
		case is > item:
			return from, from
		}
		from = to
	}
	return from, from
}

// after is where the word behind the one at a place begins.
func (s KeptStops) after(at int) int {
	if n := strings.IndexByte(string(s[at+1:]), ' '); n >= 0 {
		return at + 1 + n
	}
	return len(s)
}
