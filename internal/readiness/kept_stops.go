package readiness

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// KeptStops are the items that keep a gate closed, by id, as they are kept: each behind a space and a mark, which is its level where it is
// short and a question mark where it is unknown. A deed turns one of them in each of fifty adoptions, and leaves the others as they were read.
type KeptStops string

// KeptStop is an item that is short or unknown.
type KeptStop struct {
	Item  string
	State State
	Level Level // what it counts as, when it is short
}

const unknownMark = '?'

func stopsOf(stops []Stop) KeptStops {
	var b strings.Builder
	for _, x := range slices.SortedFunc(slices.Values(stops), func(x, y Stop) int { return cmp.Compare(x.Item.ID, y.Item.ID) }) {
		b.WriteString(x.kept())
	}
	return KeptStops(b.String())
}

func (x Stop) kept() string {
	mark := byte(unknownMark)
	if x.State == Short {
		mark = '0' + byte(x.Level)
	}
	return " " + string(mark) + x.Item.ID
}

// parseStops reads what Text wrote of them.
func parseStops(text string) (KeptStops, error) {
	for word := range strings.FieldsSeq(text) {
		if mark := word[0]; mark != unknownMark && (mark < '0' || !Level(mark-'0').Valid()) {
			return "", fmt.Errorf("%q says no level", word)
		}
	}
	if text == "" {
		return "", nil
	}
	return KeptStops(" " + text), nil
}

// All are the items, by id.
func (s KeptStops) All() iter.Seq[KeptStop] {
	return func(yield func(KeptStop) bool) {
		for word := range strings.FieldsSeq(string(s)) {
			x := KeptStop{Item: word[1:], State: Unknown}
			if word[0] != unknownMark {
				x.State, x.Level = Short, Level(word[0]-'0')
			}
			if !yield(x) {
				return
			}
		}
	}
}

// Len is how many they are.
func (s KeptStops) Len() int { return strings.Count(string(s), " ") }

// Has reports whether an item is among them.
func (s KeptStops) Has(item string) bool {
	from, to := s.find(item)
	return from < to
}

func (s KeptStops) with(x Stop) KeptStops {
	from, to := s.find(x.Item.ID)
	return s[:from] + KeptStops(x.kept()) + s[to:]
}

func (s KeptStops) without(item string) KeptStops {
	from, to := s.find(item)
	return s[:from] + s[to:]
}

// find is where an item stands, or, where from is to, belongs.
func (s KeptStops) find(item string) (from, to int) {
	for from < len(s) {
		to = from + 1
		for to < len(s) && s[to] != ' ' {
			to++
		}
		switch is := string(s[from+2 : to]); {
		case is == item:
			return from, to
		case is > item:
			return from, from
		}
		from = to
	}
	return from, from
}
