package insight

import (
	"maps"
	"math/big"
	"slices"

	"groundwork/internal/organisation"
)

// MostNamed is how many trusts a sum names; it counts the others.
const MostNamed = 4

// Sums are what the parts of many trusts come to.
type Sums struct {
	Trusts    int               // with an adoption that waits for a decision
	Adoptions int               // these
	Gaps      map[string]*Tally // by item
	Areas     map[string]int    // trusts with an adoption that an area of the checklist stops, by the area's key
	once      Total
	each      []Others
	Near      []Near
}

// Tally is one item over many trusts.
type Tally struct {
	Stopped, Alone               int // adoptions
	Trusts, AloneAt, EstimatedAt int
	WithAt                       int      // trusts where it stops one together with other items
	Named                        []string // the first trusts where it stops one, by name; none where nobody may read them
	Waiting
}

// NewSums are sums of nothing yet.
func NewSums() *Sums { return &Sums{Gaps: map[string]*Tally{}, Areas: map[string]int{}} }

// Add adds the part of one trust, which is named where its name is given; area says to which area of the checklist an item belongs.
func (s *Sums) Add(p Stops, named string, area func(item string) string) {
	if p.Adoptions == 0 {
		return
	}
	s.Trusts++
	s.Adoptions += p.Adoptions
	areas := map[string]bool{}
	for _, g := range p.Gaps {
		x := s.sum(g.Item)
		x.join(&Tally{Stopped: g.Stopped, Alone: g.Alone, Trusts: 1, AloneAt: min(g.Alone, 1), WithAt: min(g.Stopped-g.Alone, 1),
			EstimatedAt: min(g.Estimated, 1), Waiting: g.Waiting})
		if named != "" {
			x.name(named)
		}
		areas[area(g.Item)] = true
	}
	for a := range areas {
		s.Areas[a]++
	}
	s.once.join(p.Once)
	s.each = append(s.each, p.Each...)
	s.Near = append(s.Near, p.Near...)
}

func (s *Sums) sum(item string) *Tally {
	x := s.Gaps[item]
	if x == nil {
		x = &Tally{}
		s.Gaps[item] = x
	}
	return x
}

func (x *Tally) join(y *Tally) {
	x.Stopped += y.Stopped
	x.Alone += y.Alone
	x.Trusts += y.Trusts
	x.AloneAt += y.AloneAt
	x.WithAt += y.WithAt
	x.EstimatedAt += y.EstimatedAt
	x.Waiting.join(y.Waiting)
	for _, trust := range y.Named {
		x.name(trust)
	}
}

// name puts a trust among the first by name.
func (x *Tally) name(trust string) {
	if len(x.Named) == MostNamed && trust >= x.Named[MostNamed-1] {
		return
	}
	x.Named = append(x.Named, trust)
	slices.Sort(x.Named)
	x.Named = x.Named[:min(len(x.Named), MostNamed)]
}

// Join adds other sums.
func (s *Sums) Join(o *Sums) {
	s.Trusts += o.Trusts
	s.Adoptions += o.Adoptions
	for item, y := range o.Gaps {
		s.sum(item).join(y)
	}
	for a, n := range o.Areas {
		s.Areas[a] += n
	}
	s.once.join(o.once)
	s.each = append(s.each, o.each...)
	s.Near = append(s.Near, o.Near...)
}

// Found is what Find says of the adoptions themselves.
func (s *Sums) Found(order []string, counts Counts) Found {
	var f Found
	is := map[string]bool{}
	for _, item := range order {
		if x := s.Gaps[item]; x != nil && counts(item, x.Stopped) {
			is[item] = true
			f.Gaps = append(f.Gaps, Gap{Item: item, Stopped: x.Stopped, Alone: x.Alone, Counted: x.Trusts, Named: x.Named, Waiting: x.Waiting})
		}
	}
	total := Total{}
	total.join(s.once)
	for _, o := range s.each {
		if slices.ContainsFunc(o.Items, func(item string) bool { return is[item] }) {
			total.join(o.Total)
		}
	}
	f.Stopped, f.Waiting = total.Stopped, total.Waiting
	return f
}

// Country is sums of every trust of a country, by where the trusts belong, with what may be shown of them.
type Country struct {
	at    map[string]*Sums // of England, its regions and integrated care boards
	parts map[Area]*Sums
	less  *Country
}

// Join is a country of parts; an area in which nothing waits has empty ones.
func Join(parts map[Area]*Sums) Country {
	c := Country{at: map[string]*Sums{}, parts: parts}
	for area, s := range parts {
		codes := []string{organisation.England}
		for _, code := range []string{area.Region, area.ICB} {
			if code != "" {
				codes = append(codes, code)
			}
		}
		for _, code := range codes {
			if c.at[code] == nil {
				c.at[code] = NewSums()
			}
			c.at[code].Join(s)
		}
	}
	return c
}

