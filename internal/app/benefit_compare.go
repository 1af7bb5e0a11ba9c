package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/store"
)

// Comparison is two to six benefits of one measure side by side, and those that can be chosen.
type Comparison struct {
	Choice   Glances
	Chosen   []string
	Compared benefit.Compared
}

// CompareBenefits sets the chosen benefits of a measure side by side, as far as who may know of them. None chosen is a
// question; fewer than two or more than six are Invalid.
func (a *App) CompareBenefits(ctx context.Context, who access.Actor, measure string, ids []string) (Comparison, error) {
	choice, err := a.GlancesMeasuredBy(ctx, who, measure)
	c := Comparison{Choice: choice, Chosen: ids}
	if err != nil || len(ids) == 0 {
		return c, err
	}
	ids = slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(ids))), func(id string) bool {
		return !slices.ContainsFunc(choice.List, func(g benefit.Glance) bool { return g.ID == id })
	})
	if len(ids) < benefit.FewestCompared || len(ids) > benefit.MostCompared {
		return c, fault.Refused("with", "Choose two to six of them")
	}
	list, err := a.judged(ctx, a.Store.Read(), who, store.Chosen{IDs: "," + strings.Join(ids, ",") + ","})
	if err != nil {
		return c, err
	}
	slices.SortStableFunc(list, func(x, y benefit.Judged) int { return cmp.Compare(x.Subject.Short, y.Subject.Short) })
	c.Compared = benefit.Compare(choice.Measure, list)
	return c, nil
}
