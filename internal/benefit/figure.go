package benefit

import (
	"fmt"
	"math/big"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Figure is one or several observations taken together, exact.
type Figure struct {
	Measure     Ref
	Value       *big.Rat
	Numerator   *big.Rat // sum of numerators; nil when an observation has none
	Denominator *big.Rat
	Period      Period // from the first day to the last
	Count       int    // observations in it
}

// Fixed is the value with so many decimals, for reading.
func (f Figure) Fixed(places int) string { return decimal.Format(f.Value, places) }

// Latest is the average of the last n figures that were reported: the ratio of sums wherever all of them have a numerator
// and a denominator, otherwise the mean of the values. Periods without a figure are passed over, never counted as 0.
func Latest(m Measure, standing []Observation, n int) (Figure, error) {
	have := reported(standing)
	if len(have) == 0 || n < 1 {
		return Figure{}, fault.Missing("A figure")
	}
	return average(m, have[max(0, len(have)-n):])
}

// Over is the same average over all figures reported in p.
func Over(m Measure, standing []Observation, p Period) (Figure, error) {
	var have []Observation
	for _, o := range reported(standing) {
		if o.Period.From >= p.From && o.Period.To <= p.To {
			have = append(have, o)
		}
	}
	if len(have) == 0 {
		return Figure{}, fault.Missing("A figure in " + p.String())
	}
	return average(m, have)
}

// average refuses figures of another measure or version: what may not be compared must not be averaged.
func average(m Measure, have []Observation) (Figure, error) {
	f := Figure{Measure: m.Ref(), Period: Period{have[0].Period.From, have[len(have)-1].Period.To}, Count: len(have)}
	num, den, sum := new(big.Rat), new(big.Rat), new(big.Rat)
	parts := true
	for _, o := range have {
		if o.Measure != m.Ref() {
			return Figure{}, unlike(m.Ref(), o.Measure)
		}
		parts = parts && o.Numerator.Known && o.Denominator.Known
		num.Add(num, o.Numerator.D.Rat())
		den.Add(den, o.Denominator.D.Rat())
		sum.Add(sum, o.Value.D.Rat())
	}
	if parts && den.Sign() != 0 {
		f.Numerator, f.Denominator, f.Value = num, den, quotient(m, num, den)
		return f, nil
	}
	f.Value = sum.Quo(sum, big.NewRat(int64(len(have)), 1))
	return f, nil
}

// AYear scales a figure of a sum, such as pounds a month, to a year: "January to March 2026 times four".
func (f Figure) AYear(every Frequency) Figure {
	if n := every.PerYear(); n > 0 {
		f.Value = new(big.Rat).Mul(f.Value, big.NewRat(n, 1))
		f.Numerator, f.Denominator = nil, nil
	}
	return f
}

func unlike(a, b Ref) error {
	if a.ID != b.ID {
		return &fault.Error{Kind: fault.Invalid, Message: fmt.Sprintf("%s and %s are different measures: their figures are shown side by side, never taken together", a.ID, b.ID)}
	}
	return &fault.Error{Kind: fault.Invalid, Message: fmt.Sprintf("These figures were given to versions %d and %d of %s, which are counted differently: they cannot be taken together", a.Version, b.Version, a.ID)}
}
