package benefit

import (
	"cmp"
	"math/big"
	"slices"
)

// Item is one benefit's figure on its way into a total.
type Item struct {
	ID           string
	Name         string // whose it is: a pilot, a trust
	Organisation string // where it falls
	Figure       Figure // in the terms of the total; without a Value while there is none
	Unsaid       string // why there is none although something was reported
	Expected     *big.Rat
	Status       Status
	Grade        string
	Class        string
	Checked      bool // by a second person
	Contested    bool // by the trust that receives it: out of the total until settled
	Different    bool // declared a local difference from the definition that the steward has not accepted
	Moved        bool // it went on under a newer version of the measure: the other one counts
	Disbenefit   bool // new cost or work: subtracted, where the unit is the same
	Transfer     string
	Counted      Counted // how much of the figure no other benefit counts too
	CountedWhy   string  // why not all of it
}

// Left is an item that is not in the realised total, or not with all of its figure, and why.
type Left struct {
	Item Item
	Why  string
}

// Amount is what some items come to together: what was gained, what it costs, and what is left.
type Amount struct {
	Gross Figure   // without a Value when there is none
	New   Figure   // new cost or work
	Net   *big.Rat // nil when there is nothing to subtract from, or the measure is not a sum
	Items []Item
}

// Known reports whether there is a figure in it.
func (a Amount) Known() bool { return a.Gross.Value != nil || a.New.Value != nil }

// InClass is the realised part that finance counts in one way.
type InClass struct {
	Class string
	Amount
}

// Totals are the figures of one measure taken together. What is realised, what is claimed and what is only expected are
// three amounts and never one; everything that is not realised is named below the line with the reason.
type Totals struct {
	Amount             // realised: accepted by the owner at grade A or B
	Checked  Amount    // the part of it that a second person checked
	Classes  []InClass // the same, in the order of the classes' names
	Claimed  Amount    // measured at grade A or B, not accepted yet
	Expected Amount    // no result yet
	Below    []Left    // shown, never added to what is realised
	Partly   []Left    // realised, and part of the figure is counted elsewhere
}

// Total adds up what is realised at grade A or B, subtracts what it costs, and leaves everything else below the line
// with the reason. Figures of another measure or version are refused, not skipped. The order of the items changes nothing
// but the order of the lists.
func Total(m Measure, items []Item) (Totals, error) {
	var t Totals
	var realised, claimed, expected []Item
	for _, it := range items {
		if it.Figure.Measure != m.Ref() {
			return Totals{}, unlike(m.Ref(), it.Figure.Measure)
		}
		why := below(it)
		if (why == "" || why == notAccepted) && !m.weighs(it.Figure) {
			why = "Without its numerator and denominator it cannot be put together with others"
		}
		if why == "" {
			realised = append(realised, it)
			if it.CountedWhy != "" {
				t.Partly = append(t.Partly, Left{it, it.CountedWhy})
			}
			continue
		}
		t.Below = append(t.Below, Left{it, why})
		switch why {
		case notAccepted:
			claimed = append(claimed, it)
		case noResult:
			if it.Expected != nil && m.Combine == CombineSum {
				it.Figure = Figure{Measure: m.Ref(), Value: it.Expected}
				expected = append(expected, it)
			}
		}
	}
	var checked []Item
	by := map[string][]Item{}
	for _, it := range realised {
		if it.Checked {
			checked = append(checked, it)
		}
		by[it.Class] = append(by[it.Class], it)
	}
	for _, x := range []struct {
		items []Item
		into  *Amount
	}{{realised, &t.Amount}, {checked, &t.Checked}, {claimed, &t.Claimed}, {expected, &t.Expected}} {
		var err error
		if *x.into, err = amounted(m, x.items); err != nil {
			return Totals{}, err
		}
	}
	for class, of := range by {
		a, err := amounted(m, of)
		if err != nil {
			return Totals{}, err
		}
		t.Classes = append(t.Classes, InClass{class, a})
	}
	slices.SortFunc(t.Classes, func(x, y InClass) int { return cmp.Compare(x.Class, y.Class) })
	return t, nil
}

// weighs reports whether a figure has what the combine rule needs: rates and means need their parts.
func (m Measure) weighs(f Figure) bool {
	return m.Combine == CombineSum || !m.Combines() || f.Numerator != nil && f.Denominator != nil && f.Denominator.Sign() > 0
}

// amounted takes items together, each with the part of its figure that nothing else counts. Figures that may only stand side
// by side leave an amount without a figure as soon as there are two of them.
func amounted(m Measure, items []Item) (Amount, error) {
	a := Amount{Items: items}
	var gross, costs []Figure
	for _, it := range items {
		if it.Disbenefit {
			costs = append(costs, it.once())
		} else {
			gross = append(gross, it.once())
		}
	}
	for _, side := range []struct {
		figures []Figure
		into    *Figure
	}{{gross, &a.Gross}, {costs, &a.New}} {
		if len(side.figures) == 0 || len(side.figures) > 1 && !m.Combines() {
			continue
		}
		f, err := Combine(m, side.figures)
		if err != nil {
			return Amount{}, err
		}
		*side.into = f
	}
	a.Net = net(m, a.Gross, a.New)
	return a, nil
}

// once is the part of the figure that no other benefit counts too.
func (it Item) once() Figure {
	f := it.Figure
	part := it.Counted.Fraction
	if part == nil {
		return f
	}
	scaled := func(v *big.Rat) *big.Rat {
		if v == nil {
			return nil
		}
		return new(big.Rat).Mul(v, part)
	}
	f.Numerator, f.Denominator = scaled(f.Numerator), scaled(f.Denominator)
	if f.Denominator == nil || f.Denominator.Sign() == 0 {
		f.Value = scaled(f.Value)
	}
	return f
}

// InTotal is the value with which the item stands in its total.
func (it Item) InTotal() *big.Rat { return it.once().Value }

func net(m Measure, gross, costs Figure) *big.Rat {
	if m.Combine != CombineSum || gross.Value == nil && costs.Value == nil {
		return nil
	}
	n := new(big.Rat)
	if gross.Value != nil {
		n.Add(n, gross.Value)
	}
	if costs.Value != nil {
		n.Sub(n, costs.Value)
	}
	return n
}

const (
	notAccepted = "Not accepted by its owner yet"
	noResult    = "No result yet"
)

// below says why an item is not in the realised total, or nothing.
func below(it Item) string {
	switch {
	case it.Contested:
		return "Contested: out of the total until it is settled"
	case it.Moved:
		return "Goes on under a newer version of the measure"
	case it.Different:
		return "Counted differently here: out of the total until that is accepted"
	case it.Transfer != "":
		return "Charged to " + it.Transfer + ": a transfer between trusts of this total, not a saving"
	case it.Unsaid != "":
		return it.Unsaid
	case it.Figure.Value == nil:
		return noResult
	case it.Counted.Nothing():
		return it.CountedWhy
	case !Counts(it.Grade):
		return "Estimated or assumed: shown below the line"
	case it.Status == Realised || it.Status == Verified || it.Status == Sustained:
		return ""
	case it.Status == Lapsed:
		return "Was realised and is no longer"
	case it.Status == NotRealised:
		return "The target was not met"
	default:
		return notAccepted
	}
}
