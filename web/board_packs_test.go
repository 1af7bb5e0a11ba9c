package web_test

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/web/webtest"
)

// A secretary prepares the paper of the board, writes beside its figures, publishes it, and what was published never
// changes: a correction shows in the next paper alone, and the page of that day still says what the paper says.
func TestTheBoardsPaper(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		site, ctx := serve(t, a), t.Context()
		marion := as(t, site, "Marion Lister").Visit("/board/ZZ-NMR").Sees(200, "Since paper 1 of 21 April 2026", "Decided: scale.", "Now first adopters since 20 May 2026.", "At risk, lapsed and accepted gaps")
		marion.Follow("Prepare the board paper").Sees(200, "Paper 2 fills itself from the records", "numbered when published", northmoorsHeadline)
		marion.Fill("Decision 1", "Agree the use of the freed hours").Press("Publish and number this paper").Sees(422, "Select what decision 1 is about").Holds("Decision 1", "Agree the use of the freed hours")
		marion.Fill("What decision 1 is about", "Put to use").Fill("Comment on decision 1", "Teams are ready.").Fill("Day of the meeting", "2026-02-31").Press("Save the draft").Sees(422, "Day of the meeting must be a real date")
		marion.Fill("Comment on decision 1", strings.Repeat("x", 201)).Press("Save the draft").Sees(422, "Comment on decision 1 must be 200 characters or fewer; it is 1 too long", "You can enter up to 200 characters").Fill("Comment on decision 1", "Teams are ready.")
		marion.Fill("Day of the meeting", "2026-11-30").Fill("Comment on freed", "Shown by two teams.").Press("Save the draft").Sees(200, "Draft saved", "1 decision is asked of the board", "Marion Lister")

		marion.Visit("/").Sees(200, "Board paper 2 for Northmoor: draft, figures to 31 March 2026")
		rosa := as(t, site, "Rosa Delgado").Visit("/board/ZZ-NMR/packs/new").Holds("Decision 1", "Agree the use of the freed hours")
		marion.Visit("/board/ZZ-NMR/packs/new").Fill("Key issues", "One figure is contested.").Press("Save the draft").Sees(200, "Draft saved")
		rosa.Fill("Recommendation", "Agree.").Press("Save the draft").Sees(409, "Somebody else saved this draft").Holds("Recommendation", "Agree.")

		marion.Visit("/board/ZZ-NMR/packs/new").Press("Publish and number this paper").IsAt("/board/ZZ-NMR/packs/2").
			Sees(200, "Published as board paper 2", "Board paper 2", "One figure is contested.", "Shown by two teams.", "Marion Lister", "Teams are ready.", "Since paper 1 of 21 April 2026",
				"Put to use: 31% of hours freed (1,002 of 3,233), Estimated (C), not yet checked; January to March 2026; target 50%.", "It supersedes paper 1.", "Fingerprint of this paper (SHA-256)")
		peter := as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR").Follow("Read the paper").IsAt("/board/ZZ-NMR/packs/2")
		peter.Visit("/board/ZZ-NMR/packs/1").Sees(200, "Paper 2 has superseded this one.", "Agree what the freed hours are for, team by team", "Helen Marsh").Visit("/board/ZZ-NMR/packs").Sees(200, "2 papers; the newest is of 22 November 2026.")
		for _, gone := range []string{"/board/ZZ-NMR/packs/3", "/board/ZZ-NMR/packs/0", "/board/ZZ-NMR/packs/01", "/board/ZZ-NMR/packs/x", "/board/ZZ-EFD/packs/1", "/board/ZZ-EFD/packs", "/board/ZZ-NOT/packs"} {
			peter.Visit(gone).Sees(404)
		}
		peter.Visit("/board/ZZ-NMR/packs/new").Sees(403, "Only a leader or the secretary")
		as(t, site, "Judith Crane").Visit("/board/ZZ-NMR/packs/new").Sees(404)

		before, err := a.Store.Read().BoardPack(ctx, "ZZ-NMR", 2)
		if err != nil {
			t.Fatal(err)
		}
		frozen, err := board.ReadPack([]byte(before.Frozen))
		if err != nil {
			t.Fatal(err)
		}
		theFiles(t, peter, frozen)
		theLedgers(t, url, frozen)
		correctLater(t, a)
		after, err := a.Store.Read().BoardPack(ctx, "ZZ-NMR", 2)
		if err != nil || after.Frozen != before.Frozen || after.SHA256 != before.SHA256 {
			t.Errorf("the published paper changed: %v", err)
		}
		later := a.At(time.Date(2026, time.November, 25, 12, 0, 0, 0, time.UTC))
		who, err := later.Actor(ctx, "p-11", "")
		if err != nil {
			t.Fatal(err)
		}
		now, err := later.Board(ctx, who, "ZZ-NMR", 0)
		if err != nil || now.Headline == frozen.Headline || len(now.Changes) == 0 {
			t.Errorf("the correction does not show on the page of today: %q, %v", now.Headline, err)
		}
		for n, on := range map[int]day.Day{1: day.On(2026, time.April, 21), 2: day.On(2026, time.November, 22)} {
			asItWas(t, later, n, on)
		}
		report, err := later.Check(ctx)
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v, %v", report.Wrong, err)
		}
	})
}

