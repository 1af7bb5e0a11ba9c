package trusts

import (
	"slices"
	"strings"

	"groundwork/internal/decimal"
)

// factLabels are the facts that a trust may publish, in the order in which they are read.
var factLabels = []struct{ key, label string }{
	{"whole_time_staff", "Staff, whole-time equivalent"}, {"sites", "Sites"}, {"population", "Population served"},
	{"record_system", "Patient record system"}, {"roster_system", "Rostering system"}, {"ledger", "Finance ledger"}, {"payroll_provider", "Payroll provider"},
}

// Fact is one published fact with where it comes from.
type Fact struct{ Key, Value, Source, AsAt string }

// published are the usual facts in their order, each with its value or the words that it was not
// published, and then all others. A trust that published none has none.
func (p Show) published() (out []Fact) {
	if len(p.Facts) == 0 {
		return nil
	}
	rest := slices.Clone(p.Facts)
	for _, f := range factLabels {
		value := "Not published"
		if i := slices.IndexFunc(rest, func(x Fact) bool { return x.Key == f.key }); i >= 0 {
			value = decimal.CountIn(rest[i].Value)
			rest = slices.Delete(rest, i, i+1)
		}
		out = append(out, Fact{Key: f.label, Value: value})
	}
	for _, f := range rest {
		out = append(out, Fact{Key: strings.ReplaceAll(f.Key, "_", " "), Value: decimal.CountIn(f.Value)})
	}
	return out
}
