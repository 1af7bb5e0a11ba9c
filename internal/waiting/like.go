package waiting

import (
	"slices"

	"groundwork/internal/readiness"
)

// Like is what taking up a pilot would ask of a trust that has described nothing: counted from the
// checklist with the pilot's pack laid over it, for the facts that are likely to hold.
func Like(pilot string, c *readiness.Checklist, facts []string) Ground {
	g := Ground{Like: pilot}
	for _, it := range c.Applicable(facts) {
		g.Total++
		if it.Scope != readiness.Foundation {
			continue
		}
		g.Once++
		if !it.CanStop() {
			continue
		}
		g.Stops++
		role := c.RoleLabel(it.Owner)
		at := slices.IndexFunc(g.By, func(b By) bool { return b.Role == role })
		if at < 0 {
			at = len(g.By)
			g.By = append(g.By, By{Role: role})
		}
		g.By[at].Titles = append(g.By[at].Titles, it.Title)
	}
	slices.SortStableFunc(g.By, func(x, y By) int { return len(y.Titles) - len(x.Titles) })
	return g
}

// Foremost is the pilot whose missing parts are worth counting first: a draft of the reader's own, then any
// draft, then an open one of their own, then any; of equals the one that changed last. None is nil.
func Foremost(pilots []Pilot) *Pilot {
	var best *Pilot
	for i := range pilots {
		p := &pilots[i]
		if !p.Closed && (best == nil || p.rank() > best.rank() || p.rank() == best.rank() && p.Since > best.Since) {
			best = p
		}
	}
	return best
}

func (p *Pilot) rank() int {
	n := 0
	if p.Draft {
		n += 2
	}
	if p.Mine {
		n++
	}
	return n
}

// MostListed is how many take-ups of an area a home page lists; a country has thousands.
const MostListed = 60
