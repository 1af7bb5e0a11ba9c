package benefit

import "groundwork/internal/day"

// Nothing says of the side before that there was nothing to measure: no running cost, nobody to compare. That is known.
const Nothing = "nothing"

// comparing is how many figures before go-live make a comparison (Groundwork rules, section 3).
const comparing = 12

// Sureness is how sure a benefit is by its own evidence, and what that follows from.
type Sureness struct {
	Before, After Side
	Points        int // figures before go-live
	Grade         string
	Lift          string // what would make it surer; nothing for A
}

// Compared reports whether there are enough figures before go-live to compare with.
func (s Sureness) Compared() bool { return s.Points >= comparing }

// Reckon grades a benefit: how the baseline was found, how the figures since go-live are, and how many figures there are
// from before. A side without a figure is not measured, however it was meant to be. Where there was nothing before, the
// periods that say so are known figures too.
func Reckon(p Profile, b Baseline, rows []Observation, live day.Day) Sureness {
	var s Sureness
	standing := Standing(rows)
	if b.Value.Known || b.Found.Method == Nothing {
		s.Before = b.Found
	}
	since := false
	for _, o := range standing {
		before := !live.IsZero() && o.Period.To < live
		counts := o.State == Reported || o.State == NotApplicable && b.Found.Method == Nothing
		if before && counts {
			s.Points++
		}
		since = since || !live.IsZero() && !before && o.State == Reported
	}
	if since {
		s.After = p.Found
	}
	s.Grade = Grade(s.Before, s.After, s.Compared())
	s.Lift = s.lift(b, p, since)
	return s
}

// lift is Lift, and first of all what nobody has said yet.
func (s Sureness) lift(b Baseline, p Profile, since bool) string {
	switch {
	case s.Grade == "A":
		return ""
	case b.Value.Known && b.Found.Method == "":
		return "Say how the figure before was found: from a system, or from 30 or more timed cases"
	case since && p.Found.Method == "":
		return "Say how the figures are found: from a system, or from 30 or more timed cases"
	case !since && s.Before.measured():
		return "Record figures of the new way"
	}
	return Lift(s.Before, s.After, s.Compared())
}
