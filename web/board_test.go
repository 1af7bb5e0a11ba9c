package web_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

const northmoorsHeadline = "Digital consent frees 55.6 clinical hours a working day, Measured (B); 31% are shown to be in use, and it costs £70,150 a year more in cash than it saves."

// A board member reads in one page what was gained, how sure that is, what it costs and who takes it up.
func TestABoardMemberReadsTheBoard(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR").
			Sees(200, "Board of Northmoor Community and Mental Health NHS Trust", northmoorsHeadline,
				"55.6", "clinical hours a working day", "Measured (B)", "not yet checked", "2 to 29 March 2026; target 50",
				"31%", "of hours freed (1,002 of 3,233)", "Estimated (C)", "January to March 2026; target 50%",
				"£18,250", "a year less on paper, print, post and storage", "Measured with comparison (A)", "checked 17 April 2026", "target £13,200",
				"£88,400", "checked 20 April 2026", "plan £86,000",
				"For 31% of the hours freed we can show what they were used for", "After new work, 59.4 hours a working day are left", "In cash it costs £70,150 a year more than it saves",
				"Administrative hours freed", "Contested since 6 May 2026 and out of the totals until it is settled; Lucy Hartley to answer",
				"With its first adopters: 2 other trusts have committed, 1 is live. Repeated at 1 of the 2 trusts needed: Harrowmere, 15.9 clinical hours a working day, Measured (B).",
				"Carrow Vale Hospitals NHS Trust: assessing readiness since 2 November 2026", "Eastfold Partnership NHS Trust: preparing since 9 November 2026",
				"Harrowmere Care NHS Trust: live since 3 August 2026", "Thornsea Coastal Hospitals NHS Trust: not adopting since 3 September 2026",
				"Decided: scale.", "Digital consent, decide what comes next: scale (Board 2026-04 item 11). Concern recorded: finance asked that hours freed are not called a saving. Next review 21 April 2027.",
				"Figures to 31 March 2026, as recorded on 22 November 2026", "Text templates for community notes: Stopped on 17 December 2025. What was learned:", "Who can see this?", "Copy as text").
			SeesNot("Not ready", "Ready to", "not known to")
		if !slices.Contains(p.Links(), "/benefits/ben-1/working") {
			t.Error("the figure does not lead to how it is worked out")
		}
		p.Visit("/benefits/ben-1/working").Sees(200, "55.6")
		p.Visit("/board/ZZ-EFD").Sees(403, "Only")
		p.Visit("/board/ZZ-NOT").Sees(404)
		p.Visit("/board/ENG").Sees(403)
	})
}

// A trust that takes something up reads what its next decision waits for; others read at most the answer.
func TestTheBoardOfAnAdopter(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		as(t, site, "Margaret Ellison").Visit("/board/ZZ-EFD").Sees(200,
			"Digital consent has no hours freed to report yet; the target is 25 clinical hours a working day by 31 December 2027.",
			"Fix the workflow first. Not ready to go live: 22 of 42 met, 17 stop it, 3 not known.", "Next decision: go live, planned for 1 April 2027",
			"Decided: go, with accepted gaps.").SeesNot("£0", "0.0")
		as(t, site, "Anthony Cole").Visit("/board/ZZ-CVL").Sees(200, "Digital consent has no hours freed to report yet.",
			"Wait for 21 answers, with no date yet. Not enough known to adopt:", "Next decision: adopt, planned for 2 March 2027")
		as(t, site, "Judith Crane").Visit("/board/ZZ-THS").Sees(200, "Nothing is being tried or taken up here now.", "Look at what other trusts have tried",
			"Already solved another way: Our record system asks for consent on its own screen").SeesNot("Register a pilot")
		fiona := as(t, site, "Fiona Gallagher").Visit("/board/ZZ-EFD").Sees(200, "Not ready", "22 of 42 met, 17 stop it, 3 not known").
			SeesNot("Fix the workflow first", "Staff record", "Ravi Kapoor")
		private := "/adoptions/" + must(a.StartAdoption(t.Context(), actor(t, a, "p-21"), startOf(extraPilot(t, a, 3)), 0))
		if links := as(t, site, "Margaret Ellison").Visit("/board/ZZ-EFD").Links(); !slices.Contains(links, private) {
			t.Error("the trust's own board does not name what it takes up")
		}
		if links := fiona.Visit("/board/ZZ-EFD").Links(); slices.Contains(links, private) {
			t.Error("a programme lead reads of a take-up that its trust has told nobody of")
		}
		fiona.Visit("/board/ZZ-HML").Sees(200, "Digital consent frees 15.9 clinical hours a working day, Measured (B), not yet accepted by its owner; what they are used for is not known.")
		fiona.Visit("/board/ZZ-CVL").Sees(403)

		ruth, err := a.Actor(t.Context(), "p-51", "")
		if err != nil {
			t.Fatal(err)
		}
		b, err := a.Board(t.Context(), ruth, "ZZ-HML", 0)
		if err != nil || len(b.Adoptions) != 1 {
			t.Fatalf("%d adoptions, %v", len(b.Adoptions), err)
		}
		if x := b.Adoptions[0]; !strings.HasPrefix(x.Answer, "Not ready for business as usual: 39 of 41 met, 2 stop it") || x.Sentence == "" || x.Verdict != "" {
			t.Errorf("Harrowmere: %q, %q", x.Sentence, x.Answer)
		}
	})
}

