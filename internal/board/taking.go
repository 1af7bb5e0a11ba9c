package board

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"groundwork/internal/day"
)

// Most of what is kept of decisions that are wanted, and of those that were made.
const (
	MostWanted  = 10
	MostDecided = 5
)

// Taking is what the open take-ups and the published pilots of one organisation, or of all below an area, come to. Everything
// by name in it is of take-ups that told others or committed; the rest are sums, which only some readers may be shown
// (Groundwork, the product, section 4).
type Taking struct {
	Stages  map[string]int `json:"stages,omitempty"` // of take-ups that everybody may know of, by the key of the stage
	Trusts  int            `json:"trusts"`           // with an open take-up, whoever may know of it
	Private Tally          `json:"private"`          // take-ups that their trust keeps to itself
	Gaps    Tally          `json:"gaps"`             // accepted gaps that carry a take-up to its next decision
	Lapsed  Tally          `json:"lapsed"`           // accepted gaps that lapsed and are still short
	Waiting Tally          `json:"waiting"`          // take-ups whose next decision is wanted
	Trials  Tally          `json:"trials"`           // pilots on trial whose decision is waited for
	Wanted  []Wanted       `json:"wanted,omitempty"` // at most MostWanted: what is wanted first, then the most hours
	Decided []Outcome      `json:"decided,omitempty"`
	Until   day.Day        `json:"until,omitempty"` // the day on which the clock alone changes it
}

// Tally is how many there are, at how many trusts.
type Tally struct {
	N      int `json:"n"`
	Trusts int `json:"trusts"`
}

// Add counts n more at one trust.
func (t *Tally) Add(n int) {
	if n > 0 {
		t.N, t.Trusts = t.N+n, t.Trusts+1
	}
}

func (t *Tally) join(o Tally) { t.N, t.Trusts = t.N+o.N, t.Trusts+o.Trusts }

// Wanted is one take-up before its next decision, with what programme leads above its trust may read: the answer and its
// counts, never what stops it.
type Wanted struct {
	Adoption string   `json:"adoption"`
	Trust    string   `json:"trust"` // code
	Brief    string   `json:"brief"`
	Stage    string   `json:"stage"` // key
	Since    day.Day  `json:"since,omitempty"`
	Gate     string   `json:"gate"`
	Verdict  string   `json:"verdict"`
	Counts   string   `json:"counts"`
	Asks     bool     `json:"asks,omitempty"`  // its decision is wanted
	Hours    *big.Rat `json:"hours,omitempty"` // a year that wait behind it; nil where nobody can say
	Grade    string   `json:"grade,omitempty"`
	Point    Point    `json:"point"` // its day is the one on which it was kept
}

// Outcome is the newest decision about a published pilot with what became of it.
type Outcome struct {
	ID      string  `json:"id"`
	Pilot   string  `json:"pilot"`
	Trust   string  `json:"trust"`
	Brief   string  `json:"brief"`
	Gate    string  `json:"gate"`    // in words
	Outcome string  `json:"outcome"` // in words
	On      day.Day `json:"on"`
	Minute  string  `json:"minute,omitempty"`
	Now     string  `json:"now"` // key of the stage in which the pilot is
	Since   day.Day `json:"since,omitempty"`
}

// JoinTakings puts those of several organisations together.
func JoinTakings(of ...Taking) Taking {
	out := Taking{Stages: map[string]int{}}
	for _, t := range of {
		for key, n := range t.Stages {
			out.Stages[key] += n
		}
		out.Trusts += t.Trusts
		out.Private.join(t.Private)
		out.Gaps.join(t.Gaps)
		out.Lapsed.join(t.Lapsed)
		out.Waiting.join(t.Waiting)
		out.Trials.join(t.Trials)
		out.Wanted, out.Decided = append(out.Wanted, t.Wanted...), append(out.Decided, t.Decided...)
		out.Until = day.Earlier(out.Until, t.Until)
	}
	out.trim()
	return out
}

// trim puts what is wanted and what was decided in order and keeps the first of each.
func (t *Taking) trim() {
	slices.SortFunc(t.Wanted, Wanted.before)
	slices.SortFunc(t.Decided, func(a, b Outcome) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(a.ID, b.ID)) })
	t.Wanted, t.Decided = t.Wanted[:min(len(t.Wanted), MostWanted)], t.Decided[:min(len(t.Decided), MostDecided)]
}

// before is the order in which a board is told: what is wanted of somebody, then the most hours.
func (w Wanted) before(x Wanted) int {
	asks := func(w Wanted) int {
		if w.Asks {
			return 0
		}
		return 1
	}
	hours := func(a, b *big.Rat) int {
		switch {
		case a == nil && b == nil:
			return 0
		case a == nil:
			return 1
		case b == nil:
			return -1
		}
		return b.Cmp(a)
	}
	return cmp.Or(cmp.Compare(asks(w), asks(x)), hours(w.Hours, x.Hours), cmp.Compare(w.Trust, x.Trust), cmp.Compare(w.Adoption, x.Adoption))
}

// Soonest lets the clock change it on a day too.
func (t *Taking) Soonest(on day.Day) { t.Until = day.Earlier(t.Until, on) }

// Known is how many take-ups everybody may know of.
func (t Taking) Known() int {
	n := 0
	for _, k := range slices.Sorted(maps.Keys(t.Stages)) {
		n += t.Stages[k]
	}
	return n
}

// Kept is it as it is stored.
func (t Taking) Kept() (string, error) {
	b, err := json.Marshal(t)
	return string(b), err
}

// ReadTaking reads one that was kept; of an organisation without any, nothing is.
func ReadTaking(kept string) (Taking, error) {
	var t Taking
	if kept == "" {
		return t, nil
	}
	if err := json.Unmarshal([]byte(kept), &t); err != nil {
		return t, fmt.Errorf("read what is kept of take-ups: %w", err)
	}
	return t, nil
}
