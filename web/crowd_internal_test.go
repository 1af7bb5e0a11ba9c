package web

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// However many ask, only so many are answered at once, all of them in the end; who leaves does not hold the others up.
func TestACrowdIsAnsweredAFewAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := make(crowd, 3)
		var now, most, done atomic.Int32
		page := func() error {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(time.Second)
			now.Add(-1)
			done.Add(1)
			return nil
		}
		var all sync.WaitGroup
		for range 30 {
			all.Go(func() {
				if err := c.each(t.Context(), page); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		gone, leave := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer leave()
		if err := c.each(gone, page); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("who left is told %v", err)
		}
		all.Wait()
		if most.Load() != 3 || done.Load() != 30 {
			t.Errorf("%d at once, %d answered", most.Load(), done.Load())
		}
		if failed := errors.New("no page"); !errors.Is(c.each(t.Context(), func() error { return failed }), failed) || len(c) != 0 {
			t.Error("what fails is not told, or keeps its place")
		}
	})
}
