package benefit

import (
	"math/big"
	"strings"

	"groundwork/internal/decimal"
)

// figures reads value, numerator and denominator, checks them against each other and works out what was left out.
func (r *reader) figures(in Input, o *Observation) {
	h := r.m.Heads().named()
	o.Value = r.figure(FieldValue, h.Value, in.Value, r.m.Unit)
	o.Numerator = r.figure(FieldNumerator, h.Numerator, in.Numerator, r.partUnit())
	o.Denominator = r.figure(FieldDenominator, h.Denominator, in.Denominator, "")
	o.Cases = r.figure(FieldCases, h.Cases, in.Cases, "")
	if o.Cases.Known && o.Cases.D < 0 {
		r.bad.Add(FieldCases, "%s must be 0 or more", h.Cases)
	}
	if len(r.bad) > 0 {
		return
	}
	r.parts(o, h.Denominator)
	if len(r.bad) == 0 {
		r.possible(o, h.Value)
	}
}

// named gives the parts a name that a message can use, also where the form does not ask for them.
func (h Heads) named() Heads {
	for _, n := range []struct {
		head *string
		name string
	}{{&h.Numerator, "Total"}, {&h.Denominator, "Number of cases"}, {&h.Cases, "Cases"}} {
		if *n.head == "" {
			*n.head = n.name
		}
	}
	return h
}

// partUnit is the unit in which the numerator is typed: that of the measure, unless it is a share or a rate.
func (r *reader) partUnit() string {
	if r.m.Kind == KindRatio || r.m.Kind == KindRate || r.m.Kind == KindDifference {
		return ""
	}
	return r.m.Unit
}

func (r *reader) figure(field, label, s, unit string) decimal.Maybe {
	if strings.TrimSpace(s) == "" {
		return decimal.Maybe{}
	}
	t, err := number(s, unit)
	if err != nil {
		r.bad.Add(field, "%s %s", label, err)
		return decimal.Maybe{}
	}
	if t.rounded {
		r.notes.Add(field, "%s: rounded to %s, four decimals at most", label, t.d)
	}
	if field == FieldValue {
		r.places = t.places
	}
	return decimal.Some(t.d)
}

// parts checks numerator and denominator and gives the value that follows from them.
func (r *reader) parts(o *Observation, den string) {
	daily, ratio := r.m.PerOperatingDay(), r.m.Kind == KindRatio || r.m.Kind == KindRate || r.m.Kind == KindMean
	switch {
	case o.Denominator.Known && o.Denominator.D <= 0:
		r.bad.Add(FieldDenominator, "%s must be more than 0", den)
	case daily && !o.Numerator.Known:
		r.bad.Add(FieldNumerator, "Enter the %s of the whole period", r.m.Unit)
	case daily && !o.Denominator.Known:
		r.bad.Add(FieldDenominator, "Enter the operating days of the period")
	case ratio && o.Numerator.Known != o.Denominator.Known:
		field := map[bool]string{true: FieldDenominator, false: FieldNumerator}[o.Numerator.Known]
		r.bad.Add(field, "Enter both figures of the ratio, or only the result")
	case !o.Value.Known && !o.Numerator.Known:
		r.bad.Add(FieldValue, "Enter the figure. Where there is none, choose “Not applicable” or leave the period out")
	case (ratio || daily) && o.Numerator.Known:
		r.ratio(o)
	case !o.Value.Known:
		o.Value = o.Numerator
	case o.Numerator.Known && o.Numerator != o.Value:
		r.bad.Add(FieldNumerator, "The total is %s, but the figure is %s: leave one out", o.Numerator.D, o.Value.D)
	case r.m.Kind == KindSum && !o.Numerator.Known:
		o.Numerator = o.Value
	}
}

// ratio works the value out of its parts; a typed value may differ from it by its own rounding, a percentage by 0.1.
func (r *reader) ratio(o *Observation) {
	if r.m.Share() && o.Numerator.D > o.Denominator.D {
		r.bad.Add(FieldNumerator, "%s of %s is more than all of them: the first figure cannot be above the second", o.Numerator.D, o.Denominator.D)
		return
	}
	exact := quotient(r.m, o.Numerator.D.Rat(), o.Denominator.D.Rat())
	worked, _, err := decimal.FromRat(exact)
	if err != nil {
		r.bad.Add(FieldNumerator, "The figure that follows is too large")
		return
	}
	if !o.Value.Known {
		o.Value = decimal.Some(worked)
		return
	}
	off := new(big.Rat).Abs(new(big.Rat).Sub(o.Value.D.Rat(), exact))
	if off.Cmp(r.tolerance()) > 0 {
		r.bad.Add(FieldValue, "%s does not follow from %s and %s, which make %s: correct one of them, or leave this out",
			o.Value.D, o.Numerator.D, o.Denominator.D, worked.Fixed(2))
	}
}

func (r *reader) tolerance() *big.Rat {
	half := big.NewRat(1, 2)
	for range min(r.places, 4) {
		half.Quo(half, big.NewRat(10, 1))
	}
	if tenth := big.NewRat(1, 10); r.m.Unit == "percent" && half.Cmp(tenth) < 0 {
		return tenth
	}
	return half
}

// possible refuses what the measure cannot be.
func (r *reader) possible(o *Observation, value string) {
	v := o.Value.D
	switch r.m.Kind {
	case KindSum, KindComputed, KindDifference:
		return // may fall below zero: a credit, a net loss of hours, a gap the other way round
	}
	switch {
	case v < 0:
		r.bad.Add(FieldValue, "%s must be 0 or more", value)
	case o.Numerator.D < 0:
		r.bad.Add(FieldNumerator, "The first figure must be 0 or more")
	case r.m.Share() && v > decimal.Of(100):
		r.bad.Add(FieldValue, "A share must be between 0 and 100")
	}
}

// quotient is numerator over denominator in the unit of m.
func quotient(m Measure, num, den *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(num, den)
	if m.Unit == "percent" && m.Kind == KindRatio {
		q.Mul(q, big.NewRat(100, 1))
	}
	return q
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
