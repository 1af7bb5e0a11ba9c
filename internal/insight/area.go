package insight

import (
	"maps"
	"slices"

	"groundwork/internal/organisation"
)

// Area is where a trust belongs; a part that is not published is empty.
type Area struct{ Region, ICB string }

// Areas say where each trust belongs, by its code. England is made of regions and a region of integrated care boards.
type Areas map[string]Area

// in reports whether a trust belongs to the area with a code.
func (a Areas) in(trust, area string) bool {
	x, known := a[trust]
	return known && (area == organisation.England || area == x.Region || area == x.ICB)
}

// Show is what may be shown of an area to people who read sums over trusts: of each gap the take-ups it stops with their
// trusts, those it stops alone, and the hours behind it, each only where it singles nobody out, neither by itself nor beside
// what is shown of the areas around it and next to it. A figure that may not be shown is absent, and a gap without figures
// is not in the list. own are how many of the trusts are the reader's own.
func (a Areas) Show(list []Adoption, area string, order []string, counts Counts, own int) Found {
	view := a.view(list, area, own)
	here := slices.DeleteFunc(slices.Clone(list), func(x Adoption) bool { return !a.in(x.Trust, area) })
	country := map[string]Gap{}
	for _, g := range Find(list, order, Every).Gaps {
		country[g.Item] = g
	}
	found := Find(here, order, counts)
	var out Found
	for _, g := range found.Gaps {
		all := country[g.Item]
		if !view.shows(all.Trusts) {
			continue
		}
		x := Gap{Item: g.Item, Stopped: g.Stopped, Trusts: g.Trusts}
		// What is left of the stopped without those stopped alone must single nobody out either.
		if with := trustsOf(list, stoppedBy(g.Item).less(aloneBy(g.Item))); view.shows(all.AloneAt) && (view.nobody(with) || view.shows(with)) {
			x.Alone, x.AloneAt = g.Alone, g.AloneAt
		}
		if view.shows(all.EstimatedAt) {
			x.Waiting = Waiting{Hours: g.Waiting.Hours, Estimated: g.Waiting.Estimated, Grade: g.Waiting.Grade}
			x.EstimatedAt = g.EstimatedAt
		}
		out.Gaps = append(out.Gaps, x)
	}
	return out
}

// Beside is f with only those figures that other shows too.
func (f Found) Beside(other Found) Found {
	var out Found
	for _, g := range f.Gaps {
		i := slices.IndexFunc(other.Gaps, func(o Gap) bool { return o.Item == g.Item })
		if i < 0 {
			continue
		}
		if o := other.Gaps[i]; o.Alone == 0 {
			g.Alone, g.AloneAt = 0, nil
		}
		if o := other.Gaps[i]; o.Waiting.Hours == nil {
			g.Waiting, g.EstimatedAt = Waiting{}, nil
		}
		out.Gaps = append(out.Gaps, g)
	}
	return out
}

// view decides what is shown of one area, from of which trusts of the whole country something is true.
type view struct {
	areas Areas
	all   map[string]bool // trusts with a take-up that waits for a decision
	area  string
	own   int
}

func (a Areas) view(list []Adoption, area string, own int) view {
	v := view{areas: a, all: map[string]bool{}, area: area, own: own}
	for _, x := range list {
		v.all[x.Trust] = true
	}
	return v
}

// shows reports whether the figure may be shown for the area: England by itself, a region beside the other regions, an
// integrated care board beside the others of its region, and then only where its region is shown.
func (v view) shows(trusts []string) bool {
	yes := map[string]bool{}
	for _, t := range trusts {
		yes[t] = true
	}
	region, icb := v.area, ""
	regions, boards := map[string]bool{}, map[string]bool{}
	for _, x := range v.areas {
		if x.ICB == v.area {
			region, icb = x.Region, v.area
		}
	}
	for _, x := range v.areas {
		if x.Region != "" {
			regions[x.Region] = true
		}
		if x.Region == region && x.ICB != "" {
			boards[x.ICB] = true
		}
	}
	var levels []Level
	if v.area != organisation.England {
		levels = append(levels, v.level(yes, organisation.England, regions, region))
	}
	if icb != "" {
		levels = append(levels, v.level(yes, region, boards, icb))
	}
	return Nested(v.cell(yes, organisation.England), v.own, levels...)
}

// nobody reports whether none of the trusts belongs to the area.
func (v view) nobody(trusts []string) bool {
	return !slices.ContainsFunc(trusts, func(t string) bool { return v.areas.in(t, v.area) })
}

func (v view) level(yes map[string]bool, whole string, codes map[string]bool, code string) Level {
	sorted := slices.Sorted(maps.Keys(codes))
	l := Level{Whole: v.cell(yes, whole), At: slices.Index(sorted, code)}
	for _, c := range sorted {
		l.Parts = append(l.Parts, v.cell(yes, c))
	}
	return l
}

func (v view) cell(yes map[string]bool, area string) (c Cell) {
	for t := range v.all {
		if v.areas.in(t, area) {
			c.All++
			if yes[t] {
				c.Yes++
			}
		}
	}
	return c
}