// On the day after a decision was planned for, it is asked for, with what the evidence says and who records it.
func TestADecisionIsAskedOfTheBoard(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		later := a.At(time.Date(2027, time.April, 2, 12, 0, 0, 0, time.UTC))
		as(t, serve(t, later), "Margaret Ellison").Visit("/board/ZZ-EFD").
			Sees(200, "1 decision is asked of the board", "Go live: Digital consent", "Waiting for a decision since 1 April 2027", "What the evidence says", "Fix the workflow first. Not ready to go live:").
			Follow("Record the decision").IsAt("/adoptions/adp-efd/decisions/new")
		as(t, serve(t, later), "Fiona Gallagher").Visit("/board/ZZ-EFD").Sees(200, "1 decision is asked of the board").SeesNot("Fix the workflow", "Record the decision")
		as(t, serve(t, a), "Margaret Ellison").Visit("/board/ZZ-EFD").Sees(200).SeesNot("asked of the board")
	})
}

// An area adds up what is open below it, by name.
func TestTheBoardOfAnArea(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Fiona Gallagher").Visit("/board/ZZ-ICB").
			Sees(200, northmoorsHeadline, "4 trusts, by name", "Harrowmere Care NHS Trust", "Not in the total above: not yet accepted by its owner", "£70,150 a year more spent",
				"Before their next decision: where most hours wait", "Eastfold", "Go live: 22 of 42 met, 17 stop it, 3 not known", "9,355",
				"2 take-ups told others or committed", "Decided: go on.", "4 benefits", "open to every signed-in person").
			SeesNot("Carrow Vale", "Fix the workflow", "Consent copy").
			Follow("Northmoor Community and Mental Health NHS Trust").IsAt("/board/ZZ-NMR").Sees(200, northmoorsHeadline)
	})
}

// A region shows its boards, England its regions; the totals are those of the trusts below, and what is private stays so.
func TestTheBoardOfARegionAndOfEngland(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		for code, rows := range map[string]string{"ZZ-REG": "Carrow and Coast Integrated Care Board 0 0; Upland North Integrated Care Board 3 2", "ENG": "Upland Region 3 2"} {
			who := access.Actor{ID: "p-72", Organisation: code, Memberships: []access.Membership{{Organisation: code, Role: access.ProgrammeLead}}}
			b, err := a.Board(t.Context(), who, code, 0)
			if err != nil || b.Headline != northmoorsHeadline || len(b.Pilots)+len(b.Adoptions)+len(b.Takers)+len(b.Decisions) > 0 {
				t.Errorf("%s: %q, %v", code, b.Headline, err)
			}
			var got []string
			for _, x := range b.Below {
				if x.Pilots+x.Adoptions > 0 || x.Code[:2] == "ZZ" {
					got = append(got, fmt.Sprintf("%s %d %d", x.Name, x.Pilots, x.Adoptions))
				}
			}
			if s := strings.Join(got, "; "); s != rows {
				t.Errorf("%s: %s", code, s)
			}
			past, err := a.Board(t.Context(), who, code, day.On(2025, 1, 1))
			if err != nil || past.Totals.Freed.Known() || !past.FiguresTo().IsZero() {
				t.Errorf("%s before anything was recorded: %q, %v", code, past.Headline, err)
			}
		}
	})
}

