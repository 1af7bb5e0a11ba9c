package benefit

import (
	"math/big"

	"groundwork/internal/decimal"
)

// ratePeriods is over how many of the last periods the rate of a pilot is reckoned (Groundwork rules, section 4, hours waiting).
const ratePeriods = 12

// Rate is what a case saves by the figures, net of new work, all staff.
type Rate struct {
	Minutes *big.Rat
	Grade   string // the least sure of the benefits in it: A or B
	Hours   decimal.Decimal
	Cases   decimal.Decimal
	Period  Period // from the first day to the last
}

// NetRate is the sum of net hours over the sum of cases in the last twelve periods since go-live, of the benefits of one
// pilot in hours freed that are measured, A or B (Groundwork rules, section 4). The periods and cases
// are those of the first of them, in the order in which they were promised; what new work takes in the same time is
// subtracted. False while there is none.
func NetRate(list []Judged) (Rate, bool) {
	var r Rate
	for _, j := range list {
		if !j.FreesTime() || j.Grade < "A" || j.Grade > "B" {
			continue
		}
		if r.Cases == 0 && !r.span(j) {
			continue
		}
		r.Hours += j.hoursIn(r.Period)
		r.Grade = max(r.Grade, j.Grade)
	}
	if r.Cases <= 0 {
		return Rate{}, false
	}
	for _, j := range list {
		if j.Costs() && j.Measure.Method == hoursFreed && j.Measure.Unit == "hours" {
			r.Hours -= j.hoursIn(r.Period)
		}
	}
	r.Minutes = new(big.Rat).Quo(new(big.Rat).Mul(r.Hours.Rat(), big.NewRat(60, 1)), r.Cases.Rat())
	return r, true
}

// span takes periods and cases from a benefit: its last twelve with both hours and cases.
func (r *Rate) span(j Judged) bool {
	var with []Observation
	for _, o := range (Facts{Rows: j.Rows, Live: j.Subject.Live}).after() {
		if o.Numerator.Known && o.Cases.Known {
			with = append(with, o)
		}
	}
	with = with[max(0, len(with)-ratePeriods):]
	for i, o := range with {
		if i == 0 {
			r.Period.From = o.Period.From
		}
		r.Period.To = o.Period.To
		r.Cases += o.Cases.D
	}
	return r.Cases > 0
}

// hoursIn is the sum of hours in the periods that lie in a span.
func (j Judged) hoursIn(span Period) (sum decimal.Decimal) {
	for _, o := range (Facts{Rows: j.Rows, Live: j.Subject.Live}).after() {
		if o.Numerator.Known && o.Period.From >= span.From && o.Period.To <= span.To {
			sum += o.Numerator.D
		}
	}
	return sum
}
