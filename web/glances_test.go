package web_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// Many charts at once: of a pilot, a trust and one measure across trusts, as a page and as a file, from what is kept.
func TestManyChartsAtOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits").Follow("Charts at a glance").
			Sees(200, "3 of 3 charts with limits look unusual at the last figure: 3 better, 0 worse; 5 have too few figures for limits.",
				"Fewer than 1 of these would look unusual by chance", "Of 1,000 charts of 24 figures on which nothing has changed, about 13",
				"Better than usual, low", "Met as a rule", "Missed as a rule", "5.8 to 7.0", "8 benefits", "Measured with comparison (A)", "Too few figures")
		amina.Visit("/pilots/demo-consent/benefits/charts?cell=better-missed").Sees(200, "1 benefit of 8", "Show all 8").
			Visit("/pilots/demo-consent/benefits/charts?cell=best&page=-1").Sees(200, "8 benefits")
		amina.Visit("/trusts/ZZ-NMR").Follow("Benefits").Sees(200, "9 benefits", "Text templates for community notes", "No chart yet")
		amina.Visit("/measures/step-minutes-per-case").Follow("Charts across trusts").Sees(200, "Across trusts", "Harrowmere", "Northmoor")
		if text := amina.Text(); strings.Index(text, "Harrowmere") > strings.LastIndex(text, "Northmoor") {
			t.Error("trusts do not stand by name")
		}
		amina.Visit("/trusts/ZZ-CVL/benefits").Sees(200, "No benefits that you may see fall here yet").
			Visit("/trusts/NONE/benefits").Sees(404).Visit("/pilots/none/benefits/charts").Sees(404).Visit("/measures/none/charts").Sees(404)

		amina.Visit("/trusts/ZZ-NMR/benefits.csv")
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(amina.Body(), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 10 || rows[0][0] != "trust_code" || rows[1][12] != "6.4" || rows[1][16] != "improvement_low" {
			t.Errorf("%v, %v", err, rows)
		}
	})
}

// What is kept follows every deed, and is what the rows say.
func TestKeptChartsFollowTheRecord(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf")
		agrees := func(after string) {
			t.Helper()
			report, err := a.Check(t.Context())
			if err != nil || len(report.Wrong) > 0 {
				t.Errorf("after %s: %v, %v", after, err, report.Wrong)
			}
		}
		agrees("the demo")
		amina.Visit("/benefits/ben-1/limits?on=2026-01-05").Press("Start the limits again").Sees(200, "The limits start again").
			Visit("/trusts/ZZ-NMR/benefits").Sees(200, "49.0 to 58.8")
		agrees("a new start")
		amina.Visit("/benefits/ben-5/figures/2026-03-01/correct").Fill("How many", "40").Fill("Why it is corrected", "One sheet was read twice").Press("Save the correction").
			Sees(200, "Figure corrected").Visit("/trusts/ZZ-NMR/benefits").Sees(200, "80%")
		agrees("a correction")
		as(t, site, "Rosa Delgado").Visit("/benefits/ben-1/accept").Choose("Estimated (C)").Press("Accept the benefit").Visit("/trusts/ZZ-NMR/benefits").Sees(200, "Estimated (C)")
		agrees("acceptance at a lower grade")
		amina.Visit("/pilots/demo-consent/teams")
		agrees("reading")

		// A database from before anything was kept is filled at its next start.
		if err := a.Store.Do(t.Context(), func(tx store.Tx) error { return tx.ForgetGlances(t.Context()) }); err != nil {
			t.Fatal(err)
		}
		if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) == 0 {
			t.Fatalf("nothing is kept, and check finds nothing: %v", err)
		}
		if err := a.LoadContent(t.Context()); err != nil {
			t.Fatal(err)
		}
		agrees("a start")
	})
}

// However many charts there are, a table asks the same few statements.
func TestManyChartsAskLittle(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		who := reader(t, a, "p-01")
		asked := func(read func(n *atomic.Int64) error) int64 {
			t.Helper()
			var n atomic.Int64
			if err := read(&n); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		if n := asked(func(n *atomic.Int64) error {
			_, err := a.GlancesAt(store.CountStatements(t.Context(), n), who, "ZZ-NMR")
			return err
		}); n != 2 {
			t.Errorf("a trust asks %d statements", n)
		}
		if n := asked(func(n *atomic.Int64) error {
			_, err := a.GlancesMeasuredBy(store.CountStatements(t.Context(), n), who, "step-minutes-per-case")
			return err
		}); n != 2 {
			t.Errorf("a measure asks %d statements", n)
		}
		if n := asked(func(n *atomic.Int64) error {
			_, err := a.CompareBenefits(store.CountStatements(t.Context(), n), who, "step-minutes-per-case", []string{"ben-0", "hml-0"})
			return err
		}); n != 7 {
			t.Errorf("a comparison asks %d statements", n)
		}
	})
}