// A past day shows what had been recorded by its end, and says what on the page is of today.
func TestTheBoardAsAtAPastDay(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Peter Ashdown")
		p.Visit("/board/ZZ-NMR?as-at=2026-05-06").Sees(200, "Figures to 31 March 2026, as recorded on 6 May 2026.", "Administrative hours freed, Digital consent: ", "Contested since 6 May 2026")
		p.Visit("/board/ZZ-NMR?as-at=2026-05-05").Sees(200, "as recorded on 5 May 2026").SeesNot("Contested since", "open to first adopters: go")
		p.Visit("/board/ZZ-NMR?as-at=2026-04-17").Sees(200, "checked 17 April 2026").SeesNot("checked 20 April 2026")
		p.Visit("/board/ZZ-NMR?as-at=2026-04-16").Sees(200, "not yet checked").SeesNot("checked 17 April 2026")
		p.Visit("/board/ZZ-NMR?as-at=2020-01-01").Sees(200, "As recorded on 1 January 2020", "Show the page of today").SeesNot("55.6", "£18,250", "31%")
		p.Visit("/board/ZZ-NMR?as-at=2027-01-01").Sees(422, "Day to show must be today or in the past", northmoorsHeadline)
		p.Visit("/board/ZZ-NMR?as-at=yesterday").Sees(422, "Day to show must be a real date, like 30 6 2026")
		p.Visit("/board/ZZ-NMR").Fill("Day to show", "2026-02-31").Press("Show that day").Sees(422, "There is a problem", "Day to show must be a real date")
		p.Visit("/board/ZZ-NMR").Fill("Day to show", "2026-05-05").Press("Show that day").IsAt("/board/ZZ-NMR?as-at=2026-05-05").Sees(200, "as recorded on 5 May 2026")
	})
}

// An organisation without any record says what to do first.
func TestAnEmptyBoard(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		who := access.Actor{ID: "p-21", Organisation: "RRK", Memberships: []access.Membership{{Organisation: "RRK", Role: access.InnovationLead}}}
		b, err := a.Board(t.Context(), who, "RRK", 0)
		if err != nil || !b.Nothing() || b.Headline != "No pilots yet. Register the first." || !b.MayRegister {
			t.Errorf("%q, %v", b.Headline, err)
		}
		if _, err := a.Board(t.Context(), who, "ZZ-NMR", 0); !fault.Is(err, fault.Forbidden) {
			t.Errorf("another board: %v", err)
		}
		if _, err := a.Board(t.Context(), who, "NOT", 0); !fault.Is(err, fault.NotFound) {
			t.Errorf("no such organisation: %v", err)
		}
	})
}

// The page asks the same number of questions of the database however much there is to show.
func TestStatementsOfTheBoard(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		for _, c := range []struct {
			person, code string
			asAt         day.Day
			most         int64
		}{{"p-11", "ZZ-NMR", 0, 35}, {"p-11", "ZZ-NMR", day.On(2026, 5, 5), 38}, {"p-21", "ZZ-EFD", 0, 42}, {"p-51", "ZZ-HML", 0, 42}, {"p-71", "ZZ-ICB", 0, 13}} {
			who, err := a.Actor(t.Context(), c.person, "")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := a.Board(t.Context(), who, c.code, c.asAt); err != nil { // which works out what deeds have overtaken
				t.Fatal(err)
			}
			var n atomic.Int64
			if _, err := a.Board(store.CountStatements(t.Context(), &n), who, c.code, c.asAt); err != nil {
				t.Fatal(err)
			}
			if n.Load() > c.most {
				t.Errorf("%s asks %d statements, want %d or fewer", c.code, n.Load(), c.most)
			}
		}
	})
}

