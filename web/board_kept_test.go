package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// The page of today, which is made of kept rows, says after any deeds and on any day what the live paper says, which is made of the
// ledgers; and what to fix first finds what scoring every answer finds.
func TestTheBoardOfTodayEqualsItsLedgers(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		r := rand.New(rand.NewPCG(17, 4))
		ctx, at := t.Context(), now
		owner, others := actor(t, a, "p-21"), map[string]access.Actor{}
		for i := range 12 {
			id := fmt.Sprintf("p-%02d", i+1)
			others[id] = actor(t, a, id)
		}
		for i := range 48 {
			if i%8 == 7 {
				at = at.Add(time.Duration(r.IntN(60)) * 24 * time.Hour)
				then := at
				a.Now = func() time.Time { return then }
			}
			err := randomEdit(t, a, owner, r)
			if err == nil {
				err = randomFigures(ctx, a, others, r)
			}
			if err != nil {
				t.Fatalf("deed %d: %v", i, err)
			}
			if i%4 != 3 {
				continue
			}
			for code, who := range map[string]access.Actor{"ZZ-NMR": others["p-10"], "ZZ-EFD": owner} {
				is, want := boardAndPaper(t, a, who, code)
				if at := differsAt(is, want); at >= 0 {
					t.Fatalf("after deed %d on %s the page of %s says\n…%.300s\nand its ledgers\n…%.300s", i, a.Today(), code, is[max(0, at-100):], want[max(0, at-100):])
				}
			}
			fixesAsScored(t, a, owner, "ZZ-EFD")
			if report, err := a.Check(ctx); err != nil || len(report.Wrong) > 0 {
				t.Fatalf("after deed %d: %v %v", i, report.Wrong, err)
			}
		}
	})
}

// randomFigures does one of the deeds that move benefits; what the rules refuse counts as done.
func randomFigures(ctx context.Context, a *app.App, who map[string]access.Actor, r *rand.Rand) error {
	id := "ben-" + strconv.Itoa(r.IntN(8))
	by := fmt.Sprintf("p-%02d", 1+r.IntN(12))
	grade := []string{"A", "B", "C"}[r.IntN(3)]
	month := day.On(2026, time.Month(1+r.IntN(12)), 1)
	value := strconv.Itoa(1 + r.IntN(300))
	in := benefit.Input{From: month.String(), To: (month.AddMonths(1) - 1).String(), Value: value, Numerator: value, Denominator: "20", Reason: "Read again"}
	refusedTo := func(err error) error { // not everybody may do everything
		if refused(err) == nil || fault.Is(err, fault.Forbidden) || fault.Is(err, fault.Conflict) {
			return nil
		}
		return err
	}
	switch r.IntN(9) {
	case 0:
		return refusedTo(a.AcceptBenefit(ctx, who[by], id, grade))
	case 1:
		return refusedTo(a.VerifyBenefit(ctx, who[by], id, "The theatre system", grade))
	case 2:
		return refusedTo(a.ContestBenefit(ctx, who[by], id, "Counted twice"))
	case 3:
		return refusedTo(a.SettleBenefit(ctx, who[by], id, "Counted once"))
	case 4:
		return refusedTo(a.ConcludeBenefit(ctx, who[by], id, "Too few staff"))
	case 5:
		return refusedTo(a.UseHours(ctx, who[by], id, day.On(2026, time.January, 1), benefit.UseInput{Hours: value, For: "More clinics", Reason: "Read again"}, app.AsItStands))
	case 6:
		_, err := a.CorrectFigure(ctx, who[by], id, month, in, app.AsItStands)
		return refusedTo(err)
	default:
		_, err := a.RecordFigures(ctx, who[by], id, []benefit.Input{in})
		return refusedTo(err)
	}
}

