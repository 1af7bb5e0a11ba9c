package benefit

import (
	"cmp"
	"slices"
	"strings"
)

// Across is one measure over several organisations: the figures that may be set against each other, in the order in which
// they were given, and the others with the reason.
type Across struct {
	Measure Measure
	List    []Glance
	Refused []Unlike
}

// Unlike is a benefit that is not compared, and why, as the end of a sentence.
type Unlike struct {
	Glance Glance
	Why    string
}

// CompareAcross sorts benefits of a few organisations into measures on which these may be compared, and measures on which
// they may not, each by name. Only measured figures are compared, and only within one measure version, unit and population
// (Groundwork rules, sections 3 and 4); a measure needs such figures of two organisations.
func CompareAcross(l Library, list []Glance) (may, not []Across) {
	var all []Across
	for _, g := range list {
		i := slices.IndexFunc(all, func(a Across) bool { return a.Measure.ID == g.Profile.Measure.ID })
		if i < 0 {
			i = len(all)
			all = append(all, Across{Measure: g.Measure})
		}
		all[i].put(l, g)
	}
	slices.SortStableFunc(all, func(x, y Across) int { return cmp.Compare(x.Measure.Name, y.Measure.Name) })
	for _, a := range all {
		if a.sort() {
			may = append(may, a)
		} else {
			not = append(not, a)
		}
	}
	return may, not
}

// put adds a benefit of the measure; one whose figures cannot be compared with anybody's is refused at once.
func (a *Across) put(l Library, g Glance) {
	if g.Profile.Measure.Version > a.Measure.Version {
		a.Measure = g.Measure
	}
	switch {
	case g.Figures == 0 || !g.Last.Known:
		a.Refused = append(a.Refused, Unlike{g, "it has no figures yet"})
	case !Counts(g.Grade):
		a.Refused = append(a.Refused, Unlike{g, "its figures are " + GradeWords(l.Grades, g.Grade) + ", and only those that are measured (A or B) are set against each other"})
	default:
		a.List = append(a.List, g)
	}
}

// sort keeps the lines that compare with each other; false when these are not of two organisations: then all are refused.
func (a *Across) sort() bool {
	lines := make([]Series, len(a.List))
	for i, g := range a.List {
		lines[i] = g.Line()
	}
	alike, refused := Alike(lines)
	var list []Glance
	for _, i := range alike {
		list = append(list, a.List[i])
	}
	for _, r := range refused {
		_, why, _ := strings.Cut(r.Why, ": ")
		a.Refused = append(a.Refused, Unlike{a.List[r.At], why})
	}
	if len(list) > 0 && slices.ContainsFunc(list, func(g Glance) bool { return g.Subject.Organisation != list[0].Subject.Organisation }) {
		a.List = list
		return true
	}
	alone := "nobody else of those chosen measures it"
	if len(a.Refused) > 0 {
		alone = "the others have no figures that may be set against these"
	}
	for _, g := range list {
		a.Refused = append(a.Refused, Unlike{g, alone})
	}
	a.List = nil
	return false
}

// Sites are up to six of those that compare, for a look at length: of the pilot that most of the organisations have in
// common, of equals the first by name; without one that two have in common the first of each organisation.
func (a Across) Sites() []Glance {
	at := map[string]map[string]bool{} // organisations by the pilot's name
	best := ""
	for _, g := range a.List {
		name := g.Subject.Name
		if at[name] == nil {
			at[name] = map[string]bool{}
		}
		at[name][g.Subject.Organisation] = true
	}
	for name, organisations := range at {
		if n := len(organisations); n > len(at[best]) || n == len(at[best]) && name < best {
			best = name
		}
	}
	common := len(at[best]) >= FewestCompared
	var out []Glance
	seen := map[string]bool{}
	for _, g := range a.List {
		if len(out) < MostCompared && (common && g.Subject.Name == best || !common && !seen[g.Subject.Organisation]) {
			out = append(out, g)
			seen[g.Subject.Organisation] = true
		}
	}
	return out
}
