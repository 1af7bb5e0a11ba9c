package board

import (
	"math/big"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Totals are the four figures that open a board page, and every figure of their kinds that is not in them.
type Totals struct {
	Freed Sum // hours a day, clinical staff
	InUse Sum // percent of the hours freed that are shown to be in use
	Cash  Sum // pounds a year that leave a budget no more
	Cost  Sum // pounds a year of new cost
	Left  []Left

	others      []Benefit // administrative hours and new work, for the sentence under the hours
	clinical    map[string]bool
	costUnknown bool     // new cost was promised, and nobody knows yet what it is
	promised    *big.Rat // clinical hours a day that are promised and have no figure yet
	promisedBy  day.Day
}

// Total puts the benefits of an organisation together. Only figures of the best standing enter a sum, so that an estimate
// never hides inside what is measured; contested figures stay out and visible (Groundwork rules, section 3; measure
// library, confidence_grades and double_counting).
func Total(benefits []Benefit, groups []benefit.StaffGroup) Totals {
	t := newTotals(groups)
	by := map[role][]candidate{}
	for _, b := range benefits {
		r := b.roleInTotals(t.clinical)
		if r == otherHours {
			t.others = append(t.others, b)
		}
		if c, ok := b.candidate(r); ok {
			by[r] = append(by[r], c)
		} else if r == newCost {
			t.costUnknown = true
		} else if r == clinicalHours {
			t.promise(b)
		}
	}
	t.add(by)
	return t
}

func newTotals(groups []benefit.StaffGroup) Totals {
	t := Totals{clinical: map[string]bool{}}
	for _, g := range groups {
		t.clinical[g.Key] = g.Clinical
	}
	return t
}

// add works the four figures out.
func (t *Totals) add(by map[role][]candidate) {
	t.Freed = t.hours(by[clinicalHours])
	t.InUse = t.share(by[inUse])
	t.Cash = t.pounds(by[cash])
	t.Cost = t.pounds(by[newCost])
	for _, e := range t.Freed.Entries {
		if e.Benefit.CountedWhy != "" {
			t.Left = append(t.Left, Left{e.Benefit, e.Figure, e.Benefit.CountedWhy})
		}
	}
	for _, c := range by[otherHours] {
		if c.standing != Realised {
			t.Left = append(t.Left, Left{c.Benefit, c.Figure, c.why})
		}
	}
}

// promise adds the target of hours that have no figure yet.
func (t *Totals) promise(b Benefit) {
	if !b.Profile.Target.Known || b.Costs() {
		return
	}
	if t.promised == nil {
		t.promised = new(big.Rat)
	}
	t.promised.Add(t.promised, b.Profile.Target.D.Rat())
	t.promisedBy = max(t.promisedBy, b.Profile.TargetOn)
}

// newCost is cash the other way round.
const newCost role = -1

// candidate is the figure of b in the terms of its sum; false while there is none.
func (b Benefit) candidate(r role) (candidate, bool) {
	f := b.Now
	if f.Value == nil || r == other {
		return candidate{}, false
	}
	s, why := b.standing()
	c := candidate{Entry{Benefit: b, Figure: f, Value: f.Value}, s, why}
	if c.Value = b.once(f.Value); s != NoFigure && b.Counted.Nothing() {
		c.standing, c.why = NoFigure, b.CountedWhy
	}
	if t := b.Profile.Target; t.Known {
		c.Target = t.D.Rat()
	}
	if r != cash && r != newCost {
		return c, true
	}
	value, no := b.AYear(f.Value)
	if value == nil {
		c.standing, c.why = NoFigure, no
		return c, true
	}
	c.Value = value
	if c.Target != nil {
		c.Target, _ = b.AYear(c.Target)
	}
	return c, true
}

// hours adds hours a day and subtracts new work that was counted as the same measure.
func (t *Totals) hours(in []candidate) Sum {
	for i, c := range in {
		if c.Benefit.Costs() {
			in[i].Value, in[i].Target = new(big.Rat).Neg(c.Value), nil
		}
	}
	return t.sum(in)
}

func (t *Totals) sum(in []candidate) Sum {
	if len(in) == 0 {
		return Sum{}
	}
	in, left := alike(in)
	t.Left = append(t.Left, left...)
	kept, standing, left := best(in)
	t.Left = append(t.Left, left...)
	return sum(kept, standing)
}

// share adds numerators and denominators and then divides; percentages are never averaged.
func (t *Totals) share(in []candidate) Sum {
	var whole []candidate
	for _, c := range in {
		if c.Figure.Numerator == nil && (len(in) > 1 || c.count() > 1) {
			t.Left = append(t.Left, Left{c.Benefit, c.Figure, "A share without its hours cannot be put together with others"})
			continue
		}
		whole = append(whole, c)
	}
	s := t.sum(whole)
	if !s.Known() {
		return s
	}
	if countOf(s.Entries) == 1 {
		f := s.Entries[0].Figure
		s.Value, s.Numerator, s.Denominator = f.Value, f.Numerator, f.Denominator
		return s
	}
	s.Numerator, s.Denominator = new(big.Rat), new(big.Rat)
	for _, e := range s.Entries {
		s.Numerator.Add(s.Numerator, e.Figure.Numerator)
		s.Denominator.Add(s.Denominator, e.Figure.Denominator)
	}
	s.Value, s.Target = new(big.Rat), nil
	if s.Denominator.Sign() != 0 {
		s.Value.Quo(new(big.Rat).Mul(s.Numerator, big.NewRat(100, 1)), s.Denominator)
	}
	return s
}

// pounds adds what may stand in one total: measures that count some of the same thing may not.
func (t *Totals) pounds(in []candidate) Sum {
	kept, standing, left := best(in)
	t.Left = append(t.Left, left...)
	var may []Entry
	for _, e := range kept {
		why := ""
		for _, have := range may {
			if err := benefit.MayAdd(have.Benefit.Measure, e.Benefit.Measure); err != nil && have.Benefit.Measure.ID != e.Benefit.Measure.ID {
				why = "Counts some of the same pounds as " + have.Benefit.Name() + ": only one of them is in the total"
			}
		}
		if why != "" {
			t.Left = append(t.Left, Left{e.Benefit, e.Figure, why})
			continue
		}
		may = append(may, e)
	}
	return sum(may, standing)
}

// Net is what is left in cash a year, in pence: what was released less what it costs. Nil while nothing of either is
// realised, or while part of the new cost is not: a saving without its cost would flatter.
func (t Totals) Net() *int64 {
	if t.Cash.Standing != Realised && t.Cost.Standing != Realised || t.CostOpen() {
		return nil
	}
	n := new(big.Rat)
	if t.Cash.Standing == Realised {
		n.Add(n, t.Cash.Value)
	}
	if t.Cost.Standing == Realised {
		n.Sub(n, t.Cost.Value)
	}
	p := pence(n)
	return &p
}

// CostOpen reports whether there is new cost that is in no total yet.
func (t Totals) CostOpen() bool {
	if t.costUnknown || t.Cost.Known() && t.Cost.Standing != Realised {
		return true
	}
	for _, l := range t.Left {
		if l.Benefit.Costs() && l.Benefit.role(t.clinical) == cash {
			return true
		}
	}
	return false
}

// pence is so many pounds, rounded half away from zero.
func pence(pounds *big.Rat) int64 {
	n := new(big.Rat).Mul(pounds, big.NewRat(100, 1))
	half := big.NewRat(int64(n.Sign()), 2)
	n.Add(n, half)
	return new(big.Int).Quo(n.Num(), n.Denom()).Int64()
}
