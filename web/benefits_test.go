package web_test

import (
	"context"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/demo"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// withEverybody is the demo's site, into which anybody of the story can walk.
func withEverybody(t *testing.T, a *app.App, ids ...string) *webtest.Site {
	t.Helper()
	visitors := demo.Visitors()
	for _, id := range ids {
		p, err := a.Store.Read().Person(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		visitors = append(visitors, person.Visitor{ID: id, Name: p.Name})
	}
	return webtest.Serve(t, web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(visitors, func(context.Context) error { return nil })))
}

func reader(t *testing.T, a *app.App, id string) access.Actor {
	t.Helper()
	who, err := a.Actor(t.Context(), id, "")
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// A benefit is promised with four answers, its baseline locked, its figures typed, pasted and corrected.
func TestABenefitIsPromisedMeasuredAndCorrected(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits").
			Follow("Promise a benefit").Sees(200, "Clinical hours freed", "Hours of clinicians", "Work done again").
			Follow("Work done again").
			Press("Promise this benefit").
			Sees(422, "Enter the target", "Enter the day by which the target should be met", "Choose who owns this benefit").
			Fill("Baseline: the figure before", "20").Fill("Target", "25").Fill("By when", "2027-03-31").Fill("Who owns it", "Helen Marsh, Director of operations").
			Press("Promise this benefit").
			Sees(422, "The target of 25 is worse than the baseline of 20: for this measure lower is better").
			Holds("Baseline: the figure before", "20").Holds("Who owns it", "Helen Marsh, Director of operations").
			Fill("Target", "5").
			Press("Promise this benefit").
			Sees(200, "Benefit promised", "No figures yet: the target is 5% by 31 March 2027.", "Planned", "Assumed (D)", "Helen Marsh")
		at := amina.Path()

		amina.Follow("Lock the baseline").Sees(200, "in your name").Holds("The figure before", "20").
			Fill("What it is", "Tally of 60 cases, August 2025").Fill("How it was found", "Timed or counted cases").Fill("Cases timed or counted", "60").
			Press("Lock the baseline").Sees(422, "Enter the days it was taken from: it is locked after go-live on 1 September 2025, and must come from before").
			Fill("First day of what it was taken from", "2025-08-01").Fill("Last day of what it was taken from", "2025-08-31").
			Press("Lock the baseline").Sees(200, "Baseline locked")

		amina.Follow("Add figures").Sees(200, "Add figures").
			Visit(at+"/figures/new?since-day=1&since-month=9&since-year=2025").
			Sees(200, "September 2025", "March 2026", "an empty line is no figure, and never 0").
			Fill("How many, September 2025", "5").Fill("Out of how many, September 2025", "40").
			Fill("How many, October 2025", "many").Fill("Out of how many, October 2025", "0").
			Fill("How many, November 2025", "41").Fill("Out of how many, November 2025", "40").
			Fill("What it is, December 2025", "Not applicable").
			Press("Save the figures").
			Sees(422, "October 2025: how many must be a number, like 16.2", "November 2025: 41 of 40 is more than all of them").
			Holds("How many, September 2025", "5").Holds("How many, October 2025", "many").Holds("What it is, December 2025", "Not applicable").
			Fill("How many, October 2025", "0").
			Press("Save the figures").Sees(422, "October 2025: out of how many must be more than 0").
			Fill("Out of how many, October 2025", "40").Fill("How many, November 2025", "4").
			Press("Save the figures").
			Sees(200, "Figures saved", "Not applicable", "12.5%", "10%")
		if text := amina.Text(); !strings.Contains(text, "0%") {
			t.Error("zero is a figure, and is not shown")
		}

		amina.Visit(at+"/figures/2025-11-01/correct").Sees(200, "Stands now", "10%").Holds("How many", "4").
			Fill("How many", "3").Press("Save the correction").Sees(422, "Say why the figure is corrected").Holds("How many", "3").
			Fill("Why it is corrected", "One case was counted twice").Press("Save the correction").
			Sees(200, "Figure corrected", "7.5%", "Corrected 22 November 2026", "Was 10%", "Amina Yusuf corrected it to 7.5%: One case was counted twice").
			Follow("History of this benefit").Sees(200, "Amina Yusuf corrected a figure", "10 (4 and 40)", "Amina Yusuf promised the benefit", "Amina Yusuf recorded figures")

		id := strings.TrimPrefix(at, "/benefits/")
		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), id)
		if err != nil || len(b.Rows) != 5 || b.Sureness.Before != (benefit.Side{Method: benefit.Observed, Sample: 60}) {
			t.Errorf("%d rows, %+v, %v", len(b.Rows), b.Sureness, err)
		}
	})
}

