package board_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// A page of benefits as they are kept says what the page of the benefits themselves says, whatever their figures are.
func TestKeptBenefitsSayTheSame(t *testing.T) {
	library, demo := load(t)
	groups, grades := library.Measures.StaffGroups, library.Measures.Grades
	seeds := northmoor(t, library, demo)
	page := func(list []board.Benefit, on day.Day) []any {
		totals := board.Total(list, groups)
		out := []any{board.NewsOf(list, on-100), board.AtRisk(list, on), totals.FreezeTiles(), totals.Gain(nil, nil, grades).Headline()}
		if l, ok := totals.Ladder(nil, grades); ok {
			out = append(out, l.Period, l.Days, board.FreezeLadder(l))
		}
		if w, ok := totals.CashWaterfall(grades); ok {
			out = append(out, board.FreezeFalls(w))
		}
		for _, b := range list {
			out = append(out, b.Freeze("pilot:x", grades), b.Checked(), b.Difference.Declared(), b.Reviewed.Contested.OwedBy, b.TotalKey())
		}
		for _, x := range totals.Left {
			out = append(out, x.Benefit.ID, x.Says(grades))
		}
		return out
	}
	r := rand.New(rand.NewPCG(5, 8))
	ladders, lapsed, late := 0, 0, 0
	for round := range 300 {
		var list, kept []board.Benefit
		for i := range 1 + r.IntN(9) {
			b := varied(seeds[r.IntN(len(seeds))], r, strconv.Itoa(i+100))
			b.Innovation = []string{"Digital consent", "Virtual ward"}[r.IntN(2)]
			x := b.Record
			x.Today += day.Day(r.IntN(400))
			if r.IntN(6) == 0 {
				x.Reviews = append(slices.Clone(x.Reviews), benefit.Review{ID: "c", Kind: benefit.Contest, On: day.On(2026, 5, 1), OwedBy: "p-12", At: day.At(day.On(2026, 5, 1).Time())})
			}
			if r.IntN(8) == 0 {
				x.Difference = benefit.Difference{Text: "Counted\tdifferently", Accepted: r.IntN(2) == 0}
			}
			if r.IntN(12) == 0 {
				x.Moved.Into = "other"
			}
			b.Judged = x.Judge()
			b.Ladders = usedSomewhere(b.Judged, r)
			k, err := board.ReadKept(b.Kept(), b.Measure)
			if err != nil {
				t.Fatal(err)
			}
			k.ID, k.Innovation, k.Subject = b.ID, b.Innovation, benefit.Subject{Kind: b.Subject.Kind, ID: b.Subject.ID, Organisation: b.Subject.Organisation}
			if again := k.Kept(); again != b.Kept() {
				t.Fatalf("%q is kept again as %q", b.Kept(), again)
			}
			list, kept = append(list, b), append(kept, k)
			if len(b.Ladders) > 0 {
				ladders++
			}
			if b.Status == benefit.Lapsed {
				lapsed++
			}
			if !b.Owed().To.IsZero() {
				late++
			}
		}
		on := list[0].Today
		for i, want := range page(list, on) {
			if got := page(kept, on)[i]; !reflect.DeepEqual(got, want) {
				t.Fatalf("round %d, %d: kept benefits say\n%+v, not\n%+v", round, i, got, want)
			}
		}
	}
	if ladders < 50 || lapsed < 5 || late < 50 {
		t.Errorf("%d had uses recorded, %d had lapsed, %d were late", ladders, lapsed, late)
	}
	for _, text := range []string{"", "A", "A\trealised", seeds[0].Kept()[:40]} {
		if _, err := board.ReadKept(text, seeds[0].Measure); err == nil {
			t.Errorf("%q is read as a benefit", text)
		}
	}
}

// usedSomewhere is what somebody said about the use of the hours of a benefit in some period.
func usedSomewhere(j benefit.Judged, r *rand.Rand) []benefit.Ladder {
	periods := j.Ladders(nil)
	if len(periods) == 0 || r.IntN(2) == 0 {
		return nil
	}
	p := periods[r.IntN(len(periods))].Period
	uses := []benefit.Use{{ID: "u", Period: p, Tier: benefit.Redeployed, Seq: 1, Hours: decimal.Of(int64(r.IntN(5000)))}}
	if r.IntN(2) == 0 {
		uses = append(uses, benefit.Use{ID: "v", Period: p, Tier: benefit.Cashed, Seq: 1, Hours: decimal.Of(3)})
	}
	return j.Ladders(uses)
}

// Until the day that it names the clock changes nothing that is kept; most things change on that very day.
func TestKeptBenefitsHoldUntilTheirDay(t *testing.T) {
	library, demo := load(t)
	seeds := northmoor(t, library, demo)
	r := rand.New(rand.NewPCG(13, 21))
	changed, stood := 0, 0
	for range 40 {
		x := varied(seeds[r.IntN(len(seeds))], r, "1").Record
		x.Today += day.Day(r.IntN(500) - 200)
		switch r.IntN(4) {
		case 0:
			x.Line.EndsOn = x.Today + day.Day(r.IntN(120)-40)
		case 1, 2:
			x.Subject.Ended, x.Line.EndsOn = 0, 0
		}
		j := x.Judge()
		kept, until := board.Benefit{Judged: j}.Kept(), j.ChangesOn()
		if !until.IsZero() && until <= x.Today {
			t.Fatalf("it holds until %s, and it is %s", until, x.Today)
		}
		last := until
		if last.IsZero() {
			last = x.Today + 200
		}
		for d := x.Today; d <= last; d++ {
			then := x
			then.Today = d
			now := then.Judge()
			same := board.Benefit{Judged: now}.Kept() == kept
			if d < last && !same || until.IsZero() && !same {
				t.Fatalf("kept on %s until %s, and another on %s", x.Today, until, d)
			}
			if d == until && !same {
				changed++
			}
			if u := now.ChangesOn(); d < until && (u.IsZero() || u < until) && u != 0 {
				t.Fatalf("kept on %s until %s, on %s only until %s", x.Today, until, d, u)
			}
		}
		stood++
	}
	if changed < stood/3 {
		t.Errorf("only %d of %d changed on their day", changed, stood)
	}
}
