package board

import (
	"cmp"
	"math/big"
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Standing says how far a figure may be relied on; figures of two of them are never added.
type Standing int

// Realised is accepted by its owner at grade A or B. Measured is at A or B and not accepted yet. Estimated and Assumed are
// the grades C and D, which never enter a realised total.
const (
	NoFigure Standing = iota
	Realised
	Measured
	Estimated
	Assumed
)

// Why is what keeps a figure of this standing out of a realised total.
func (s Standing) Why() string {
	return map[Standing]string{Measured: "not yet accepted by its owner", Estimated: "estimated", Assumed: "assumed"}[s]
}

// Entry is one benefit's figure inside a sum, in the terms of the sum.
type Entry struct {
	Benefit Benefit
	Figure  benefit.Figure
	Value   *big.Rat // hours a day, percent or pounds a year
	Target  *big.Rat // in the same terms; nil when there is none

	several *several // of an entry that was kept for more than one benefit
}

// Sum is what the benefits of one kind come to: the figures of the best standing that there is, and only those.
type Sum struct {
	Standing    Standing
	Value       *big.Rat // nil when there is no figure
	Numerator   *big.Rat // of a share: hours put to use; nil otherwise
	Denominator *big.Rat
	Target      *big.Rat // nil unless every entry has one
	TargetOn    day.Day  // the last day by which it should be met
	Period      benefit.Period
	Grade       string // of the least sure entry
	DayType     string
	Entries     []Entry
}

// Known reports whether there is a figure.
func (s Sum) Known() bool { return s.Value != nil }

// Checked is how many entries a second person checked, and when the last of them was.
func (s Sum) Checked() (n int, on day.Day) {
	for _, e := range s.Entries {
		if e.several != nil {
			n, on = n+e.several.checked, max(on, e.several.checkedOn)
		} else if e.Benefit.Checked() {
			n, on = n+1, max(on, e.Benefit.Reviewed.Verified.On)
		}
	}
	return n, on
}

// Left is a benefit whose figure is not in the sums above it, and why.
type Left struct {
	Benefit Benefit
	Figure  benefit.Figure
	Why     string
}

// standing is how far the figure of b may be relied on, or why it may not be used at all.
func (b Benefit) standing() (Standing, string) {
	switch {
	case b.Contested():
		return NoFigure, "Contested: out of the total until it is settled"
	case b.Apart():
		return NoFigure, "Counted differently here: out of the total until that is accepted"
	case b.Charged != "":
		return NoFigure, "Charged to " + b.Charged + ": a transfer and not a saving in a total of both"
	case b.Moved.Happened():
		return NoFigure, "Goes on under a newer version of the measure"
	case b.Status == benefit.Lapsed:
		return NoFigure, "Was realised and is no longer"
	case b.Status == benefit.NotRealised:
		return NoFigure, "The target was not met"
	case b.Grade == "C":
		return Estimated, "Estimated: shown, never added to what is measured"
	case !benefit.Counts(b.Grade):
		return Assumed, "Assumed: shown, never added to what is measured"
	case b.Status == benefit.Realised || b.Status == benefit.Verified || b.Status == benefit.Sustained:
		return Realised, ""
	default:
		return Measured, "Not accepted by its owner yet"
	}
}

// candidate is an entry on its way into a sum.
type candidate struct {
	Entry
	standing Standing
	why      string // it stays out if its standing is not the best
}

// best keeps the candidates of the best standing; the others are left out, each with its reason.
func best(in []candidate) (kept []Entry, s Standing, left []Left) {
	for _, c := range in {
		if c.standing != NoFigure && (s == NoFigure || c.standing < s) {
			s = c.standing
		}
	}
	for _, c := range in {
		if c.standing == s && s != NoFigure {
			kept = append(kept, c.Entry)
			continue
		}
		left = append(left, Left{c.Benefit, c.Figure, c.why})
	}
	return kept, s, left
}

// sum adds the values of entries that may be added.
func sum(entries []Entry, s Standing) Sum {
	out := Sum{Standing: s, Entries: entries}
	for i, e := range entries {
		if i == 0 {
			out.Value, out.Period, out.DayType = new(big.Rat), e.Figure.Period, e.Benefit.Profile.DayType
			out.Target = new(big.Rat)
		}
		out.Value.Add(out.Value, e.Value)
		out.Period = benefit.Period{From: min(out.Period.From, e.Figure.Period.From), To: max(out.Period.To, e.Figure.Period.To)}
		out.Grade = max(out.Grade, e.Benefit.Grade)
		out.TargetOn = max(out.TargetOn, e.Benefit.Profile.TargetOn)
		if e.Target == nil || out.Target == nil {
			out.Target = nil
		} else {
			out.Target.Add(out.Target, e.Target)
		}
	}
	return out
}

// alike keeps the entries of the largest group that may be added: one measure version, one type of day. Among groups of the
// same size the newest version counts. The others are left out: what may not be compared must not add up.
func alike(in []candidate) (kept []candidate, left []Left) {
	type group struct {
		ref  benefit.Ref
		days string
	}
	of := func(c candidate) group {
		return group{c.Benefit.Measure.Ref(), benefit.DayWord(c.Benefit.Profile.DayType)}
	}
	size := map[group]int{}
	for _, c := range in {
		size[of(c)] += c.count()
	}
	var groups []group
	for g := range size {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(size[b], size[a]), cmp.Compare(b.ref.Version, a.ref.Version), cmp.Compare(a.ref.ID, b.ref.ID), cmp.Compare(a.days, b.days))
	})
	for _, c := range in {
		switch {
		case of(c) == groups[0]:
			kept = append(kept, c)
		case c.standing == NoFigure:
			left = append(left, Left{c.Benefit, c.Figure, c.why})
		default:
			left = append(left, Left{c.Benefit, c.Figure, "Counted by another definition or on other days than the total: shown beside it"})
		}
	}
	return kept, left
}