// Every figure of the board is reckoned a second time, straight from the ledgers and by another way, today and on past days.
func TestTheBoardEqualsItsLedgers(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		l := ledgers(t, url)
		who, err := a.Actor(t.Context(), "p-10", "")
		if err != nil {
			t.Fatal(err)
		}
		for _, on := range []day.Day{day.On(2026, 11, 22), day.On(2026, 5, 5), day.On(2026, 4, 10), day.On(2026, 2, 19), day.On(2026, 2, 20), day.On(2026, 1, 13), day.On(2026, 1, 14), day.On(2025, 11, 30)} {
			b, err := a.Board(t.Context(), who, "ZZ-NMR", on)
			if err != nil {
				t.Fatal(err)
			}
			at := on.String()
			same := func(what string, got board.Sum, want *big.Rat) {
				t.Helper()
				switch {
				case want == nil && got.Known():
					t.Errorf("%s, %s: %s, but nothing was recorded", at, what, got.Value)
				case want != nil && (!got.Known() || got.Value.Cmp(want) != 0):
					t.Errorf("%s, %s: %v, want %s", at, what, got.Value, want)
				}
			}
			same("freed", b.Totals.Freed, l.last(at, "ben-1", 4, 1))
			same("put to use", b.Totals.InUse, l.last(at, "ben-3", 1, 100))
			cash, cost := l.aYear(at, "ben-4"), l.aYear(at, "dis-1")
			if cash != nil {
				cash.Neg(cash)
			}
			same("cash", b.Totals.Cash, cash)
			same("cost", b.Totals.Cost, cost)
			l.ladder(t, at, b, a)
			l.waterfall(t, at, b)
		}
	})
}

// ledger reads rows that were recorded by the end of a day, with nothing of the program between.
type ledger struct {
	t  *testing.T
	db *sql.DB
}

