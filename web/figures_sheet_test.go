package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/demo"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

const consentFigures = "/pilots/demo-consent/figures"

// rowsOf are all rows of a benefit, and the number of lines in its history.
func rowsOf(t *testing.T, a *app.App, id string) (rows []benefit.Observation, lines int) {
	t.Helper()
	b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), id)
	if err != nil {
		t.Fatal(err)
	}
	return b.Rows, events(t, a, "benefit", id)
}

// All benefits of a pilot stand in one grid; a late figure and two corrections are one save with one line of history.
func TestFiguresOfAllBenefitsInOneGrid(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		_, before := rowsOf(t, a, "ben-4")
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits").Follow("Fill in the figures of all benefits").
			Sees(200, "1 figure is late.", "Every week", "Every month", "Every quarter", "Late", "Not applicable", "Was £1,790", "Was 92% (46 and 50)").
			Holds("Total minutes, Hands-on minutes per case, the week of 23 March 2026", "240").
			Holds("Pounds, Cost of running it, August 2025", "n/a").
			Press("Save the figures").Sees(422, "Enter or change at least one figure").
			Fill("How many, Freed hours put to use, July to September 2025", "120").Fill("Out of how many, Freed hours put to use, July to September 2025", "640").
			Fill("Pounds, Paper, print, post and storage cost, February 2026", "1,070").
			Fill("Pounds, Cost of running it, March 2026", "(£500)").
			Press("Save the figures").
			Sees(422, "Say why figures that were saved before are changed").
			Holds("How many, Freed hours put to use, July to September 2025", "120").Holds("Pounds, Paper, print, post and storage cost, February 2026", "1,070").
			Fill("Why saved figures are changed", "Late invoices").
			Press("Save the figures").
			Sees(200, "Is this right?", "Is -£500 right? For March 2026, the other figures lie between £7,180 and £7,360", "Nothing is saved yet")
		if rows, _ := rowsOf(t, a, "ben-3"); len(rows) != 3 {
			t.Fatalf("%d rows while a question is open", len(rows))
		}
		amina.Fill("Pounds, Cost of running it, March 2026", "£7.4k").
			Press("Save: it is right").
			Sees(200, "1 figure saved and 1 figure corrected", "Every figure that is owed is in.", "Was £1,062")
		rows, events := rowsOf(t, a, "ben-4")
		if last := rows[len(rows)-2]; events != before+1 || last.Seq != 2 || last.Reason != "Late invoices" || last.Value.Plain() != "1070" {
			t.Errorf("%d new lines of history, %+v", events-before, last)
		}
		amina.Visit("/benefits/ben-4/history").Sees(200, "Amina Yusuf recorded figures", "Late invoices", "1,062")
		amina.Visit("/benefits/ben-4").Sees(200, "Was £1,062", "Amina Yusuf corrected it to £1,070: Late invoices")
	})
}

// What cannot be a figure is refused beside its cell with what to do, and the rest of the grid is kept.
func TestBadFiguresInTheGrid(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		before, _ := rowsOf(t, a, "dis-1")
		const month = ", Records complete first time, February 2026"
		amina := as(t, site, "Amina Yusuf")
		for _, c := range []struct{ many, of, says string }{
			{"many", "50", "How many must be a number, like 16.2"},
			{"1,23,456", "50", "How many must be a number, like 16.2"},
			{"Inf", "50", "How many must be a number, like 16.2"},
			{"#DIV/0!", "50", "How many is an error of the spreadsheet: mend its formula there, or leave this empty"},
			{"£5", "50", "How many must be in plain numbers, not in pounds"},
			{"~48", "50", "How many must be one exact number, not about so much or a range"},
			{"51", "50", "51 of 50 is more than all of them: the first figure cannot be above the second"},
			{"0", "0", "Out of how many must be more than 0"},
			{"48", "", "Enter both figures of the ratio, or only the result"},
			{"", "", "the saved figure is 98% (49 and 50) and stays in the history. Put it back, correct it, or write n/a where there could be none"},
		} {
			amina.Visit(consentFigures).Fill("How many"+month, c.many).Fill("Out of how many"+month, c.of).
				Fill("Pounds, Cost of running it, March 2026", "7,500").Fill("Why saved figures are changed", "Counted again").
				Press("Save the figures").Sees(422, c.says).
				Holds("How many"+month, c.many).Holds("Out of how many"+month, c.of).Holds("Pounds, Cost of running it, March 2026", "7,500")
		}
		for row, says := range map[string]string{
			"month 2027-01-01 2027-01-31": "the period must not be in the future",
			"month 2026-11-01 2026-11-30": "the period is not over",
			"month 2026-02-03 2026-02-20": "overlaps the figure for February 2026",
		} {
			first := strings.Fields(row)[1]
			amina.Post(consentFigures, url.Values{"row": {row}, "value-dis-1-" + first: {"7500"}}).Sees(422, says)
		}
		if rows, _ := rowsOf(t, a, "dis-1"); len(rows) != len(before) {
			t.Errorf("%d rows of running cost, there were %d", len(rows), len(before))
		}
	})
}