// Of a trust that has neither a pilot nor a take-up no paper is published, and none is kept.
func TestAPaperOfNothing(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		who := access.Actor{ID: "p-61", Organisation: "RRK", Memberships: []access.Membership{{Organisation: "RRK", Role: access.TrustLeader}}}
		if _, err := a.PublishBoardPack(t.Context(), who, "RRK", board.DraftInput{}, 0); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(fault.Of(err).Fields.For("title"), "There is nothing to report yet") {
			t.Errorf("a paper of nothing: %v", err)
		}
		if _, err := a.Store.Read().BoardPack(t.Context(), "RRK", 1); !fault.Is(err, fault.NotFound) {
			t.Errorf("it was kept: %v", err)
		}
	})
}

// theFiles carry the same figures as the page.
func theFiles(t *testing.T, p *webtest.Person, frozen board.Pack) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.Visit("/board/ZZ-NMR/packs/2/figures.csv").Sees(200).Body(), "\ufeff"))).ReadAll()
	if err != nil || len(lines) != 1+4+len(frozen.Figures) || !strings.HasPrefix(lines[1][7], "55.") {
		t.Fatalf("%v, %v", lines, err)
	}
	book, err := excelize.OpenReader(strings.NewReader(p.Visit("/board/ZZ-NMR/packs/2/figures.xlsx").Body()))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Figures")
	if err != nil || len(rows) != len(lines) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows {
		if row[0] != lines[i][0] || row[4] != lines[i][4] {
			t.Errorf("row %d: %v, %v", i, row, lines[i])
		}
	}
	if kind, err := book.GetCellType("Figures", "H2"); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Errorf("the value is text: %v, %v", kind, err)
	}
}

// theLedgers give the figures of the paper a second time, by another way.
func theLedgers(t *testing.T, url string, p board.Pack) {
	t.Helper()
	l := ledgers(t, url)
	at := p.On.String()
	cash := l.aYear(at, "ben-4")
	for i, want := range []*big.Rat{l.last(at, "ben-1", 4, 1), l.last(at, "ben-3", 1, 100), cash.Neg(cash), l.aYear(at, "dis-1")} {
		if got := p.Tiles[i]; got.Exact == nil || got.Exact.Cmp(want) != 0 {
			t.Errorf("%s: %v, want %s", got.Name, got.Exact, want)
		}
	}
}