// boardAndPaper are the page of today and the live paper of a trust as far as both say the same things.
func boardAndPaper(t *testing.T, a *app.App, who access.Actor, code string) (page, paper string) {
	t.Helper()
	b, err := a.Board(t.Context(), who, code, 0)
	if err != nil {
		t.Fatal(err)
	}
	d, err := a.BoardDraftOf(t.Context(), who, code)
	if err != nil {
		t.Fatal(err)
	}
	grades := a.Library.Measures.Grades
	p := board.Pack{Headline: b.Headline, FiguresTo: b.FiguresTo(), Tiles: b.Totals.FreezeTiles(), Watch: append(board.AtRisk(b.Benefits, b.On), board.GapsFirstDue(b.Gaps)...)}
	for _, x := range b.Benefits {
		p.Figures = append(p.Figures, x.Freeze(x.Subject.Kind+":"+x.Subject.ID, grades))
	}
	for _, x := range b.Totals.Left {
		p.Outside = append(p.Outside, board.PackLine{Key: "benefit:" + x.Benefit.ID, Name: x.Benefit.Name(), Text: x.Says(grades)})
	}
	if l, ok := b.Totals.Ladder(b.Models, grades); ok {
		p.Ladder = board.FreezeLadder(l)
	}
	if w, ok := b.Totals.CashWaterfall(grades); ok {
		p.Cash = board.FreezeFalls(w)
	}
	for _, x := range b.Adoptions {
		p.Subjects = append(p.Subjects, board.Matter{Key: "adoption:" + x.ID, Stage: x.Stage.Key, Since: x.Since, Sentence: x.Sentence, Answer: x.Answer, Counts: x.Counts})
	}
	for _, x := range b.Asked {
		p.Asks = append(p.Asks, board.Ask{What: x.What, Waiting: x.Waiting, Evidence: x.Evidence, Others: x.Others})
	}
	want := board.Pack{Headline: d.Pack.Headline, FiguresTo: d.Pack.FiguresTo, Tiles: d.Pack.Tiles, Watch: d.Pack.Watch, Figures: d.Pack.Figures, Outside: d.Pack.Outside, Ladder: d.Pack.Ladder, Cash: d.Pack.Cash}
	for _, m := range d.Pack.Subjects {
		if m.Kind == "adoption" {
			want.Subjects = append(want.Subjects, board.Matter{Key: m.Key, Stage: m.Stage, Since: m.Since, Sentence: m.Sentence, Answer: m.Answer, Counts: m.Counts})
		}
	}
	for _, x := range d.Pack.Asks {
		want.Asks = append(want.Asks, board.Ask{What: x.What, Waiting: x.Waiting, Evidence: x.Evidence, Others: x.Others})
	}
	return inJSON(t, p), inJSON(t, want)
}

// differsAt is where two texts begin to differ; -1 when they are the same.
func differsAt(x, y string) int {
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i
		}
	}
	if len(x) != len(y) {
		return min(len(x), len(y))
	}
	return -1
}

func inJSON(t *testing.T, p board.Pack) string {
	t.Helper()
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// fixesAsScored compares what stops the take-ups of a trust, by what is kept, with the rule of readiness over all their answers.
func fixesAsScored(t *testing.T, a *app.App, who access.Actor, code string) {
	t.Helper()
	f, err := a.FixFirst(t.Context(), who, code, nil)
	if err != nil || len(f.Take) == 0 {
		t.Fatal(f.Take, err)
	}
	type stop struct {
		Item  string
		State readiness.State
		Level readiness.Level
	}
	stops := func(list []readiness.Stop) (out []stop) {
		for _, s := range list {
			x := stop{Item: s.Item.ID, State: s.State}
			if s.State == readiness.Short {
				x.Level = s.Level
			}
			out = append(out, x)
		}
		return out
	}
	for _, x := range f.Take {
		page, err := a.Readiness(t.Context(), who, x.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := page.Result.Gate(x.Gate)
		if x.Result.Counted != want.Counted || !slices.Equal(stops(x.Result.Stops), stops(want.Stops)) {
			t.Errorf("%s: %+v stops %s, not %+v", x.ID, stops(x.Result.Stops), x.Gate, stops(want.Stops))
		}
	}
}
