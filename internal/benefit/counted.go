package benefit

import (
	"math/big"
	"strings"

	"groundwork/internal/decimal"
)

// Counted is how much of a benefit's figure may enter a total, so that no case is counted twice.
type Counted struct {
	Fraction *big.Rat // nil where nothing is left out
	Hours    *big.Rat // left out of the figure's period; nil where the figure does not say its hours
	Lost     []Overlap
}

// CountedOnce says how much of the figure of a benefit may enter a total. What two benefits agreed to share is left out of
// each by its part, spread evenly over the days of the overlap. While they have not agreed, the claim that was recorded
// first counts, and the other stays out for the days in which both count.
func CountedOnce(benefit string, f Figure, overlaps []Overlap) Counted {
	var out Counted
	whole, lost, undecided := f.Numerator, new(big.Rat), false
	for _, o := range overlaps {
		if !o.Of(benefit) || !o.Period.Overlaps(f.Period) {
			continue
		}
		own := o.First
		if o.Second.Benefit == benefit {
			own = o.Second
		}
		switch {
		case o.Agreed():
			hours := new(big.Rat).Sub(o.Shared.Hours(), o.Shared.Counts(own.ID))
			hours.Mul(hours, big.NewRat(int64(meet(o.Period, f.Period).Days()), int64(o.Period.Days())))
			if hours.Sign() == 0 {
				continue
			}
			lost.Add(lost, hours)
		case own.ID == o.First.ID:
			continue
		default:
			undecided = true
		}
		out.Lost = append(out.Lost, o)
	}
	switch {
	case len(out.Lost) == 0:
		return out
	case undecided, whole == nil, whole.Sign() <= 0, lost.Cmp(whole) >= 0:
		out.Fraction = new(big.Rat)
	default:
		out.Hours = lost
		out.Fraction = new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Quo(lost, whole))
	}
	return out
}

// Nothing reports whether all of the figure is left out.
func (c Counted) Nothing() bool { return c.Fraction != nil && c.Fraction.Sign() == 0 }

// Why says what is left out and why, or nothing.
func (c Counted) Why(benefit string) string {
	var said []string
	for _, o := range c.Lost {
		other := o.First
		if other.Benefit == benefit {
			other = o.Second
		}
		said = append(said, "“"+o.Step+"”, which "+other.Name+" counts too")
	}
	switch {
	case len(said) == 0:
		return ""
	case c.Nothing():
		return "Out of the total, because it counts " + strings.Join(said, ", and ")
	}
	return decimal.Format(c.Hours, 1) + " hours are left out of the total, because it counts " + strings.Join(said, ", and ")
}
