package app

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/store"
)

// publishedMeasures are the measures that were published here, beside those that the program carries. They only ever grow, so
// what one instance has read stays right; what another instance published is read when it is asked for.
type publishedMeasures struct {
	all     atomic.Pointer[[]benefit.Measure]
	earlier atomic.Pointer[[]benefit.Measure] // of libraries that earlier programs carried: benefits still follow them
}

func (p *publishedMeasures) list() []benefit.Measure { return all(&p.all) }

func all(p *atomic.Pointer[[]benefit.Measure]) []benefit.Measure {
	if have := p.Load(); have != nil {
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

// readEarlier reads the libraries that earlier programs published here: a benefit keeps the version that it was promised with.
func (a *App) readEarlier(ctx context.Context, v store.View) error {
	known, err := v.ContentVersions(ctx)
	if err != nil {
		return err
	}
	var earlier []benefit.Measure
	for _, c := range known {
		if now, ok := a.Library.Source(c.Kind, c.ID); c.Kind != content.KindMeasures || ok && now.Version == c.Version {
			continue
		}
		if c, err = v.Content(ctx, c.Kind, c.ID, c.Version); err != nil {
			return err
		}
		l, _, err := content.ParseMeasures(c.ID, []byte(c.Source), a.Library.Measures)
		if err != nil {
			return fmt.Errorf("measures of an earlier version: %w", err)
		}
		earlier = append(earlier, l.Measures...)
	}
	a.published.earlier.Store(&earlier)
	return nil
}

// Words are the shared vocabulary of measures and benefits, with the newest version of every measure.
func (a *App) Words() benefit.Library { return a.Library.Measures.With(a.published.list()) }

// measure is the definition with the name and version.
func (a *App) measure(ref benefit.Ref) (benefit.Measure, error) {
	for _, l := range a.definitions() {
		for i := range l {
			if l[i].ID == ref.ID && l[i].Version == ref.Version {
				return l[i], nil
			}
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

// definitions are all there are. What was published here comes before what a program carries under the same number.
func (a *App) definitions() [][]benefit.Measure {
	return [][]benefit.Measure{a.published.list(), a.Library.Measures.Measures, a.Library.Published.Measures, all(&a.published.earlier)}
}

// versions are all published versions of a measure, the newest first.
func (a *App) versions(id string) []benefit.Measure {
	var out []benefit.Measure
	for _, l := range a.definitions() {
		for _, m := range l {
			if m.ID == id && !slices.ContainsFunc(out, func(x benefit.Measure) bool { return x.Version == m.Version }) {
				out = append(out, m)
			}
		}
	}
	slices.SortFunc(out, func(x, y benefit.Measure) int { return y.Version - x.Version })
	return out
}
