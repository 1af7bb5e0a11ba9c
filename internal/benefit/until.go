package benefit

import (
	"slices"

	"groundwork/internal/day"
)

// ChangesOn is the first day on which the clock alone may make j another: a target that was missed for a reason, a year since its owner
// accepted it, a figure that is late. None when nothing but a record does. What is kept of j holds until then.
func (j Judged) ChangesOn() day.Day {
	var first day.Day
	for _, on := range []day.Day{j.MissedFrom(), j.yearAfter(), j.lateOn()} {
		if on > j.Today && (first.IsZero() || on < first) {
			first = on
		}
	}
	return first
}

// yearAfter is the day from which what was accepted may count as sustained.
func (j Judged) yearAfter() day.Day {
	if on := j.Reviewed.Accepted.On; !on.IsZero() {
		return on.AddMonths(12)
	}
	return 0
}

// farAhead is how many days ahead somebody looks for the next figure that may become late: more than two of the longest periods.
const farAhead = 800

// lateOn is the next day on which a figure that nobody has recorded yet becomes late.
func (j Judged) lateOn() day.Day {
	first, any := j.owedFrom()
	if !any {
		return 0
	}
	ahead := j
	ahead.Today += farAhead
	for _, p := range j.Profile.Every.Owed(first, ahead.OwedUntil()) {
		on := p.To + day.Day(j.Profile.Every.Grace()) + 1
		if on > j.Today && !slices.ContainsFunc(j.Standing, func(o Observation) bool { return o.Period == p }) {
			return on
		}
	}
	return 0
}
