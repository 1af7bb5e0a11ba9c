package benefit

import (
	"cmp"
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// State says what a row about a period holds. A period without a row is late or has no return yet: see Due.
// None of these is ever 0 (PRODUCT rule: unknown, not applicable, zero and late are four different things).
type State string

// States of an observation.
const (
	Reported      State = "reported"
	NotApplicable State = "not_applicable" // nothing could exist, such as hours freed before go-live
	Suppressed    State = "suppressed"     // fewer than five people: hidden outside the trust
)

// Observation is one period's figure as it was entered; rows are never changed.
type Observation struct {
	ID          string
	Seq         int // of its period: 1 as first entered, then its corrections
	Measure     Ref
	Period      Period
	State       State
	Value       decimal.Maybe
	Numerator   decimal.Maybe
	Denominator decimal.Maybe // for hours freed: the operating days of the period
	Cases       decimal.Maybe // through the new process, where hours are reckoned from minutes a case
	Note        string

	EnteredBy  string
	RecordedAt day.Instant
	Supersedes string // the row that this one corrects
	Reason     string // why it was corrected
}

// Standing are the observations that count, by period: the newest of each, corrections on top.
func Standing(rows []Observation) []Observation {
	if slices.IsSortedFunc(rows, func(a, b Observation) int {
		return cmp.Or(cmp.Compare(a.Period.From, b.Period.From), cmp.Compare(a.Period.To, b.Period.To), -1) // two of one period are a correction
	}) {
		return slices.Clone(rows)
	}
	newest := map[Period]Observation{}
	for _, o := range rows {
		if have, ok := newest[o.Period]; !ok || later(o, have) {
			newest[o.Period] = o
		}
	}
	out := make([]Observation, 0, len(newest))
	for _, o := range newest {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b Observation) int {
		return cmp.Or(cmp.Compare(a.Period.From, b.Period.From), cmp.Compare(a.Period.To, b.Period.To))
	})
	return out
}

// History are all rows about one period, the newest first.
func History(rows []Observation, p Period) []Observation {
	var out []Observation
	for _, o := range rows {
		if o.Period == p {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b Observation) int {
		switch {
		case later(a, b):
			return -1
		case later(b, a):
			return 1
		}
		return 0
	})
	return out
}

// AsAt are the rows recorded by the end of day d: late figures never rewrite a past day.
func AsAt(rows []Observation, d day.Day) []Observation {
	var out []Observation
	for _, o := range rows {
		if o.RecordedAt.Day() <= d {
			out = append(out, o)
		}
	}
	return out
}

// later reports whether a counts rather than b: it corrects b, or was recorded after it. Ids are in order of time.
func later(a, b Observation) bool {
	switch {
	case a.Supersedes != "" && a.Supersedes == b.ID:
		return true
	case b.Supersedes != "" && b.Supersedes == a.ID:
		return false
	case b.RecordedAt.Before(a.RecordedAt):
		return true
	case a.RecordedAt.Before(b.RecordedAt):
		return false
	}
	return a.ID > b.ID
}

// reported are the observations with a figure, oldest first.
func reported(standing []Observation) []Observation {
	var out []Observation
	for _, o := range standing {
		if o.State == Reported && o.Value.Known {
			out = append(out, o)
		}
	}
	return out
}

// PointsBefore is how many figures lie wholly before go-live: 12 or more make a comparison (Groundwork rules, section 3).
func PointsBefore(standing []Observation, live day.Day) int {
	n := 0
	for _, o := range reported(standing) {
		if o.Period.To < live {
			n++
		}
	}
	return n
}
