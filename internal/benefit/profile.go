package benefit

import (
	"math/big"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// What a profile promises: something good, or new cost and work, which is recorded the same way and subtracted.
const (
	Benefit    = "benefit"
	Disbenefit = "disbenefit"
)

// Profile is what a pilot or an adoption promises for one measure.
type Profile struct {
	ID          string
	Measure     Ref
	Title       string   // its own name, when the measure's is not enough
	StaffGroups []string // the groups it speaks of; empty means those of the measure
	Class       string   // cash_releasing, non_cash_releasing, societal, not_valued
	Kind        string   // benefit or disbenefit
	Target      decimal.Maybe
	TargetOn    day.Day       // the review day
	SustainAt   decimal.Maybe // still worth having; the target when not set (Groundwork rules, section 3)
	Owner       string        // a person's id
	OwnerRole   string
	Attribution string // direct, comparison, time_series, agreed_share
	Share       decimal.Maybe
	Every       Frequency
	DayType     string // working_day when empty: which days "a day" means
	Annual      bool   // baseline and target are per year, while the figures are per period
	Window      int    // how many of the last figures make "now"; 0 means UsualWindow
	Assumptions string
	Purpose     string // what the time or money is for, once it is free
	Found       Side   // how the figures after go-live are found
	Missed      string // the reason recorded for not reaching the target

	Described      bool   // no figures are owed: Outcome says what should be different
	Outcome        string // with Described
	Measurer       string // the id of the person who enters the figures
	Verifier       string // the id of the person who checks them: never the measurer and never the owner
	WorkflowChange string // what changes in the work, so that the benefit can come
	ReviewOn       []day.Day
}

// NextReview is the first day on or after today on which somebody looks at the benefit again: a review day, or the day of
// the target. None is the zero Day.
func (p Profile) NextReview(today day.Day) day.Day {
	var next day.Day
	for _, d := range append([]day.Day{p.TargetOn}, p.ReviewOn...) {
		if d >= today && (next.IsZero() || d < next) {
			next = d
		}
	}
	return next
}

// UsualWindow is how many of the last figures make "now": four weeks, three months of a sum, otherwise the last one.
func (p Profile) UsualWindow() int {
	switch {
	case p.Window > 0:
		return p.Window
	case p.Every == Weekly:
		return 4
	case p.Annual && p.Every == Monthly:
		return 3
	default:
		return 1
	}
}

// Now is the newest figure in the terms of the target: the average of the last few, per year where the target is.
func (p Profile) Now(m Measure, standing []Observation) (Figure, error) {
	f, err := Latest(m, standing, p.UsualWindow())
	if err == nil && p.Annual {
		f = f.AYear(p.Every)
	}
	return f, err
}

// Met reports whether v is at the target or better; false when there is no target.
func (p Profile) Met(m Measure, v *big.Rat) bool { return p.Target.Known && m.Reaches(v, p.Target.D) }

// Threshold is from where on a benefit counts as sustained: its own field, else the target.
func (p Profile) Threshold() decimal.Maybe {
	if p.SustainAt.Known {
		return p.SustainAt
	}
	return p.Target
}

// Reaches reports whether v is at bar or better, by the direction of the measure. Where neither way is better, up counts.
func (m Measure) Reaches(v *big.Rat, bar decimal.Decimal) bool {
	if m.Lower() {
		return v.Cmp(bar.Rat()) <= 0
	}
	return v.Cmp(bar.Rat()) >= 0
}
