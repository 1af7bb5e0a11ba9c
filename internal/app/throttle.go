package app

import (
	"context"
	"fmt"
	"time"

	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// Attempt says what is tried and from where.
type Attempt struct {
	Account string // an address as it was typed, or a person's id for the code
	Address string // where it comes from; empty where that tells nothing
}

// counter is one thing that attempts are counted by.
type counter struct {
	key  string
	wait func(failures int64) time.Duration
}

// counters are always in the same order, so that two attempts never wait for each other. Keys are hashed: what is
// typed into the field of the address is sometimes a password.
func (t Attempt) counters() []counter {
	counters := []counter{{"account " + tokenHash(t.Account), person.Wait}}
	if t.Address != "" {
		counters = append(counters, counter{"address " + tokenHash(t.Address), person.WaitThere})
	}
	return counters
}

// attempt counts an attempt before it is known whether it succeeds; when there were too many it is a TooMany that says how long to wait.
// It writes no event: what strangers can cause must not fill a record that is never deleted.
func (a *App) attempt(ctx context.Context, t Attempt) error {
	var until time.Time
	err := a.Store.Do(ctx, func(tx store.Tx) error {
		until = time.Time{}
		for _, c := range t.counters() {
			failures, notBefore, err := tx.Attempt(ctx, c.key, a.instant(), person.FailuresLast)
			if err != nil {
				return err
			}
			if failures == 0 {
				until = later(until, notBefore.Time())
				continue
			}
			if w := c.wait(failures); w > 0 {
				if err := tx.HoldBack(ctx, c.key, a.instant().Add(w)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err == nil && !until.IsZero() {
		return tooEarly(until.Sub(a.Now()))
	}
	return err
}

// forgive forgets the attempts after one that succeeded.
func (a *App) forgive(ctx context.Context, tx store.Tx, t Attempt) error {
	for _, c := range t.counters() {
		if err := tx.Forgive(ctx, c.key); err != nil {
			return err
		}
	}
	return nil
}

// release ends the wait after a right password and keeps the count: the code is asked for at once, and only it forgives.
func (a *App) release(ctx context.Context, t Attempt) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		for _, c := range t.counters() {
			if err := tx.HoldBack(ctx, c.key, a.instant()); err != nil {
				return err
			}
		}
		return nil
	})
}

func tooEarly(wait time.Duration) error {
	words := "a moment"
	switch minutes := int((wait + time.Minute - 1) / time.Minute); {
	case minutes > 1:
		words = fmt.Sprintf("%d minutes", minutes)
	case wait > 5*time.Second:
		words = fmt.Sprintf("%d seconds", int((wait+time.Second-1)/time.Second))
	}
	return &fault.Error{Kind: fault.TooMany, Message: "There were too many tries. Wait " + words + " and try again"}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
