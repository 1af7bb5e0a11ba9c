package readiness

import (
	"cmp"
	"slices"

	"groundwork/internal/day"
)

// Result is how one adoption stands on one day.
type Result struct {
	On        day.Day
	Checklist *Checklist
	Items     []Standing // applicable items in checklist order, those left out included
	Profile   Profile

	gates   [len(Gates)]GateResult
	planned [len(Gates)]day.Day
	answers int
}

// GateResult is the verdict at one gate and everything behind it.
type GateResult struct {
	Gate Gate
	Counted

	Stops []Stop // what is short or unknown, hardest first
	Gaps  []Stop // what a condition carries, first due first
}

// Stop is one item that keeps a gate closed, or is carried through it by a condition.
type Stop struct {
	*Standing
	Gate      Gate
	State     State
	Threshold Level
	Condition *Condition // that carries it, or the newest that does not
	Refusal   Refusal    // why that condition does not hold
}

// Score works out the verdicts and the profile of one adoption on one day.
func (c *Checklist) Score(s Sheet, today day.Day) *Result {
	r := c.newResult(&s, today, len(c.Items))
	have := c.bits(s.Facts)
	for i := range c.Items {
		if it := &c.Items[i]; it.applies(have) {
			r.Items = append(r.Items, s.stand(it, today))
		}
	}
	r.place(&s)
	r.Profile = c.profile(r.Items)
	return r
}

// ScoreOnly works out how some items stand, and what they alone bring to each gate; it has no profile. No item decides
// over another, so that Kept.Turn makes the whole of it.
func (c *Checklist) ScoreOnly(s Sheet, today day.Day, items ...string) *Result {
	r := c.newResult(&s, today, len(items))
	have := c.bits(s.Facts)
	for _, id := range items {
		if it, ok := c.Item(id); ok && it.applies(have) {
			r.Items = append(r.Items, s.stand(it, today))
		}
	}
	r.place(&s)
	return r
}

func (c *Checklist) newResult(s *Sheet, today day.Day, most int) *Result {
	return &Result{On: today, Checklist: c, planned: s.Planned, Items: make([]Standing, 0, most)}
}

// place counts the items at every gate.
func (r *Result) place(s *Sheet) {
	for i := range r.Items {
		st := &r.Items[i]
		if st.Answered {
			r.answers++
		}
		for _, g := range Gates {
			r.gates[g].place(st, g, s, r.On)
		}
	}
	for _, g := range Gates {
		r.gates[g].conclude(g)
	}
}

// Gate is the result at g.
func (r *Result) Gate(g Gate) *GateResult { return &r.gates[g] }

// Assessed reports whether any item was ever answered. Until then a page says "Not assessed".
func (r *Result) Assessed() bool { return r.answers > 0 }

// Standing is how the item with this id stands; false when it does not apply.
func (r *Result) Standing(id string) (*Standing, bool) {
	i, ok := r.Checklist.index[id]
	if !ok {
		return nil, false
	}
	it := &r.Checklist.Items[i]
	at := slices.IndexFunc(r.Items, func(st Standing) bool { return st.Item == it })
	if at < 0 {
		return nil, false
	}
	return &r.Items[at], true
}

// place sets st's state at g and counts it (scoring rule, step 2).
func (gr *GateResult) place(st *Standing, g Gate, s *Sheet, today day.Day) {
	need := st.Item.Threshold(g)
	known := st.KnownAtGate()
	if need == 0 || st.leftOutAtGate() {
		return
	}
	gr.Asked++
	if known && st.Level >= need {
		gr.Met++
		st.At[g] = Met
		return
	}
	stop := Stop{Standing: st, Gate: g, State: Unknown, Threshold: need}
	stop.Condition, stop.Refusal = s.condition(st, g, today)
	switch {
	case !known:
		gr.Unknown++
	case stop.Condition != nil && stop.Refusal == Holds:
		gr.Conditions++
		stop.State = Accepted
	default:
		gr.Short++
		stop.State = Short
	}
	st.At[g] = stop.State
	if stop.State == Accepted {
		gr.Gaps = append(gr.Gaps, stop)
	} else {
		gr.Stops = append(gr.Stops, stop)
	}
}

// conclude draws the verdict, first match wins, and sorts what stops it: hard
// before essential, short before unknown, then in checklist order.
func (gr *GateResult) conclude(g Gate) {
	gr.Gate = g
	gr.Verdict = gr.verdict()
	slices.SortStableFunc(gr.Stops, func(x, y Stop) int {
		return cmp.Or(cmp.Compare(y.Item.Strength, x.Item.Strength), cmp.Compare(x.State, y.State))
	})
	slices.SortStableFunc(gr.Gaps, func(x, y Stop) int { return cmp.Compare(x.Condition.Due, y.Condition.Due) })
	if len(gr.Gaps) > 0 {
		gr.Due = gr.Gaps[0].Condition.Due
	}
}
