package benefit_test

import (
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// A review day is due from the day itself until somebody has looked.
func TestRevisits(t *testing.T) {
	on := day.On(2026, 9, 30)
	looked := func(d day.Day) []benefit.Review {
		return []benefit.Review{{Kind: benefit.Accept, Grade: "A", At: day.At(d.Time())}}
	}
	for name, c := range map[string]struct {
		today  day.Day
		days   []day.Day
		record benefit.Record
		want   day.Day
	}{
		"none":                      {today: on},
		"the day before":            {today: on - 1, days: []day.Day{on}},
		"on the day":                {today: on, days: []day.Day{on}, want: on},
		"the newest of two":         {today: on + 90, days: []day.Day{on, on + 60, on + 120}, want: on + 60},
		"looked the day before":     {today: on + 1, days: []day.Day{on}, record: benefit.Record{Reviews: looked(on - 1)}, want: on},
		"looked on the day":         {today: on + 1, days: []day.Day{on}, record: benefit.Record{Reviews: looked(on)}},
		"a forecast since":          {today: on + 9, days: []day.Day{on}, record: benefit.Record{Forecast: benefit.Expectation{At: day.At((on + 3).Time())}}},
		"said what became of it":    {today: on + 9, days: []day.Day{on}, record: benefit.Record{Told: benefit.Outcome{At: day.At((on + 3).Time())}}},
		"looked before the next":    {today: on + 61, days: []day.Day{on, on + 60}, record: benefit.Record{Reviews: looked(on + 2)}, want: on + 60},
		"looked at the earlier one": {today: on + 59, days: []day.Day{on, on + 60}, record: benefit.Record{Reviews: looked(on + 2)}},
	} {
		c.record.Today, c.record.Profile.ReviewOn = c.today, c.days
		got, due := benefit.Judged{Record: c.record}.RevisitDue()
		if got != c.want || due != !c.want.IsZero() {
			t.Errorf("%s: %s, %t, want %s", name, got, due, c.want)
		}
	}
}
