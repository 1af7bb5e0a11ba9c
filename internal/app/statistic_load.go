package app

import (
	"context"
	"fmt"
	"io"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/statistic"
	"groundwork/internal/store"
)

// StatisticsLoaded is what a file of published statistics brought.
type StatisticsLoaded struct{ New, Changed, Same int }

// LoadStatistics records a file of published statistics, as one batch with one event. A figure that the publisher has
// revised becomes a new row over the old one; one that is known already is left alone, so a file can be loaded twice. A
// file with a wrong line is refused whole: the fault names the lines.
func (a *App) LoadStatistics(ctx context.Context, who access.Actor, file string, r io.Reader) (StatisticsLoaded, error) {
	figures, err := statistic.Read(r, a.Library.Published, a.Today())
	if err != nil {
		return StatisticsLoaded{}, err
	}
	var loaded StatisticsLoaded
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := a.knownOrganisations(ctx, tx, figures); err != nil {
			return done{}, err
		}
		var err error
		if loaded, err = a.recordPublished(ctx, tx, file, figures); err != nil {
			return done{}, err
		}
		return done{event: history.Event{Chain: history.Installation, Deed: "statistics.load", Subject: history.Touch{Kind: "register", ID: "statistics"},
				After: history.Values{"file": file, "new": fmt.Sprint(loaded.New), "revised": fmt.Sprint(loaded.Changed), "already known": fmt.Sprint(loaded.Same)}}},
			tx.KeepPublishedSums(ctx, a.Today())
	})
	if err == nil && loaded.New+loaded.Changed > manyFigures {
		err = a.Store.Analyse(ctx)
	}
	return loaded, err
}

// manyFigures is from how many on a file changes what the database should plan by.
const manyFigures = 1_000

// knownOrganisations refuses figures of a code that the register does not have.
func (a *App) knownOrganisations(ctx context.Context, tx store.Tx, figures []statistic.Figure) error {
	register, err := tx.Organisations(ctx, a.Today())
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, o := range register {
		known[o.Code] = !o.Fictional
	}
	var bad fault.Fields
	said := map[string]bool{}
	for _, f := range figures {
		if !known[f.Organisation] && !said[f.Organisation] {
			said[f.Organisation] = true
			bad.Add("org_code", "%s is not in the register of organisations", f.Organisation)
		}
	}
	return bad.Err()
}

// recordPublished writes what is new or revised.
func (a *App) recordPublished(ctx context.Context, tx store.Tx, file string, figures []statistic.Figure) (loaded StatisticsLoaded, err error) {
	sources := ","
	for _, f := range figures {
		if !strings.Contains(sources, ","+f.Source+",") {
			sources += f.Source + ","
		}
	}
	have, err := tx.PublishedIn(ctx, sources)
	if err != nil {
		return loaded, err
	}
	series, standing := map[statistic.Line]string{}, map[statistic.Line]map[benefit.Period]store.Published{}
	for _, p := range have {
		series[p.Line()] = p.Series
		if standing[p.Line()] == nil {
			standing[p.Line()] = map[benefit.Period]store.Published{}
		}
		standing[p.Line()][p.Period] = p
	}
	var rows []store.FigureRow
	for _, f := range figures {
		id, known := series[f.Line()]
		if !known {
			id = a.NewID()
			series[f.Line()] = id
			m, _ := a.Library.Published.Measure(f.Measure.ID)
			if err := tx.AddPublishedSeries(ctx, id, f.Line(), benefit.FrequencyOf(m.Frequency)); err != nil {
				return loaded, err
			}
		}
		old, was := standing[f.Line()][f.Period]
		o := benefit.Observation{ID: a.NewID(), Seq: old.Seq + 1, Measure: f.Measure, Period: f.Period, State: benefit.Reported,
			Value: decimal.Some(f.Value), Numerator: f.Numerator, Denominator: f.Denominator, RecordedAt: a.instant()}
		switch {
		case was && old.Figure == f:
			loaded.Same++
			continue
		case was:
			o.Reason = "Revised by the publisher, in " + file
			loaded.Changed++
		default:
			loaded.New++
		}
		rows = append(rows, store.FigureRow{Series: id, Observation: o})
	}
	return loaded, tx.AddObservations(ctx, rows)
}
