package benefit

import (
	"fmt"
	"math/big"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// settling is how long figures after go-live are left out of a rate: the first eight weeks (Groundwork rules, section 4).
const settling = 8 * 7

// PerCase is what one case gained once the new way had settled. More is better, whatever the direction of the measure.
type PerCase struct {
	Value  *big.Rat
	Of     string // "minutes saved a case"
	Period Period // from the first day to the last
	Count  int    // figures in it
}

// String is the rate as it is read: "9.2 minutes saved a case".
func (r PerCase) String() string { return r.Fixed() + " " + r.Of }

// Fixed is the rate without what it is of.
func (r PerCase) Fixed() string { return Figure{Value: r.Value}.Fixed(1) }

// Settled is the day from which on a go-live has settled.
func Settled(live day.Day) day.Day { return live + settling }

// PerCase is what one case gained in the periods after week 8: the sum of hours over the sum of cases, in minutes; of figures
// that speak of one case anyway, what became better since the baseline. Where there is none, the error says why, as the end
// of a sentence.
func (j Judged) PerCase() (PerCase, error) {
	if j.Subject.Live.IsZero() {
		return PerCase{}, noRate("it is not live yet")
	}
	var after []Observation
	for _, o := range reported(j.Standing) {
		if o.Period.From >= Settled(j.Subject.Live) {
			after = append(after, o)
		}
	}
	if len(after) == 0 {
		return PerCase{}, noRate("there are no figures after its first eight weeks, which ended on " + (Settled(j.Subject.Live) - 1).Long())
	}
	r := PerCase{Period: Period{after[0].Period.From, after[len(after)-1].Period.To}, Count: len(after)}
	switch j.Measure.Kind {
	case KindRatio, KindRate, KindMean, KindMedian:
		return j.better(r, after)
	}
	if r.Value = minutesFromHours(after); r.Value == nil || j.Measure.Unit != "hours" {
		return r, noRate("its figures do not say how many cases they are of")
	}
	r.Of = "minutes saved a case"
	return r, nil
}

// better is what figures that speak of one case gained since the baseline.
func (j Judged) better(r PerCase, after []Observation) (PerCase, error) {
	now, err := average(j.Measure, after)
	switch {
	case err != nil:
		return r, err
	case !j.Baseline.Value.Known && j.Baseline.Found.Method != Nothing:
		return r, noRate("nobody has said how it was before")
	case j.Measure.Direction != Up && j.Measure.Direction != Down:
		return r, noRate("neither more nor less of it is better")
	}
	r.Value = now.Value.Sub(now.Value, j.Baseline.Value.D.Rat()) // 0 where there was nothing before
	if j.Measure.Lower() {
		r.Value.Neg(r.Value)
	}
	switch {
	case j.Measure.Unit == "percent":
		r.Of = "percentage points better"
	case j.Measure.ID == minutesPerCase:
		r.Of = "minutes saved a case"
	default:
		r.Of = j.Measure.UnitWords(j.Profile.DayType) + " better"
	}
	return r, nil
}

func noRate(why string) error { return &fault.Error{Kind: fault.Invalid, Message: why} }

// Measurable is nil when the benefit may be set against that of another site: its figures are measured, and nobody contests
// them. The error says why not, as the end of a sentence.
func (j Judged) Measurable(l Library) error {
	switch {
	case j.Profile.Described:
		return noRate("it is described, without figures")
	case j.Contested():
		return noRate("its figures are contested")
	case !Counts(j.Grade):
		return noRate(fmt.Sprintf("its figures are %s, and only those that are measured (A or B) are set against each other", GradeWords(l.Grades, j.Grade)))
	}
	return nil
}
