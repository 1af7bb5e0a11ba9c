package app

import (
	"context"
	"slices"

	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/statistic"
	"groundwork/internal/store"
)

// Statistics are the published statistics of an organisation; those of an integrated care board, a region or England are
// the totals of what belongs to it. They are public: every signed-in person reads them.
func (a *App) Statistics(ctx context.Context, code string) (organisation.Organisation, []statistic.Series, error) {
	v := a.Store.Read()
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return o, nil, err
	}
	read := a.publishedTotals
	if o.Type == organisation.Trust {
		read = a.publishedOf
	}
	series, err := read(ctx, v, code)
	slices.SortStableFunc(series, statistic.Series.Before)
	return o, series, err
}

func (a *App) publishedOf(ctx context.Context, v store.View, code string) ([]statistic.Series, error) {
	rows, err := v.PublishedOf(ctx, code)
	figures := make([]statistic.Figure, len(rows))
	for i, r := range rows {
		figures[i] = r.Figure
	}
	return statistic.Gathered(figures, nil, a.Library.Published), err
}

func (a *App) publishedTotals(ctx context.Context, v store.View, code string) ([]statistic.Series, error) {
	sums, err := v.PublishedSums(ctx, code)
	var figures []statistic.Figure
	var counted []int
	for _, s := range sums {
		m, _ := a.Library.Published.Measure(s.Measure.ID)
		if f, ok := s.Figure(m); ok {
			figures, counted = append(figures, f), append(counted, s.Organisations)
		}
	}
	return statistic.Gathered(figures, counted, a.Library.Published), err
}

// Statistic is one series of an organisation, of the named publication or of the newest one where none is named, and the
// other publications of the same measure.
func (a *App) Statistic(ctx context.Context, code, measure, source string) (o organisation.Organisation, one statistic.Series, others []statistic.Series, err error) {
	o, all, err := a.Statistics(ctx, code)
	if err != nil {
		return o, one, nil, err
	}
	same := slices.DeleteFunc(all, func(s statistic.Series) bool { return s.Measure.ID != measure })
	i := slices.IndexFunc(same, func(s statistic.Series) bool { return source == "" || s.Source == source })
	if i < 0 {
		return o, one, nil, fault.Missing("This statistic")
	}
	return o, same[i], slices.Delete(slices.Clone(same), i, i+1), nil
}
