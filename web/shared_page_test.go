package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/demo"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// The page of an area is made once for all who may read the same, each in their own frame; one deed anywhere makes it anew, and a
// reader's own deed at once. What is shown to one scope is never shown to another.
func TestAnAreasPageIsMadeOnceForAllWhoMayReadTheSame(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		pages := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
		site := webtest.Serve(t, pages)
		ask := func(p *webtest.Person, path string, headers ...string) (*http.Response, string, int64) {
			t.Helper()
			var statements atomic.Int64
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, site.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Cookie", "sid="+p.Cookie("sid"))
			for i := 0; i+1 < len(headers); i += 2 {
				r.Header.Set(headers[i], headers[i+1])
			}
			w := httptest.NewRecorder()
			pages.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &statements)))
			return w.Result(), w.Body.String(), statements.Load()
		}
		deed := func() {
			t.Helper()
			err := a.Store.Do(t.Context(), func(tx store.Tx) error {
				of := history.Touch{Kind: "organisation", ID: "ZZ-HML"}
				return tx.AddEvent(t.Context(), history.Event{Chain: of.ID, At: day.At(a.Now()), Organisation: of.ID, Deed: "question.answer", Subject: of, Touched: []history.Touch{of}})
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		const page, fix = "/board/ZZ-ICB", "/insight/ZZ-ICB"
		fiona, margaret, amina := as(t, site, "Fiona Gallagher"), as(t, site, "Margaret Ellison"), as(t, site, "Amina Yusuf")

		first, body, made := ask(fiona, page)
		tag := first.Header.Get("ETag")
		if first.StatusCode != 200 || tag == "" || first.Header.Get("Cache-Control") != "private, no-cache" || !strings.Contains(body, "4 trusts, by name") {
			t.Fatalf("%d, %q, %q", first.StatusCode, tag, first.Header.Get("Cache-Control"))
		}
		again, same, shown := ask(fiona, page)
		if withoutKeys(same) != withoutKeys(body) || shown >= made || again.Header.Get("ETag") != tag {
			t.Errorf("shown again with %d statements (made with %d), another page: %t, tag %q", shown, made, withoutKeys(same) != withoutKeys(body), again.Header.Get("ETag"))
		}
		if answer, body, _ := ask(fiona, page, "If-None-Match", tag); answer.StatusCode != 304 || body != "" {
			t.Errorf("unchanged: %d with %d bytes", answer.StatusCode, len(body))
		}
		if _, _, n := ask(fiona, page, "Cache-Control", "no-cache"); n <= shown {
			t.Errorf("told to load it again, %d statements; shown again with %d", n, shown)
		}
		if other, _, _ := ask(fiona, page+"?as-at=2026-01-01", "If-None-Match", tag); other.StatusCode == 304 {
			t.Error("another page is said to be unchanged")
		}
		for _, path := range []string{page, "/board/ZZ-EFD"} {
			if other, body, _ := ask(margaret, path, "If-None-Match", tag); other.StatusCode == 304 || strings.Contains(body, "4 trusts, by name") || other.Header.Get("ETag") != "" || other.Header.Get("Cache-Control") != "private, no-store" {
				t.Errorf("%s of somebody of a trust: %d, ETag %q, %q", path, other.StatusCode, other.Header.Get("ETag"), other.Header.Get("Cache-Control"))
			}
		}

		// What a lead reads by name is not what people of trusts read, and theirs names each of them in its frame.
		_, led, _ := ask(fiona, fix)
		_, hers, whole := ask(margaret, fix)
		_, theirs, n := ask(amina, fix)
		if led == hers || !strings.Contains(hers, "Margaret Ellison") || strings.Contains(theirs, "Margaret Ellison") || !strings.Contains(theirs, "Amina Yusuf") {
			t.Error("the page of one reader is shown to another")
		}
		if n < whole {
			t.Errorf("people of two trusts share a page: %d statements after %d", n, whole)
		}

		// The board of a trust is shown again to who holds the same parts there; it stays out of a browser's store.
		const board = "/board/ZZ-EFD"
		_, _, anew := ask(margaret, board, "Cache-Control", "no-cache")
		kept, _, repeated := ask(margaret, board)
		if repeated >= anew || kept.Header.Get("ETag") != "" || kept.Header.Get("Cache-Control") != "private, no-store" {
			t.Errorf("the board of a trust is shown again with %d statements (made with %d), ETag %q, %q", repeated, anew, kept.Header.Get("ETag"), kept.Header.Get("Cache-Control"))
		}
		if other, _, _ := ask(amina, board); other.StatusCode != 403 {
			t.Errorf("somebody of another trust reads a board that was made: %d", other.StatusCode)
		}

		deed()
		if _, _, n := ask(margaret, board); n <= repeated {
			t.Errorf("after a deed the board of a trust takes %d statements, shown again %d", n, repeated)
		}
		if after, _, n := ask(fiona, page, "If-None-Match", tag); after.StatusCode != 200 || n <= shown {
			t.Errorf("after a deed: %d with %d statements, shown again with %d", after.StatusCode, n, shown)
		}
	})
}