// 46 weeks go in with one paste, and nothing is recorded before they are saved.
func TestAColumnIsPasted(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		var paste strings.Builder
		paste.WriteString("Week\tTotal\tCases\n")
		old, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-0")
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range old.Standing {
			paste.WriteString(o.Period.From.Time().Format("02/01/2006") + "\t" + o.Numerator.Plain() + "\t" + o.Denominator.Plain() + "\n")
		}
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits/new?measure=step-minutes-per-case").
			Fill("Target", "10.2").Fill("By when", "2026-02-28").Fill("Who owns it", "Helen Marsh, Director of operations").Fill("How often a figure is due", "Every week").
			Press("Promise this benefit").Sees(200, "Benefit promised")
		at := amina.Path()
		amina.Visit(at+"/figures/new").Fill("Copied cells", "six").Press("Put into the table").Sees(422, "There is no figure in what was pasted").
			Fill("Copied cells", paste.String()).Press("Put into the table").Sees(200, "46 lines were put into the table", "Nothing is saved yet")
		if b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), strings.TrimPrefix(at, "/benefits/")); err != nil || len(b.Rows) != 0 {
			t.Fatalf("%d rows after filling the table, %v", len(b.Rows), err)
		}
		amina.Holds("Total minutes, the week of 12 May 2025", "660").Press("Save the figures").Sees(200, "Figures saved", "the newest 6 of 46 weeks", "6.0")
		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), strings.TrimPrefix(at, "/benefits/"))
		if err != nil || len(b.Rows) != 46 {
			t.Fatalf("%d rows, %v", len(b.Rows), err)
		}
		if n := events(t, a, "benefit", b.ID); n != 2 {
			t.Errorf("%d events for a promise and a paste", n)
		}
	})
}

// The chart of the demo comes out of stored rows: the part before go-live has mean 16.200 and limits 14.746 and 17.654.
func TestChartOutOfStoredRows(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-0")
		if err != nil {
			t.Fatal(err)
		}
		c, ok := b.Charted()
		if !ok || len(c.Result.Parts) != 2 {
			t.Fatalf("%+v", c.Result.Parts)
		}
		p := c.Result.Parts[0]
		for what, is := range map[string][2]float64{"mean": {p.Mean.Value, 16.2}, "lower limit": {p.Lower.Value, 14.746}, "upper limit": {p.Upper.Value, 17.654}} {
			if math.Abs(is[0]-is[1]) > 0.0005 {
				t.Errorf("%s is %.4f, want %.3f", what, is[0], is[1])
			}
		}
		as(t, site, "Fiona Gallagher").Visit("/benefits/ben-0").
			Sees(200, "Clinicians spend 6.0 minutes a case, down from 16.2: the target of 10.2 is met, Measured with comparison (A).",
				"16.2 minutes on average before go-live, 6.4 since, 6.0 in the last four weeks", "Redesign approved, 30 July 2025", "First teams live, 1 September 2025; limits start again",
				"The first 10 weeks after go-live are marked as high", "no later figure is owed", "Realised", "Helen Marsh", "Tom Bradshaw", "Not yet", "Check these figures").
			Follow("How this is worked out").Sees(200, "960 ÷ 160 = 6.0 minutes", "Version 1 of the shared definition", "16 figures before go-live: enough for a comparison", "mean of 16 weekly points", "8 April 2026, Tom Bradshaw").
			Visit("/benefits/ben-1").Sees(200, "Clinical hours freed: 55.6 hours a working day; the target of 50 is met, Measured (B).", "The average of the last 4 weeks meets the target").
			Follow("How this is worked out").Sees(200, "1,111.86 ÷ 20 = 55.6 hours a working day", "1,111.86 hours × 60 ÷ 6,675 cases = 9.99 minutes", "What would lift it")
		as(t, site, "Peter Ashdown").Visit("/benefits/ben-4").Sees(200, "£1,970", "Was £1,790", "One print invoice of 180 pounds had been posted to the wrong cost centre.", "Verified", "17 April 2026, Fiona Gallagher").
			Visit("/benefits/ben-5").Sees(200, "Was 92%", "96%", "Two audited cases belonged to a team not yet live").
			Visit("/benefits/ben-3").Sees(200, "July to September 2025", "Late", "Not applicable", "Estimated (C)").
			Visit("/pilots/demo-consent/benefits").Sees(200, "5 of 6 benefits are realised and measured, and a second person has checked 1 of them; 2 new costs and work are recorded; 1 is contested; 1 figure is late.")
	})
}

