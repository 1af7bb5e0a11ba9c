package insight

import (
	"hash/fnv"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// What a forecast takes.
const (
	Draws        = 2_000
	FewestClosed = 20 // closures at other trusts, below which nothing is forecast
	FewestTrusts = 5  // Groundwork, the product, section 4: what happens at a trust is told of five and more together
)

// Closure is one question that another trust got in place: when something was first planned for it, by when it was promised,
// and when it was there.
type Closure struct {
	Trust                    string // only counted: of fewer than five trusts nothing is told
	Opened, Promised, Closed day.Day
}

// Observed is how long others took, and how late they were.
type Observed struct {
	count  int
	trusts map[string]bool
	slips  []day.Day // days after the promised day, 0 for those that were early; in order
	took   []day.Day // days from opening to closing; in order
}

// Observe sums closures up. One that was closed before it was opened tells nothing.
func Observe(closed []Closure) Observed {
	o := Observed{trusts: map[string]bool{}}
	for _, c := range closed {
		if c.Closed < c.Opened {
			continue
		}
		o.count++
		o.trusts[c.Trust] = true
		o.took = append(o.took, c.Closed-c.Opened)
		if !c.Promised.IsZero() {
			o.slips = append(o.slips, max(0, c.Closed-c.Promised))
		}
	}
	slices.Sort(o.slips)
	slices.Sort(o.took)
	return o
}

// Enough reports whether so many closures are known that a forecast says something, and of so many trusts that it tells of
// none of them.
func (o Observed) Enough() bool { return o.count >= FewestClosed && len(o.trusts) >= FewestTrusts }

// Pending is a question that is not in place yet.
type Pending struct {
	Item  string
	Due   day.Day // the day that its owner promised; none: nobody did
	Since day.Day // it was asked
	Stops bool    // it stops the decision itself; others only hold up what waits for them
	Waits string  // the question that it waits for; empty for none
}

// Basis is what an expected date rests on.
type Basis uint8

// What it rests on.
const (
	NothingOpen   Basis = iota // nothing stops the decision
	NotEnoughData              // a question has neither a date nor anything to compare it with
	OwnerDates                 // the latest day that an owner promised: too few closures elsewhere for more
	Forecast                   // draws from what happened elsewhere
)

// Expected is when an adoption may be ready for its next decision.
type Expected struct {
	Basis   Basis
	Median  day.Day
	Low     day.Day  // one in ten draws is earlier
	High    day.Day  // one in ten is later
	Owners  day.Day  // the latest day that an owner promised; none where nobody did
	Driver  string   // the question that was last most often; with OwnerDates the one whose date is latest
	Undated []string // questions with neither, in the order of the questions
}

// Expect is when an adoption may be ready (Groundwork rules, section 4): of every question its owner's date and an observed
// slippage, never before today; without a date today and an observed time to close that is longer than its age. The adoption
// waits for the latest of them, along “waits for”. The draws follow from the adoption and the day alone, each question's
// apart, so that asking twice gives the same and a later date never an earlier answer. Questions that wait for each other in
// a circle are Invalid.
func Expect(adoption string, today day.Day, all []Pending, seen Observed) (Expected, error) {
	open, err := along(all)
	if err != nil || len(open) == 0 {
		return Expected{}, err
	}
	e := Expected{Basis: NotEnoughData}
	for _, p := range open {
		if p.Due > e.Owners {
			e.Owners, e.Driver = p.Due, p.Item
		}
		if !seen.dates(p, today) {
			e.Undated = append(e.Undated, p.Item)
		}
	}
	switch {
	case !seen.Enough() && !e.Owners.IsZero():
		e.Basis = OwnerDates
	case seen.Enough() && len(e.Undated) == 0:
		e.draw(adoption, today, open, seen)
	}
	return e, nil
}

// along are the questions that stop the decision and everything that they wait for, each once.
func along(all []Pending) ([]Pending, error) {
	byItem := map[string]Pending{}
	links := map[string]string{}
	for _, p := range all {
		byItem[p.Item], links[p.Item] = p, p.Waits
	}
	var out []Pending
	taken := map[string]bool{}
	for _, p := range all {
		if !p.Stops {
			continue
		}
		if c := Circle(links, p.Item); c != nil {
			return nil, &fault.Error{Kind: fault.Invalid, Message: "These questions wait for each other: " + strings.Join(c, ", ")}
		}
		for at, here := p, true; here && !taken[at.Item]; at, here = byItem[at.Waits] {
			taken[at.Item] = true
			out = append(out, at)
		}
	}
	return out, nil
}

// Circle are the questions from one on that wait for each other, in turn; nothing where there is an end.
func Circle(waits map[string]string, item string) []string {
	var way []string
	for at := item; at != ""; at = waits[at] {
		if i := slices.Index(way, at); i >= 0 {
			return way[i:]
		}
		way = append(way, at)
	}
	return nil
}

// dates reports whether anything says when p is closed.
func (o Observed) dates(p Pending, today day.Day) bool {
	if !o.Enough() {
		return !p.Due.IsZero()
	}
	return !p.Due.IsZero() && len(o.slips) > 0 || len(o.longer(p, today)) > 0
}

// longer are the times to close that are longer than p's age.
func (o Observed) longer(p Pending, today day.Day) []day.Day {
	age := today - p.Since
	if p.Since.IsZero() {
		age = 0
	}
	at, _ := slices.BinarySearch(o.took, age+1)
	return o.took[at:]
}

// draw plays it through.
func (e *Expected) draw(adoption string, today day.Day, open []Pending, seen Observed) {
	last := make([]int, len(open)) // how often each question was the last
	ends := make([]day.Day, Draws)
	by := make([]int, Draws)
	for i, p := range open {
		draw := chanceOf(adoption, today, p.Item)
		from, days := p.Due, seen.slips
		if p.Due.IsZero() || len(days) == 0 {
			from, days = today, seen.longer(p, today)
		}
		for n := range ends {
			if end := max(today, from+days[draw.of(len(days))]); i == 0 || end > ends[n] {
				ends[n], by[n] = end, i
			}
		}
	}
	for _, i := range by {
		last[i]++
	}
	most := 0
	for i := range last {
		if last[i] > last[most] {
			most = i
		}
	}
	slices.Sort(ends)
	e.Basis, e.Driver = Forecast, open[most].Item
	e.Low, e.Median, e.High = ends[Draws/10-1], ends[Draws/2-1], ends[Draws*9/10-1]
}

// chance is a source of draws that the same start always gives in the same order (SplitMix64).
type chance uint64

// of is a number below n.
func (c *chance) of(n int) int {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// chanceOf is the source of the draws of one question of an adoption on a day.
func chanceOf(adoption string, today day.Day, item string) *chance {
	h := fnv.New64a()
	_, _ = h.Write([]byte(adoption + "\n" + today.String() + "\n" + item))
	c := chance(h.Sum64())
	return &c
}
