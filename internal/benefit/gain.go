package benefit

import (
	"math/big"
	"strconv"
	"strings"
)

// AYear is what v, a figure or a target in pounds, comes to a year against the baseline: spending that fell and income that
// rose are above zero; new cost is the other way round. It says why where that cannot be said.
func (j Judged) AYear(v *big.Rat) (*big.Rat, string) {
	p := j.Profile
	if !j.Baseline.Value.Known {
		return nil, "The figure before is not known, so nobody can say what changed"
	}
	change := new(big.Rat).Sub(v, j.Baseline.Value.D.Rat())
	if j.Measure.Lower() != j.Costs() {
		change.Neg(change)
	}
	if p.Annual {
		return change, ""
	}
	if p.Every.PerYear() == 0 {
		return nil, "Its figures have no rhythm, so they cannot be said per year"
	}
	return change.Mul(change, big.NewRat(p.Every.PerYear(), 1)), ""
}

// gain is v in the terms in which figures of several trusts are added: pounds a year against the baseline; hours, shares and
// all that a formula makes as they are.
func (j Judged) gain(v *big.Rat) (*big.Rat, string) {
	if v == nil || j.Measure.Unit != "pounds" {
		return v, ""
	}
	return j.AYear(v)
}

// expected is what may come while there is no result: the newest forecast, else the target; nil when nobody said.
func (j Judged) expected() *big.Rat {
	v := (*big.Rat)(nil)
	switch {
	case j.Forecast.Known():
		v = j.Forecast.Value.Rat()
	case j.Profile.Target.Known:
		v = j.Profile.Target.D.Rat()
	}
	v, _ = j.gain(v)
	return v
}

// Item is the benefit on its way into a total.
func (j Judged) Item() Item {
	it := Item{ID: j.ID, Name: j.Subject.Name, Organisation: j.Subject.Organisation, Figure: j.Now, Status: j.Status, Grade: j.Grade, Class: j.Profile.Class,
		Checked: j.Checked(), Contested: j.Contested(), Different: j.Apart(), Moved: j.Moved.Happened(), Disbenefit: j.Costs(), Expected: j.expected()}
	it.Figure.Measure = j.Measure.Ref()
	it.Figure.Value, it.Unsaid = j.gain(j.Now.Value)
	if j.Measure.Combine == CombineSum {
		it.Figure.Numerator, it.Figure.Denominator = nil, nil // its days are not those of another trust
	}
	return it
}

// Basis is what a sum is per: a working day, a year, a month. Sums on different ones are never added; other rules have none.
func (j Judged) Basis() string {
	switch {
	case j.Measure.Combine != CombineSum:
		return ""
	case j.Measure.PerOperatingDay() || j.Measure.Method != "":
		return DayWord(j.Profile.DayType)
	case j.Measure.Unit == "pounds":
		return "year"
	default:
		return string(j.Profile.Every)
	}
}

// TotalKey names the total that the benefit belongs to, as it stands in addresses: one version of a measure, on one basis.
func (j Judged) TotalKey() string {
	key := j.Measure.ID + "-" + strconv.Itoa(j.Measure.Version)
	if b := j.Basis(); b != "" {
		key += "-" + strings.ReplaceAll(b, " ", "-")
	}
	return key
}
