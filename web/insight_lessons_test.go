package web_test

import (
	"context"
	"sync/atomic"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// What was learned is found by words, by what happened, by item and by where it was, and while a similar pilot is registered.
// A trust that does not adopt is named to nobody.
func TestWhatWasLearnedIsFound(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		judith := as(t, site, "Judith Crane")
		judith.Visit("/lessons").Sees(200, "Northmoor tried this and stopped", "0.6 minutes saved against 2", "Used for one note in four", "Time was lost in finding the right screen", "Time the sign-in before you promise a date", "Checklist: ").
			SeesNot("Harrowmere", "Why other trusts do not adopt")
		judith.Visit("/lessons?kind=stopped").Sees(200, "1 thing learned", "Text templates").SeesNot("Time the sign-in")
		judith.Visit("/lessons?about=stf-05").Sees(200, "Time the sign-in").SeesNot("0.6 minutes saved")
		judith.Visit("/lessons?about=step").Sees(200, "Step: ")
		judith.Visit("/lessons?q=stopwatch+sign").Sees(200, "1 thing learned", "Time the sign-in")
		judith.Visit("/lessons?trust=ambulance").Sees(200, "Nothing that was learned matches.").Follow("Clear filters").Sees(200, "Time the sign-in")
		judith.Visit("/lessons?page=99&kind=nonsense&about=%25&q=%27%25").Sees(200, "Nothing that was learned matches.")
		var statements atomic.Int64
		if _, err := a.Lessons(store.CountStatements(t.Context(), &statements), actor(t, a, "p-21"), "", insight.LearntQuery{}, 1); err != nil || statements.Load() != 4 {
			t.Errorf("%d statements, %v", statements.Load(), err)
		}
	})
}

// The heat map shows levels to the trust, what was handed in to those above it, and sums to nobody below five trusts.
func TestTheHeatMapShowsWhatItsReaderMaySee(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/insight/ZZ-EFD/heat-map"
		margaret, fiona := as(t, site, "Margaret Ellison"), as(t, site, "Fiona Gallagher")
		margaret.Visit(at).Sees(200, "areas stop a decision", "Digital consent", "Next decision: Go live", "Nothing required", "never drafts")
		fiona.Visit(at).Sees(200, "Workforce systems Planned, 1 stops", "Nothing trust-wide", "as last handed in").SeesNot("Digital consent", "Not known")
		fiona.Visit("/insight/ZZ-ICB/heat-map").Sees(200, "Eastfold Partnership NHS Trust", "as last handed in").
			Follow("Show as a list").IsAt("/insight/ZZ-ICB/heat-map?as=list").Sees(200, "Eastfold Partnership NHS Trust", "Planned, 1 stops: Workforce systems", "as last handed in").SeesNot("Digital consent", "Not known").
			Follow("Show as a table").IsAt("/insight/ZZ-ICB/heat-map").Sees(200, "Workforce systems Planned, 1 stops")
		judith := as(t, site, "Judith Crane")
		judith.Visit(at).Sees(403)
		judith.Visit("/insight/ENG/heat-map").Sees(200, "Nothing to show yet", "from five trusts up").SeesNot("Eastfold", "Not handed in")
		judith.Visit("/insight/ZZ-NOBODY/heat-map").Sees(404)
		for name, of := range map[string]struct {
			who string
			at  string
			n   int64
		}{"own": {"p-21", "ZZ-EFD", 30}, "above": {"p-71", "ZZ-ICB", 12}} {
			var statements atomic.Int64
			if _, err := a.HeatMap(counting(t, &statements), actor(t, a, of.who), of.at, app.HeatFilter{}); err != nil || statements.Load() > of.n {
				t.Errorf("%s: %d statements, %v", name, statements.Load(), err)
			}
		}
	})
}

func counting(t *testing.T, n *atomic.Int64) context.Context {
	t.Helper()
	return store.CountStatements(t.Context(), n)
}
