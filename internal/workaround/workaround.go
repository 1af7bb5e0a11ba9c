// Package workaround is a local fix: a patch for a gap in a trust's foundation, with its price in hours, its owner and
// the day on which it runs out. What it patches is an item of the checklist. It is kept as rows that never change.
package workaround

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/person"
)

// Workaround is a local fix as it stands: the newest row of its line.
type Workaround struct {
	ID          string // of the line; its address
	Seq         int    // how often it was saved
	SubjectKind string // pilot or adoption
	SubjectID   string
	Trust       string
	Of          string // name of the pilot that it stands in or that is taken up

	Item  string // the checklist item that it patches
	Title string
	Why   string
	Hours decimal.Maybe // a week, of all who do it together; unknown is not 0
	Pence *int64        // what an hour costs; nil when nobody said
	Owner person.Owner

	Started    day.Day // zero: not said
	Expires    day.Day // the last day on which it may stay
	Others     Need
	ClosesWhen string // what would make it needless

	Closed        day.Day
	ClosedBecause string

	Recorded day.Instant
	By       string
}

// Need says whether the next trust would need the fix too.
type Need string

// The needs, as the ledger has them.
const (
	Needed   Need = "yes"
	Unneeded Need = "no"
	Unknown  Need = "not_known"
)

// Needs are all of them, in the order in which a form asks.
var Needs = []Need{Needed, Unneeded, Unknown}

// Label is the need as a person reads it.
func (n Need) Label() string {
	return map[Need]string{Needed: "Yes", Unneeded: "No", Unknown: "We don’t know yet"}[n]
}

// State is how a fix stands on a day; it is worked out and never stored.
type State string

// The states. Soon is from thirty days before the day on which it runs out, as an answer of the checklist becomes due
// soon (Groundwork rules, section 2); on the day itself it still holds, and from the next it has run out.
const (
	Open    State = "open"
	Soon    State = "soon"
	Expired State = "expired"
	Closed  State = "closed"
)

const soonDays = 30

// State is how it stands.
func (w Workaround) State(today day.Day) State {
	switch {
	case !w.Closed.IsZero():
		return Closed
	case today > w.Expires:
		return Expired
	case today >= w.Expires-soonDays:
		return Soon
	}
	return Open
}

// Until says in words until when it may stay, or when it was closed.
func (w Workaround) Until(today day.Day) string {
	switch w.State(today) {
	case Closed:
		return "Closed on " + w.Closed.Long()
	case Expired:
		return "Ran out on " + w.Expires.Long()
	}
	return "Until " + w.Expires.Long()
}

// HoldsUp reports whether the fix holds up the pilot: it is in place, and the next trust would need it too.
func (w Workaround) HoldsUp() bool { return w.Closed.IsZero() && w.Others == Needed }

// Weekly is what the fix costs a week in pence, rounded half up; false where hours or the cost of an hour are not known.
func (w Workaround) Weekly() (pence int64, known bool) {
	if w.Pence == nil || !w.Hours.Known {
		return 0, false
	}
	r := new(big.Rat).Mul(w.Hours.D.Rat(), new(big.Rat).SetInt64(*w.Pence))
	r.Add(r, big.NewRat(1, 2))
	return new(big.Int).Quo(r.Num(), r.Denom()).Int64(), true
}

// Sum is what fixes that are in place cost together. It is new work: no total of hours freed is made smaller by it
// without saying so, and none is made here.
type Sum struct {
	Open      int
	Hours     decimal.Decimal // a week, of those whose hours are known
	Uncounted int             // open, and nobody has counted the hours
	HoldUp    int             // the next trust would need them too
	Unsaid    int             // open, and it is not known whether the next trust would
	Expired   int
	Soon      int
}

// Total sums the fixes that are not closed.
func Total(all []Workaround, today day.Day) Sum {
	var s Sum
	for _, w := range all {
		state := w.State(today)
		if state == Closed {
			continue
		}
		s.Open++
		if w.Hours.Known {
			s.Hours += w.Hours.D
		} else {
			s.Uncounted++
		}
		switch {
		case w.HoldsUp():
			s.HoldUp++
		case w.Others == Unknown:
			s.Unsaid++
		}
		switch state {
		case Expired:
			s.Expired++
		case Soon:
			s.Soon++
		}
	}
	return s
}

// Work is the price in words: "28 hours a week of new work", and how many nobody has counted.
func (s Sum) Work() string {
	if s.Open == 0 {
		return ""
	}
	if s.Uncounted == s.Open {
		return "Nobody has counted their hours yet"
	}
	words := HoursAWeek(s.Hours) + " of new work"
	if s.Uncounted > 0 {
		words += ", and " + fmt.Sprint(s.Uncounted) + " not counted yet"
	}
	return words
}

// Sentence is the answer that opens the page of the fixes.
func (s Sum) Sentence() string {
	if s.Open == 0 {
		return "No local fix is in place"
	}
	out := count(s.Open, "local fix is", "local fixes are") + " in place"
	if s.Uncounted == s.Open {
		return out + ": nobody has counted the hours yet"
	}
	return out + ": " + s.Work()
}

// HeldUp says that a pilot is held up by fixes which others would need; nothing when none is known to.
func HeldUp(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Held up by local fixes: %d that the next trust would need too", n)
}

// HoursAWeek is a figure with its unit.
func HoursAWeek(d decimal.Decimal) string {
	if d == decimal.One {
		return "1 hour a week"
	}
	return d.String() + " hours a week"
}

// Sort puts what asks for action first: run out, then what is in place by its day, then what is closed, the latest first.
func Sort(all []Workaround, today day.Day) {
	slices.SortStableFunc(all, func(x, y Workaround) int {
		if c := cmp.Compare(closed(x), closed(y)); c != 0 {
			return c
		}
		if !x.Closed.IsZero() {
			return cmp.Or(cmp.Compare(y.Closed, x.Closed), strings.Compare(x.ID, y.ID))
		}
		return cmp.Or(cmp.Compare(x.Expires, y.Expires), strings.Compare(x.ID, y.ID))
	})
}

func closed(w Workaround) int {
	if w.Closed.IsZero() {
		return 0
	}
	return 1
}

func count(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n) + " " + other
}

// Pounds writes pence as people do: £57, £19.50, £1,200.
func Pounds(pence int64) string {
	s := decimal.Decimal(pence * int64(decimal.One) / 100).Fixed(2)
	return "£" + strings.TrimSuffix(s, ".00")
}
