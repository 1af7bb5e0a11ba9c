package workflow

import (
	"fmt"
	"math/big"
)

// Cautious is the percent of a forecast's central figure that its low end is, until the first measured period
// (measures-v1.yaml, comparability_rules: "Forecasts carry a range; default low is 60% of the central figure").
const Cautious = 60

// Estimate is what an adopting trust may expect before it has measured anything, in hours of one operating day. It is
// grade D, however well the own minutes were found: nothing has been measured after the change here yet.
type Estimate struct {
	Low, Likely, High *big.Rat
	Hours             Hours    // of the trust's own map
	Staff             Staff    // whose hours
	Pilot             *big.Rat // minutes saved a case at the pilot; nil when not known
}

// GradeOfEstimate is how sure every estimate is.
const GradeOfEstimate = "D"

// NewEstimate reckons it from what is recorded: likely is the trust's own minutes saved a case times its own cases; low
// is Cautious percent of that; high is what the pilot's minutes would make of the trust's own cases where that is more,
// and otherwise the likely figure. Where the own map frees nothing there is no range: caution would make a loss smaller.
func NewEstimate(own Hours, s Staff, pilot *big.Rat) Estimate {
	likely := own.ADay(s)
	e := Estimate{Low: likely, Likely: likely, High: likely, Hours: own, Staff: s, Pilot: pilot}
	if likely.Sign() <= 0 {
		return e
	}
	e.Low = new(big.Rat).Mul(likely, big.NewRat(Cautious, 100))
	if pilot != nil {
		if there := own.hours(pilot, own.Cases); there.Cmp(likely) > 0 {
			e.High = there
		}
	}
	return e
}

// Estimate is what the own map lets expect, beside the pilot's; false while hours cannot be worked out.
func (r Redesign) Estimate(pack Redesign, groups Groups) (Estimate, bool) {
	h, found := r.Hours(groups)
	if len(Stopped(append(found, r.stopping()...), StopsHours)) > 0 {
		return Estimate{}, false
	}
	pilot, known := pack.savedACase(groups)
	if !known {
		pilot = nil
	}
	return NewEstimate(h, h.leading(), pilot), true
}

// Range is "21.0 to 35.0", or one figure where both ends are the same.
func (e Estimate) Range() string {
	low, high := one(e.Low), one(e.High)
	if low == high {
		return low
	}
	return low + " to " + high
}

// Answer is the sentence of a trust that has not measured yet: "15.0 to 5.8 clinical minutes a case: 11.1 to 20.2 hours
// a working day expected here."
func (e Estimate) Answer() string {
	if e.Likely.Sign() <= 0 {
		return e.Hours.sentence(e.Staff)
	}
	return fmt.Sprintf("%s to %s %s minutes a case: %s hours a %s expected here.", one(e.Hours.Before.Of(e.Staff)), one(e.Hours.After.Of(e.Staff)), e.Staff,
		e.Range(), Label(DayTypes, e.Hours.DayType))
}

// Working says how the range was worked out, a line for each end.
func (e Estimate) Working() []string {
	if e.Likely.Sign() <= 0 {
		return nil
	}
	unit := Label(DayTypes, e.Hours.DayType)
	saved := e.Hours.Saved(e.Staff)
	out := []string{
		fmt.Sprintf("Most likely %s hours: your own %s minutes saved a case, times %s cases a %s, divided by 60.", one(e.Likely), one(saved), e.Hours.Cases, unit),
		fmt.Sprintf("At least %s hours: %d%% of that. Forecasts turn out too high more often than too low, so the low end is set at %d%% until the first figures after going live.", one(e.Low), Cautious, Cautious),
	}
	switch {
	case e.Pilot == nil:
		out = append(out, "At most the same as most likely: the pilot’s minutes are not known.")
	case e.High.Cmp(e.Likely) > 0:
		out = append(out, fmt.Sprintf("At most %s hours: if a case saved as much here as at the pilot, %s minutes.", one(e.High), one(e.Pilot)))
	default:
		out = append(out, fmt.Sprintf("At most the same as most likely: a case saves %s minutes at the pilot, no more than here.", one(e.Pilot)))
	}
	return out
}
