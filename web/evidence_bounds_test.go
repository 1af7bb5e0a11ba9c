package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/blob"
	"groundwork/internal/day"
	"groundwork/internal/demo"
	"groundwork/internal/evidence"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web"
)

// A trust with 200 take-ups, each with every question of its own answered and shown: the pages of an area, of a question and of
// the evidence ask no more of the database than at a trust with one.
func TestStatementsWithTwoHundredTakeUps(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	get := visitor(t, s)
	pages := []string{eastfold + "/readiness/finance", eastfold + "/readiness/fin-02", "/trusts/ZZ-EFD/groundwork/finance", "/trusts/ZZ-EFD/groundwork/wfs-01", eastfoldEvidence, eastfoldEvidence + "?q=plan", eastfold + "/readiness/whole", eastfold + "/readiness/questions.xlsx"}
	few := map[string]int64{}
	for _, path := range pages {
		get(path)
		few[path] = get(path)
	}
	manyTakeUps(t, a, 200)
	for _, path := range pages {
		get(path)
		if got := get(path); got > few[path]+1 { // the first of a trust's own questions may offer what shows it elsewhere now
			t.Errorf("%s asks %d statements at a trust with one take-up, %d with 201", path, few[path], got)
		}
	}
}

// The page of an area is to take less than 10 ms of the server with 200 take-ups at the trust, and one whole assessment less
// than 25 ms (issue: groundwork, readiness and adoption, figures).
func BenchmarkAreaPage(b *testing.B) {
	a, err := open(b.Context(), demoDatabases.SQLite(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := a.Store.Close(); err != nil {
			b.Error(err)
		}
	})
	a.Files = blob.Folder(b.TempDir())
	manyTakeUps(b, a, 200)
	get := visitor(b, web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil)))
	for _, path := range []string{eastfold + "/readiness/finance", eastfold + "/readiness/fin-02", "/trusts/ZZ-EFD/groundwork/finance", eastfoldEvidence, eastfold + "/readiness/whole",
		eastfold + "/readiness/questions.xlsx", eastfold + "/readiness/questions.csv"} {
		b.Run(strings.ReplaceAll(strings.Trim(path, "/"), "/", " "), func(b *testing.B) {
			for b.Loop() {
				get(path)
			}
		})
	}
}

// visitor reads pages as the leader of Eastfold and answers how many statements each took.
func visitor(t testing.TB, s http.Handler) func(path string) int64 {
	enter := httptest.NewRequest(http.MethodPost, "/demo/enter", strings.NewReader("person=p-21"))
	enter.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	in := httptest.NewRecorder()
	s.ServeHTTP(in, enter)
	return func(path string) int64 {
		var n atomic.Int64
		r := httptest.NewRequest(http.MethodGet, path, nil)
		for _, c := range in.Result().Cookies() {
			r.AddCookie(c)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &n)))
		if w.Code != http.StatusOK {
			t.Fatalf("%s answered %d: %s", path, w.Code, w.Body)
		}
		return n.Load()
	}
}

// manyTakeUps gives Eastfold n more take-ups, as if each had answered all its own questions and shown half of them. Each is
// closed again for the one-take-up rule of a pilot, and reopened by nobody: what was answered is there all the same.
func manyTakeUps(t testing.TB, a *app.App, n int) {
	t.Helper()
	now, c := day.At(a.Now()), a.Library.Checklist
	for i := range n {
		err := a.Store.Do(t.Context(), func(tx store.Tx) error {
			ctx := tx.Context()
			ad := adoption.Adoption{ID: fmt.Sprintf("many-%d", i), Trust: "ZZ-EFD", Pilot: "demo-letters", Open: true, Checklist: c.ID, Version: c.Version, Created: now, CreatedBy: "p-21"}
			if err := tx.AddAdoption(ctx, ad); err != nil {
				return err
			}
			if err := tx.CloseAdoption(ctx, ad.ID); err != nil {
				return err
			}
			for k := range c.Items {
				it := &c.Items[k]
				if it.Scope != readiness.Adoption {
					continue
				}
				x := store.Answer{ID: ad.ID + it.ID, Trust: "ZZ-EFD", Adoption: ad.ID, Item: it.ID, Checklist: c.ID, Version: c.Version, Kind: store.AnswerGiven, Seq: 1,
					Level: readiness.InPlace, HasLevel: true, Verification: "evidenced", By: "p-21", On: now.Day(), At: now, RecordedBy: "p-21"}
				if err := tx.AddAnswer(ctx, x); err != nil {
					return err
				}
				p := evidence.Piece{ID: "e" + x.ID, Revision: 1, Title: fmt.Sprintf("%s of take-up %d", it.Title, i), Text: "Minutes"}
				if k%10 == 0 {
					p.Until = now.Day() + 200
				}
				if k%2 == 0 {
					if err := tx.AddEvidence(ctx, "ZZ-EFD", p, now, "p-21"); err != nil {
						return err
					}
					if err := tx.AddEvidenceRevision(ctx, "r"+x.ID, p, now, "p-21"); err != nil {
						return err
					}
					if err := tx.ShowEvidence(ctx, x.ID, p.ID, "ZZ-EFD"); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
