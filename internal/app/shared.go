package app

import (
	"context"
	"errors"
	"sync"
	"time"
)

// SharedAge is how old figures of a whole country may be that many readers see alike; their page says of when they are.
const SharedAge = 2 * time.Second

// Shared keeps what many readers see alike, such as the figures of a whole country, so that it is worked out by one of them
// and not by each: the others wait for it. It is served for a while and says of when it is; whoever must see their own
// change at once does not read through it.
type Shared[K comparable, T any] struct {
	mu   sync.Mutex
	kept map[K]*shared[T]
}

type asOfKey struct{}

// AsOf is ctx whose reader must see what was done until then: nothing shared is served to them that was begun before.
func AsOf(ctx context.Context, then time.Time) context.Context {
	return context.WithValue(ctx, asOfKey{}, then)
}

func asOf(ctx context.Context) time.Time {
	then, _ := ctx.Value(asOfKey{}).(time.Time)
	return then
}

// shared is one value, being worked out or ready.
type shared[T any] struct {
	done  chan struct{}
	begun time.Time // of the reading, so that nothing is older than it says
	value T
	err   error
}

// Get is the value for a key that was begun at most so long before now, and when it was begun. Without one work works it out,
// once however many ask at the same time. A failure is told to those who waited for it and not kept.
func (s *Shared[K, T]) Get(ctx context.Context, key K, now func() time.Time, lasts time.Duration, work func(context.Context) (T, error)) (T, time.Time, error) {
	x, mine := s.entry(key, now(), lasts, asOf(ctx))
	if mine {
		x.err = errUnfinished
		defer s.finish(key, x)
		x.value, x.err = work(context.WithoutCancel(ctx))
		return x.value, x.begun, x.err
	}
	select {
	case <-x.done:
		return x.value, x.begun, x.err
	case <-ctx.Done():
		var none T
		return none, x.begun, ctx.Err()
	}
}

// errUnfinished is what those who waited are told when working it out panicked.
var errUnfinished = errors.New("figures that many readers share were not finished")

// entry is the one to wait for or to read; mine when the caller is to work it out.
func (s *Shared[K, T]) entry(key K, now time.Time, lasts time.Duration, since time.Time) (x *shared[T], mine bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x = s.kept[key]
	if x != nil && x.begun.After(since) {
		select {
		case <-x.done:
			if lasts > 0 && x.err == nil && now.Sub(x.begun) < lasts && !now.Before(x.begun) {
				return x, false
			}
		default:
			if lasts > 0 {
				return x, false
			}
		}
	}
	if s.kept == nil {
		s.kept = map[K]*shared[T]{}
	}
	x = &shared[T]{done: make(chan struct{}), begun: now}
	s.kept[key] = x
	return x, true
}

func (s *Shared[K, T]) finish(key K, x *shared[T]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x.err != nil && s.kept[key] == x {
		delete(s.kept, key)
	}
	close(x.done)
}