// Whoever entered the figures, owns them or accepted them cannot check them; a second person can.
func TestASecondPersonChecks(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-06", "p-09")
		as(t, site, "Kwame Boateng").Visit("/benefits/ben-5").SeesNot("Check these figures").
			Visit("/benefits/ben-5/check").Sees(403, "You entered figures of this benefit, so somebody else has to check it").
			Post("/benefits/ben-5/check", url.Values{"grade": {"A"}, "against": {"The audit"}}).Sees(403, "somebody else has to check it")
		as(t, site, "Helen Marsh").Visit("/benefits/ben-0/check").Sees(403, "You own this benefit, so somebody else has to check it")
		as(t, site, "Rosa Delgado").Visit("/benefits/ben-5").Follow("Check these figures").Sees(200, "You did not enter these figures").
			Press("These figures are right").Sees(422, "Say what you checked the figures against").
			Fill("What you checked them against", "Audit sheets, January to March 2026").Press("These figures are right").
			Sees(200, "Figures checked", "Verified", "22 November 2026, Rosa Delgado")
		as(t, site, "Amina Yusuf").Visit("/benefits/ben-5/figures/2026-03-01/correct").Fill("How many", "48").Fill("Why it is corrected", "One sheet was read twice").
			Press("Save the correction").Sees(200, "Not since a correction; checked 22 November 2026 before it", "Realised")
	})
}

// The same in Chromium, with script at a desk and without on a phone; nothing scrolls sideways and axe finds nothing.
func TestFiguresAreCheckedInABrowser(t *testing.T) {
	for width, options := range map[int][]webtest.Option{1280: nil, 375: {webtest.NoScript}} {
		a := opened(t, demoDatabases.SQLite(t))
		tab := serve(t, a).Tab(t, width, options...).Visit("/").Press("Rosa Delgado").Visit("/benefits/ben-1").Sees(200, "55.6 hours a working day").FitsWidth()
		tab.Press("Check these figures").Sees(200, "You did not enter these figures").FitsWidth().
			Fill("What you checked them against", "Activity system, March 2026").Press("These figures are right").
			Sees(200, "Figures checked", "Verified", "Rosa Delgado").FitsWidth()
		if len(options) == 0 {
			tab.IsAccessible().Visit("/benefits/ben-3/figures/new").IsAccessible().Visit("/pilots/demo-consent/benefits").IsAccessible()
		}
	}
}

// A contest leaves the figures visible, and a leader settles it; the benefit of another trust cannot be contested.
func TestABenefitIsContestedAndSettled(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		rosa := as(t, site, "Rosa Delgado").Visit("/benefits/ben-2").Sees(200, "Contested: out of the totals until it is settled", "The records team says the queue takes 1.2 minutes", "Answer owed by Lucy Hartley")
		rosa.Follow("Say how it was settled").Press("Settle").Sees(422, "Say how it was settled").
			Fill("How it was settled", "Timed again in October: 0.9 minutes").Press("Settle").Sees(200, "Settled").SeesNot("Answer owed by")
		as(t, site, "Margaret Ellison").Visit("/benefits/ben-2").Sees(200, "Head of administration, Northmoor").SeesNot("Lucy Hartley", "Contest these figures").
			Visit("/benefits/ben-2/contest").Sees(403, "Only a leader of the trust where the benefit falls can contest a benefit")
	})
}

