package app

import (
	"context"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// RecordFigures records the first figures of one or many periods, as one save. Nothing is recorded while any of them is
// wrong; fields name the cells. Notes say where a figure was rounded.
func (a *App) RecordFigures(ctx context.Context, who access.Actor, id string, grid []benefit.Input) (notes fault.Fields, err error) {
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.RecordFigures, benefitPlace(j)); err != nil {
			return done{}, err
		}
		if err := j.Profile.Describes(false); err != nil {
			return done{}, err
		}
		if j.Moved.Happened() {
			return done{}, fault.Denied("This benefit goes on under a newer version of its measure: add the figure there")
		}
		taken, said, err := benefit.ObserveAll(j.Measure, j.Profile.Every, grid, j.Rows, a.Today())
		if err != nil {
			return done{}, err
		}
		notes = said
		rows := make([]store.FigureRow, len(taken))
		for i, o := range taken {
			o.ID, o.Seq, o.EnteredBy, o.RecordedAt = a.NewID(), 1, who.ID, a.instant()
			rows[i] = store.FigureRow{Series: j.Line.ID, Observation: o, Days: operatingDays(j.Measure, o)}
		}
		if err := tx.AddObservations(ctx, rows); err != nil {
			return done{}, err
		}
		return a.benefitEvent(j, "figures.record", nil, figuresSaid(j, taken)), nil
	})
	return notes, err
}

// operatingDays are the days of a figure that is kept with them.
func operatingDays(m benefit.Measure, o benefit.Observation) decimal.Maybe {
	if m.PerOperatingDay() {
		return o.Denominator
	}
	return decimal.Maybe{}
}

// fewFigures are told one by one; more are told together.
const fewFigures = 6

func figuresSaid(j benefit.Judged, taken []benefit.Observation) history.Values {
	v := history.Values{}
	if len(taken) <= fewFigures {
		for _, o := range taken {
			v[j.Profile.Every.Name(o.Period)] = FigureSaid(j.Measure, o)
		}
		return v
	}
	var all []string
	for _, o := range taken {
		all = append(all, o.Period.From.String()+": "+FigureSaid(j.Measure, o))
	}
	v["figures"] = strconv.Itoa(len(taken)) + ", from " + taken[0].Period.From.Long() + " to " + taken[len(taken)-1].Period.To.Long()
	v["each"] = strings.Join(all, "; ")
	return v
}

// FigureSaid is a figure as history tells it: 16.5 (660 and 40), Not applicable.
func FigureSaid(m benefit.Measure, o benefit.Observation) string {
	switch o.State {
	case benefit.NotApplicable:
		return benefit.DueNotOwed.Words()
	case benefit.Suppressed:
		return benefit.DueSuppressed.Words()
	}
	s := o.Value.D.String()
	if o.Numerator.Known && o.Denominator.Known {
		s += " (" + o.Numerator.D.String() + " and " + o.Denominator.D.String() + ")"
	}
	return s
}

// mostRows is how many periods one grid shows, and mostPasted how many lines of a paste have a row of their own.
const (
	mostRows   = 60
	mostPasted = 520
)

// FigureGrid is what there is to record: the periods that are over and have no row.
type FigureGrid struct {
	benefit.Judged
	Rows []benefit.Input
	More int // periods beyond those shown
}

// FigureGrid is the form for new figures. from reaches back to before the first figure; rows is how many lines a paste has,
// when there are more than a grid usually shows.
func (a *App) FigureGrid(ctx context.Context, who access.Actor, id string, from day.Day, rows int) (FigureGrid, error) {
	j, err := a.benefit(ctx, a.Store.Read(), who, id)
	if err != nil {
		return FigureGrid{}, err
	}
	if err := access.Permit(who, access.RecordFigures, benefitPlace(j)); err != nil {
		return FigureGrid{}, err
	}
	g := FigureGrid{Judged: j}
	if j.Profile.Every.PerYear() == 0 {
		g.Rows = make([]benefit.Input, max(4, min(rows, mostPasted)))
		return g, nil
	}
	missing := j.Missing(from)
	shown := missing[:min(len(missing), max(mostRows, rows))]
	g.More = len(missing) - len(shown)
	for _, p := range shown {
		g.Rows = append(g.Rows, benefit.Input{From: p.From.String(), To: p.To.String()})
	}
	return g, nil
}
