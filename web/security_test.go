package web_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/demo"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// plain sends one request as it is and answers it without following a redirect.
func plain(t *testing.T, method, address, body string, headers map[string]string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range headers {
		r.Header.Set(k, v)
		if k == "Host" {
			r.Host = v
		}
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(text)
}

const formType = "application/x-www-form-urlencoded"

// TestCrossOrigin: what changes something is taken only from our own pages.
func TestCrossOrigin(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Amina Yusuf")
		host := strings.TrimPrefix(site.URL, "http://")
		for name, c := range map[string]struct {
			method  string
			headers map[string]string
			taken   bool
		}{
			"our own page":                      {"POST", map[string]string{"Sec-Fetch-Site": "same-origin"}, true},
			"an old browser, our own page":      {"POST", map[string]string{"Origin": "http://" + host}, true},
			"no browser at all":                 {"POST", nil, true},
			"another site":                      {"POST", map[string]string{"Sec-Fetch-Site": "cross-site"}, false},
			"a neighbour under the same name":   {"POST", map[string]string{"Sec-Fetch-Site": "same-site"}, false},
			"an old browser, another site":      {"POST", map[string]string{"Origin": "https://evil.example"}, false},
			"a page that hides where it is":     {"POST", map[string]string{"Origin": "null"}, false},
			"a link from another site, to read": {"GET", map[string]string{"Sec-Fetch-Site": "cross-site"}, true},
		} {
			headers := map[string]string{"Content-Type": formType, "Cookie": "sid=" + p.Cookie("sid")}
			for k, v := range c.headers {
				headers[k] = v
			}
			path, body := "/account/sessions/end-others", ""
			if c.method == "GET" {
				path = "/account"
			}
			answer, text := plain(t, c.method, site.URL+path, body, headers)
			if taken := answer.StatusCode < 400; taken != c.taken {
				t.Errorf("%s: answered %d", name, answer.StatusCode)
			}
			if !c.taken && (answer.StatusCode != 403 || !strings.Contains(text, "This form came from another site, so nothing was done") || strings.Contains(text, "Amina")) {
				t.Errorf("%s: answered %d\n%s", name, answer.StatusCode, text)
			}
		}
	})
}

// TestOpenRedirect: after signing in one lands on our own pages and nowhere else.
func TestOpenRedirect(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		for next, want := range map[string]string{
			"/pilots":                       "/pilots",
			"/pilots?sort=name":             "/pilots?sort=name",
			"/account":                      "/account",
			"/":                             "/",
			"":                              "/",
			"//evil.example":                "/",
			"///evil.example":               "/",
			"/\\evil.example":               "/",
			"\\\\evil.example":              "/",
			"https://evil.example":          "/",
			"https:evil.example":            "/",
			"javascript:alert(1)":           "/",
			"/\t/evil.example":              "/",
			"/\n/evil.example":              "/",
			"/%0a/evil.example":             "/",
			"/%5cevil.example":              "/",
			"/%2f%2fevil.example":           "/",
			"/pilots//evil.example":         "/",
			"pilots":                        "/",
			"/no-such-page":                 "/",
			"/sign-out":                     "/", // only what is read
			"/demo/reset":                   "/",
			"/sign-in?next=/sign-in":        "/",
			"/welcome/x":                    "/",
			"/pilots\x00":                   "/",
			" /pilots":                      "/",
			"/" + strings.Repeat("a", 3000): "/",
		} {
			answer, _ := plain(t, "POST", site.URL+"/demo/enter", url.Values{"person": {"p-01"}, "next": {next}}.Encode(), map[string]string{"Content-Type": formType})
			if got := answer.Header.Get("Location"); answer.StatusCode != 303 || got != want {
				t.Errorf("next=%q leads to %q (%d), want %q", next, got, answer.StatusCode, want)
			}
		}
	})
}

