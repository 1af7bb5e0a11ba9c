package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// AreaMeasures is how the benefits below an area have changed, measure by measure.
type AreaMeasures struct {
	organisation.Organisation
	List []AreaMeasure // by name
}

// AreaMeasure is one version of a measure with what the charts of its benefits say.
type AreaMeasure struct {
	benefit.Measure
	store.MeasureTally
}

// AreaMeasures reads it: two statements over what is kept, however much there is below.
func (a *App) AreaMeasures(ctx context.Context, who access.Actor, code string) (AreaMeasures, error) {
	v := a.Store.Read()
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return AreaMeasures{}, err
	}
	if err := access.Permit(who, access.ReadBoard, access.At(code)); err != nil {
		return AreaMeasures{}, err
	}
	out, codes := AreaMeasures{Organisation: o}, ","+code+","
	if o.Type != organisation.Trust {
		register, err := a.register(ctx, v, a.Today())
		if err != nil {
			return out, err
		}
		codes = "," + strings.Join(lie(register).trustsIn(code), ",") + ","
	}
	tallies, err := v.MeasureTallies(ctx, codes)
	if err != nil {
		return out, err
	}
	for _, t := range tallies {
		m, err := a.measureIn(ctx, v, benefit.Ref{ID: t.Measure, Version: t.Version})
		if err != nil {
			return out, err
		}
		out.List = append(out.List, AreaMeasure{m, t})
	}
	slices.SortStableFunc(out.List, func(x, y AreaMeasure) int { return cmp.Compare(x.Name, y.Name) })
	return out, nil
}