// Zero, not applicable, suppressed and not yet there are four things.
func TestFourStatesInTheGrid(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const q = ", Freed hours put to use, July to September 2025"
		amina := as(t, site, "Amina Yusuf").Visit(consentFigures).Fill("How many"+q, "0").Fill("Out of how many"+q, "640").Press("Save the figures").
			Sees(200, "Is 0% right? For July to September 2025, the figure to compare with is 31%").Press("Save: it is right").Sees(200, "1 figure saved")
		for _, c := range []struct{ typed, sees string }{{"n/a", "Not applicable"}, {"*", "Suppressed"}, {"<5", ""}} {
			amina.Fill("How many"+q, c.typed).Fill("Out of how many"+q, "").Fill("Why saved figures are changed", "Looked at again").Press("Save the figures")
			if c.sees == "" {
				amina.Sees(422, "Enter or change at least one figure")
			} else {
				amina.Sees(200, "1 figure corrected", c.sees)
			}
		}
		amina.Visit("/benefits/ben-3").Sees(200, "Suppressed", "Was 0%")
		rows, _ := rowsOf(t, a, "ben-3")
		var states []string
		for _, o := range rows {
			if o.Period.From.String() == "2025-07-01" {
				states = append(states, string(o.State)+" "+o.Value.Plain())
			}
		}
		if got := strings.Join(states, ", "); got != "reported 0, not_applicable , suppressed " {
			t.Errorf("the quarter went through %s", got)
		}
	})
}

// Two people fill the same grid: what does not meet is saved for both, and where they meet the second sees both.
func TestTwoPeopleInOneGrid(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-06")
		const paper, cost, late = "Pounds, Paper, print, post and storage cost, March 2026", "Pounds, Cost of running it, March 2026", ", Freed hours put to use, July to September 2025"
		amina := as(t, site, "Amina Yusuf").Visit(consentFigures)
		as(t, site, "Helen Marsh").Visit(consentFigures).Fill(paper, "1,060").Fill("How many"+late, "100").Fill("Out of how many"+late, "640").
			Fill("Why saved figures are changed", "A late invoice").Press("Save the figures").Sees(200, "1 figure saved and 1 figure corrected")
		amina.Fill(cost, "7,410").Fill("Why saved figures are changed", "Rounding").Press("Save the figures").Sees(200, "1 figure corrected")
		// What Amina did not touch is Helen's; what both typed is shown to Amina twice.
		stale := as(t, site, "Amina Yusuf").Visit(consentFigures).Holds(paper, "1060")
		as(t, site, "Helen Marsh").Visit(consentFigures).Fill(paper, "1,065").Fill("Why saved figures are changed", "Stamps").Press("Save the figures").Sees(200, "1 figure corrected")
		stale.Fill(paper, "1,080").Fill(cost, "7,420").Fill("Why saved figures are changed", "Postage was missing").Press("Save the figures").
			Sees(409, "Saved now", "Helen Marsh", "£1,065", "Yours, not saved", "pounds 1,080").Holds(paper, "1,080").Holds(cost, "7,420")
		again := stale
		again.Press("Keep the saved figures").Sees(200).Holds(paper, "1065").Holds(cost, "7,420").Holds("Why saved figures are changed", "Postage was missing").
			Fill(paper, "1,090").Press("Save the figures").Sees(200, "2 figures corrected")
		rows, _ := rowsOf(t, a, "ben-4")
		var said []string
		for _, o := range rows[len(rows)-4:] {
			said = append(said, o.Value.Plain())
		}
		if got := strings.Join(said, " "); got != "1055 1060 1065 1090" {
			t.Errorf("March 2026 went through %s", got)
		}
	})
}

