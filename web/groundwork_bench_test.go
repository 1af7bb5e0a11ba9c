package web_test

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/demo"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// BenchmarkOneAnswerAndFiftyTakeUps saves one answer about the trust, with its history, and scores fifty open take-ups
// again, each time durable on disk; beside it, in turn, the same row with its line of history and nothing else.
func BenchmarkOneAnswerAndFiftyTakeUps(b *testing.B) {
	a, err := open(b.Context(), demoDatabases.SQLite(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Store.Close() })
	takeUps(b, a, 49)
	asked := questions(a, readiness.Foundation)
	ctx, who := b.Context(), actor(b, a, "p-21")
	var answers, bare []time.Duration
	var n atomic.Int64
	counted := store.CountStatements(ctx, &n)
	for b.Loop() {
		i := len(answers)
		start := time.Now()
		// Each question in turn, so that none has been answered a thousand times.
		r := app.Reply{Item: asked[i%len(asked)], Input: readiness.Input{Choice: itoa(i / len(asked) % 4), Shows: "Report " + itoa(i)}, Seen: app.AsItStands}
		if err := a.Answer(counted, who, app.Questions{Trust: "ZZ-EFD"}, r); err != nil {
			b.Fatal(err)
		}
		answers = append(answers, time.Since(start))
		start = time.Now()
		if err := bareInsert(ctx, a, i); err != nil {
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

// BenchmarkPagesAndManyTakeUps fetches a page of one area and a whole assessment for print at a trust with two hundred take-ups,
// signed in and through everything that the server does.
func BenchmarkPagesAndManyTakeUps(b *testing.B) {
	a, err := open(b.Context(), demoDatabases.SQLite(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Store.Close() })
	takeUps(b, a, 199)
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	var took []time.Duration
	m := as(b, webtest.Serve(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		s.ServeHTTP(w, r)
		took = append(took, time.Since(start))
	})), "Margaret Ellison")
	for _, page := range []string{"/readiness/support", "/readiness/whole", "/readiness"} {
		b.Run(page[1:], func(b *testing.B) {
			took = nil
			for b.Loop() {
				m.Visit(eastfold + page)
			}
			b.ReportMetric(median(took).Seconds()*1000, "ms/page") // of the server; the rest is reading the page
			b.ReportMetric(slices.Min(took).Seconds()*1000, "ms/best")
		})
	}
}

// bareInsert is the answer's row and its line of history, chained, in one durable transaction: the least that a save can be.
func bareInsert(ctx context.Context, a *app.App, i int) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		x := store.Answer{ID: a.NewID(), Trust: "ZZ-NMR", Item: "bare", Checklist: a.Library.Checklist.ID, Version: a.Library.Checklist.Version, Kind: store.AnswerGiven,
			Seq: i + 1, Level: readiness.Planned, HasLevel: true, Verification: "self_assessed", By: "p-21", On: a.Today(), At: day.At(a.Now()), RecordedBy: "p-21"}
		if err := tx.AddAnswer(tx.Context(), x); err != nil {
			return err
		}
		e := history.Event{Chain: x.Trust, At: x.At, Actor: x.By, Organisation: x.Trust, Deed: "question.answer", Subject: history.Touch{Kind: "groundwork", ID: x.Trust}, Salt: x.ID,
			Touched: []history.Touch{{Kind: "groundwork", ID: x.Trust}}, After: history.Values{"answer": "Planned"}}
		return tx.AddEvent(tx.Context(), e)
	})
}

// questions are the items of a scope that every adoption is asked.
func questions(a *app.App, scope readiness.Scope) (ids []string) {
	for _, it := range a.Library.Checklist.Applicable(nil) {
		if it.Scope == scope && it.Strength > readiness.Desirable {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

// BenchmarkOneAnswer saves one answer of an adoption with its history and what is kept of it: alone, and sixteen people at once who
// share commits; beside each the bare insert likewise (performance, P7).
func BenchmarkOneAnswer(b *testing.B) {
	a, err := open(b.Context(), demoDatabases.SQLite(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Store.Close() })
	asked, ctx, who := questions(a, readiness.Adoption), b.Context(), actor(b, a, "p-21")
	var n atomic.Int64
	answer := func() error {
		i := int(n.Add(1))
		r := app.Reply{Item: asked[i%len(asked)], Input: readiness.Input{Choice: itoa(i / len(asked) % 3)}, Seen: app.AsItStands}
		return a.Answer(ctx, who, app.Questions{Adoption: "adp-efd"}, r)
	}
	alone := 0.0
	for _, people := range []int{1, 16} {
		b.Run(itoa(people), func(b *testing.B) {
			var saved, bare time.Duration
			for b.Loop() {
				saved += atOnce(b, people, answer)
				bare += atOnce(b, people, func() error { return bareInsert(ctx, a, int(n.Add(1))) })
			}
			each := float64(b.N * people)
			rate := each / saved.Seconds()
			if people == 1 {
				alone = rate
			}
			b.ReportMetric(rate, "answers/s")
			b.ReportMetric(each/bare.Seconds(), "inserts/s")
			b.ReportMetric(bare.Seconds()/saved.Seconds(), "of-an-insert")
			b.ReportMetric(rate/alone, "of-alone")
		})
	}
}

// atOnce lets so many people do something at the same time, and says how long it took until the last was done.
func atOnce(b *testing.B, people int, deed func() error) time.Duration {
	start := time.Now()
	var all sync.WaitGroup
	for range people {
		all.Go(func() {
			if err := deed(); err != nil {
				b.Error(err)
			}
		})
	}
	all.Wait()
	return time.Since(start)
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
