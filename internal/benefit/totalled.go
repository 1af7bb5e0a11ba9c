package benefit

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
)

// Totalled is one total of a page: one version of a measure, on one basis.
type Totalled struct {
	Totals
	Key     string // its address
	Measure Measure
	Basis   string // what a sum is per: working day, year; empty for other rules
	Of      Judged // one of its benefits, which shows figures in its unit
	Instead string // the name of the total that was chosen because both count some of the same thing; empty: this one stands
	Why     string // it was chosen
	Over    []string
}

// Candidate is a benefit with what keeps it, or part of it, out of a total.
type Candidate struct {
	Judged
	Counted    Counted
	CountedWhy string
	Transfer   string // who is charged for it, where both trusts are in the total
}

func (e Candidate) item() Item {
	it := e.Item()
	it.Counted, it.CountedWhy, it.Transfer = e.Counted, e.CountedWhy, e.Transfer
	return it
}

// TotalsOf puts benefits together, one total for each version of a measure and each basis, those with
// something realised first, then by the name of the measure and the newest version first. What is described in words has no figures and is in none. Of totals that count some of the same
// thing one is chosen, and the others say so: they are read beside it and never added to it.
func TotalsOf(entries []Candidate) ([]Totalled, error) {
	items := map[string][]Item{}
	var out []Totalled
	for _, e := range entries {
		if e.Profile.Described {
			continue
		}
		key := e.TotalKey()
		if _, seen := items[key]; !seen {
			out = append(out, Totalled{Key: key, Measure: e.Measure, Basis: e.Basis(), Of: e.Judged})
		}
		items[key] = append(items[key], e.item())
	}
	slices.SortFunc(out, func(a, b Totalled) int {
		return cmp.Or(cmp.Compare(a.Measure.Name, b.Measure.Name), cmp.Compare(b.Measure.Version, a.Measure.Version), cmp.Compare(a.Key, b.Key))
	})
	for i := range out {
		var err error
		if out[i].Totals, err = Total(out[i].Measure, items[out[i].Key]); err != nil {
			return nil, err
		}
	}
	choose(out)
	slices.SortStableFunc(out, func(a, b Totalled) int { return cmp.Compare(a.standing(), b.standing()) })
	return out, nil
}

// choose goes from the surest total to the least sure, and takes each that counts nothing that a chosen one counts already.
func choose(totals []Totalled) {
	order := make([]int, len(totals))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := totals[a], totals[b]
		return cmp.Or(cmp.Compare(x.standing(), y.standing()), cmp.Compare(len(y.Items), len(x.Items)), cmp.Compare(rank(x.Measure), rank(y.Measure)))
	})
	var chosen []int
	for _, i := range order {
		for _, c := range chosen {
			if totals[i].Measure.overlaps(totals[c].Measure) {
				totals[i].Instead, totals[i].Why = totals[c].Measure.Name, because(totals[c], totals[i])
				if name := totals[i].Measure.Name; !slices.Contains(totals[c].Over, name) {
					totals[c].Over = append(totals[c].Over, name)
				}
				break
			}
		}
		if totals[i].Instead == "" {
			chosen = append(chosen, i)
		}
	}
}

// standing is 0 for a total with something realised, 1 with something claimed, 2 otherwise.
func (t Totalled) standing() int {
	switch {
	case len(t.Items) > 0:
		return 0
	case t.Claimed.Known():
		return 1
	}
	return 2
}

// rank prefers sums, which say what was gained, to rates, which say how it is now.
func rank(m Measure) int {
	if m.Combine == CombineSum {
		return 0
	}
	return 1
}

func because(chosen, other Totalled) string {
	switch {
	case chosen.standing() < other.standing():
		return "it has the surer figures"
	case len(chosen.Items) > len(other.Items):
		return "more of its figures are realised"
	case rank(chosen.Measure) < rank(other.Measure):
		return "it adds up what was gained"
	}
	return "it comes first by name"
}

// RateWords say how a rate of several is worked out: numerators over denominators.
func (t Totalled) RateWords() string {
	return strings.TrimSuffix(t.Measure.Numerator, ".") + ", divided by " + lower(strings.TrimSuffix(t.Measure.Denominator, "."))
}

// Amount is a figure of the total in the precision of its unit: 55.6, £18,250, 98%.
func (t Totalled) Amount(v *big.Rat) string {
	if v == nil {
		return ""
	}
	return amount(t.Measure, v)
}

// Unit is what an amount is of: hours a working day, pounds a year, percent.
func (t Totalled) Unit() string {
	if t.Basis != "" {
		return t.Measure.Unit + " a " + t.Basis
	}
	return t.Measure.Unit
}

// Show is a figure of the total with its unit.
func (t Totalled) Show(v *big.Rat) string {
	switch {
	case t.Measure.Unit == "pounds":
		return t.Amount(v) + " a " + t.Basis
	case t.Measure.Unit == "percent":
		return t.Amount(v)
	}
	return t.Amount(v) + " " + t.Unit()
}

// Figure is what an amount comes to: the net of a sum, the rate of the rest; nil when there is none.
func (a Amount) Figure() *big.Rat {
	if a.Net != nil {
		return a.Net
	}
	if a.Gross.Value != nil {
		return a.Gross.Value
	}
	return a.New.Value
}
