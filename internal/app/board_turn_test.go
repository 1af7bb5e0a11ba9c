package app

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"groundwork/internal/fault"
)

// Past days of areas are worked out one at a time: who comes second waits, and who waits too long is told what else to read.
func TestPastDaysAreWorkedOutOneAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(nil, nil)
		begun, at := time.Now(), map[string]time.Duration{}
		takes := func(name string, long time.Duration) func(context.Context) error {
			return func(context.Context) error {
				at[name] = time.Since(begun)
				time.Sleep(long)
				return nil
			}
		}
		results := map[string]chan error{"first": make(chan error, 1), "second": make(chan error, 1), "third": make(chan error, 1)}
		for _, name := range []string{"first", "second", "third"} {
			go func() { results[name] <- a.inTurn(t.Context(), takes(name, 8*time.Second)) }()
			synctest.Wait()
		}
		if err := errors.Join(<-results["first"], <-results["second"]); err != nil {
			t.Fatal(err)
		}
		if at["second"] != 8*time.Second {
			t.Errorf("the second was begun after %s, while the first still worked", at["second"])
		}
		if err := <-results["third"]; !fault.Is(err, fault.TooMany) || at["third"] != 0 {
			t.Errorf("who waited for longer than %s is told %v", waitsForTurn, err)
		}
		if err := a.inTurn(t.Context(), takes("fourth", 0)); err != nil {
			t.Errorf("the turn was not given back: %v", err)
		}
	})
}

// What takes too long is given up, and the turn given back; what fails by itself, or is given up by its reader, says so.
func TestAPastDayIsNotWorkedOutForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(nil, nil)
		begun := time.Now()
		forEver := func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		}
		if err := a.inTurn(t.Context(), forEver); !fault.Is(err, fault.Unavailable) || time.Since(begun) != worksSoLong {
			t.Errorf("given up after %s: %v", time.Since(begun), err)
		}
		own := fault.Missing("board")
		if err := a.inTurn(t.Context(), func(context.Context) error { return own }); !errors.Is(err, own) {
			t.Errorf("what went wrong is told as %v", err)
		}
		gone, leave := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, leave)
		if err := a.inTurn(gone, forEver); !errors.Is(err, context.Canceled) {
			t.Errorf("a reader who left is told %v", err)
		}
	})
}