// correctLater corrects the newest figure of the hours freed, three days after the paper.
func correctLater(t *testing.T, a *app.App) {
	t.Helper()
	later := a.At(time.Date(2026, time.November, 25, 10, 0, 0, 0, time.UTC))
	who, err := later.Actor(t.Context(), "p-06", "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := later.Benefit(t.Context(), who, "ben-1")
	if err != nil {
		t.Fatal(err)
	}
	o, ok := b.Newest()
	if !ok {
		t.Fatal("no figure")
	}
	in := benefit.Input{From: o.Period.From.String(), To: o.Period.To.String(), Numerator: "100", Denominator: "20", Value: "5", Reason: "Two clinics were counted twice"}
	if _, err := later.CorrectFigure(t.Context(), who, "ben-1", o.Period.From, in, o.Seq); err != nil {
		t.Fatal(err)
	}
}

// asItWas compares the page of a past day with the paper that was published on it.
func asItWas(t *testing.T, later *app.App, n int, on day.Day) {
	t.Helper()
	who, err := later.Actor(t.Context(), "p-11", "")
	if err != nil {
		t.Fatal(err)
	}
	row, err := later.Store.Read().BoardPack(t.Context(), "ZZ-NMR", n)
	if err != nil {
		t.Fatal(err)
	}
	p, err := board.ReadPack([]byte(row.Frozen))
	if err != nil {
		t.Fatal(err)
	}
	page, err := later.Board(t.Context(), who, "ZZ-NMR", on)
	if err != nil {
		t.Fatal(err)
	}
	if page.Headline != p.Headline || page.FiguresTo() != p.FiguresTo || len(page.Benefits) != len(p.Figures) || len(page.Decisions) != len(p.Decisions) {
		t.Errorf("paper %d: %q, the page of that day: %q", n, p.Headline, page.Headline)
	}
	for i, x := range page.Totals.FreezeTiles() {
		if y := p.Tiles[i]; x.Figure != y.Figure || x.Foot != y.Foot || x.Note != y.Note || x.Grade != y.Grade {
			t.Errorf("paper %d, %s: %+v, the page of that day: %+v", n, y.Name, y, x)
		}
	}
	for i, x := range page.Benefits {
		y := p.Figures[i]
		if got := x.Freeze(y.Of, later.Library.Measures.Grades); got.Now != y.Now || got.Status != y.Status || got.Grade != y.Grade || got.Target != y.Target {
			t.Errorf("paper %d, %s: %+v, the page of that day: %+v", n, y.Name, y, got)
		}
	}
	for i, x := range page.Pilots {
		if y := p.Subjects[i]; x.Stage.Key != y.Stage || x.Since != y.Since || x.Sentence != y.Sentence {
			t.Errorf("paper %d: %s %s, the page of that day: %s %s", n, y.Stage, y.Sentence, x.Stage.Key, x.Sentence)
		}
	}
	if len(page.Changes) > 0 && on < day.On(2026, time.November, 22) {
		for _, c := range page.Changes {
			if c.Mark == board.MarkNew {
				t.Errorf("paper %d and the page of its day differ: %+v", n, c)
			}
		}
	}
}

// Page 1 of the paper fits one sheet, and the whole prints as a tagged PDF with an outline; it is accessible and fits, wide
// and on a phone.
func TestTheBoardsPaperOnPaper(t *testing.T) {
	site := serve(t, opened(t, demoDatabases.SQLite(t)))
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		tab := site.Tab(t, width).Visit("/").Press("Marion Lister")
		for _, path := range []string{"/board/ZZ-NMR/packs/1", "/board/ZZ-NMR/packs/new", "/board/ZZ-NMR/packs"} {
			tab.Visit(path).IsAccessible().FitsWidth()
		}
		if n := tab.Problems(); len(n) > 0 {
			t.Errorf("at %d: %v", width, n)
		}
		if width != webtest.Desktop {
			continue
		}
		pdf := tab.Visit("/board/ZZ-NMR/packs/1").Print()
		if n := webtest.Sheets(pdf); n != 5 { // front sheet, summary, the pilot, two with everything
			t.Errorf("the paper takes %d sheets", n)
		}
		for _, want := range []string{"/StructTreeRoot", "/Outlines", "/Marked true"} {
			if !bytes.Contains(pdf, []byte(want)) {
				t.Errorf("the PDF has no %s", want)
			}
		}
	}
}