// "Save mine instead" corrects what the other saved, by name.
func TestMineInsteadInTheGrid(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-06")
		const q = ", Freed hours put to use, July to September 2025"
		amina := as(t, site, "Amina Yusuf").Visit(consentFigures).Fill("How many"+q, "120").Fill("Out of how many"+q, "640")
		as(t, site, "Helen Marsh").Visit(consentFigures).Fill("How many"+q, "100").Fill("Out of how many"+q, "640").Press("Save the figures").Sees(200, "1 figure saved")
		amina.Press("Save the figures").Sees(409, "15.625% (100 and 640)", "how many 120, out of how many 640").
			Press("Save mine instead").Sees(422, "Say why figures that were saved before are changed").
			Fill("Why saved figures are changed", "The rota says 120").Press("Save the figures").Sees(200, "1 figure corrected")
	})
}

// A grid sent twice is one set of rows; the draft of one person is nobody else's and goes when it is saved.
func TestGridPressedTwiceAndDraft(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-06")
		amina := as(t, site, "Amina Yusuf").Visit(consentFigures)
		form := url.Values{"row": {"quarter 2025-07-01 2025-09-30"}, "numerator-ben-3-2025-07-01": {"120"}, "denominator-ben-3-2025-07-01": {"640"}}
		amina.Post(consentFigures+"/draft", form).Sees(200, "Draft kept at")
		amina.Visit(consentFigures).Sees(200, "You have figures here that are not saved").Holds("How many, Freed hours put to use, July to September 2025", "120")
		as(t, site, "Helen Marsh").Visit(consentFigures).SeesNot("You have figures here that are not saved")
		if rows, _ := rowsOf(t, a, "ben-3"); len(rows) != 3 {
			t.Fatal("a draft is a figure")
		}
		_, rest, _ := strings.Cut(amina.Body(), `id="figures"`)
		_, key, _ := strings.Cut(rest, `name="_key" value="`)
		key, _, _ = strings.Cut(key, `"`)
		form.Set("_key", key)
		for range 2 {
			amina.Post(consentFigures, form).Sees(200, "Every figure that is owed is in.").IsAt(consentFigures)
		}
		if rows, _ := rowsOf(t, a, "ben-3"); len(rows) != 4 {
			t.Errorf("%d rows after pressing twice", len(rows))
		}
		amina.Visit(consentFigures).SeesNot("You have figures here that are not saved").
			Post(consentFigures+"/draft", url.Values{"row": {"month 2026-03-01 2026-03-31"}, "seen-ben-4-2026-03-01": {"1"}, "value-ben-4-2026-03-01": {"9"}}).Sees(200)
		amina.Visit(consentFigures).Holds("Pounds, Paper, print, post and storage cost, March 2026", "9").Press("Throw this draft away").
			Sees(200, "Thrown away: nothing of it was saved").Holds("Pounds, Paper, print, post and storage cost, March 2026", "1055")
	})
}

// Saving asks as many statements for forty-six weeks of two benefits as for one figure, and so does the page.
func TestStatementsOfTheGrid(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	var n atomic.Int64
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	site := webtest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &n)))
	}))
	amina := as(t, site, "Amina Yusuf")
	ids := make([]string, 2)
	for i := range ids {
		ids[i] = strings.TrimPrefix(amina.Visit("/pilots/demo-consent/benefits/new?measure=step-minutes-per-case").Fill("Target", "10.2").Fill("By when", "2026-02-28").
			Fill("Who owns it", "Helen Marsh, Director of operations").Fill("How often a figure is due", "Every week").Press("Promise this benefit").Path(), "/benefits/")
	}
	save := func(weeks int, from day.Day, ids ...string) int64 {
		form := url.Values{}
		for i, p := range benefit.Weekly.Running(from, weeks) {
			form.Add("row", "week "+p.From.String()+" "+p.To.String())
			for _, id := range ids {
				form.Set("value-"+id+"-"+p.From.String(), fmt.Sprintf("%d.5", 10+i%3))
			}
		}
		amina.Visit(consentFigures)
		n.Store(0)
		amina.Post(consentFigures, form).Sees(200, "saved")
		return n.Load()
	}
	save(1, day.On(2025, 2, 24), ids[0])
	one, many := save(1, day.On(2025, 3, 3), ids[0]), save(46, day.On(2025, 3, 10), ids...)
	if one > 50 || many > one+8 { // rows are written 25 at a time, figures and what is kept of them
		t.Errorf("%d statements for one figure, %d for 92", one, many)
	}
	amina.Visit(consentFigures)
	n.Store(0)
	if amina.Visit(consentFigures).Sees(200); n.Load() > 14 {
		t.Errorf("the page asks %d statements", n.Load())
	}
}

