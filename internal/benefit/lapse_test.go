package benefit

import (
	"strings"
	"testing"

	"groundwork/internal/day"
)

// A concerning signal since business as usual makes an accepted benefit lapse until somebody explains it, and again when a
// newer figure comes in; without business as usual, or with too few figures for limits, it does not.
func TestAWorseningAfterBusinessAsUsualLapses(t *testing.T) {
	first, today := on(2026, 1, 5), on(2026, 9, 30)
	var figures [][3]string
	for i := range 26 {
		v := []string{"6.0", "6.2", "5.9", "6.1"}[i%4]
		if i >= 18 {
			v = "7.4"
		}
		figures = append(figures, [3]string{v, "", ""})
	}
	record := func(n int, usual day.Day, explained day.Day) Record {
		rows := weeks(minutesACase, first, figures[:n]...)
		for i := range rows {
			rows[i].ID, rows[i].Seq, rows[i].RecordedAt = string(rune('a'+i)), 1, day.At((rows[i].Period.To + 1).Time())
		}
		r := Record{Measure: minutesACase, Profile: Profile{Measure: minutesACase.Ref(), Every: Weekly, Target: some("10"), Found: Side{BySystem, 0}}, Line: Line{Every: Weekly},
			Subject: Subject{Live: first, Usual: usual}, Baselines: []Baseline{{Value: some("16"), Found: Side{BySystem, 0}, LockedOn: first}}, Rows: rows, Today: today,
			Reviews: []Review{{ID: "r1", Kind: Accept, On: first + 30, Grade: "B", At: day.At((first + 30).Time())}}}
		if !explained.IsZero() {
			r.Reviews = append(r.Reviews, Review{ID: "r2", Kind: Settle, Text: "New staff", On: explained, At: day.At(explained.Time())})
		}
		return r
	}
	usual, end := on(2026, 4, 6), on(2026, 7, 6)
	for _, c := range []struct {
		what     string
		r        Record
		want     Status
		slips    bool
		whyHolds string
	}{
		{"steady", record(18, usual, 0), Realised, false, "accepted by its owner"},
		{"worse since business as usual", record(26, usual, 0), Lapsed, true, "The chart signals a worsening since business as usual began on 6 April 2026"},
		{"worse, and not business as usual yet", record(26, 0, 0), Realised, false, "accepted by its owner"},
		{"worse before business as usual", record(26, end+30, 0), Realised, false, "accepted by its owner"},
		{"explained", record(26, usual, end+1), Realised, false, "accepted by its owner"},
		{"explained, and a newer figure", record(26, usual, end-10), Lapsed, true, "which nobody has explained"},
		{"too few figures for limits", record(11, usual-60, 0), Realised, false, "accepted by its owner"},
	} {
		j := c.r.Judge()
		if j.Status != c.want || j.Slips() != c.slips || !strings.Contains(j.Why(), c.whyHolds) {
			t.Errorf("%s: %s, slips %v: %s", c.what, j.Status, j.Slips(), j.Why())
		}
	}
}

// Three figures short of the threshold lapse a benefit; the explanation takes it off the home page and leaves it lapsed.
func TestThreeShortOfTheThresholdLapse(t *testing.T) {
	rows := weeks(minutesACase, on(2026, 1, 5), [3]string{"6", "", ""}, [3]string{"11", "", ""}, [3]string{"11", "", ""}, [3]string{"12", "", ""})
	for i := range rows {
		rows[i].ID, rows[i].Seq, rows[i].RecordedAt = string(rune('a'+i)), 1, day.At((rows[i].Period.To + 1).Time())
	}
	r := Record{Measure: minutesACase, Profile: Profile{Measure: minutesACase.Ref(), Every: Weekly, Target: some("10"), Found: Side{BySystem, 0}}, Line: Line{Every: Weekly},
		Subject: Subject{Live: on(2026, 1, 5)}, Baselines: []Baseline{{Value: some("16"), Found: Side{BySystem, 0}, LockedOn: on(2026, 1, 5)}}, Rows: rows, Today: on(2026, 3, 1),
		Reviews: []Review{{ID: "r1", Kind: Accept, On: on(2026, 1, 13), Grade: "B", At: day.At(on(2026, 1, 13).Time())}}}
	j := r.Judge()
	if j.Status != Lapsed || !j.Slips() || j.Why() != "The last 3 weeks, from 12 January 2026, are all short of the threshold of 10 minutes." {
		t.Errorf("%s, %v: %s", j.Status, j.Slips(), j.Why())
	}
	r.Reviews = append(r.Reviews, Review{ID: "r2", Kind: Settle, Text: "Two posts are vacant", At: day.At(on(2026, 2, 20).Time())})
	if j = r.Judge(); j.Status != Lapsed || j.Slips() {
		t.Errorf("explained: %s, %v", j.Status, j.Slips())
	}
	r.Rows = r.Rows[:3]
	if j = r.Judge(); j.Status != Realised {
		t.Errorf("two short: %s", j.Status)
	}
}
