package statistic

import (
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// Sum is what the organisations of an area published for one period, added up: each measure in its own way is made of it.
type Sum struct {
	Area          string // an integrated care board, a region or England
	Measure       benefit.Ref
	Source        string
	Period        benefit.Period
	Value         decimal.Decimal // of counts
	Numerator     decimal.Decimal
	Denominator   decimal.Decimal
	Organisations int // how many published a figure
}

// Figure is the area's own figure: counts are added, and a share is the sum of numerators over the sum of denominators,
// never the average of shares. It is false where the measure does not combine.
func (s Sum) Figure(m benefit.Measure) (Figure, bool) {
	f := Figure{Organisation: s.Area, Measure: s.Measure, Source: s.Source, Period: s.Period}
	switch m.Combine {
	case benefit.CombineSum:
		f.Value = s.Value
		return f, true
	case benefit.CombineRatioOfSums:
		if s.Denominator == 0 {
			return f, false
		}
		f.Numerator, f.Denominator = decimal.Some(s.Numerator), decimal.Some(s.Denominator)
		var err error
		f.Value, _, err = decimal.FromRat(share(m, s.Numerator.Rat(), s.Denominator.Rat()))
		return f, err == nil
	}
	return f, false
}
