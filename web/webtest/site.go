// Package webtest tries the site as people use it. A Person is somebody at a
// browser without script: they fill fields by their label, press buttons by
// their text and read what a page says, and every page they see is checked for
// what no page may have. A Tab is a page in a real Chromium, with script, axe,
// the console, pictures and print.
//
// The site is whatever http.Handler a test passes in: this package knows the
// product neither way.
package webtest

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"
)

// A Site is a handler served on a port of its own until the test ends.
type Site struct {
	URL string // without a slash at the end
}

// Serve serves handler.
func Serve(t testing.TB, handler http.Handler) *Site {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return &Site{URL: server.URL}
}

// Person is somebody new to the site, with no cookies, whose steps fail t; name
// tells people apart in what a failing test prints.
func (s *Site) Person(t testing.TB, name string) *Person {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	return &Person{t: t, name: name, base: base, client: &http.Client{
		Jar:     jar,
		Timeout: 30 * time.Second,
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if r.URL.Host != base.Host {
				return fmt.Errorf("redirected to another site: %s", r.URL)
			}
			if len(via) > 5 {
				return fmt.Errorf("redirected in a circle: %s", r.URL)
			}
			return nil
		},
	}}
}
