package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// InsightPlace is what a page of insight is about, when its reader may open it.
type InsightPlace struct {
	organisation.Organisation
	Successors []store.NamedSuccession // of one that closed
	Sight      insight.Sight
}

// InsightHome is whose insight somebody opens first: the organisation that is chosen where they belong to it, else England.
func InsightHome(who access.Actor) string {
	if who.Organisation != "" && who.Member(who.Organisation) {
		return who.Organisation
	}
	return organisation.England
}

// insightPlace is the organisation with the code, when who may read its insight. Organisations are public: whoever may
// not is refused.
func (a *App) insightPlace(ctx context.Context, v store.View, who access.Actor, code string) (InsightPlace, error) {
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return InsightPlace{}, err
	}
	p := InsightPlace{Organisation: o, Sight: insight.SightOf(o.Type, who.Member(code), who.Oversees(code))}
	if p.Sight == insight.Nothing {
		return p, fault.Denied("Only people of %s and programme leads above it can read this", o.Name)
	}
	if !o.Open(a.Today()) {
		if p.Successors, err = v.NamedSuccessions(ctx, ","+code+",", a.Today()); err != nil {
			return p, err
		}
		p.Successors = slices.DeleteFunc(p.Successors, func(s store.NamedSuccession) bool { return s.From != code })
	}
	return p, nil
}