func ledgers(t *testing.T, url string) ledger {
	t.Helper()
	driver, dsn := "pgx", url
	if path, lite := strings.CutPrefix(url, "sqlite:"); lite {
		driver, dsn = "sqlite", "file:"+path
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return ledger{t, db}
}

type figureRow struct {
	start           string
	value, num, den sql.NullInt64
}

// standing are the newest rows of each period with a figure since go-live, oldest first. In winter and by noon in summer no
// figure of the story is recorded between midnight in London and midnight UTC, so that the day of UTC will do.
func (l ledger) standing(on, benefit string) []figureRow {
	l.t.Helper()
	rows, err := l.db.QueryContext(context.Background(), `
		SELECT CAST(o.period_start AS TEXT), o.value, o.numerator, o.denominator
		FROM observation o JOIN series s ON s.id = o.series
		WHERE s.benefit = $1 AND o.state = 'reported' AND CAST(o.recorded_at AS TEXT) < $2 AND CAST(o.period_end AS TEXT) >= '2025-09-01'
			AND NOT EXISTS (SELECT 1 FROM observation n WHERE n.series = o.series AND n.period_start = o.period_start AND n.seq > o.seq AND CAST(n.recorded_at AS TEXT) < $2)
		ORDER BY 1`, benefit, on+"~")
	if err != nil {
		l.t.Fatal(err)
	}
	var out []figureRow
	for rows.Next() {
		var r figureRow
		if err := rows.Scan(&r.start, &r.value, &r.num, &r.den); err != nil {
			l.t.Fatal(err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		l.t.Fatal(err)
	}
	if err := rows.Close(); err != nil {
		l.t.Fatal(err)
	}
	return out
}

// last is the sum of numerators over the sum of denominators of the last n, times a factor; nil without rows.
func (l ledger) last(on, benefit string, n int, times int64) *big.Rat {
	rows := l.standing(on, benefit)
	if len(rows) == 0 {
		return nil
	}
	var num, den int64
	for _, r := range rows[max(0, len(rows)-n):] {
		num, den = num+r.num.Int64, den+r.den.Int64
	}
	return big.NewRat(num*times, den)
}

// aYear is what the last three months come to in a year, less the baseline of a year, in pounds; nil without rows.
func (l ledger) aYear(on, benefit string) *big.Rat {
	rows := l.standing(on, benefit)
	if len(rows) == 0 {
		return nil
	}
	rows = rows[max(0, len(rows)-3):]
	var sum, before int64
	for _, r := range rows {
		sum += r.value.Int64
	}
	err := l.db.QueryRowContext(context.Background(), `
		SELECT value FROM baseline WHERE benefit = $1 AND CAST(recorded_at AS TEXT) < $2 ORDER BY seq DESC LIMIT 1`, benefit, on+"~").Scan(&before)
	if err != nil {
		l.t.Fatal(err)
	}
	year := big.NewRat(sum*12, int64(len(rows))*10000)
	return year.Sub(year, big.NewRat(before, 10000))
}

// ladder reckons the rungs of the quarter for which use was counted.
func (l ledger) ladder(t *testing.T, on string, b app.Board, a *app.App) {
	t.Helper()
	if drawn, ok := b.Totals.Ladder(b.Models, a.Library.Measures.Grades); ok {
		l.rungs(t, on, on, drawn)
	}
}

// rungs reckons those of a ladder to which Northmoor alone adds, from rows recorded by the end of a day.
func (l ledger) rungs(t *testing.T, at, on string, drawn board.Ladder) {
	t.Helper()
	used := l.standing(on, "ben-3")
	if len(used) == 0 {
		return
	}
	quarter := used[len(used)-1]
	var hours, days int64
	for _, r := range l.standing(on, "ben-1") {
		if r.start >= quarter.start && r.start < after(quarter.start) {
			hours, days = hours+r.num.Int64, days+r.den.Int64
		}
	}
	for i, want := range []*big.Rat{big.NewRat(10*420, 60), big.NewRat(hours, days), big.NewRat(quarter.num.Int64, days)} {
		if got := drawn.Rungs[i].Hours; got == nil || got.Cmp(want) != 0 {
			t.Errorf("%s, rung %d: %v, want %s", at, i, got, want)
		}
	}
}

// after is the first day of the next quarter.
func after(quarter string) string {
	d, err := day.Parse(quarter[:10])
	if err != nil {
		return ""
	}
	return d.AddMonths(3).String()
}

// waterfall adds up minutes and shares of every step that is not kept, at 336 cases a day.
func (l ledger) waterfall(t *testing.T, on string, b app.Board) {
	t.Helper()
	w, ok := b.Totals.HoursWaterfall(b.Models)
	if !ok {
		t.Errorf("%s: no waterfall of hours", on)
		return
	}
	sums := map[string]int64{}
	rows, err := l.db.QueryContext(context.Background(), `
		SELECT s.side, s.staff_group, SUM(s.minutes * s.share)
		FROM step s JOIN workflow_version v ON v.id = s.version JOIN workflow f ON f.id = v.workflow
		WHERE f.subject_id = 'demo-consent' AND v.seq = (SELECT MAX(x.seq) FROM workflow_version x WHERE x.workflow = f.id) AND s.staff_group <> 'none'
			AND NOT EXISTS (SELECT 1 FROM change c WHERE c.version = s.version AND c.decision = 'keep' AND (c.old_step = s.step_id OR c.new_step = s.step_id))
		GROUP BY s.side, s.staff_group`)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var side, group string
		var sum int64
		if err := rows.Scan(&side, &group, &sum); err != nil {
			t.Fatal(err)
		}
		sums[side+" "+group] = sum
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	net := new(big.Rat)
	for i, part := range []struct {
		of   string
		sign int64
	}{{"before nursing_midwifery", 1}, {"before administrative", 1}, {"after nursing_midwifery", -1}, {"after administrative", -1}} {
		want := big.NewRat(part.sign*sums[part.of]*336, 10000*10000*100*60)
		net.Add(net, want)
		if got := w.Steps[i].Value; got.Cmp(want) != 0 {
			t.Errorf("%s, %s: %s, want %s", on, w.Steps[i].Label, got, want)
		}
	}
	if got := w.Steps[4].Value; got.Cmp(net) != 0 {
		t.Errorf("%s, net: %s, want %s", on, got, net)
	}
	if got, want := fmt.Sprint(w.Steps[4].Shown), "+59.4"; got != want {
		t.Errorf("%s, net shown: %s, want %s", on, got, want)
	}
}

// The page is accessible and fits, wide and on a phone, with everything unfolded, and asks no other host for anything.
func TestTheBoardInABrowser(t *testing.T) {
	site := serve(t, opened(t, demoDatabases.SQLite(t)))
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		for _, c := range []struct{ name, path string }{
			{"Peter Ashdown", "/board/ZZ-NMR"}, {"Peter Ashdown", "/board/ZZ-NMR?as-at=2026-05-06"}, {"Margaret Ellison", "/board/ZZ-EFD"},
			{"Judith Crane", "/board/ZZ-THS"}, {"Fiona Gallagher", "/board/ZZ-ICB"}, {"Fiona Gallagher", "/board/ZZ-HML"},
		} {
			tab := site.Tab(t, width).Visit("/").Press(c.name).Visit(c.path).Sees(200, "Board of")
			var opened int
			tab.Eval(`[...document.querySelectorAll("main details")].map(d => d.open = true).length`, &opened)
			tab.IsAccessible().FitsWidth()
			if n := tab.Problems(); len(n) > 0 {
				t.Errorf("%s at %d: %v", c.path, width, n)
			}
		}
	}
}
