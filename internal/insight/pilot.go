package insight

import (
	"slices"

	"groundwork/internal/organisation"
)

// MaySum reports whether so many trusts take a pilot up that a figure of them could be shown at all: what is shown and what is left
// must each speak of enough.
func MaySum(trusts int) bool { return trusts >= 2*Fewest }

// ShowPilot is what may be shown of the take-ups of one pilot to people who read sums over trusts: the same figures of each
// gap as of an area, each only where it singles nobody out, neither by itself nor by subtraction from what is shown of
// England, a region or an integrated care board in which all who take the pilot up belong, nor beside other such pilots.
func (a Areas) ShowPilot(list []Adoption, pilot string, order []string, own int) Found {
	p := a.pilots(list, own)
	var out Found
	mine := p.of[pilot]
	if mine == nil {
		return out
	}
	for _, g := range Find(mine, order, Every).Gaps {
		stopped := stoppedBy(g.Item)
		if !p.shows(pilot, stopped) {
			continue
		}
		x := Gap{Item: g.Item, Stopped: g.Stopped, Trusts: g.Trusts}
		alone := aloneBy(g.Item)
		if with := stopped.less(alone); p.shows(pilot, alone) && (len(trustsOf(mine, with)) == 0 || p.shows(pilot, with)) {
			x.Alone, x.AloneAt = g.Alone, g.AloneAt
		}
		if p.shows(pilot, waits(stopped)) {
			x.Waiting = Waiting{Hours: g.Waiting.Hours, Estimated: g.Waiting.Estimated, Grade: g.Waiting.Grade}
			x.EstimatedAt = g.EstimatedAt
		}
		out.Gaps = append(out.Gaps, x)
	}
	return out
}

// pilots are those that so many trusts take up that a figure of them could be shown.
type pilots struct {
	areas  Areas
	list   []Adoption
	trust  []int // of each take-up of the list: the number of its trust
	trusts int
	of     map[string][]Adoption
	rows   map[string][]int    // pilot -> where its take-ups stand in the list
	within map[string][]string // pilot -> areas in which all who take it up belong
	own    int
}

func (a Areas) pilots(list []Adoption, own int) *pilots {
	p := &pilots{areas: a, list: list, of: map[string][]Adoption{}, rows: map[string][]int{}, within: map[string][]string{}, own: own}
	numbers := map[string]int{}
	for i, x := range list {
		p.of[x.Pilot], p.rows[x.Pilot] = append(p.of[x.Pilot], x), append(p.rows[x.Pilot], i)
		n, met := numbers[x.Trust]
		if !met {
			n = len(numbers)
			numbers[x.Trust] = n
		}
		p.trust = append(p.trust, n)
	}
	p.trusts = len(numbers)
	for id, mine := range p.of {
		if !MaySum(len(trustsOf(mine, func(Adoption) bool { return true }))) {
			delete(p.of, id)
			continue
		}
		first := a[mine[0].Trust]
		for _, code := range []string{organisation.England, first.Region, first.ICB} {
			if code != "" && !slices.ContainsFunc(mine, func(x Adoption) bool { return !a.in(x.Trust, code) }) {
				p.within[id] = append(p.within[id], code)
			}
		}
	}
	return p
}

// cell is of how many trusts with a take-up in a list a figure is true.
func cellOf(list []Adoption, is figure) Cell {
	return Cell{Yes: len(trustsOf(list, is)), All: len(trustsOf(list, func(Adoption) bool { return true }))}
}

// shows reports whether a figure of a pilot may be shown.
func (p *pilots) shows(pilot string, is figure) bool {
	if !cellOf(p.of[pilot], is).Shown(p.own) {
		return false
	}
	for _, area := range p.within[pilot] {
		if p.heldBack(area, is)[pilot] {
			return false
		}
	}
	return true
}

// heldBack are the pilots of an area whose figure is not shown there, because what is left of the area without those that
// are would single somebody out: the smallest first, of equals the last, until it does not, or nothing is left. The area
// without any one of them must hold too.
func (p *pilots) heldBack(area string, is figure) map[string]bool {
	yes := p.judge(is)
	var parts []string
	held := map[string]bool{}
	only := p.remaining(yes)
	for id, areas := range p.within {
		if !slices.Contains(areas, area) {
			continue
		}
		only.add(p.rows[id], 1)
		if only.Shown(p.own) {
			parts = append(parts, id)
		}
		only.add(p.rows[id], -1)
	}
	slices.Sort(parts)
	left := p.remaining(yes)
	for i, x := range p.list {
		if p.areas.in(x.Trust, area) {
			left.add([]int{i}, 1)
		}
	}
	holds := func() bool { return left.All == 0 || left.Shown(p.own) }
	parts = slices.DeleteFunc(parts, func(id string) bool {
		left.add(p.rows[id], -1)
		held[id] = !holds()
		left.add(p.rows[id], 1)
		return held[id]
	})
	for _, id := range parts {
		left.add(p.rows[id], -1)
	}
	for len(parts) > 0 && !holds() {
		smallest := 0
		for i, id := range parts {
			if len(p.of[id]) <= len(p.of[parts[smallest]]) {
				smallest = i
			}
		}
		held[parts[smallest]] = true
		left.add(p.rows[parts[smallest]], 1)
		parts = slices.Delete(parts, smallest, smallest+1)
	}
	return held
}

// judge says of each take-up of the list whether a figure is true of it.
func (p *pilots) judge(is figure) []bool {
	yes := make([]bool, len(p.list))
	for i, x := range p.list {
		yes[i] = is(x)
	}
	return yes
}

// remaining counts the trusts of some take-ups, so that leaving one pilot out reads that pilot alone: a country has thousands of them.
type remaining struct {
	Cell
	trust    []int  // of each take-up of the country: the number of its trust
	is       []bool // of each: whether the figure is true of it
	all, yes []int  // by trust: its take-ups among these, and those of which the figure is true
}

// remaining is of no take-up yet.
func (p *pilots) remaining(is []bool) *remaining {
	return &remaining{trust: p.trust, is: is, all: make([]int, p.trusts), yes: make([]int, p.trusts)}
}

// add puts take-ups in (1) or takes them out (-1).
func (r *remaining) add(rows []int, by int) {
	for _, i := range rows {
		t := r.trust[i]
		r.All += step(&r.all[t], by)
		if r.is[i] {
			r.Yes += step(&r.yes[t], by)
		}
	}
}

// step adds to a count, and is by how much the number of counts that are not zero changes.
func step(n *int, by int) int {
	before := min(*n, 1)
	*n += by
	return min(*n, 1) - before
}