// TestHostHeader: what a browser says it asked for appears in no redirect, no page and no link.
func TestHostHeader(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Zoe Tanner")
		cookie := map[string]string{"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9",
			"Cookie": "sid=" + p.Cookie("sid"), "Content-Type": formType}
		for _, ask := range []struct{ method, path, body string }{
			{"GET", "/", ""}, {"GET", "/account", ""}, {"GET", "/admin", ""}, {"GET", "/no-such-page", ""}, {"GET", "/pilots", ""},
			{"POST", "/admin/people/p-30/link", ""}, {"GET", "/admin/people/p-30", ""}, {"POST", "/account/sessions/end-others", ""}, {"POST", "/sign-out", ""},
		} {
			answer, text := plain(t, ask.method, site.URL+ask.path, ask.body, cookie)
			if strings.Contains(text+answer.Header.Get("Location"), "evil.example") {
				t.Errorf("%s %s: %s %s", ask.method, ask.path, answer.Header.Get("Location"), text)
			}
			if ask.path == "/admin/people/p-30" && !strings.Contains(text, site.URL+"/welcome/") {
				t.Errorf("no link of our own: %s", text)
			}
		}
	})
}

// TestHeaderPolicy: every route answers with the headers that keep a page to itself, whatever the answer is.
func TestHeaderPolicy(t *testing.T) {
	const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; " +
		"base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'; trusted-types app; require-trusted-types-for 'script'"
	check := func(t *testing.T, name string, h http.Header, secure bool) {
		t.Helper()
		for key, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		} {
			if got := h.Values(key); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s is %q", name, key, got)
			}
		}
		if hsts := h.Get("Strict-Transport-Security"); secure != (hsts == "max-age=31536000; includeSubDomains") {
			t.Errorf("%s: Strict-Transport-Security is %q", name, hsts)
		}
		if !strings.Contains(name, "/assets/") && !strings.Contains(h.Get("Cache-Control"), "no-store") {
			t.Errorf("%s: Cache-Control is %q", name, h.Get("Cache-Control"))
		}
		if h.Get("Server") != "" || h.Get("X-Powered-By") != "" {
			t.Errorf("%s says what it is made of", name)
		}
	}
	a := opened(t, demoDatabases.SQLite(t))
	for _, publicURL := range []string{"", "https://groundwork.example"} {
		s := web.New(a, web.Config{Demo: true, PublicURL: publicURL, Secret: testSecret}, web.WithDemo(demo.Visitors(), func(context.Context) error { return nil }))
		site := webtest.Serve(t, s)
		for _, r := range s.Routes() {
			answer, _ := plain(t, r.Method, site.URL+strings.ReplaceAll(r.Path, ":", "no-"), "", map[string]string{"Content-Type": formType})
			check(t, r.Method+" "+r.Path, answer.Header, publicURL != "")
		}
		for _, ask := range [][2]string{{"GET", "/no-such-page"}, {"PUT", "/pilots"}, {"DELETE", "/"}, {"OPTIONS", "/pilots"}, {"GET", "/assets/none"}} {
			answer, _ := plain(t, ask[0], site.URL+ask[1], "", nil)
			check(t, ask[0]+" "+ask[1], answer.Header, publicURL != "")
		}
		answer, _ := plain(t, "POST", site.URL+"/pilots", "", map[string]string{"Sec-Fetch-Site": "cross-site"})
		check(t, "from another site", answer.Header, publicURL != "")
	}
}

// TestBodyLimits: a form takes a mebibyte and no more, signed in or not, and says so on a page.
func TestBodyLimits(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Amina Yusuf")
		big := url.Values{"name": {strings.Repeat("x", 1<<20)}}.Encode()
		for name, headers := range map[string]map[string]string{
			"signed in":     {"Content-Type": formType, "Cookie": "sid=" + p.Cookie("sid")},
			"not signed in": {"Content-Type": formType},
		} {
			answer, text := plain(t, "POST", site.URL+"/pilots", big, headers)
			if answer.StatusCode != 413 || !strings.Contains(text, "That is more text than this form can take") {
				t.Errorf("%s: answered %d\n%.300s", name, answer.StatusCode, text)
			}
		}
		answer, text := plain(t, "POST", site.URL+"/sign-in", "email=%zz", map[string]string{"Content-Type": formType})
		if answer.StatusCode != 422 || !strings.Contains(text, "The form arrived damaged") {
			t.Errorf("a damaged form: answered %d\n%.300s", answer.StatusCode, text)
		}
		long, _ := plain(t, "GET", site.URL+"/pilots", "", map[string]string{"X-Long": strings.Repeat("x", 64<<10)})
		if long.StatusCode != 200 && long.StatusCode != 303 && long.StatusCode != 431 {
			t.Errorf("long headers: answered %d", long.StatusCode)
		}
	})
}

