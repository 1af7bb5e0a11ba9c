package app

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestSharedIsWorkedOutOnceForManyAndServedForAWhile(t *testing.T) {
	var s Shared[string, int64]
	var made atomic.Int64
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	now := func() time.Time { return at }
	begun, release := make(chan struct{}), make(chan struct{})
	work := func(context.Context) (int64, error) {
		if made.Add(1) == 1 {
			close(begun)
			<-release
		}
		return made.Load(), nil
	}
	get := func() int64 {
		v, of, err := s.Get(t.Context(), "ENG", now, 2*time.Second, work)
		if err != nil || at.Sub(of) >= 2*time.Second {
			t.Errorf("figures of %v: %v", of, err)
		}
		return v
	}
	var all sync.WaitGroup
	all.Go(func() { get() })
	<-begun
	for range 20 {
		all.Go(func() {
			if v := get(); v != 1 {
				t.Errorf("somebody who waited reads the figures of time %d", v)
			}
		})
	}
	close(release)
	all.Wait()
	at = at.Add(2*time.Second - 1)
	if v := get(); v != 1 {
		t.Errorf("just before they are two seconds old, the figures were worked out again: %d", v)
	}
	at = at.Add(1)
	if v := get(); v != 2 {
		t.Errorf("two seconds old figures are served: %d", v)
	}
	if v, _, _ := s.Get(t.Context(), "ENG", now, 0, work); v != 3 {
		t.Errorf("somebody who shares nothing reads the figures of time %d", v)
	}
	broken := errors.New("broken")
	if _, _, err := s.Get(t.Context(), "other", now, time.Second, func(context.Context) (int64, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Errorf("a failure is told as %v", err)
	}
	if v, _, err := s.Get(t.Context(), "other", now, time.Second, work); v != 4 || err != nil {
		t.Errorf("after a failure: %d, %v", v, err)
	}
}
