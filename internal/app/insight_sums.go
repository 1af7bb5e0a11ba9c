package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
)

// FixSums are the best sets of one, two and three gaps for people who read only the sums of an area, as far as these single
// nobody out beside the figures that f shows. Nothing for who reads take-ups by name: they have the sets of these.
func (a *App) FixSums(ctx context.Context, who access.Actor, f FixFirst) (none [insight.MostFixed]*insight.Sum, err error) {
	if f.Sight != insight.Counted || len(f.Gaps) == 0 {
		return none, nil
	}
	c, _, err := a.country(ctx)
	if err != nil {
		return none, err
	}
	register, err := a.Store.Read().Organisations(ctx, a.Today())
	if err != nil {
		return none, err
	}
	areas, own := insight.Areas{}, 0
	for _, o := range register {
		if o.Type != organisation.Trust {
			continue
		}
		areas[o.Code] = insight.Area{Region: o.Region, ICB: o.ICB}
		if who.Member(o.Code) {
			own++
		}
	}
	lists := [][]insight.Adoption{c.list}
	if len(who.Below) > 0 {
		// Programme leads read by name what was handed in below them, and could subtract it.
		lists = append(lists, slices.DeleteFunc(slices.Clone(c.list), func(x insight.Adoption) bool { return who.Oversees(x.Trust) }))
	}
	return areas.Sets(f.Code, f.Gaps, own, lists...), nil
}