// Of are the sums of an area.
func (c Country) Of(area string) *Sums {
	if s := c.at[area]; s != nil {
		return s
	}
	return NewSums()
}

// Without is the country as it looks to somebody who may subtract some of it.
func (c Country) Without(some Country) Country {
	c.less = &some
	return c
}

// Show is what may be shown of an area to people who read sums over trusts: of each gap the take-ups it stops with how many
// trusts, those it stops alone, and the hours behind it, each only where it singles nobody out, neither by itself nor beside
// what is shown of the areas around it and next to it. A figure that may not be shown is absent, and a gap without figures
// is not in the list. own are how many of the trusts are the reader's own.
func (c Country) Show(area string, order []string, counts Counts, own int) Found {
	var out Found
	here := c.Of(area)
	for _, item := range order {
		x := here.Gaps[item]
		if x == nil {
			continue
		}
		stopped := x.Stopped - c.subtracted(area, item).Stopped
		if stopped == 0 || !counts(item, stopped) || !c.shows(area, own, func(s *Sums) int { return s.gap(item).Trusts }) {
			continue
		}
		g := Gap{Item: item, Stopped: stopped, Counted: x.Trusts - c.subtracted(area, item).Trusts}
		// What is left of the stopped without those stopped alone must single nobody out either.
		with := func(s *Sums) int { return s.gap(item).WithAt }
		if c.shows(area, own, func(s *Sums) int { return s.gap(item).AloneAt }) && (c.cell(area, with).Yes == 0 || c.shows(area, own, with)) {
			g.Alone = x.Alone - c.subtracted(area, item).Alone
		}
		if c.shows(area, own, func(s *Sums) int { return s.gap(item).EstimatedAt }) {
			g.Waiting = Waiting{Hours: x.Hours, Estimated: x.Estimated, Grade: x.Grade}
			if less := c.subtracted(area, item); less.Estimated > 0 {
				g.Waiting = Waiting{Hours: new(big.Rat).Sub(x.Hours, less.Hours), Estimated: x.Estimated - less.Estimated, Grade: x.Grade}
			}
		}
		out.Gaps = append(out.Gaps, g)
	}
	return out
}

// gap is one item of sums; of one that stops nothing all is zero.
func (s *Sums) gap(item string) Tally {
	if x := s.Gaps[item]; x != nil {
		return *x
	}
	return Tally{}
}

func (c Country) subtracted(area, item string) Tally {
	if c.less == nil {
		return Tally{}
	}
	return c.less.Of(area).gap(item)
}

// cell is of how many trusts of an area something is true.
func (c Country) cell(area string, yes func(*Sums) int) Cell {
	s := c.Of(area)
	x := Cell{Yes: yes(s), All: s.Trusts}
	if c.less != nil {
		s = c.less.Of(area)
		x = x.less(Cell{yes(s), s.Trusts})
	}
	return x
}

// shows reports whether a figure may be shown for the area: England by itself, a region beside the other regions, an
// integrated care board beside the others of its region, and then only where its region is shown.
func (c Country) shows(area string, own int, yes func(*Sums) int) bool {
	region, icb := area, ""
	regions, boards := map[string]bool{}, map[string]bool{}
	for x := range c.parts {
		if x.ICB == area && (icb == "" || x.Region < region) {
			region, icb = x.Region, area
		}
	}
	for x := range c.parts {
		if x.Region != "" {
			regions[x.Region] = true
		}
		if x.Region == region && x.ICB != "" {
			boards[x.ICB] = true
		}
	}
	var levels []Level
	if area != organisation.England {
		levels = append(levels, c.level(organisation.England, regions, region, yes))
	}
	if icb != "" {
		levels = append(levels, c.level(region, boards, icb, yes))
	}
	return Nested(c.cell(organisation.England, yes), own, levels...)
}

func (c Country) level(whole string, codes map[string]bool, code string, yes func(*Sums) int) Level {
	sorted := slices.Sorted(maps.Keys(codes))
	l := Level{Whole: c.cell(whole, yes), At: slices.Index(sorted, code)}
	for _, x := range sorted {
		l.Parts = append(l.Parts, c.cell(x, yes))
	}
	return l
}

// Stopping are the areas of the checklist that stop take-ups in a part of the country, in their order, as far as that singles
// nobody out. own are how many of the trusts are the reader's own.
func (c Country) Stopping(area string, domains []string, own int) []Stopped {
	var out []Stopped
	for _, d := range domains {
		yes := func(s *Sums) int { return s.Areas[d] }
		if c.shows(area, own, yes) {
			here := c.cell(area, yes)
			out = append(out, Stopped{d, here.Yes, here.All})
		}
	}
	return out
}
