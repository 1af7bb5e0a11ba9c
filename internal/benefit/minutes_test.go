package benefit

import (
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// inWeeks are figures of one week each from the day on.
func inWeeks(m Measure, from day.Day, fill func(i int, o *Observation), n int) []Observation {
	out := make([]Observation, n)
	for i := range out {
		start := from + day.Day(7*i)
		out[i] = Observation{ID: string(rune('a' + i)), Measure: m.Ref(), Period: Period{start, start + 6}, State: Reported}
		fill(i, &out[i])
	}
	return out
}

func TestMinutesSaved(t *testing.T) {
	live := day.On(2026, 8, 3)
	minutes := Measure{ID: "step-minutes-per-case", Version: 1, Direction: Down}
	hours := Measure{ID: "clin-time-freed", Version: 1, Direction: Up, Method: "hours-freed"}
	// Six weeks: 9 minutes, then 6, 6, 6, 6, and a week before go-live that does not count.
	timed := inWeeks(minutes, live-7, func(i int, o *Observation) {
		o.Value = decimal.Some(decimal.Of([]int64{15, 9, 6, 6, 6, 6}[i]))
	}, 6)
	// 10 hours in 60 cases a week are 10 minutes a case; the week with 20 hours in 240 cases weighs by its cases.
	freed := inWeeks(hours, live, func(i int, o *Observation) {
		o.Value, o.Numerator, o.Cases = decimal.Some(decimal.One), decimal.Some(decimal.Of([]int64{10, 10, 10, 20}[i])), decimal.Some(decimal.Of([]int64{60, 60, 60, 240}[i]))
	}, 4)
	unknown := append([]Observation{}, freed...)
	unknown[3].Cases = decimal.Maybe{}
	baseline := []Baseline{{Value: decimal.Some(decimal.Of(15))}}
	for name, c := range map[string]struct {
		r     Record
		want  string
		count int
	}{
		"minutes, the last four weeks":        {Record{Measure: minutes, Rows: timed, Baselines: baseline}, "9.0", 4},
		"minutes, two weeks are there":        {Record{Measure: minutes, Rows: timed[:3], Baselines: baseline}, "7.5", 2},
		"minutes, no baseline":                {Record{Measure: minutes, Rows: timed}, "", 0},
		"minutes, only before go-live":        {Record{Measure: minutes, Rows: timed[:1], Baselines: baseline}, "", 0},
		"hours over cases, not an average":    {Record{Measure: hours, Rows: freed}, "7.1", 4},
		"hours without cases are not guessed": {Record{Measure: hours, Rows: unknown}, "", 0},
		"another measure":                     {Record{Measure: Measure{ID: "uptake", Version: 1}, Rows: nil}, "", 0},
	} {
		c.r.Subject.Live = live
		got, ok := c.r.Judge().MinutesSaved()
		if ok != (c.want != "") || ok && (decimal.Format(got.Minutes, 1) != c.want || got.Count != c.count) {
			t.Errorf("%s: %+v %v, want %s over %d", name, got, ok, c.want, c.count)
		}
	}
	if _, ok := (Record{Measure: minutes, Rows: timed, Baselines: baseline}).Judge().MinutesSaved(); ok {
		t.Error("minutes are saved before anybody went live")
	}
}
