package web

import (
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/app"
)

// FuzzNext: whatever is asked for, the page to go on to is one of this site.
func FuzzNext(f *testing.F) {
	for _, s := range []string{"/pilots", "//evil.example", "/\\evil", "/%2e%2e//evil", "/pilots#//evil", "/pilots?x=//evil", "/pilots/../..//evil", "/\u2028/evil", "/pilots;//x"} {
		f.Add(s)
	}
	server := New(app.New(nil, slog.New(slog.DiscardHandler)), Config{Secret: []byte("x")})
	page, err := url.Parse("https://groundwork.example/sign-in")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, next string) {
		got := server.next(next)
		u, err := url.Parse(got)
		if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(got, "/") || strings.HasPrefix(got, "//") || strings.Contains(got, "\\") ||
			page.ResolveReference(u).Host != page.Host {
			t.Errorf("%q leads to %q", next, got)
		}
	})
}
