package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
)

// Theme is the measures of one theme.
type Theme struct {
	Key, Label string
	Measures   []benefit.Measure
}

// MeasureList is the library by theme, with what is proposed to it as far as the reader may know.
type MeasureList struct {
	Themes    []Theme
	Uses      map[string]int     // how many benefits follow a measure
	Proposals []benefit.Proposal // still open, the newest first
	Propose   bool               // the reader may propose a measure
}

// Measures is the library by theme, or what of it holds every word that was typed.
func (a *App) Measures(ctx context.Context, who access.Actor, query string) (MeasureList, error) {
	v := a.Store.Read()
	l := MeasureList{Propose: access.Permit(who, access.ProposeMeasure, access.At(who.Organisation)) == nil}
	if err := a.readMeasures(ctx, v); err != nil {
		return l, err
	}
	l.Themes = a.MeasuresFor(query)
	var err error
	if l.Uses, err = v.MeasureUses(ctx, who.Scope()); err != nil {
		return l, err
	}
	l.Proposals, err = v.Proposals(ctx, who.Scope(), publishes(who), "", a.Today())
	l.Proposals = slices.DeleteFunc(l.Proposals, func(p benefit.Proposal) bool { return !p.Open() })
	return l, err
}

// MeasuresFor is the library by theme, or what of it holds every word that was typed.
func (a *App) MeasuresFor(query string) (themes []Theme) {
	words := fold.Words(query[:min(len(query), longestQuery)])
	for _, m := range a.Words().Measures {
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

// MeasureView is one version of a shared measure with the benefits that follow it, as far as the reader may know of them.
type MeasureView struct {
	benefit.Measure
	Versions []benefit.Measure // all of them, the newest first
	Benefits []benefit.Judged  // of this version
	Propose  bool              // the reader may propose a new version
}

// Measure is the page of one version of a measure; 0 is the newest.
func (a *App) Measure(ctx context.Context, who access.Actor, id string, version int) (MeasureView, error) {
	if err := a.readMeasures(ctx, a.Store.Read()); err != nil {
		return MeasureView{}, err
	}
	m := MeasureView{Versions: a.versions(id), Propose: access.Permit(who, access.ProposeMeasure, access.At(who.Organisation)) == nil}
	i := slices.IndexFunc(m.Versions, func(x benefit.Measure) bool { return version == 0 || x.Version == version })
	if i < 0 {
		return MeasureView{}, fault.Missing("measure")
	}
	m.Measure = m.Versions[i]
	list, err := a.BenefitsMeasuredBy(ctx, who, id)
	m.Benefits = slices.DeleteFunc(list, func(j benefit.Judged) bool { return j.Measure.Version != m.Version })
	return m, err
}

// ProposalView is a proposed measure with what the reader may do about it.
type ProposalView struct {
	benefit.Proposal
	Defined benefit.Measure // as it stands
	Old     benefit.Measure // what it is a new version of
	Revise  bool            // the reader may change or withdraw it
	Answer  bool            // the reader may publish it
	Names   map[string]string
}

// Proposal is the page of a proposed measure.
func (a *App) Proposal(ctx context.Context, who access.Actor, id string) (ProposalView, error) {
	v := a.Store.Read()
	p, err := a.proposal(ctx, v, who, id)
	if err != nil {
		return ProposalView{}, err
	}
	x := ProposalView{Proposal: p, Revise: p.Open() && access.Permit(who, access.ProposeMeasure, access.At(p.Organisation)) == nil, Answer: p.Open() && publishes(who)}
	if x.Defined, err = content.ParseMeasure(id, []byte(p.Definition().Source)); err != nil {
		return x, err
	}
	x.Old, _ = a.Words().Measure(p.Replaces)
	x.Names, err = v.Names(ctx)
	return x, err
}
