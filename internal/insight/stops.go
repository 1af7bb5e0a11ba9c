package insight

import (
	"cmp"
	"math/big"
	"slices"

	"groundwork/internal/readiness"
)

// Stops is what stops the open adoptions of one trust, in numbers: as much of them as sums over many trusts ask for, so that a page
// about a country reads a row for each trust and not one for each adoption. It says the same as Find of the adoptions themselves.
type Stops struct {
	Adoptions int     `json:"adoptions,omitempty"` // that wait for a decision
	Gaps      []GapAt `json:"gaps,omitempty"`      // by item

	// What totals and sets of gaps ask besides; none of it where only the gaps are summed.
	Once Total    `json:"once,omitzero"`  // those that a gap of the groundwork stops, which counts in every sum
	Each []Others `json:"each,omitempty"` // those that only other gaps stop
	Near []Near   `json:"near,omitempty"` // those that at most MostFixed gaps stop
}

// GapAt is one item at one trust.
type GapAt struct {
	Item    string `json:"item"`
	Stopped int    `json:"stopped"`
	Alone   int    `json:"alone,omitempty"`
	Waiting
}

// Total is adoptions with the hours behind them, each counted once.
type Total struct {
	Stopped int `json:"stopped,omitempty"`
	Waiting
}

// Others are the adoptions that the same items stop, none of them of the groundwork: whether they count as gaps depends on how
// many adoptions in view are short of them.
type Others struct {
	Items []string `json:"items"`
	Total
}

// Near is an adoption that mending a few gaps would make ready.
type Near struct {
	Adoption
	Then readiness.Verdict `json:"then"` // with these mended: ready, with or without accepted gaps
}

// StopsOf is what one trust's adoptions come to. once says which items a trust mends once for all of them.
func StopsOf(list []Adoption, once func(item string) bool) Stops {
	p := Stops{Adoptions: len(list)}
	at := map[string]*GapAt{}
	for _, a := range list {
		for _, s := range a.Stops {
			g := at[s.Item]
			if g == nil {
				g = &GapAt{Item: s.Item}
				at[s.Item] = g
			}
			g.Stopped++
			if len(a.Stops) == 1 {
				g.Alone++
			}
			g.Waiting.add(a)
		}
		p.total(a, once)
	}
	for _, g := range at {
		p.Gaps = append(p.Gaps, *g)
	}
	slices.SortFunc(p.Gaps, func(x, y GapAt) int { return cmp.Compare(x.Item, y.Item) })
	slices.SortFunc(p.Each, func(x, y Others) int { return slices.Compare(x.Items, y.Items) })
	return p
}

// total adds an adoption to the totals that it counts in.
func (p *Stops) total(a Adoption, once func(item string) bool) {
	if len(a.Stops) == 0 {
		return
	}
	var items []string
	for _, s := range a.Stops {
		if once(s.Item) {
			p.Once.add(a)
			return
		}
		items = append(items, s.Item)
	}
	slices.Sort(items)
	i := slices.IndexFunc(p.Each, func(o Others) bool { return slices.Equal(o.Items, items) })
	if i < 0 {
		i = len(p.Each)
		p.Each = append(p.Each, Others{Items: items})
	}
	p.Each[i].add(a)
}

func (t *Total) add(a Adoption) {
	t.Stopped++
	t.Waiting.add(a)
}

func (t *Total) join(o Total) {
	t.Stopped += o.Stopped
	t.Waiting.join(o.Waiting)
}

// join adds what another sum holds.
func (w *Waiting) join(o Waiting) {
	if o.Hours != nil {
		if w.Hours == nil {
			w.Hours = new(big.Rat)
		}
		w.Hours.Add(w.Hours, o.Hours)
	}
	w.Estimated += o.Estimated
	w.Unestimated += o.Unestimated
	w.Grade = max(w.Grade, o.Grade)
}

// OfTrust is all that is kept of one trust for the pages that look across many.
type OfTrust struct {
	Live   Stops `json:"live,omitzero"`   // as it stands now: for sums that single nobody out
	Handed Stops `json:"handed,omitzero"` // of what others may know, as last handed in: for programme leads
	Silent int   `json:"silent,omitempty"`

	Known  Answers             `json:"known,omitzero"`   // take-ups that others may know of, by their answer at the next decision
	Gate   readiness.Gate      `json:"gate"`             // the furthest that one of them waits for
	Pilots int                 `json:"pilots,omitempty"` // that it leads and has published
	Cells  map[string]HeatCell `json:"cells,omitempty"`
	Helps  []string            `json:"helps,omitempty"` // items on which the trust offers others help
}

// Answers are adoptions by their verdict at their next decision.
type Answers struct {
	All        int `json:"all"`
	NotReady   int `json:"not_ready,omitempty"`
	NotKnown   int `json:"not_known,omitempty"`
	Conditions int `json:"conditions,omitempty"`
	Ready      int `json:"ready,omitempty"`
}

// Join adds others.
func (n *Answers) Join(o Answers) {
	n.All += o.All
	n.NotReady += o.NotReady
	n.NotKnown += o.NotKnown
	n.Conditions += o.Conditions
	n.Ready += o.Ready
}

// Count adds an adoption; of one that was never assessed there is no verdict.
func (n *Answers) Count(assessed bool, v readiness.Verdict) {
	n.All++
	switch {
	case !assessed:
	case v == readiness.NotReady:
		n.NotReady++
	case v == readiness.NotEnoughKnown:
		n.NotKnown++
	case v == readiness.ReadyWithConditions:
		n.Conditions++
	case v == readiness.Ready:
		n.Ready++
	}
}
