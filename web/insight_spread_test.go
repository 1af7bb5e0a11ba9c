package web_test

import (
	"sync/atomic"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// How far it spread is read from who is live; a trust that told nobody is in no row, no point of the curve and no reason.
func TestHowFarItSpread(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		judith := as(t, site, "Judith Crane")
		judith.Visit("/insight/ENG/spread").Sees(200, "Second setting", "Digital consent", "1 of 3 take-ups that are known are live", "Take-ups live by the end of each month").SeesNot("Text templates")
		judith.Visit("/insight/ZZ-NMR/spread").Sees(403)
		before := judith.Visit("/insight/ENG/spread.csv").Text()
		must(a.StartAdoption(t.Context(), actor(t, a, "p-21"), startOf(extraPilot(t, a, 7)), 0))
		if after := judith.Visit("/insight/ENG/spread.csv").Text(); after != before {
			t.Error("the curve knows of a take-up that was told to nobody")
		}
		as(t, site, "Amina Yusuf").Visit("/insight/ZZ-NMR/spread").Sees(200, "Digital consent", "of 3 take-ups that are known are live")
		judith.Visit("/insight/ZZ-THS/spread").Sees(200, "Nothing of Thornsea has spread yet", "See what was learned")
		var n atomic.Int64
		if _, err := a.Spread(counting(t, &n), actor(t, a, "p-71"), "ZZ-ICB"); err != nil || n.Load() > 25 {
			t.Errorf("%d statements, %v", n.Load(), err)
		}
	})
}