// Two people correct the same figure: the second sees both and loses nothing.
func TestTwoPeopleCorrectAFigure(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-07")
		at := "/benefits/ben-4/figures/2026-03-01/correct"
		amina := as(t, site, "Amina Yusuf").Visit(at)
		as(t, site, "Sanjay Mehta").Visit(at).Fill("Pounds", "1100").Fill("Why it is corrected", "A late invoice").Press("Save the correction").Sees(200, "£1,100")
		amina.Fill("Pounds", "1,090").Fill("Why it is corrected", "Postage was missing").Press("Save the correction").
			Sees(409, "Saved now", "£1,100", "A late invoice", "Sanjay Mehta", "Yours, not saved", "1,090").Holds("Pounds", "1,090").Holds("Why it is corrected", "Postage was missing").
			Press("Save mine instead").Sees(200, "£1,090", "Was £1,100", "Was £1,055")
	})
}

// A button that is pressed twice makes one row, and both answers are the same.
func TestFiguresPressedTwice(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/benefits/ben-3/figures/new")
		_, key, _ := strings.Cut(amina.Body(), `name="_key" value="`)
		_, key, _ = strings.Cut(key, `id="figures"`) // the form of the page, not the header's
		_, key, _ = strings.Cut(amina.Body()[len(amina.Body())-len(key):], `name="_key" value="`)
		key, _, _ = strings.Cut(key, `"`)
		form := url.Values{"_key": {key}, "from-0": {"2025-07-01"}, "to-0": {"2025-09-30"}, "numerator-0": {"120"}, "denominator-0": {"640"}}
		for range 2 {
			amina.Post("/benefits/ben-3/figures", form).Sees(200, "18.75%").IsAt("/benefits/ben-3")
		}
		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-3")
		if err != nil || len(b.Rows) != 4 {
			t.Errorf("%d rows, %v", len(b.Rows), err)
		}
	})
}

// Drafts are their own trust's; what is published is everybody's; what nobody knows looks the same.
func TestWhoReadsBenefits(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/new").Fill("Name of the pilot", "Ward round notes").Press("Save and continue")
		pilot := strings.TrimPrefix(strings.SplitN(amina.Path(), "?", 2)[0], "/pilots/")
		pilot, _, _ = strings.Cut(pilot, "/")
		amina.Visit("/pilots/"+pilot+"/benefits/new?measure=rework-rate").Fill("Target", "5").Fill("By when", "2027-03-31").
			Fill("Who owns it", "Helen Marsh, Director of operations").Press("Promise this benefit").Sees(200, "Benefit promised", "Only people of Northmoor can read this benefit until the pilot is published.")
		draft := amina.Path()
		eastfold := as(t, site, "Margaret Ellison")
		missing := eastfold.Visit("/benefits/nothing").Sees(404).Text()
		for _, path := range []string{draft, draft + "/working", draft + "/figures.csv", "/pilots/" + pilot + "/benefits"} {
			if text := eastfold.Visit(path).Sees(404).Text(); text != missing {
				t.Errorf("%s answers another page than what is missing", path)
			}
		}
		as(t, site, "Fiona Gallagher").Visit(draft).Sees(404) // a draft is not a programme lead's either
		eastfold.Visit("/benefits/ben-0").Sees(200, "Director of operations, Northmoor").SeesNot("Helen Marsh", "Tom Bradshaw").
			Visit("/measures/rework-rate").Sees(200, "Nobody yet, as far as you may know").
			Visit("/benefits/ben-0/figures/2026-03-23/correct").Sees(403)
		amina.Visit("/measures/rework-rate").Sees(200, "Ward round notes").
			Visit("/benefits/ben-0/figures/2026-03-24/correct").Sees(404).Visit("/benefits/ben-0/figures/soon/correct").Sees(404)
	})
}

