package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
)

// mostSearched is in a country of how many take-ups every set of gaps is tried: the search asks of each take-up what stops it, and
// holds them all.
const mostSearched = 25_000

// FixSums are the best sets of one, two and three gaps for people who read only the sums of an area, as far as these single
// nobody out beside the figures that f shows. Nothing for who reads take-ups by name: they have the sets of these. False where
// there are too many take-ups to try every set.
func (a *App) FixSums(ctx context.Context, who access.Actor, f FixFirst) (best [insight.MostFixed]*insight.Sum, searched bool, err error) {
	if f.Sight != insight.Counted || len(f.Gaps) == 0 {
		return best, true, nil
	}
	n, _, err := a.nation(ctx)
	if err != nil || n.live.Of(organisation.England).Adoptions > mostSearched {
		return best, false, err
	}
	c, _, err := a.country(ctx)
	if err != nil {
		return best, false, err
	}
	areas := insight.Areas{}
	for _, t := range n.trusts {
		areas[t.Code] = standsIn(t)
	}
	list := slices.Collect(c.list.All())
	lists := [][]insight.Adoption{list}
	if who.Leads() && !who.Oversees(f.Code) {
		// Programme leads read by name what was handed in below them, and could subtract it.
		lists = append(lists, slices.DeleteFunc(slices.Clone(list), func(x insight.Adoption) bool { return n.oversees(who, n.of[x.Trust]) }))
	}
	return areas.Sets(f.Code, f.Gaps, n.own(who), lists...), true, nil
}
