package benefit

import "math/big"

// measuredPeriods is over how many of the last periods minutes saved a case are measured (Groundwork rules, section 3).
const measuredPeriods = 4

// Saved is what was measured in minutes saved a case.
type Saved struct {
	Minutes *big.Rat // below zero when a case takes longer now
	Period  Period   // from the first day to the last
	Count   int      // periods with a figure in it, at most four
}

// MinutesSaved is what the last four periods with a figure since go-live measured: the baseline less minutes a case, or
// net hours freed over the cases that went through the new process. False while nothing of the kind was measured.
func (j Judged) MinutesSaved() (Saved, bool) {
	after := Facts{Rows: j.Rows, Live: j.Subject.Live}.after()
	after = after[max(0, len(after)-measuredPeriods):]
	if len(after) == 0 || j.Costs() {
		return Saved{}, false
	}
	s := Saved{Period: Period{after[0].Period.From, after[len(after)-1].Period.To}, Count: len(after)}
	switch {
	case j.Measure.ID == minutesPerCase && j.Baseline.Value.Known:
		now, err := average(j.Measure, after)
		if err != nil {
			return Saved{}, false
		}
		s.Minutes = new(big.Rat).Sub(j.Baseline.Value.D.Rat(), now.Value)
	case j.Measure.Method != "":
		s.Minutes = minutesFromHours(after)
	}
	return s, s.Minutes != nil
}

// minutesPerCase is the measure whose figures are minutes of one case.
const minutesPerCase = "step-minutes-per-case"

// minutesFromHours is the sum of hours over the sum of cases, in minutes; nil when a period lacks either.
func minutesFromHours(after []Observation) *big.Rat {
	hours, cases := new(big.Rat), new(big.Rat)
	for _, o := range after {
		if !o.Numerator.Known || !o.Cases.Known {
			return nil
		}
		hours.Add(hours, o.Numerator.D.Rat())
		cases.Add(cases, o.Cases.D.Rat())
	}
	if cases.Sign() == 0 {
		return nil
	}
	return hours.Quo(hours.Mul(hours, big.NewRat(60, 1)), cases)
}

// Timed are the staff groups whose minutes the benefit speaks of: its own, else those of its measure; none means all.
func (j Judged) Timed() []string {
	if len(j.Profile.StaffGroups) > 0 {
		return j.Profile.StaffGroups
	}
	return j.Measure.StaffGroups
}
