package benefit

import (
	"math/big"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Expectation is the latest honest forecast of what will be reached by the day of the target, with its range. It replaces
// the plan in what is expected, and never overwrites it (benefit_statuses of the measure library).
type Expectation struct {
	Seq              int // 0: nobody entered one
	Value, Low, High decimal.Decimal
	Reason           string
	By               string // a person's id
	At               day.Instant
}

// Known reports whether somebody entered a forecast.
func (e Expectation) Known() bool { return e.Seq > 0 }

// ForecastInput is a forecast as somebody typed it.
type ForecastInput struct{ Value, Low, High, Reason string }

// cautious is the cautious end of a forecast while nothing was measured, as a share of what is gained: 60 % of the central
// figure (comparability_rules of the measure library, a starting convention).
var cautious = big.NewRat(60, 100)

// Expect turns in into a forecast, or says field by field why not. An end left empty is the central figure itself; while
// nothing was measured since go-live, the cautious one is 60 % of the way from the baseline to the central figure.
func Expect(m Measure, b Baseline, in ForecastInput, measured bool) (Expectation, error) {
	r := &reader{m: m}
	e := Expectation{Reason: r.words("reason", "The reason", in.Reason)}
	value := r.figure("forecast", "The forecast", in.Value, m.Unit)
	low, high := r.figure("forecast-low", "The low end", in.Low, m.Unit), r.figure("forecast-high", "The high end", in.High, m.Unit)
	if strings.TrimSpace(in.Value) == "" {
		r.bad.Add("forecast", "Enter what you expect")
	}
	for _, x := range []struct {
		field, label string
		d            decimal.Maybe
	}{{"forecast", "The forecast", value}, {"forecast-low", "The low end", low}, {"forecast-high", "The high end", high}} {
		r.withinShare(x.field, x.label, x.d)
	}
	if len(r.bad) == 0 {
		r.ends(&e, m, b, value.D, low, high, measured)
	}
	if e.Reason == "" {
		r.bad.Add("reason", "Say what the forecast is based on")
	}
	return e, r.bad.Err()
}

// ends sets the range, and refuses one that does not hold the forecast.
func (r *reader) ends(e *Expectation, m Measure, b Baseline, v decimal.Decimal, low, high decimal.Maybe, measured bool) {
	e.Value = v
	e.Low, e.High = usualEnds(m, b, v, measured)
	if low.Known {
		e.Low = low.D
	}
	if high.Known {
		e.High = high.D
	}
	switch {
	case low.Known && high.Known && e.Low > e.High:
		r.bad.Add("forecast-low", "The low end of %s is above the high end of %s", e.Low, e.High)
	case e.Low > e.Value:
		r.bad.Add("forecast-low", "The low end of %s is above the forecast of %s", e.Low, e.Value)
	case e.High < e.Value:
		r.bad.Add("forecast-high", "The high end of %s is below the forecast of %s", e.High, e.Value)
	}
}

// usualEnds are the usual low and high of a forecast. For a measure of which less is better the cautious end is the high one.
func usualEnds(m Measure, b Baseline, v decimal.Decimal, measured bool) (low, high decimal.Decimal) {
	if measured {
		return v, v
	}
	from := new(big.Rat)
	if b.Value.Known {
		from = b.Value.D.Rat()
	}
	gain := new(big.Rat).Sub(v.Rat(), from)
	end, _, err := decimal.FromRat(gain.Add(gain.Mul(gain, cautious), from))
	if err != nil {
		return v, v
	}
	return min(v, end), max(v, end)
}
