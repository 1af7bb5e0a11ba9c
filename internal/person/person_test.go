package person

import (
	"testing"
	"time"
)

func TestWaitDoublesAndNeverLocks(t *testing.T) {
	for _, c := range []struct {
		failures int64
		want     time.Duration
	}{
		{0, 0}, {4, 0}, {5, time.Second}, {6, 2 * time.Second}, {10, 32 * time.Second},
		{14, 512 * time.Second}, {15, 15 * time.Minute}, {16, 15 * time.Minute}, {1 << 40, 15 * time.Minute},
	} {
		if got := Wait(c.failures); got != c.want {
			t.Errorf("after %d failures: wait %v, want %v", c.failures, got, c.want)
		}
	}
}

func TestWaitingByAddressTakesTenTimesAsLong(t *testing.T) {
	for failures, want := range map[int64]time.Duration{0: 0, 49: 0, 50: time.Second, 59: time.Second, 60: 2 * time.Second, 150: 15 * time.Minute} {
		if got := WaitThere(failures); got != want {
			t.Errorf("after %d failures: wait %v, want %v", failures, got, want)
		}
	}
}