// The same measure of three trusts is compared, and a fourth that counts other people is refused with the reason; their
// figure together is the sum of numerators over the sum of denominators.
func TestThreeAreComparedAndAFourthIsRefused(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		lines := []struct {
			who, kind, subject string
			staff              []string
			good, all          string
		}{
			{"p-06", benefit.OfPilot, "demo-consent", nil, "30", "40"},
			{"p-51", benefit.OfAdoption, "adp-hml", nil, "10", "100"},
			{"p-21", benefit.OfAdoption, "adp-efd", nil, "5", "10"},
			{"p-06", benefit.OfPilot, "demo-quicktext", []string{"administrative"}, "1", "2"},
		}
		var ids []string
		for _, l := range lines {
			who := reader(t, a, l.who)
			id, err := a.PromiseBenefit(t.Context(), who, l.kind, l.subject, "rework-rate", benefit.ProfileInput{Target: "5", TargetOn: "2027-03-31", Owner: l.who, StaffGroups: l.staff, Baseline: "20", BaselineFrom: "Audit", BaselineMethod: "system", Method: "system"})
			if err != nil {
				t.Fatalf("%s: %v", l.subject, err)
			}
			from := day.On(2026, 10, 1)
			if _, err := a.RecordFigures(t.Context(), who, id, []benefit.Input{{From: from.String(), To: (from.AddMonths(1) - 1).String(), Numerator: l.good, Denominator: l.all}}); err != nil {
				t.Fatalf("%s: %v", l.subject, err)
			}
			ids = append(ids, id)
		}
		fiona := as(t, site, "Fiona Gallagher").Visit("/measures/rework-rate").Follow("Compare two to six of them").Sees(200, "Sites are compared on one version of the definition")
		fiona.Visit("/measures/rework-rate/compare?with="+ids[0]).Sees(422, "Choose two to six of them")
		fiona.Visit("/measures/rework-rate/compare?with="+strings.Join(ids, "&with=")).
			Sees(200, "Eastfold", "Harrowmere 10%", "Northmoor 75%; together 28.6%", "Eastfold no figures of the new way yet", "1 of 4 cannot be compared with them", "Not comparable, because…", "they speak of different staff groups",
				"30 over 40", "Together: 40 over 140. Add numerators, add denominators, then divide")
		// One that follows a newer version of the definition, and one that counts otherwise than it says, are refused too.
		national(t, a)
		m, _ := a.Words().Measure("rework-rate")
		in := m.Input()
		in.Count, in.Reason = in.Count+"\nCases sent back by another team", "They are work done again too"
		proposal, err := a.ProposeMeasure(t.Context(), reader(t, a, "p-01"), in, "rework-rate")
		if err != nil {
			t.Fatal(err)
		}
		if err := a.AnswerMeasure(t.Context(), reader(t, a, "p-72"), proposal, benefit.PublishMeasure, "", 1); err != nil {
			t.Fatal(err)
		}
		newer, err := a.PromiseBenefit(t.Context(), reader(t, a, "p-06"), benefit.OfPilot, "demo-quicktext", "rework-rate", benefit.ProfileInput{Target: "5", TargetOn: "2027-03-31", Owner: "p-06", Baseline: "20", BaselineFrom: "Audit", BaselineMethod: "system", Method: "system"})
		if err != nil {
			t.Fatal(err)
		}
		compared := "/measures/rework-rate/compare?with=" + strings.Join(append(ids[:3:3], newer), "&with=")
		fiona.Visit(compared).Sees(200, "1 of 4 cannot be compared with them", "one follows version 1 of the definition and the other version 2")
		if err := a.SayDifference(t.Context(), reader(t, a, "p-51"), ids[1], "declare", "Agency staff are left out", 0); err != nil {
			t.Fatal(err)
		}
		fiona.Visit(compared).Sees(200, "2 of 4 cannot be compared with them", "one is counted differently from the definition", "one follows version 1 of the definition and the other version 2")

		// Whoever may not know of a benefit cannot compare it either.
		fiona.Visit(fmt.Sprintf("/measures/rework-rate/compare?with=%s&with=none", ids[0])).Sees(422, "Choose two to six of them")
	})
}
