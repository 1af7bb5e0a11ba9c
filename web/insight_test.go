package web_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/decimal"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// What a leader of Eastfold reads of what to fix first equals what its readiness page says and what the pilot's figures give,
// each by another way; ticked gaps change the answer as the rule says; and nobody else reads what stops it.
func TestWhatToFixFirst(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		leader, err := a.Actor(t.Context(), "p-21", "")
		if err != nil {
			t.Fatal(err)
		}
		var n atomic.Int64
		f, err := a.FixFirst(store.CountStatements(t.Context(), &n), leader, "ZZ-EFD", nil)
		if err != nil {
			t.Fatal(err)
		}
		if n.Load() > 40 {
			t.Errorf("it asks %d statements", n.Load())
		}
		r, err := a.Readiness(t.Context(), leader, f.Take[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		var stops, gaps []string
		for _, s := range r.Result.Gate(readiness.GoLive).Stops {
			stops = append(stops, s.Item.ID)
		}
		for _, g := range f.Gaps {
			gaps = append(gaps, g.Item)
		}
		slices.Sort(stops)
		slices.Sort(gaps)
		if !slices.Equal(stops, gaps) || len(f.Take) != 1 {
			t.Errorf("gaps are %v of %d take-ups, the readiness page has %v", gaps, len(f.Take), stops)
		}

		lead, err := a.Actor(t.Context(), "p-02", "")
		if err != nil {
			t.Fatal(err)
		}
		hours, cases := new(big.Rat), new(big.Rat)
		g, err := a.GlancesOf(t.Context(), lead, "pilot", "demo-consent")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range g.List {
			if m := b.Profile.Measure.ID; m != "clin-time-freed" && m != "admin-time-freed" {
				continue
			}
			v, err := a.Benefit(t.Context(), lead, b.ID)
			if err != nil {
				t.Fatal(err)
			}
			last := v.Standing[len(v.Standing)-12:]
			for _, o := range last {
				hours.Add(hours, o.Numerator.D.Rat())
				if v.Measure.ID == "clin-time-freed" {
					cases.Add(cases, o.Cases.D.Rat())
				}
			}
		}
		aYear := new(big.Rat).Quo(hours, cases)
		aYear.Mul(aYear, big.NewRat(210*253, 1))
		if f.Waiting.Hours == nil || f.Waiting.Hours.Cmp(aYear) != 0 || f.Waiting.Grade != "B" {
			t.Errorf("waiting are %v hours at %s, by the figures %v (%s)", f.Waiting.Hours, f.Waiting.Grade, aYear, decimal.Format(aYear, 1))
		}

		page := as(t, site, "Margaret Ellison").Visit("/insight")
		page.Sees(200, "What to fix first", "Eastfold", "Start with “Staff record is right”", "once for the trust", "Finance, Payroll and AI readiness stop nothing.")
		page.Visit("/insight/ZZ-EFD?fixed=wfs-01&fixed=dat-02&fixed=stf-03").Sees(200, "With the 3 you ticked fixed", "25 of 42 met, 14 stop it, 3 not known", "Was: not ready, 22 of 42 met", "Nothing becomes ready yet")
		page.Visit("/insight/ZZ-EFD?fixed=a&fixed=b&fixed=c&fixed=d").Sees(422, "Tick up to three gaps as fixed")
		all := "/insight/ZZ-EFD?fixed=" + strings.Join(gaps[:3], "&fixed=")
		page.Visit(all).Sees(200, "With the 3 you ticked fixed")

		above := as(t, site, "Margaret Ellison").Visit("/insight/ENG")
		for _, g := range f.Gaps {
			above.SeesNot(f.Items[g.Item].Title)
		}
		as(t, site, "Amina Yusuf").Visit("/insight/ZZ-EFD").Sees(403, "Only people of Eastfold")
		page.Visit("/insight/ZZ-NIX").Sees(404, "")

		n.Store(0)
		if _, err := a.FixFirst(store.CountStatements(t.Context(), &n), leader, "ENG", nil); err != nil {
			t.Fatal(err)
		}
		if n.Load() > 10 {
			t.Errorf("the country asks %d statements", n.Load())
		}
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Error(err, report.Wrong)
		}
		if err := a.Rebuild(t.Context()); err != nil {
			t.Error(err)
		}
		again, err := a.FixFirst(t.Context(), leader, "ZZ-EFD", nil)
		if err != nil || fmt.Sprint(again.Waiting) != fmt.Sprint(f.Waiting) {
			t.Errorf("after rebuilding: %v, %v waits, not %v", err, again.Waiting, f.Waiting)
		}
	})
}
