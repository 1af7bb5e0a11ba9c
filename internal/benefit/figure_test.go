package benefit

import (
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/internal/fault"
)

// `actual` of the demo's benefits, out of their rows.
func TestDemoActuals(t *testing.T) {
	for _, c := range []struct {
		what   string
		m      Measure
		p      Profile
		rows   []Observation
		places int
		want   string
		period string
	}{
		{"ben-0", minutesACase, Profile{Every: Weekly}, lastMinutes, 1, "6.0", "2 to 29 March 2026"},
		{"ben-1", clinicalHours, Profile{Every: Weekly}, lastHours, 1, "55.6", "2 to 29 March 2026"},
		{"ben-2", adminHours, Profile{Every: Weekly}, lastAdmin, 2, "3.34", "2 to 29 March 2026"},
		{"ben-3", putToUse, Profile{Every: Quarterly}, []Observation{row(putToUse, Period{on(2026, 1, 1), on(2026, 3, 31)}, [3]string{"31.0", "1002.2", "3233.0"})}, 0, "31", "January to March 2026"},
		{"ben-4", paperCost, Profile{Every: Monthly, Annual: true}, lastPaper, 0, "12,950", "January to March 2026"},
		{"ben-5", complete, Profile{Every: Monthly}, months(complete, 2026, 2, [3]string{"98", "49", "50"}, [3]string{"98", "49", "50"}), 0, "98", "March 2026"},
	} {
		f, err := c.p.Now(c.m, Standing(c.rows))
		if err != nil || f.Fixed(c.places) != c.want || f.Period.String() != c.period {
			t.Errorf("%s: %s in %s, %v; want %s in %s", c.what, f.Fixed(c.places), f.Period, err, c.want, c.period)
		}
	}
}

// 55.6 is the sum of hours over the sum of operating days, not the mean of the four daily figures, nor rounded between.
func TestLatestIsTheRatioOfSums(t *testing.T) {
	f, err := Latest(clinicalHours, Standing(lastHours), 4)
	if err != nil || f.Value.Cmp(big.NewRat(111186, 2000)) != 0 || f.Count != 4 {
		t.Errorf("%v, %v", f.Value, err)
	}
	unequal := weeks(clinicalHours, on(2025, 12, 15), [3]string{"45.2", "226.24", "5"}, [3]string{"52.8", "158.4", "3"})
	f, err = Latest(clinicalHours, unequal, 2)
	if err != nil || f.Fixed(2) != "48.08" {
		t.Errorf("a short week weighs as a whole one: %s, %v", f.Fixed(2), err)
	}
}

func TestLatestPassesOverWhatIsNotReported(t *testing.T) {
	rows := slices.Clone(lastMinutes)
	rows[3].State, rows[3].Value = NotApplicable, some("")
	f, err := Latest(minutesACase, Standing(rows), 2)
	if err != nil || f.Fixed(1) != "6.1" || f.Count != 2 {
		t.Errorf("%s of %d, %v", f.Fixed(1), f.Count, err)
	}
	if _, err := Latest(minutesACase, nil, 4); !fault.Is(err, fault.NotFound) {
		t.Errorf("no figures: %v", err)
	}
}

func TestFiguresOfAnotherVersionAreRefused(t *testing.T) {
	rows := slices.Clone(lastMinutes)
	rows[4].Measure.Version = 2
	if _, err := Latest(minutesACase, rows, 2); err == nil || !strings.Contains(err.Error(), "versions 1 and 2") {
		t.Errorf("%v", err)
	}
	if _, err := Latest(minutesACase, rows, 6); err == nil {
		t.Error("two versions were averaged")
	}
}

