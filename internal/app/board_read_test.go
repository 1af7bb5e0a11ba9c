package app

import (
	"testing"
	"time"

	"groundwork/internal/day"
)

// A day ends at midnight in London, also in summer and on the days when the clocks change.
func TestEndOf(t *testing.T) {
	for on, want := range map[day.Day]string{
		day.On(2026, time.January, 13):  "2026-01-13T23:59:59.999999Z",
		day.On(2026, time.July, 1):      "2026-07-01T22:59:59.999999Z",
		day.On(2026, time.March, 28):    "2026-03-28T23:59:59.999999Z",
		day.On(2026, time.March, 29):    "2026-03-29T22:59:59.999999Z",
		day.On(2026, time.October, 24):  "2026-10-24T22:59:59.999999Z",
		day.On(2026, time.October, 25):  "2026-10-25T23:59:59.999999Z",
		day.On(2026, time.December, 31): "2026-12-31T23:59:59.999999Z",
	} {
		if got := endOf(on).String(); got != want {
			t.Errorf("%s ends at %s, want %s", on, got, want)
		}
		if end := endOf(on); end.Day() != on || end.Add(time.Microsecond).Day() != on+1 {
			t.Errorf("%s: %s is not its last instant", on, end)
		}
	}
}
