package chart

import (
	"strings"
	"testing"
	"time"

	"groundwork/internal/spc"
)

func TestTimeAxis(t *testing.T) {
	on := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	run := func(from time.Time, n, months, days int) (at []time.Time) {
		for i := range n {
			at = append(at, from.AddDate(0, i*months, i*days))
		}
		return at
	}
	for _, c := range []struct {
		name   string
		at     []time.Time
		period spc.Period
		width  float64
		want   string
	}{
		{"weeks", run(on(2025, 5, 12), 46, 0, 7), spc.Weekly, 650, "May 2025, July, September, November, January 2026, March"},
		{"weeks on a phone", run(on(2025, 5, 12), 46, 0, 7), spc.Weekly, 280, "July 2025, October, January 2026"},
		{"three years of months", run(on(2022, 4, 1), 36, 1, 0), spc.Monthly, 650, "May 2022, September, January 2023, May, September, January 2024, May, September, January 2025"},
		{"three years of months on a phone", run(on(2022, 4, 1), 36, 1, 0), spc.Monthly, 280, "January 2023, January 2024, January 2025"},
		{"twenty days", run(on(2025, 5, 1), 20, 0, 1), spc.Daily, 650, "1 May 2025, 3 May, 5 May, 7 May, 9 May, 11 May, 13 May, 15 May, 17 May, 19 May"},
		{"quarters that begin in February", run(on(2023, 2, 1), 8, 3, 0), spc.Quarterly, 650, "February 2023, May, August, November, February 2024, May, August, November"},
		{"years", run(on(2018, 4, 1), 5, 12, 0), spc.Yearly, 650, "2018, 2019, 2020, 2021, 2022"},
		{"one point", run(on(2025, 5, 12), 1, 0, 0), spc.Weekly, 650, "12 May 2025"},
	} {
		step := (c.width - 48) / float64(max(1, len(c.at)-1))
		var got []string
		for _, tick := range TimeAxis(c.at, func(i int) float64 { return 40 + float64(i)*step }, c.period, 14, c.width+40) {
			if tick.Label != "" {
				got = append(got, strings.TrimSpace(tick.Label+" "+tick.Year))
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}
