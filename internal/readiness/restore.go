package readiness

import (
	"cmp"
	"slices"
)

// Restore is the result at a gate as far as what is kept says it: the verdict with its counts, and what keeps the gate closed, hardest
// first, each as short or unknown as it was kept. looked is how some of the items stand in full, by ScoreOnly, and may be nil; of the
// others nobody is told what was answered. What conditions carry is not kept by item.
func (c *Checklist) Restore(k Kept, g Gate, looked *Result) *GateResult {
	out := &GateResult{Gate: g, Counted: k.Gates[g]}
	n := k.Stops.Len(g)
	if n > 0 {
		out.Stops = make([]Stop, 0, n)
	}
	stand := make([]Standing, 0, n)
	for s := range k.Stops.At(g) {
		it, ok := c.Item(s.Item)
		if !ok {
			continue
		}
		stand = append(stand, Standing{})
		st := &stand[len(stand)-1]
		if full, ok := looked.of(s.Item); ok {
			st = full
		} else {
			st.Item, st.Known, st.Level = it, s.State == Short, s.Level
			st.At[g] = s.State
		}
		out.Stops = append(out.Stops, Stop{Standing: st, Gate: g, State: s.State, Threshold: it.Threshold(g)})
	}
	slices.SortFunc(out.Stops, func(x, y Stop) int {
		return cmp.Or(cmp.Compare(y.Item.Strength, x.Item.Strength), cmp.Compare(x.State, y.State), cmp.Compare(c.index[x.Item.ID], c.index[y.Item.ID]))
	})
	return out
}

// of is Standing of a result that there may not be.
func (r *Result) of(item string) (*Standing, bool) {
	if r == nil {
		return nil, false
	}
	return r.Standing(item)
}
