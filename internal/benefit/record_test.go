package benefit

import (
	"testing"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

func noon(d day.Day) day.Instant { return day.At(d.Time().Add(12 * time.Hour)) }

// The grades of the demo's benefits, out of how both sides were found.
func TestReckonTheDemo(t *testing.T) {
	system, timed, guess := Side{Method: BySystem}, Side{Observed, 120}, Side{Method: Estimated}
	nothing := Side{Method: Nothing}
	zero := some("0")
	na := func(m Measure, n int) []Observation {
		rows := weeks(m, live-day.Day(7*n), make([][3]string, n)...)
		for i := range rows {
			rows[i].State, rows[i].Value = NotApplicable, some("")
		}
		return rows
	}
	after := weeks(minutesACase, live, [3]string{"6.0", "240", "40"})
	for _, c := range []struct {
		what          string
		b             Baseline
		found         Side
		rows          []Observation
		live          day.Day
		grade, lifted string
	}{
		{"ben-0", Baseline{Value: some("16.2"), Found: Side{Observed, 640}}, timed, append(weeks(minutesACase, live-7*16, make16("16.2")...), after...), live, "A", ""},
		{"ben-1, reckoned from a timed sample", Baseline{Value: zero, Found: timed}, timed, append(na(minutesACase, 16), after...), live, "B", "Add a comparison: 12 or more figures before go-live, or teams not yet live"},
		{"ben-3", Baseline{Value: zero, Found: nothing}, guess, after, live, "C", "Time 30 cases of the new way, or take its times from the system"},
		{"dis-1, known to be nothing in twelve periods", Baseline{Value: zero, Found: nothing}, system, append(na(minutesACase, 12), after...), live, "A", ""},
		{"the same in eleven", Baseline{Value: zero, Found: nothing}, system, append(na(minutesACase, 11), after...), live, "B", "Add a comparison: 12 or more figures before go-live, or teams not yet live"},
		{"dis-2, nobody to compare before", Baseline{Found: nothing}, system, after, live, "B", "Add a comparison: 12 or more figures before go-live, or teams not yet live"},
		{"efd-1, promised", Baseline{}, Side{}, nil, 0, "D", "Ask staff for an estimate, or time 30 cases before and after"},
		{"a baseline and no figures", Baseline{Value: some("16"), Found: timed}, timed, nil, 0, "C", "Record figures of the new way"},
		{"a baseline that nobody explained", Baseline{Value: some("16")}, timed, after, live, "C", "Say how the figure before was found: from a system, or from 30 or more timed cases"},
		{"figures that nobody explained", Baseline{Value: some("16"), Found: timed}, Side{}, after, live, "C", "Say how the figures are found: from a system, or from 30 or more timed cases"},
	} {
		got := Reckon(Profile{Every: Weekly, Found: c.found}, c.b, c.rows, c.live)
		if got.Grade != c.grade || got.Lift != c.lifted {
			t.Errorf("%s: %s, %q", c.what, got.Grade, got.Lift)
		}
	}
}

func make16(v string) [][3]string {
	out := make([][3]string, 16)
	for i := range out {
		out[i] = [3]string{v, "", ""}
	}
	return out
}

func TestStands(t *testing.T) {
	accept := Review{ID: "1", Kind: Accept, Person: "p-07", Grade: "A", At: noon(on(2026, 4, 13))}
	check := Review{ID: "2", Kind: Verify, Person: "p-71", Grade: "B", At: noon(on(2026, 4, 17))}
	contest := Review{ID: "3", Kind: Contest, Person: "p-06", At: noon(on(2026, 5, 6))}
	settle := Review{ID: "4", Kind: Settle, At: noon(on(2026, 6, 1))}
	rows := months(paperCost, 2025, 11, [3]string{"1790", "1790", ""})
	fix := func(at day.Day) []Observation {
		o := rows[0]
		o.ID, o.Supersedes, o.RecordedAt = "new", rows[0].ID, noon(at)
		return append(rows[:1:1], o)
	}
	s := Stands([]Review{accept, check}, fix(on(2026, 1, 14)), nil)
	if s.Accepted.ID != "1" || s.Verified.ID != "2" || s.Outdated.ID != "" || s.Grade("A") != "B" {
		t.Errorf("corrected before the check: %+v", s)
	}
	if s := Stands([]Review{accept, check}, fix(on(2026, 4, 18)), nil); s.Verified.ID != "" || s.Outdated.ID != "2" || s.Grade("A") != "A" {
		t.Errorf("corrected after the check: %+v", s)
	}
	if s := Stands([]Review{accept, check}, rows, []Baseline{{Supersedes: "b", RecordedAt: noon(on(2026, 4, 18))}}); s.Outdated.ID != "2" {
		t.Errorf("baseline corrected after the check: %+v", s)
	}
	if s := Stands([]Review{{ID: "0", Kind: Accept}}, nil, nil); s.Taken.ID != "0" || s.Accepted.ID != "" || s.Grade("D") != "D" {
		t.Errorf("a target that its owner accepted: %+v", s)
	}
	if s := Stands([]Review{accept, contest}, rows, nil); s.Contested.ID != "3" {
		t.Errorf("contested: %+v", s)
	}
	if s := Stands([]Review{accept, contest, settle}, rows, nil); s.Contested.ID != "" {
		t.Errorf("settled: %+v", s)
	}
}

func TestASecondPersonChecks(t *testing.T) {
	rows := months(paperCost, 2025, 11, [3]string{"1790", "1790", ""})
	rows[0].EnteredBy = "p-02"
	s := Reviewed{Accepted: Review{ID: "1", Person: "p-05"}}
	for person, allowed := range map[string]bool{"p-02": false, "p-07": false, "p-05": false, "p-71": true} {
		err := Checker(person, Profile{Owner: "p-07"}, rows, s)
		if (err == nil) != allowed || err != nil && !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", person, err)
		}
	}
}
