package statistic_test

import (
	"testing"

	"groundwork/internal/decimal"
	"groundwork/internal/statistic"
)

func TestTotals(t *testing.T) {
	measures := published(t)
	rate, _ := measures.Measure("ae_within_4h_rate")
	waits, _ := measures.Measure("ae_dta_waits_over_12h")
	for name, c := range map[string]struct {
		sum  statistic.Sum
		of   string
		want decimal.Decimal
		ok   bool
	}{
		// 90 of 100 and 10 of 300 are 25 %, not the 46.67 % that the average of 90 % and 3.33 % would be.
		"shares":       {statistic.Sum{Numerator: decimal.Of(100), Denominator: decimal.Of(400)}, rate.ID, decimal.Of(25), true},
		"thirds":       {statistic.Sum{Numerator: decimal.Of(1), Denominator: decimal.Of(3)}, rate.ID, 333_333, true},
		"out of none":  {statistic.Sum{Numerator: 0, Denominator: 0}, rate.ID, 0, false},
		"counts":       {statistic.Sum{Value: decimal.Of(12)}, waits.ID, decimal.Of(12), true},
		"none counted": {statistic.Sum{}, waits.ID, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			m, _ := measures.Measure(c.of)
			f, ok := c.sum.Figure(m)
			if ok != c.ok || ok && f.Value != c.want {
				t.Errorf("%v, %v; want %v, %v", f.Value, ok, c.want, c.ok)
			}
		})
	}
}
