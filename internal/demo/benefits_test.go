package demo_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/demo"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var now = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

var databases = storetest.New(func(url string) error {
	ctx := context.Background()
	a, err := open(ctx, url)
	if err != nil {
		return err
	}
	return errors.Join(demo.Load(ctx, a), a.Store.Close())
})

func open(ctx context.Context, url string) (*app.App, error) {
	s, err := store.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	a := app.New(s, slog.New(slog.DiscardHandler))
	a.Now = func() time.Time { return now }
	if err := errors.Join(s.Migrate(ctx), a.LoadContent(ctx)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

// on runs a test on the demo record, once on each engine.
func on(t *testing.T, test func(t *testing.T, a *app.App)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, url string) {
		a, err := open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := a.Store.Close(); err != nil {
				t.Error(err)
			}
		})
		test(t, a)
	})
}

func actor(t *testing.T, a *app.App, id string) access.Actor {
	t.Helper()
	who, err := a.Actor(t.Context(), id, "")
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// Statuses, grades and newest figures of the demo come out of its stored rows.
func TestBenefitsOfTheDemo(t *testing.T) {
	on(t, func(t *testing.T, a *app.App) {
		list, err := a.BenefitsOf(t.Context(), actor(t, a, "p-01"), "ZZ-NMR")
		if err != nil {
			t.Fatal(err)
		}
		want := map[string][3]string{ // status, grade, newest figure
			"ben-0": {"realised", "A", "6.0 minutes"}, "ben-1": {"realised", "B", "55.6 hours a working day"}, "ben-2": {"realised", "B", "3.3 hours a working day"},
			"ben-3": {"measuring", "C", "31%"}, "ben-4": {"verified", "A", "£12,950 a year"}, "ben-5": {"realised", "A", "98%"},
			"dis-1": {"verified", "A", "£88,400 a year"}, "dis-2": {"measuring", "B", "6 percentage points"}, "ben-q1": {"not_realised", "B", "6.8 minutes"},
		}
		for _, j := range list {
			now := ""
			if j.Now.Value != nil {
				now = j.Show(j.Now.Value)
			}
			if got := [3]string{string(j.Status), j.Grade, now}; got != want[j.ID] {
				t.Errorf("%s: %q, want %q (%+v)", j.ID, got, want[j.ID], j.Sureness)
			}
			delete(want, j.ID)
		}
		for id := range want {
			t.Errorf("%s is missing", id)
		}
	})
}

// A corrected figure stands on top of the old one, with who and why.
func TestCorrectionsOfTheDemo(t *testing.T) {
	on(t, func(t *testing.T, a *app.App) {
		for _, c := range []struct {
			id         string
			from       day.Day
			old, fresh string
			by, why    string
		}{
			{"ben-4", day.On(2025, 11, 1), "1,790", "1,970", "p-07", "One print invoice of 180 pounds had been posted to the wrong cost centre."},
			{"ben-5", day.On(2026, 1, 1), "92", "96", "p-09", "Two audited cases belonged to a team not yet live and were replaced from the reserve list."},
		} {
			b, err := a.Benefit(t.Context(), actor(t, a, "p-01"), c.id)
			if err != nil {
				t.Fatal(err)
			}
			o, _ := b.At(c.from)
			earlier := b.Corrections(c.from)
			if len(earlier) != 1 || earlier[0].Value.D.String() != c.old || o.Value.D.String() != c.fresh || o.EnteredBy != c.by || o.Reason != c.why {
				t.Errorf("%s: %+v after %+v", c.id, o, earlier)
			}
		}
	})
}

// July to September of the hours put to use is late, and neither 0 nor not applicable.
func TestLateOfTheDemo(t *testing.T) {
	on(t, func(t *testing.T, a *app.App) {
		who := actor(t, a, "p-01")
		for id, want := range map[string]string{"ben-3": "July to September 2025", "ben-0": "", "ben-4": "", "dis-2": ""} {
			b, err := a.Benefit(t.Context(), who, id)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, p := range b.Late() {
				got += p.String()
			}
			if got != want {
				t.Errorf("%s owes %q, want %q", id, got, want)
			}
		}
		b, err := a.Benefit(t.Context(), who, "ben-2")
		if err != nil || !b.Contested() || b.Reviewed.Contested.OwedBy != "p-08" || b.Profile.Target != decimal.Some(0) || b.Status != benefit.Realised {
			t.Errorf("ben-2: %+v, %v", b.Reviewed, err)
		}
	})
}
