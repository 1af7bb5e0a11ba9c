package web_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// BenchmarkOneAnswerAndFiftyTakeUps saves one answer about the trust, with its history, and scores fifty open take-ups
// again, each time durable on disk; beside it, in turn, one row that is written down with one line of history.
func BenchmarkOneAnswerAndFiftyTakeUps(b *testing.B) {
	a, err := open(b.Context(), demoDatabases.SQLite(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Store.Close() })
	takeUps(b, a, 49)
	ctx, who := b.Context(), actor(b, a, "p-21")
	var answers, bare []time.Duration
	var n atomic.Int64
	counted := store.CountStatements(ctx, &n)
	for b.Loop() {
		i := len(answers)
		start := time.Now()
		r := app.Reply{Item: "saf-01", Input: readiness.Input{Choice: itoa(i % 4), Shows: "Report " + itoa(i)}, Seen: app.AsItStands}
		if err := a.Answer(counted, who, app.Questions{Trust: "ZZ-EFD"}, r); err != nil {
			b.Fatal(err)
		}
		answers = append(answers, time.Since(start))
		start = time.Now()
		if err := bareInsert(ctx, a); err != nil {
			b.Fatal(err)
		}
		bare = append(bare, time.Since(start))
	}
	share := median(bare).Seconds() / median(answers).Seconds()
	b.ReportMetric(median(answers).Seconds()*1000, "ms/answer")
	b.ReportMetric(median(bare).Seconds()*1000, "ms/insert")
	b.ReportMetric(share, "of-an-insert")
	b.ReportMetric(float64(n.Load())/float64(len(answers)), "statements")
}

// bareInsert is the least deed: one row and its line of history.
func bareInsert(ctx context.Context, a *app.App) error {
	return a.LoadPeople(ctx, access.Actor{}, func(tx store.Tx) (int, error) {
		return 1, tx.AddTrustFact(ctx, a.NewID(), "ZZ-EFD", store.TrustFact{Key: "beds", Value: "400", Source: "A count", AsAt: a.Today()}, day.At(a.Now()), "")
	})
}

// takeUps starts more take-ups at Eastfold.
func takeUps(t testing.TB, a *app.App, n int) (ids []string) {
	t.Helper()
	who := actor(t, a, "p-21")
	for i := range n {
		id, err := a.StartAdoption(t.Context(), who, adoption.StartInput{Pilot: extraPilot(t, a, i), Facts: map[string]string{"paid_supplier": "no", "changes_roles": "no"}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

func median(in []time.Duration) time.Duration {
	all := slices.Sorted(slices.Values(in))
	return all[len(all)/2]
}