// TestSlowloris: connections that never finish their headers are closed within a few seconds, and others are served meanwhile.
func TestSlowloris(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- web.New(a, web.Config{Demo: true, Secret: testSecret}).Serve(ctx, l) }()
	defer func() {
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
	}()
	const slow = 100
	closed := make(chan time.Duration, slow)
	began := time.Now()
	for range slow {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nX-A: "); err != nil {
			t.Fatal(err)
		}
		go func() {
			defer c.Close()
			_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
			_, err := io.Copy(io.Discard, c)
			if err != nil {
				t.Errorf("still open: %v", err)
			}
			closed <- time.Since(began)
		}()
	}
	for range 20 {
		if answer, _ := plain(t, "GET", "http://"+l.Addr().String()+"/healthz", "", nil); answer.StatusCode != 200 {
			t.Errorf("answered %d meanwhile", answer.StatusCode)
		}
	}
	for range slow {
		if took := <-closed; took > 5*time.Second {
			t.Errorf("closed only after %v", took)
		}
	}
}

// TestErrorPagesLeakNothing: what is missing, what is foreign and what is malformed look the same; what broke shows a number and no cause,
// and the process lives on.
func TestErrorPagesLeakNothing(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, dbURL string) {
		c := gather(t, dbURL)
		everything := asker{id: "p-01"} // and more roles than anybody has
		err := c.app.LoadPeople(t.Context(), access.Actor{}, func(tx store.Tx) (int, error) {
			for _, r := range access.Roles {
				m := store.Membership{ID: "all-" + string(r), Person: everything.id, From: day.On(2024, 4, 1), Membership: access.Membership{Organisation: "ZZ-NMR", Role: r}}
				if r == access.InnovationLead {
					continue
				}
				if err := tx.AddMembership(t.Context(), m, day.At(now), ""); err != nil {
					return 0, err
				}
			}
			return 1, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		_, _, missing := c.ask(everything, "GET", "/no-such-page", nil)
		for _, r := range web.New(c.app, web.Config{Demo: true, Secret: testSecret}).Routes() {
			if r.Method != "GET" || !strings.Contains(r.Path, ":") || r.Path == "/welcome/:token" {
				continue
			}
			for _, id := range []string{"no-such-id", "00000000-0000-7000-8000-000000000000", "%00", "%ff%fe", "%27%20OR%201=1--", "%F0%9F%92%A9", strings.Repeat("x", 4000), "%2e%2e%2f"} {
				var parts []string
				for _, part := range strings.Split(r.Path, "/") {
					if strings.HasPrefix(part, ":") {
						part = id
					}
					parts = append(parts, part)
				}
				status, _, page := c.ask(everything, "GET", strings.Join(parts, "/"), nil)
				if status != 404 || mainOf(page) != mainOf(missing) {
					t.Errorf("%s with %.30q: answered %d, or another page than for what is missing", r.Path, id, status)
				}
			}
		}
		// What breaks.
		broken := c.app.NewID
		c.app.NewID = func() string { panic("secret cause at " + dbURL) }
		status, _, page := c.ask(everything, "GET", "/pilots", nil)
		if status != 500 || strings.Contains(page, "secret cause") || strings.Contains(page, "goroutine") || strings.Contains(page, ".go") {
			t.Errorf("a panic is answered %d: %s", status, page)
		}
		c.app.NewID = broken
		if status, _, _ := c.ask(everything, "GET", "/pilots", nil); status != 200 {
			t.Errorf("after a panic: %d", status)
		}
		c.app.Library = nil // a panic inside a page of its own
		status, _, page = c.ask(everything, "GET", "/rate-cards", nil)
		if status != 500 || !strings.Contains(page, "Something went wrong") || !strings.Contains(page, "app-num") || strings.Contains(page, "nil pointer") {
			t.Errorf("a panic is answered %d: %s", status, page)
		}
	})
}

func mainOf(page string) string {
	_, rest, _ := strings.Cut(page, "<main")
	main, _, _ := strings.Cut(rest, "</main>")
	return main
}
