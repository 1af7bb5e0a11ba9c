package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/person"
	"groundwork/web"
	"groundwork/web/webtest"
)

var keys = regexp.MustCompile(`name="_key" value="[^"]*"`)

// withoutKeys is a page without what differs in every form.
func withoutKeys(page string) string { return keys.ReplaceAllString(page, "") }

// TestSessionFixation: an id that somebody planted is never adopted, and another comes at each step of signing in.
func TestSessionFixation(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		p := i.site.Person(i, "Maria")
		const planted = "planted-by-somebody-who-waits-for-it"
		p.SetCookie("sid", planted)
		seen := map[string]bool{planted: true}
		step := func(name string) {
			i.Helper()
			id := p.Cookie("sid")
			if seen[id] {
				i.Errorf("%s keeps an id from before", name)
			}
			seen[id] = true
		}
		i.password(p, a)
		step("the password")
		p.Fill("Code from your authenticator app", i.code(a.secret)).Press("Sign in").Sees(200, "Maria Santos")
		step("the second factor")
		for id := range seen {
			if id == p.Cookie("sid") {
				continue
			}
			other := i.site.Person(i, "somebody with an old id")
			other.SetCookie("sid", id)
			other.Visit("/account").IsAt("/sign-in?next=%2Faccount")
		}
	})
}

// TestSessionRevocation: disabling, ending and signing out hold from the next request, also in another browser.
func TestSessionRevocation(t *testing.T) {
	onInstallation(t, func(i installation) {
		i.setUp(ada)
		a := i.setUp(maria)
		admin := i.app
		for _, end := range map[string]func() error{
			"ending": func() error { return admin.EndSessionsOf(i.Context(), access.Operator, a.id) },
			"disabling": func() error {
				if err := admin.DisableAccount(i.Context(), access.Operator, a.id); err != nil {
					return err
				}
				a.in.Visit("/sign-in").Fill("Email address", a.Email).Fill("Password", a.password).Press("Continue").Sees(422, "Check your email address and password")
				return admin.EnableAccount(i.Context(), access.Operator, a.id)
			},
		} {
			first, second := i.signIn(a), i.signIn(a)
			if err := end(); err != nil {
				i.Fatal(err)
			}
			first.Visit("/account").IsAt("/sign-in?next=%2Faccount")
			second.Visit("/account").IsAt("/sign-in?next=%2Faccount")
		}
		// Signing out ends it for whoever copied the cookie.
		p := i.signIn(a)
		id := p.Cookie("sid")
		p.Press("Log out")
		thief := i.site.Person(i, "a thief")
		thief.SetCookie("sid", id)
		thief.Visit("/account").IsAt("/sign-in?next=%2Faccount")
	})
}

// A request that was under way when its session was ended does not bring it back.
func TestAnEndedSessionStaysEnded(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		rows, err := i.app.Store.Read().SessionsOf(i.Context(), a.id)
		if err != nil || len(rows) != 1 {
			i.Fatal(rows, err)
		}
		if err := i.app.EndSessionsOf(i.Context(), access.Operator, a.id); err != nil {
			i.Fatal(err)
		}
		if err := i.app.KeepSession(i.Context(), rows[0]); err != nil {
			i.Fatal(err)
		}
		next := rows[0]
		next.IDHash = strings.Repeat("0", 64)
		if err := i.app.RenewSession(i.Context(), rows[0].IDHash, next); err == nil {
			i.Error("a session that was ended got another id")
		}
		if rows, err := i.app.Store.Read().SessionsOf(i.Context(), a.id); err != nil || len(rows) != 0 {
			i.Errorf("%d sessions are back: %v", len(rows), err)
		}
	})
}