// In a browser, forty-six weeks go into the grid with one paste, keys move as in a spreadsheet, and what is typed is kept.
func TestGridIsAsQuickAsASpreadsheet(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	old, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-0")
	if err != nil {
		t.Fatal(err)
	}
	id := strings.TrimPrefix(as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits/new?measure=step-minutes-per-case").Fill("Target", "10.2").Fill("By when", "2026-02-28").
		Fill("Who owns it", "Helen Marsh, Director of operations").Fill("How often a figure is due", "Every week").Press("Promise this benefit").Path(), "/benefits/")
	var cells, dated strings.Builder
	for _, o := range old.Standing {
		cells.WriteString(o.Numerator.Plain() + "\\t" + o.Denominator.Plain() + "\\n")
		dated.WriteString(o.Period.From.Time().Format("02/01/2006") + "\\t" + o.Numerator.Plain() + "\\t" + o.Denominator.Plain() + "\\n")
	}
	paste := func(tab *webtest.Tab, cell, text string) {
		tab.Eval(`(() => {
			const data = new DataTransfer()
			data.setData('text/plain', "`+text+`")
			const into = document.getElementById('`+cell+`')
			into.focus()
			into.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
			return true
		})()`, new(bool))
	}
	value := func(tab *webtest.Tab, cell string) (s string) {
		tab.Eval(`document.getElementById('`+cell+`').value`, &s)
		return s
	}
	first := "numerator-" + id + "-2025-05-12"
	tab := site.Tab(t, 1366).Visit("/").Press("Amina Yusuf").Visit(consentFigures + "?since-day=12&since-month=5&since-year=2025").FitsWidth()
	paste(tab, first, cells.String())
	if a, b := value(tab, first), value(tab, "denominator-"+id+"-2026-03-23"); a != "660" || b != "40" {
		t.Fatalf("one paste: the first week holds %q and the last %q", a, b)
	}
	for _, k := range []struct{ keys, at string }{
		{kb.ArrowDown, "numerator-" + id + "-2025-05-19"}, {kb.Enter, "numerator-" + id + "-2025-05-26"}, {kb.ArrowRight, "denominator-" + id + "-2025-05-26"},
		{kb.ArrowUp, "denominator-" + id + "-2025-05-19"}, {kb.Tab, "value-" + id + "-2025-05-19"}, {kb.ArrowLeft, "denominator-" + id + "-2025-05-19"},
	} {
		var at string
		if tab.Keys(k.keys).Eval(`document.activeElement.id`, &at); at != k.at {
			t.Fatalf("%q went to %s, want %s", k.keys, at, k.at)
		}
	}
	tab.Sees(200, "Draft kept at").Visit(consentFigures).Sees(200, "You have figures here that are not saved").IsAccessible()
	if got := value(tab, first); got != "660" {
		t.Fatalf("the draft holds %q", got)
	}
	tab.Press("Throw this draft away").Sees(200, "Thrown away")
	// A column with its days finds its weeks, however long ago.
	paste(tab, "numerator-"+id+"-2026-03-23", dated.String())
	tab.Sees(200, "46 lines were put into the table").Press("Save the figures").Sees(200, "46 figures saved")
	if rows, events := rowsOf(t, a, id); len(rows) != 46 || events != 2 {
		t.Errorf("%d rows and %d lines of history after a promise and a paste", len(rows), events)
	}
	phone := site.Tab(t, 375, webtest.NoScript).Visit("/").Press("Amina Yusuf").Visit(consentFigures).FitsWidth()
	phone.Fill("How many, Freed hours put to use, July to September 2025", "-").Press("Save the figures").Sees(422, "Enter or change at least one figure").FitsWidth()
}
