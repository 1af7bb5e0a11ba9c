package app

import (
	"context"
	"fmt"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
)

// measure is the definition with the name and version.
func (a *App) measure(ref benefit.Ref) (benefit.Measure, error) {
	m, ok := a.Library.Measures.Measure(ref.ID)
	if !ok || m.Version != ref.Version {
		return m, fmt.Errorf("version %d of the measure %s is not in this program", ref.Version, ref.ID)
	}
	return m, nil
}

// Words are the shared vocabulary of measures and benefits.
func (a *App) Words() benefit.Library { return a.Library.Measures }

// Theme is the measures of one theme.
type Theme struct {
	Key, Label string
	Measures   []benefit.Measure
}

// Measures is the library by theme, or what of it holds every word that was typed, with how many benefits follow each
// measure.
func (a *App) Measures(ctx context.Context, who access.Actor, query string) ([]Theme, map[string]int, error) {
	uses, err := a.Store.Read().MeasureUses(ctx, who.Scope())
	return a.MeasuresFor(query), uses, err
}

// MeasuresFor is the library by theme, or what of it holds every word that was typed.
func (a *App) MeasuresFor(query string) (themes []Theme) {
	words := fold.Words(query[:min(len(query), longestQuery)])
	for _, m := range a.Library.Measures.Measures {
		if !holds(m, words) {
			continue
		}
		if n := len(themes); n == 0 || themes[n-1].Key != m.Theme {
			themes = append(themes, Theme{Key: m.Theme, Label: benefit.ThemeLabel(m.Theme)})
		}
		last := &themes[len(themes)-1]
		last.Measures = append(last.Measures, m)
	}
	return themes
}

func holds(m benefit.Measure, words []string) bool {
	text := fold.String(strings.Join([]string{m.Name, m.Plain, m.Unit, benefit.ThemeLabel(m.Theme)}, " "))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// MeasureView is one shared measure with the benefits that follow it, as far as the reader may know of them.
type MeasureView struct {
	benefit.Measure
	Benefits []benefit.Judged
}

// Measure is the page of one measure.
func (a *App) Measure(ctx context.Context, who access.Actor, id string) (MeasureView, error) {
	m, ok := a.Library.Measures.Measure(id)
	if !ok {
		return MeasureView{}, fault.Missing("measure")
	}
	list, err := a.BenefitsMeasuredBy(ctx, who, id)
	return MeasureView{m, list}, err
}
