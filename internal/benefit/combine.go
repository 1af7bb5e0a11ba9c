package benefit

import (
	"math/big"
	"slices"

	"groundwork/internal/fault"
)

// Combines reports whether figures of several teams or trusts may be taken together at all.
func (m Measure) Combines() bool {
	return m.Combine == CombineSum || m.Combine == CombineRatioOfSums || m.Combine == CombineWeightedMean
}

// Combine takes figures of several teams or trusts together, by the combine rule of the measure: sums are added; shares,
// rates and means add numerators and denominators and then divide, never averaging the results; the rest is refused.
func Combine(m Measure, figures []Figure) (Figure, error) {
	if len(figures) == 0 {
		return Figure{}, fault.Missing("A figure")
	}
	total := Figure{Measure: m.Ref(), Value: new(big.Rat), Numerator: new(big.Rat), Denominator: new(big.Rat), Period: figures[0].Period}
	parts := true
	for _, f := range figures {
		if f.Measure != m.Ref() {
			return Figure{}, unlike(m.Ref(), f.Measure)
		}
		total.Count += f.Count
		if f.Period.From.IsZero() {
			f.Period = total.Period // what is only expected is of no days
		}
		total.Period = Period{min(total.Period.From, f.Period.From), max(total.Period.To, f.Period.To)}
		total.Value.Add(total.Value, f.Value)
		if parts = parts && f.Numerator != nil && f.Denominator != nil; parts {
			total.Numerator.Add(total.Numerator, f.Numerator)
			total.Denominator.Add(total.Denominator, f.Denominator)
		}
	}
	switch {
	case m.Combine == CombineSum:
		total.Numerator, total.Denominator = nil, nil // the days of several trusts do not add
		return total, nil
	case !m.Combines():
		if len(figures) == 1 {
			return figures[0], nil
		}
		return Figure{}, &fault.Error{Kind: fault.Invalid, Message: m.Name + ": figures are shown side by side and never taken together"}
	case !parts || total.Denominator.Sign() == 0:
		return Figure{}, &fault.Error{Kind: fault.Invalid, Message: m.Name + ": a figure without its numerator and denominator cannot enter a total"}
	}
	total.Value = quotient(m, total.Numerator, total.Denominator)
	return total, nil
}

// MayAdd is nil when the figures of two measures may stand in one total: same unit, and neither counts what the other counts.
func MayAdd(a, b Measure) error {
	switch {
	case a.overlaps(b):
		return &fault.Error{Kind: fault.Invalid, Message: a.Name + " and " + b.Name + " count some of the same thing: choose one for the total"}
	case a.Unit != b.Unit:
		return &fault.Error{Kind: fault.Invalid, Message: a.Name + " is in " + a.Unit + " and " + b.Name + " in " + b.Unit + ": they cannot be added"}
	}
	return nil
}

// overlaps reports whether one of two measures counts what the other counts.
func (m Measure) overlaps(n Measure) bool {
	return slices.Contains(m.OverlapsWith, n.ID) || slices.Contains(n.OverlapsWith, m.ID)
}