// The file has the same figures as the page, late ones without a value, and no formula.
func TestFiguresAsAFile(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/benefits/ben-3/figures.csv").Sees(200)
		for _, want := range []string{
			"\ufeffperiod_start,period_end,state,value,numerator,denominator,cases,unit,measure,version,recorded_on,corrected,reason\r\n",
			"2025-04-01,2025-06-30,not_applicable,,,,,percent,time-redeployed,1,", "2025-07-01,2025-09-30,late,,,,,percent,time-redeployed,1,,,\r\n",
			"2026-01-01,2026-03-31,reported,31,1002.2,3233,,percent,time-redeployed,1,2026-04-08,no,\r\n"} {
			if !strings.Contains(amina.Body(), want) {
				t.Errorf("%q is not in the file:\n%s", want, amina.Body())
			}
		}
		if body := amina.Visit("/benefits/ben-4/figures.csv").Body(); strings.Count(body, "2025-11-01") != 1 || !strings.Contains(body, "2025-11-01,2025-11-30,reported,1970,1970,,,pounds,paper-post-cost,1,2026-01-14,yes,") {
			t.Errorf("the corrected figure: %s", body)
		}
	})
}

// The library is searched, and a measure says what to count and who uses it.
func TestMeasures(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Peter Ashdown").Visit("/measures").Sees(200, "32 measures", "Clinical hours freed", "Payroll", "Pay errors").
			Fill("Search the measures", "hours freed").Press("Find").Sees(200, "3 measures", "Administrative hours freed").SeesNot("Pay errors").
			Follow("Clinical hours freed").Sees(200, "What to count", "Waiting time", "Add across teams and trusts.", "Never in one total with", "Northmoor", "55.6 hours a working day").
			Visit("/measures?q=nothing%20like%20it").Sees(200, "No measure matches").
			Visit("/measures/nothing").Sees(404)
	})
}

// No page asks more for more rows: each has its number of statements, here with 46 weeks and with none.
func TestStatementsOfBenefits(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	var n atomic.Int64
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	site := webtest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &n)))
	}))
	amina := as(t, site, "Amina Yusuf")
	for _, c := range []struct {
		path string
		most int64
	}{
		{"/pilots/demo-consent/benefits", 10}, {"/adoptions/adp-hml/benefits", 10}, {"/benefits/ben-0", 20}, {"/benefits/efd-1", 15}, {"/benefits/ben-0/working", 15},
		{"/benefits/ben-0/figures.csv", 15}, {"/benefits/ben-3/figures/new", 9}, {"/benefits/ben-4/figures/2025-11-01/correct", 15}, {"/measures", 7}, {"/measures/clin-time-freed", 10},
		{"/benefits/ben-1/ladder", 26}, {"/benefits/hml-1/ladder", 26}, {"/benefits/ben-1/ladder/2026-01-01", 26}, {"/benefits/ben-1/ladder.csv", 26},
	} {
		amina.Visit(c.path) // the first visit may note that the session was used
		n.Store(0)
		amina.Visit(c.path).Sees(200)
		if got := n.Load(); got > c.most {
			t.Errorf("%s asks %d statements, at most %d", c.path, got, c.most)
		} else {
			t.Logf("%s asks %d statements", c.path, got)
		}
	}
}

// A chart page takes less than 5 ms of the server (issue: measures, benefits and statistical process control, figures).
func BenchmarkBenefitPage(b *testing.B) {
	a, err := open(b.Context(), demoDatabases.SQLite(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := a.Store.Close(); err != nil {
			b.Error(err)
		}
	})
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	enter := httptest.NewRequest(http.MethodPost, "/demo/enter", strings.NewReader("person=p-71"))
	enter.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	in := httptest.NewRecorder()
	s.ServeHTTP(in, enter)
	for b.Loop() {
		r := httptest.NewRequest(http.MethodGet, "/benefits/ben-0", nil)
		for _, c := range in.Result().Cookies() {
			r.AddCookie(c)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("answered %d: %s", w.Code, w.Body)
		}
	}
}
