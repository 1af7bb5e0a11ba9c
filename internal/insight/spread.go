package insight

import (
	"slices"

	"groundwork/internal/day"
)

// Weeks after a positive result in which nobody has to ask why it waits, and days after its end in which a pilot may still
// be decided (Groundwork rules, section 4, Why it waits).
const (
	waitsAfter  = 12 * 7
	decideAfter = 90
)

// Result is a published pilot with a result, and what the rule of why it waits reads of it.
type Result struct {
	Pilot, Name, Trust, Short, Innovation, InnovationName string
	Ended, Decided                                        day.Day // the newest decision about what comes next
	Scale                                                 bool    // it is to scale
	Met                                                   bool    // a benefit of grade A or B reached its target
	Packs, Fixes                                          int     // published versions; open local fixes that others would need too
	Closed                                                bool
	Live                                                  day.Day // a team of the pilot
}

// Positive reports whether the result is good, and since when.
func (r Result) Positive() (since day.Day, ok bool) {
	if r.Scale {
		return r.Decided, !r.Closed
	}
	return r.Ended, r.Met && !r.Ended.IsZero() && !r.Closed
}

// Cause says why a good result waits.
type Cause string

// Causes, in the order in which the first that holds is named.
const (
	Undecided  Cause = "undecided"
	NoPack     Cause = "no_pack"
	LocalFixes Cause = "local_fixes"
	Item       Cause = "item"
	Reason     Cause = "reason"
	NobodyAsks Cause = "nobody"
)

// Known is what others may know of the take-ups of one pilot.
type Known struct {
	Committed int
	Item      string // that stops most of them, where it may be said
	Reason    string // the commonest for not adopting, where it may be said
}

// Waits is why a good result waits today; false while it does not: the result is not good, a trust has committed, or 12
// weeks are not over.
func (r Result) Waits(k Known, today day.Day) (Cause, day.Day, bool) {
	since, good := r.Positive()
	if !good || k.Committed > 0 || today < since+waitsAfter {
		return "", since, false
	}
	switch {
	case r.Decided.IsZero() && today > r.Ended+decideAfter:
		return Undecided, since, true
	case r.Packs == 0:
		return NoPack, since, true
	case r.Fixes > 0:
		return LocalFixes, since, true
	case k.Item != "":
		return Item, since, true
	case k.Reason != "":
		return Reason, since, true
	}
	return NobodyAsks, since, true
}

// TakeUp is one take-up that others may know of: told of, or committed.
type TakeUp struct {
	Trust, ICB, Region string
	Pilot, Lead        string
	Innovation         string
	Committed          bool
	Live, Planned      day.Day // the first team live; the planned go-live
}

// Rung is how far something has spread, in the field's own words.
type Rung uint8

// The rungs, from the lowest. Each is read from the trusts that are live and from nothing else.
const (
	NotProven     Rung = iota // nobody is live
	ProvenOnce                // live at one trust
	SecondSetting             // at two or more
	InOneICB                  // at three or more of one integrated care board
	InRegions                 // in three or more regions
	Normal                    // in every region
)

// Rungs are their words, by rung.
var Rungs = [...]string{"Not live anywhere", "Proven once", "Second setting", "Spread in an integrated care board", "Several regions", "Normal practice"}

func (r Rung) String() string { return Rungs[r] }

// RungOf is the furthest rung that the live places reach; each trust counts once. regions is how many there are.
func RungOf(live []TakeUp, regions int) (Rung, int) {
	trusts, boards, in := map[string]bool{}, map[string]int{}, map[string]bool{}
	for _, t := range live {
		if t.Live.IsZero() || trusts[t.Trust] {
			continue
		}
		trusts[t.Trust] = true
		if t.ICB != "" {
			boards[t.ICB]++
		}
		if t.Region != "" {
			in[t.Region] = true
		}
	}
	most := 0
	for _, n := range boards {
		most = max(most, n)
	}
	switch n := len(trusts); {
	case regions >= 3 && len(in) >= regions:
		return Normal, n
	case len(in) >= 3:
		return InRegions, n
	case most >= 3:
		return InOneICB, n
	case n >= 2:
		return SecondSetting, n
	case n == 1:
		return ProvenOnce, n
	}
	return NotProven, 0
}

// Point is how many take-ups were live, and were planned to be, by the end of a month.
type Point struct {
	Month         day.Day // its first day
	Live, Planned int
}

// Curve is the spread month by month, from the first month in which one was live or planned to be to the last of them, or
// to today's where that is later. After today's month nothing is live yet.
func Curve(list []TakeUp, today day.Day) []Point {
	month := func(d day.Day) day.Day {
		y, m, _ := d.Date()
		return day.On(y, m, 1)
	}
	var days []day.Day
	for _, t := range list {
		for _, d := range []day.Day{t.Live, t.Planned} {
			if !d.IsZero() {
				days = append(days, d)
			}
		}
	}
	if len(days) == 0 {
		return nil
	}
	var out []Point
	last := max(month(slices.Max(days)), month(today))
	for m := month(slices.Min(days)); m <= last && len(out) < 240; m = m.AddMonths(1) {
		p, next := Point{Month: m}, m.AddMonths(1)
		for _, t := range list {
			if !t.Live.IsZero() && t.Live < next {
				p.Live++
			}
			if !t.Planned.IsZero() && t.Planned < next {
				p.Planned++
			}
		}
		out = append(out, p)
	}
	return out
}
