package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// databases are migrated and empty.
var databases = storetest.New(func(url string) error {
	ctx := context.Background()
	s, err := store.Open(ctx, url)
	if err != nil {
		return err
	}
	return errors.Join(s.Migrate(ctx), s.Close())
})

func opened(t *testing.T, url string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// each runs a test on an empty database of each engine.
func each(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, url string) { test(t, opened(t, url)) })
}

var noon = day.At(time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC))

func event(chain string) history.Event {
	touch := history.Touch{Kind: "thing", ID: "1"}
	return history.Event{Chain: chain, At: noon, Deed: "thing.do", Subject: touch, Touched: []history.Touch{touch}, After: history.Values{"a": "b"}}
}

func TestDoInsideDoIsRefused(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		err := s.Do(t.Context(), func(store.Tx) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		ctx := t.Context()
		var inner error
		err = s.Do(ctx, func(tx store.Tx) error {
			inner = s.Do(tx.Context(), func(store.Tx) error { return nil })
			return nil
		})
		if err != nil || inner == nil {
			t.Errorf("outer %v, inner %v", err, inner)
		}
	})
}

func TestAFailureUndoesOnlyItsOwnDeed(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		const deeds = 60
		refused := errors.New("refused")
		var wg sync.WaitGroup
		var good, bad atomic.Int64
		for i := range deeds {
			wg.Go(func() {
				err := s.Do(t.Context(), func(tx store.Tx) error {
					if err := tx.AddEvent(t.Context(), event("ZZ-NMR")); err != nil {
						return err
					}
					switch i % 3 {
					case 1:
						return refused
					case 2:
						panic("a bug in a deed")
					}
					return nil
				})
				switch {
				case err == nil:
					good.Add(1)
				case i%3 == 1 && errors.Is(err, refused), i%3 == 2 && strings.Contains(err.Error(), "panic"):
					bad.Add(1)
				default:
					t.Errorf("deed %d: %v", i, err)
				}
			})
		}
		wg.Wait()
		if good.Load() != deeds/3 || bad.Load() != deeds*2/3 {
			t.Errorf("%d done and %d undone of %d", good.Load(), bad.Load(), deeds)
		}
		events, err := s.Read().Chain(t.Context(), "ZZ-NMR", 0, 100)
		if err != nil || len(events) != deeds/3 {
			t.Fatalf("%d events, %v", len(events), err)
		}
		walk := history.NewVerifier("ZZ-NMR")
		for _, e := range events {
			if err := walk.Next(e); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestACancelledDeedIsNotDone(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		ran := false
		if err := s.Do(ctx, func(store.Tx) error { ran = true; return nil }); err == nil || ran {
			t.Errorf("ran %v, %v", ran, err)
		}
	})
}

func TestTheSameKeyIsClaimedOnce(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		key := store.Key{Key: "k", BodyHash: "h", Person: "p"}
		var wg sync.WaitGroup
		var first atomic.Int64
		for range 10 {
			wg.Go(func() {
				err := s.Do(t.Context(), func(tx store.Tx) error {
					result, seen, err := tx.Claim(t.Context(), key, noon)
					if err != nil {
						return err
					}
					if !seen {
						first.Add(1)
						return tx.KeepResult(t.Context(), key, "the answer")
					}
					if result != "the answer" {
						t.Errorf("answered %q", result)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if first.Load() != 1 {
			t.Errorf("claimed %d times", first.Load())
		}
		err := s.Do(t.Context(), func(tx store.Tx) error {
			_, _, err := tx.Claim(t.Context(), store.Key{Key: "k", BodyHash: "h", Person: "somebody else"}, noon)
			return err
		})
		if !fault.Is(err, fault.Forbidden) {
			t.Errorf("somebody else's key: %v", err)
		}
	})
}

func TestManyProgramsMigrateAtOnce(t *testing.T) {
	path := "sqlite:" + filepath.Join(t.TempDir(), "new.db")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := store.Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := errors.Join(s.Migrate(t.Context()), s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestOneProgramServesAFile(t *testing.T) {
	url := databases.SQLite(t)
	a, b := opened(t, url), opened(t, url)
	if err := a.Claim(); err != nil {
		t.Fatal(err)
	}
	if err := b.Claim(); !fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "already using") {
		t.Errorf("claimed twice: %v", err)
	}
}

func TestWipeLeavesAnEmptySchema(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		if err := s.Do(t.Context(), func(tx store.Tx) error { return tx.AddEvent(t.Context(), event("ZZ-NMR")) }); err != nil {
			t.Fatal(err)
		}
		if err := s.Wipe(t.Context()); err != nil {
			t.Fatal(err)
		}
		heads, err := s.Read().Heads(t.Context())
		if err != nil || len(heads) != 0 {
			t.Errorf("%d chains after wiping, %v", len(heads), err)
		}
	})
}
