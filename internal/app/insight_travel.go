package app

import (
	"cmp"
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/insight"
	"groundwork/internal/store"
)

// Travel is what became of a pilot's benefits at those who took it up, as far as who may know of them.
func (a *App) Travel(ctx context.Context, who access.Actor, pilotID string) (benefit.Subject, []insight.Travel, error) {
	v := a.Store.Read()
	s, err := a.benefitSubject(ctx, v, who, benefit.OfPilot, pilotID)
	if err != nil {
		return s, nil, err
	}
	list, err := a.judged(ctx, v, who, store.Chosen{Pilot: pilotID})
	if err != nil {
		return s, nil, err
	}
	var own, adopters []benefit.Judged
	for _, j := range list {
		if j.Subject.Kind == benefit.OfPilot {
			own = append(own, j)
		} else {
			adopters = append(adopters, j)
		}
	}
	slices.SortStableFunc(adopters, func(x, y benefit.Judged) int { return cmp.Compare(x.Subject.Short, y.Subject.Short) })
	return s, insight.Travels(a.Words(), own, adopters), nil
}