// TestIdleAndAbsoluteTimeout: thirty minutes without a page, twelve hours in all, to the second.
func TestIdleAndAbsoluteTimeout(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		signedIn := func(p *webtest.Person) bool { return p.Visit("/account").Path() == "/account" }
		p := i.signIn(a)
		i.clock.forward(person.SessionIdle - person.StepLasts)
		if !signedIn(p) {
			i.Error("signed out after exactly thirty minutes")
		}
		i.clock.forward(person.SessionIdle + time.Second)
		if signedIn(p) {
			i.Error("still signed in after thirty minutes and a second")
		}
		p = i.signIn(a)
		began := i.clock.now().Add(-person.StepLasts)
		for i.clock.now().Sub(began) < person.SessionLongest-20*time.Minute {
			i.clock.forward(20 * time.Minute)
			if i.clock.now().Sub(began) <= person.SessionLongest && !signedIn(p) {
				i.Fatalf("signed out after %v", i.clock.now().Sub(began))
			}
			// Changing the organisation gives another id, and no more hours.
			p.Post("/account/organisation", url.Values{"organisation": {"RRK"}}).Sees(200)
		}
		i.clock.forward(person.SessionLongest + time.Second - i.clock.now().Sub(began))
		if signedIn(p) {
			i.Error("still signed in after twelve hours and a second")
		}
		// A clock that is put back an hour revives nothing.
		i.clock.forward(-time.Hour)
		p = i.signIn(a)
		i.clock.forward(person.SessionIdle + time.Minute)
		if signedIn(p) {
			i.Error("still signed in")
		}
		if err := i.app.Sweep(i.Context()); err != nil {
			i.Fatal(err)
		}
	})
}

// The last use is written at most once a minute.
func TestLastSeenIsWrittenOnceAMinute(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		seen := func() time.Time {
			rows, err := i.app.Store.Read().SessionsOf(i.Context(), a.id)
			if err != nil || len(rows) != 1 {
				i.Fatal(rows, err)
			}
			return rows[0].Seen.Time()
		}
		a.in.Visit("/account")
		first := seen()
		i.clock.forward(25 * time.Second)
		a.in.Visit("/account")
		if !seen().Equal(first) {
			i.Error("written twice within a minute")
		}
		i.clock.forward(time.Minute)
		a.in.Visit("/account")
		if seen().Equal(first) {
			i.Error("not written after a minute")
		}
	})
}

// TestCookieFlags: over TLS the cookie is bound to this host and to TLS; scripts never see it.
func TestCookieFlags(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	for publicURL, want := range map[string]struct{ name, more string }{
		"":                           {"sid", ""},
		"https://groundwork.example": {"__Host-sid", "Secure"},
	} {
		s := web.New(a, web.Config{Demo: true, PublicURL: publicURL, Secret: testSecret}, web.WithDemo([]person.Visitor{{ID: "p-01"}}, nil))
		site := webtest.Serve(t, s)
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, site.URL+"/demo/enter", strings.NewReader("person=p-01"))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		cookies := answer.Header.Values("Set-Cookie")
		if len(cookies) != 1 {
			t.Fatalf("%q: cookies %q", publicURL, cookies)
		}
		parts := strings.Split(cookies[0], "; ")
		has := func(flag string) bool {
			for _, p := range parts[1:] {
				if p == flag {
					return true
				}
			}
			return false
		}
		if !strings.HasPrefix(parts[0], want.name+"=") || !has("Path=/") || !has("HttpOnly") || !has("SameSite=Lax") ||
			has("Secure") != (want.more == "Secure") || strings.Contains(cookies[0], "Domain") || len(parts[0]) != len(want.name)+1+43 {
			t.Errorf("%q: %s", publicURL, cookies[0])
		}
	}
}

// The database holds no id that opens a session.
func TestTheDatabaseHoldsNoSessionID(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		id := a.in.Cookie("sid")
		rows, err := i.app.Store.Read().SessionsOf(i.Context(), a.id)
		if err != nil || len(rows) != 1 || rows[0].IDHash == id || strings.Contains(string(rows[0].Payload), id) {
			i.Errorf("%v %v", rows, err)
		}
	})
}
