package benefit

import (
	"math/big"

	"groundwork/internal/fault"
)

// Item is one benefit's figure on its way into a total.
type Item struct {
	ID         string
	Name       string // whose it is: a pilot, a trust
	Figure     Figure
	Status     Status
	Grade      string
	Contested  bool // by the trust that receives it: out of the total until settled
	Different  bool // declared a local difference from the definition that the steward has not accepted
	Moved      bool // it went on under a newer version of the measure: the other one counts
	Disbenefit bool // new cost or work: subtracted, where the unit is the same
}

// Left is an item that is not in the realised total, and why.
type Left struct {
	Item Item
	Why  string
}

// Totals are the figures of one measure taken together: what is realised, what it costs, and what stays below the line.
type Totals struct {
	Gross    Figure   // realised; without a Value when there is none
	New      Figure   // realised new cost or work
	Net      *big.Rat // nil when there is nothing to subtract from, or the measure is not a sum
	Below    []Left   // shown, never added
	Realised []Item
}

// Total adds up what is realised at grade A or B, subtracts what it costs, and leaves everything else below the line
// with the reason. Figures of another measure or version are refused, not skipped.
func Total(m Measure, items []Item) (Totals, error) {
	var t Totals
	var gross, costs []Figure
	for _, it := range items {
		if it.Figure.Measure != m.Ref() {
			return Totals{}, unlike(m.Ref(), it.Figure.Measure)
		}
		if why := below(it); why != "" {
			t.Below = append(t.Below, Left{it, why})
			continue
		}
		t.Realised = append(t.Realised, it)
		if it.Disbenefit {
			costs = append(costs, it.Figure)
		} else {
			gross = append(gross, it.Figure)
		}
	}
	for _, side := range []struct {
		figures []Figure
		into    *Figure
	}{{gross, &t.Gross}, {costs, &t.New}} {
		if len(side.figures) == 0 {
			continue
		}
		f, err := Combine(m, side.figures)
		if err != nil {
			return Totals{}, err
		}
		*side.into = f
	}
	t.Net = net(m, t.Gross, t.New)
	return t, nil
}

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

// below says why an item is not in the realised total, or nothing.
func below(it Item) string {
	switch {
	case it.Contested:
		return "Contested: out of the total until it is settled"
	case it.Moved:
		return "Goes on under a newer version of the measure"
	case it.Different:
		return "Counted differently here: out of the total until that is accepted"
	case !Counts(it.Grade):
		return "Estimated or assumed: shown below the line"
	case it.Status == Realised || it.Status == Verified || it.Status == Sustained:
		return ""
	case it.Status == Lapsed:
		return "Was realised and is no longer"
	case it.Status == NotRealised:
		return "The target was not met"
	default:
		return "Not accepted by its owner yet"
	}
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
	case m.Combine != CombineRatioOfSums && m.Combine != CombineWeightedMean:
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
	overlap := false
	for _, id := range a.OverlapsWith {
		overlap = overlap || id == b.ID
	}
	for _, id := range b.OverlapsWith {
		overlap = overlap || id == a.ID
	}
	switch {
	case overlap:
		return &fault.Error{Kind: fault.Invalid, Message: a.Name + " and " + b.Name + " count some of the same thing: choose one for the total"}
	case a.Unit != b.Unit:
		return &fault.Error{Kind: fault.Invalid, Message: a.Name + " is in " + a.Unit + " and " + b.Name + " in " + b.Unit + ": they cannot be added"}
	}
	return nil
}
