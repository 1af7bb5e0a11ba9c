package benefit

import (
	"slices"

	"groundwork/internal/day"
)

// Mark is something of the record that a chart shows: redesign approved, first teams live.
type Mark struct {
	On      day.Day
	Name    string
	Changes bool // the work is not the same from then on, so limits may start again
	Widens  bool // more teams work the new way from then on
}

// OwedUntil is the last day for which figures are owed: today, or the end of the pilot or of the line of figures.
func (j Judged) OwedUntil() day.Day {
	until := j.Today
	for _, end := range []day.Day{j.Line.EndsOn, j.Subject.Ended} {
		if !end.IsZero() && end < until {
			until = end
		}
	}
	return until
}

// Slots are the periods with their figures or with the reason why there is none: from the first figure on, or from go-live.
func (j Judged) Slots() []Slot {
	first, any := j.owedFrom()
	if !any {
		return nil
	}
	owed := slices.DeleteFunc(j.Profile.Every.Owed(first, j.OwedUntil()), func(p Period) bool {
		return slices.ContainsFunc(j.Standing, func(o Observation) bool { return o.Period != p && o.Period.Overlaps(p) })
	})
	return Slots(j.Rows, owed, j.Today, j.Profile.Every.Grace())
}

// owedFrom is the day from which figures are owed; false while none are.
func (j Judged) owedFrom() (day.Day, bool) {
	switch {
	case j.Profile.Described:
		return 0, false
	case len(j.Standing) > 0:
		return j.Standing[0].Period.From, true
	}
	return j.Profile.Every.Starting(j.Subject.Live), !j.Subject.Live.IsZero()
}

// Periods are the slots, or the recorded periods alone where nothing is owed.
func (j Judged) Periods() []Slot {
	if slots := j.Slots(); slots != nil {
		return slots
	}
	out := make([]Slot, len(j.Standing))
	for i, o := range j.Standing {
		out[i] = filled(o)
	}
	return out
}

// Late are the periods whose figure is late.
func (j Judged) Late() []Period {
	var out []Period
	for _, s := range j.Slots() {
		if s.Due == DueLate {
			out = append(out, s.Period)
		}
	}
	return out
}

// earlier is how many periods back a first grid starts: enough to compare with.
const earlier = comparing

// Missing are the periods that are over and have no row, oldest first. from, where it is given, reaches further back than
// the first figure; a benefit without any figure starts so many periods back that they could be compared with.
func (j Judged) Missing(from day.Day) []Period {
	every, until := j.Profile.Every, j.OwedUntil()
	if every.PerYear() == 0 || j.Profile.Described {
		return nil
	}
	first := every.Starting(until)
	for range earlier {
		first = every.Starting(first - 1)
	}
	if len(j.Standing) > 0 {
		first = j.Standing[0].Period.From
	}
	if !from.IsZero() && from < first {
		first = j.aligned(from, first)
	}
	var out []Period
	for _, p := range every.Owed(first, until) {
		free := !slices.ContainsFunc(j.Standing, func(o Observation) bool { return o.Period.Overlaps(p) })
		if free && p.To < j.Today {
			out = append(out, p)
		}
	}
	return out
}

// aligned is the start of a period that holds from, in step with those that start on first.
func (j Judged) aligned(from, first day.Day) day.Day {
	if j.Profile.Every != Weekly {
		return j.Profile.Every.Starting(from)
	}
	weeks := (first - from + 6) / 7
	return first - 7*weeks
}

// Corrections are the earlier rows of the period that starts on from, the newest first; none where nothing was corrected.
func (j Judged) Corrections(from day.Day) []Observation {
	var out []Observation
	for _, o := range j.Rows {
		if o.Period.From == from {
			out = append(out, o)
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Reverse(out)
	return out[1:]
}

// At is the standing row of the period that starts on from.
func (j Judged) At(from day.Day) (Observation, bool) {
	for _, o := range j.Standing {
		if o.Period.From == from {
			return o, true
		}
	}
	return Observation{}, false
}
