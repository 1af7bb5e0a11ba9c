package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/statistic"
	"groundwork/internal/store"
)

// CompareTrusts is a few trusts side by side, on measures that may be compared, as far as their reader may know of them.
type CompareTrusts struct {
	InsightPlace
	Chosen    []organisation.Organisation        // by name
	Became    map[string][]store.NamedSuccession // by code: of one that closed
	Offer     []organisation.Organisation        // trusts that can be added, by name
	May, Not  []benefit.Across
	Side      *benefit.Across  // the measure that is shown at length
	Compared  benefit.Compared // of it
	Published []statistic.Across
	Alone     []statistic.Alone
}

// CompareTrusts sets the trusts with the codes side by side, one of the measures at length; without one it is the first.
// With no list it begins with the trust that the page is about. Fewer than two are a question. More than six, and codes that are no trust's, are Invalid: what was chosen is kept.
func (a *App) CompareTrusts(ctx context.Context, who access.Actor, code string, with []string, measure string) (CompareTrusts, error) {
	v := a.Store.Read()
	p, err := a.insightPlace(ctx, v, who, code)
	x := CompareTrusts{InsightPlace: p, Became: map[string][]store.NamedSuccession{}}
	if err != nil {
		return x, err
	}
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return x, err
	}
	if with == nil && p.Type == organisation.Trust {
		with = []string{code}
	}
	unknown := slices.Clone(with)
	for _, o := range register {
		switch i := slices.Index(unknown, o.Code); {
		case o.Type != organisation.Trust:
		case i >= 0:
			unknown = slices.Delete(unknown, i, i+1)
			x.Chosen = append(x.Chosen, o)
		case o.Open(a.Today()):
			x.Offer = append(x.Offer, o)
		}
	}
	if len(unknown) > 0 {
		return x, fault.Refused("with", "Choose a trust from the list: %s is not one", cut(unknown[0]))
	}
	if len(x.Chosen) > benefit.MostCompared {
		return x, fault.Refused("with", "Choose two to six trusts, and take one out before you add another")
	}
	if err := a.becameOf(ctx, v, &x); err != nil || len(x.Chosen) < benefit.FewestCompared {
		return x, err
	}
	if err := a.compareBenefits(ctx, v, who, &x, measure); err != nil {
		return x, err
	}
	return x, a.comparePublished(ctx, v, &x)
}

// cut is a code as somebody typed it, short enough to be said.
func cut(code string) string {
	code = strings.ToValidUTF8(code, "")
	return string([]rune(code)[:min(len([]rune(code)), 20)])
}

// becameOf names who carries on the work of those that closed.
func (a *App) becameOf(ctx context.Context, v store.View, x *CompareTrusts) error {
	closed := ","
	for _, o := range x.Chosen {
		if !o.Open(a.Today()) {
			closed += o.Code + ","
		}
	}
	if closed == "," {
		return nil
	}
	list, err := v.NamedSuccessions(ctx, closed, a.Today())
	for _, s := range list {
		if strings.Contains(closed, ","+s.From+",") {
			x.Became[s.From] = append(x.Became[s.From], s)
		}
	}
	return err
}

// compareBenefits sorts what the trusts measure, and judges what is shown at length from its figures.
func (a *App) compareBenefits(ctx context.Context, v store.View, who access.Actor, x *CompareTrusts, measure string) error {
	codes := ","
	for _, o := range x.Chosen {
		codes += o.Code + ","
	}
	g, err := a.glances(ctx, who, store.Chosen{Organisations: codes})
	if err != nil {
		return err
	}
	if err := contestedAmong(ctx, v, g.List); err != nil {
		return err
	}
	x.May, x.Not = benefit.CompareAcross(a.Words(), g.List)
	if len(x.May) == 0 {
		return nil
	}
	x.Side = &x.May[max(0, slices.IndexFunc(x.May, func(m benefit.Across) bool { return m.Measure.ID == measure }))]
	ids := ","
	for _, g := range x.Side.Sites() {
		ids += g.ID + ","
	}
	list, err := a.judged(ctx, v, who, store.Chosen{IDs: ids})
	if err != nil {
		return err
	}
	slices.SortStableFunc(list, func(x, y benefit.Judged) int { return cmp.Compare(x.Subject.Short, y.Subject.Short) })
	x.Compared = benefit.Compare(x.Side.Measure, list)
	return nil
}

// contestedAmong marks the benefits whose figures are contested: one statement.
func contestedAmong(ctx context.Context, v store.View, list []benefit.Glance) error {
	if len(list) == 0 {
		return nil
	}
	ids := ","
	for _, g := range list {
		ids += g.ID + ","
	}
	reviews, err := v.BenefitReviews(ctx, store.Chosen{IDs: ids})
	for i := range list {
		list[i].Contested = benefit.Stands(reviews[list[i].ID], nil, nil).Contested.ID != ""
	}
	return err
}

// comparePublished sorts what national bodies publish about the trusts: a statement for each of at most six.
func (a *App) comparePublished(ctx context.Context, v store.View, x *CompareTrusts) error {
	of := map[string][]statistic.Series{}
	var codes []string
	for _, o := range x.Chosen {
		series, err := a.publishedOf(ctx, v, o.Code)
		if err != nil {
			return err
		}
		codes, of[o.Code] = append(codes, o.Code), series
	}
	x.Published, x.Alone = statistic.Compare(codes, of)
	return nil
}
