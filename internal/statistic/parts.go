package statistic

import (
	"fmt"
	"math/big"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// apart is how far a published percentage may lie from what its parts give: publications round to two decimals.
var apart = big.NewRat(1, 100)

// parts says what is wrong between a figure and its numerator and denominator, or nothing.
func parts(f Figure, m benefit.Measure) string {
	if m.Combine != benefit.CombineRatioOfSums {
		if f.Numerator.Known && f.Numerator.D != f.Value {
			return fmt.Sprintf("value %s is not the numerator %s, and %s is a count", f.Value, f.Numerator.D, m.ID)
		}
		return ""
	}
	switch {
	case !f.Numerator.Known || !f.Denominator.Known:
		return fmt.Sprintf("%s needs numerator and denominator", m.ID)
	case f.Denominator.D == 0:
		return "denominator is 0"
	case m.Share() && f.Numerator.D > f.Denominator.D:
		return "numerator is above denominator"
	}
	of := share(m, f.Numerator.D.Rat(), f.Denominator.D.Rat())
	if off := new(big.Rat).Sub(of, f.Value.Rat()); off.Abs(off).Cmp(apart) > 0 {
		return fmt.Sprintf("value %s is not what %s of %s gives, %s", f.Value, f.Numerator.D, f.Denominator.D, decimal.Format(of, 2))
	}
	return ""
}

// share is numerator over denominator in the unit of the measure.
func share(m benefit.Measure, numerator, denominator *big.Rat) *big.Rat {
	r := new(big.Rat).Quo(numerator, denominator)
	if m.Unit == "percent" {
		r.Mul(r, big.NewRat(100, 1))
	}
	return r
}