func TestStandingTakesTheCorrection(t *testing.T) {
	first := months(paperCost, 2025, time.November, [3]string{"1790", "1790", ""})[0]
	second, third := first, first
	second.ID, second.Supersedes, second.Value, second.Reason = "o-2", first.ID, some("1970"), "One print invoice of 180 pounds"
	third.ID, third.Supersedes, third.Value = "o-3", "o-2", some("1975")
	second.RecordedAt, third.RecordedAt = first.RecordedAt.Add(time.Hour), first.RecordedAt.Add(time.Hour)
	for _, order := range [][]Observation{{first, second, third}, {third, second, first}, {second, first, third}} {
		standing := Standing(order)
		if len(standing) != 1 || standing[0].Value != some("1975") {
			t.Errorf("standing %+v", standing)
		}
		var ids []string
		for _, o := range History(order, first.Period) {
			ids = append(ids, o.ID)
		}
		if !slices.Equal(ids, []string{"o-3", "o-2", first.ID}) {
			t.Errorf("history %v", ids)
		}
	}
	if got := Standing(AsAt([]Observation{first, second}, first.RecordedAt.Day()-1)); len(got) != 0 {
		t.Errorf("recorded the day after, yet standing: %+v", got)
	}
}

func TestPeriodWords(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     string
	}{
		{"2026-03-02", "2026-03-29", "2 to 29 March 2026"},
		{"2026-03-01", "2026-03-31", "March 2026"},
		{"2026-01-01", "2026-03-31", "January to March 2026"},
		{"2025-04-01", "2026-03-31", "April 2025 to March 2026"},
		{"2025-12-29", "2026-01-04", "29 December 2025 to 4 January 2026"},
		{"2026-02-23", "2026-03-01", "23 February to 1 March 2026"},
		{"2026-03-02", "2026-03-02", "2 March 2026"},
		{"2024-02-01", "2024-02-29", "February 2024"},
		{"2024-02-01", "2024-02-28", "1 to 28 February 2024"},
	} {
		if got := (Period{parseDay(c.from), parseDay(c.to)}).String(); got != c.want {
			t.Errorf("%s to %s: %q", c.from, c.to, got)
		}
	}
}

func TestOwedPeriods(t *testing.T) {
	for _, c := range []struct {
		f        Frequency
		from, to string
		want     []string
	}{
		{Weekly, "2026-03-02", "2026-03-22", []string{"2 to 8 March 2026", "9 to 15 March 2026", "16 to 22 March 2026"}},
		{Weekly, "2026-03-02", "2026-03-21", []string{"2 to 8 March 2026", "9 to 15 March 2026"}},
		{Monthly, "2026-01-15", "2026-04-01", []string{"February 2026", "March 2026"}},
		{Quarterly, "2025-05-12", "2026-03-31", []string{"July to September 2025", "October to December 2025", "January to March 2026"}},
		{Yearly, "2025-01-01", "2025-12-31", []string{"January to December 2025"}},
		{Irregular, "2025-01-01", "2025-12-31", nil},
	} {
		var got []string
		for _, p := range c.f.Owed(parseDay(c.from), parseDay(c.to)) {
			got = append(got, p.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s from %s: %q", c.f, c.from, got)
		}
	}
}

func TestSlots(t *testing.T) {
	owed := Weekly.Owed(on(2026, 2, 23), on(2026, 4, 5))
	rows := slices.Clone(lastMinutes[1:3])
	na := row(minutesACase, owed[0], [3]string{})
	na.State = NotApplicable
	rows = append(rows, na)
	for _, c := range []struct {
		today string
		want  []Due
	}{
		{"2026-03-29", []Due{DueNotOwed, DueIn, DueIn, DueLate, DueNotOver, DueNotOver}},
		{"2026-03-30", []Due{DueNotOwed, DueIn, DueIn, DueLate, DueNoReturn, DueNotOver}},
		{"2026-04-03", []Due{DueNotOwed, DueIn, DueIn, DueLate, DueNoReturn, DueNotOver}},
		{"2026-04-04", []Due{DueNotOwed, DueIn, DueIn, DueLate, DueLate, DueNotOver}},
	} {
		var got []Due
		for _, s := range Slots(rows, owed, parseDay(c.today), Weekly.Grace()) {
			got = append(got, s.Due)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("on %s: %v", c.today, got)
		}
	}
	if got := Slots(rows, nil, 0, 0); len(got) != 3 {
		t.Errorf("rows outside the rhythm are hidden: %v", got)
	}
}
