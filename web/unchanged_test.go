package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// An area's page that nothing changed is answered without being made, to the reader it was made for and to nobody else; one deed
// anywhere makes it anew.
func TestAnAreasPageIsMadeOnceUntilADeed(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ask := func(p *webtest.Person, path, tag string) (*http.Response, string) {
			t.Helper()
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, site.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Cookie", "sid="+p.Cookie("sid"))
			if tag != "" {
				r.Header.Set("If-None-Match", tag)
			}
			answer, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(answer.Body)
			if err := answer.Body.Close(); err != nil {
				t.Error(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			return answer, string(body)
		}
		const page = "/board/ZZ-ICB"
		fiona, margaret := as(t, site, "Fiona Gallagher"), as(t, site, "Margaret Ellison")
		first, body := ask(fiona, page, "")
		tag := first.Header.Get("ETag")
		if first.StatusCode != 200 || tag == "" || first.Header.Get("Cache-Control") != "private, no-cache" || !strings.Contains(body, "4 trusts, by name") {
			t.Fatalf("%d, %q, %q", first.StatusCode, tag, first.Header.Get("Cache-Control"))
		}
		if again, body := ask(fiona, page, tag); again.StatusCode != 304 || body != "" {
			t.Errorf("unchanged: %d with %d bytes", again.StatusCode, len(body))
		}
		if other, _ := ask(fiona, page+"?as-at=2026-01-01", tag); other.StatusCode == 304 {
			t.Error("another page is said to be unchanged")
		}
		for _, path := range []string{page, "/board/ZZ-EFD"} {
			if other, _ := ask(margaret, path, tag); other.StatusCode == 304 || other.Header.Get("ETag") != "" || other.Header.Get("Cache-Control") != "private, no-store" {
				t.Errorf("%s of somebody of a trust: %d, ETag %q, %q", path, other.StatusCode, other.Header.Get("ETag"), other.Header.Get("Cache-Control"))
			}
		}
		if err := a.Store.Do(t.Context(), func(tx store.Tx) error {
			of := history.Touch{Kind: "organisation", ID: "ZZ-HML"}
			return tx.AddEvent(t.Context(), history.Event{Chain: of.ID, At: day.At(time.Now()), Organisation: of.ID, Deed: "question.answer", Subject: of, Touched: []history.Touch{of}})
		}); err != nil {
			t.Fatal(err)
		}
		if after, _ := ask(fiona, page, tag); after.StatusCode != 200 || after.Header.Get("ETag") == tag {
			t.Errorf("after a deed: %d, the same tag: %t", after.StatusCode, after.Header.Get("ETag") == tag)
		}
	})
}
