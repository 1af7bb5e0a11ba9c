// Package insight finds which gap is worth fixing first: what keeps adoptions from their next decision, alone or with
// other gaps, how many hours a year wait behind it, and which few gaps would let most go on. It is arithmetic over what
// the rule of readiness has already said (Groundwork rules, section 4) and never a second rule.
package insight

import (
	"math/big"
	"slices"

	"groundwork/internal/readiness"
)

// Adoption is one open adoption with what keeps its next decision from being ready.
type Adoption struct {
	ID    string         `json:"id"`
	Trust string         `json:"trust"`
	Pilot string         `json:"pilot"`
	Gate  readiness.Gate `json:"gate"`           // the next that nobody has passed
	Stops []Stop         `json:"stops"`          // what is short or unknown there; none: it is ready
	Live  bool           `json:"live,omitempty"` // its hours no longer wait
	Wait  Wait           `json:"wait,omitzero"`
}

// Stop is one item that keeps the next decision closed.
type Stop struct {
	Item    string `json:"item"`
	Unknown bool   `json:"unknown,omitempty"` // nobody knows, or it is too long ago; otherwise it is short
	Stays   bool   `json:"stays,omitempty"`   // mending the item does not mend it here: see readiness.Sheet.Stays
}

// Wait is how many hours a year wait behind an adoption.
type Wait struct {
	Hours *big.Rat `json:"hours,omitempty"` // a year, net, all staff; nil: not estimated
	Grade string   `json:"grade,omitempty"` // how sure the rate is, A to D
}

// Gap is one item over the adoptions in view whose next decision it keeps closed. Figures of several gaps are not
// additive: an adoption that two gaps stop is in both.
type Gap struct {
	Item    string
	Stopped int      // adoptions
	Alone   int      // of them, those that nothing else stops
	Unknown int      // of them, those where it is not known
	Stays   int      // of them, those where mending it would not mend it
	Trusts  []string // where it stops one
	Counted int      // how many these are, in a sum that says only that
	Named   []string // the first of them by name, where the reader reads names
	AloneAt []string // where it alone stops one
	// EstimatedAt are the trusts behind the hours.
	EstimatedAt []string
	Gates       [len(readiness.Gates)]int // adoptions by the decision that it stops
	Waiting     Waiting
}

// At is at how many trusts it stops an adoption.
func (g Gap) At() int { return max(g.Counted, len(g.Trusts)) }

// Waiting is a sum of hours a year.
type Waiting struct {
	Hours       *big.Rat `json:"hours,omitempty"`       // of those that are estimated
	Estimated   int      `json:"estimated,omitempty"`   // adoptions in the sum
	Unestimated int      `json:"unestimated,omitempty"` // adoptions beside it: nobody said how many cases there are, or there is no rate
	Grade       string   `json:"grade,omitempty"`       // the least sure of those in the sum; empty without any
}

func (w *Waiting) add(a Adoption) {
	switch {
	case a.Live:
	case a.Wait.Hours == nil:
		w.Unestimated++
	default:
		if w.Hours == nil {
			w.Hours = new(big.Rat)
		}
		w.Hours.Add(w.Hours, a.Wait.Hours)
		w.Estimated++
		w.Grade = max(w.Grade, a.Wait.Grade)
	}
}

// Found is what stands in the way of the adoptions in view.
type Found struct {
	Gaps    []Gap // in the order given to Find
	Stopped int   // adoptions that at least one of the gaps stops
	Waiting Waiting
}

// Counts says whether an item counts as a gap where so many adoptions are short of it.
type Counts func(item string, adoptions int) bool

// Above is what counts above one trust and one pilot: foundation items, and items of the core checklist that are short
// or unknown in two or more adoptions (Groundwork rules, section 4).
func Above(core *readiness.Checklist) Counts {
	return func(item string, adoptions int) bool {
		it, ok := core.Item(item)
		return ok && (it.Scope == readiness.Foundation || adoptions >= 2)
	}
}

// Every is what counts within one trust or one pilot: everything.
func Every(string, int) bool { return true }

// Find gathers the gaps of a list of adoptions, in the order of the items; those that order does not name come last, as
// they are met. A sum of hours counts each adoption once.
func Find(list []Adoption, order []string, counts Counts) Found {
	all := make([]Gap, len(order))
	at := make(map[string]int, len(order))
	for i, item := range order {
		all[i].Item, at[item] = item, i
	}
	for _, a := range list {
		for _, s := range a.Stops {
			i, known := at[s.Item]
			if !known {
				i = len(all)
				at[s.Item] = i
				all = append(all, Gap{Item: s.Item})
			}
			all[i].stop(a, s)
		}
	}
	var f Found
	is := map[string]bool{}
	for _, g := range all {
		if g.Stopped > 0 && counts(g.Item, g.Stopped) {
			f.Gaps, is[g.Item] = append(f.Gaps, g), true
		}
	}
	for _, a := range list {
		for _, s := range a.Stops {
			if is[s.Item] {
				f.Stopped++
				f.Waiting.add(a)
				break
			}
		}
	}
	return f
}

func (g *Gap) stop(a Adoption, s Stop) {
	g.Stopped++
	g.Gates[a.Gate]++
	g.Trusts = with(g.Trusts, a.Trust)
	if len(a.Stops) == 1 {
		g.Alone++
		g.AloneAt = with(g.AloneAt, a.Trust)
	}
	if !a.Live && a.Wait.Hours != nil {
		g.EstimatedAt = with(g.EstimatedAt, a.Trust)
	}
	if s.Unknown {
		g.Unknown++
	}
	if s.Stays {
		g.Stays++
	}
	g.Waiting.add(a)
}

// with is list with a trust, once: the adoptions of a trust stand together.
func with(list []string, trust string) []string {
	if n := len(list); n > 0 && list[n-1] == trust || slices.Contains(list, trust) {
		return list
	}
	return append(list, trust)
}
