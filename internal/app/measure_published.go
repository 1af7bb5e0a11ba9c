package app

import (
	"context"
	"fmt"
	"sync/atomic"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/store"
)

// publishedMeasures are the measures that were published here, beside those that the program carries. They only ever grow, so
// what one instance has read stays right; what another instance published is read when it is asked for.
type publishedMeasures struct {
	all atomic.Pointer[[]benefit.Measure]
}

func (p *publishedMeasures) list() []benefit.Measure {
	if have := p.all.Load(); have != nil {
		return *have
	}
	return nil
}

// readMeasures reads what was published here, by this instance or another.
func (a *App) readMeasures(ctx context.Context, v store.View) error {
	rows, err := v.PublishedMeasures(ctx)
	if err != nil {
		return err
	}
	var all []benefit.Measure
	for _, row := range rows {
		m, err := content.ParseMeasure(row.ID, []byte(row.Source))
		if err != nil {
			return fmt.Errorf("published measure: %w", err)
		}
		all = append(all, m)
	}
	a.published.all.Store(&all)
	return nil
}

// Words are the shared vocabulary of measures and benefits, with the newest version of every measure.
func (a *App) Words() benefit.Library { return a.Library.Measures.With(a.published.list()) }

// measure is the definition with the name and version.
func (a *App) measure(ref benefit.Ref) (benefit.Measure, error) {
	if m, ok := a.Library.Measures.Measure(ref.ID); ok && m.Version == ref.Version {
		return m, nil
	}
	for _, m := range a.published.list() {
		if m.Ref() == ref {
			return m, nil
		}
	}
	return benefit.Measure{}, fmt.Errorf("version %d of the measure %s is not in this program", ref.Version, ref.ID)
}

// measureIn is measure, which looks into the database when another instance may have published it.
func (a *App) measureIn(ctx context.Context, v store.View, ref benefit.Ref) (benefit.Measure, error) {
	m, err := a.measure(ref)
	if err == nil {
		return m, nil
	}
	if err := a.readMeasures(ctx, v); err != nil {
		return m, err
	}
	return a.measure(ref)
}

// versions are all published versions of a measure, the newest first.
func (a *App) versions(id string) []benefit.Measure {
	var out []benefit.Measure
	if m, ok := a.Library.Measure(id); ok {
		out = append(out, m)
	}
	for _, m := range a.published.list() {
		if m.ID == id {
			out = append([]benefit.Measure{m}, out...)
		}
	}
	return out
}
