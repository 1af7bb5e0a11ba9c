package benefit

import "groundwork/internal/day"

// Status is how far a benefit has come; it is derived from facts, never stored (benefit_statuses of the measure library).
type Status string

// Statuses, as the measure library names them.
const (
	Planned     Status = "planned"
	Forecast    Status = "forecast"
	Measuring   Status = "measuring"
	Realised    Status = "realised"
	Verified    Status = "verified"
	Sustained   Status = "sustained"
	Lapsed      Status = "lapsed"
	NotRealised Status = "not_realised"
)

// slipping is how many periods in a row below the threshold make a benefit lapse (stages-v1.yaml, stage bau).
const slipping = 3

// Facts are what the status of a benefit follows from.
type Facts struct {
	Profile   Profile
	Measure   Measure
	Rows      []Observation
	Live      day.Day // none: not live yet
	Forecast  bool    // somebody entered an expectation newer than the plan
	Told      bool    // somebody said what became of a described benefit
	Grade     string  // as accepted
	Accepted  day.Day // by the owner: what makes it realised; none: not yet
	Verified  day.Day // by a second person; none: not yet
	Missed    string  // the reason recorded for not reaching the target
	Worsening bool    // a concerning signal since business as usual that nobody has explained
	Today     day.Day
}

// Status derives how far the benefit has come. A contest does not change it: contested figures leave the totals instead.
func (f Facts) Status() Status {
	after := f.after()
	was := len(after) > 0 && !f.Accepted.IsZero() && Counts(f.Grade)
	switch {
	case f.missed(after):
		return NotRealised
	case was && (f.Worsening || f.slipped(after)):
		return Lapsed
	case was && f.sustained(after):
		return Sustained
	case was && !f.Verified.IsZero():
		return Verified
	case was:
		return Realised
	case len(after) > 0 || f.Told:
		return Measuring
	case f.Forecast:
		return Forecast
	default:
		return Planned
	}
}

// after are the figures since go-live.
func (f Facts) after() []Observation {
	if f.Live.IsZero() {
		return nil
	}
	var out []Observation
	for _, o := range reported(Standing(f.Rows)) {
		if o.Period.To >= f.Live {
			out = append(out, o)
		}
	}
	return out
}

// missed: the review day has passed, the target is not met and somebody wrote down why.
func (f Facts) missed(after []Observation) bool {
	return f.Missed != "" && !f.Profile.TargetOn.IsZero() && f.Profile.TargetOn < f.Today && !f.metNow(after, f.Profile.Target.Known)
}

func (f Facts) metNow(after []Observation, known bool) bool {
	now, err := f.Profile.Now(f.Measure, after)
	return known && err == nil && f.Profile.Met(f.Measure, now.Value)
}

// slipped: the last three figures are all worse than the threshold. New cost and work do not lapse.
func (f Facts) slipped(after []Observation) bool {
	bar := f.Profile.Threshold()
	if !bar.Known || len(after) < slipping || f.costs() {
		return false
	}
	for _, o := range after[len(after)-slipping:] {
		one, err := average(f.Measure, []Observation{o})
		if err != nil {
			return false
		}
		if f.Profile.Annual {
			one = one.AYear(f.Profile.Every)
		}
		if f.Measure.Reaches(one.Value, bar.D) {
			return false
		}
	}
	return true
}

// sustained: twelve months after it was first accepted the newest figure is still at the threshold or better, and
// nothing got worse without an explanation.
func (f Facts) sustained(after []Observation) bool {
	bar := f.Profile.Threshold()
	if !bar.Known || f.Worsening || f.costs() || f.Today < f.Accepted.AddMonths(12) {
		return false
	}
	newest := after[len(after)-1]
	if newest.Period.To < f.Accepted.AddMonths(12) {
		return false // no figure from then: nobody knows
	}
	now, err := f.Profile.Now(f.Measure, after)
	return err == nil && f.Measure.Reaches(now.Value, bar.D)
}

func (f Facts) costs() bool { return f.Profile.Kind == Disbenefit || f.Measure.IsDisbenefit }
