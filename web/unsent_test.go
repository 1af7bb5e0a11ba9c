package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/person"
	"groundwork/web/webtest"
)

// typing is somebody of the demo who has a form half filled in when their session runs out.
func typing(t *testing.T, site *webtest.Site, c *clock) *webtest.Person {
	t.Helper()
	p := as(t, site, "Amina Yusuf").Visit("/pilots/new").
		Fill("Name of the pilot", "Shared discharge letters <b>").
		Fill("Lead trust", "ZZ-NMR")
	c.forward(person.SessionIdle + time.Minute)
	return p
}

// What somebody typed when their session ran out comes back after they are in again, and is sent on with one press.
func TestWhatWasTypedComesBackInTheDemo(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		c := newClock(a)
		p := typing(t, site, c).Press("Save and continue").
			IsAt("/").Sees(200, "What you typed is kept for an hour", "Margaret Ellison")
		// Somebody else at the same browser gets a page of their own, and nothing of it.
		p.Press("Margaret Ellison").IsAt("/").Sees(200, "Margaret Ellison").SeesNot("Shared discharge letters")
		p.Visit("/account/unsent").Sees(404).SeesNot("Shared discharge letters")
		p.Press("Log out").Press("Amina Yusuf").IsAt("/account/unsent").
			Sees(200, "What you typed is still here", "Name of the pilot", "Shared discharge letters <b>", "Lead trust", "ZZ-NMR").
			Press("Send it now").Sees(200, "Shared discharge letters <b>")
		if !strings.HasPrefix(p.Path(), "/pilots/") {
			t.Errorf("is at %s", p.Path())
		}
		p.Visit("/account/unsent").Sees(404) // once it is sent it is gone
		p.Press("Log out").IsAt("/").SeesNot("What you typed is kept")
	})
}

func TestWhatWasTypedComesBackAfterSigningIn(t *testing.T) {
	onInstallation(t, func(i installation) {
		lead := person.Invite{Name: "Sam Reed", Email: "sam.reed@example.org", Organisation: "RRK", Role: string(access.InnovationLead)}
		a := i.setUp(lead)
		a.in.Visit("/pilots/new").Fill("Name of the pilot", "Shared discharge letters").Fill("Lead trust", "RRK")
		i.clock.forward(person.SessionLongest + time.Minute)
		if err := i.app.Sweep(i.Context()); err != nil { // the key of the form says whose it is, not the session
			i.Fatal(err)
		}
		p := a.in.Press("Save and continue").IsAt("/sign-in").Sees(200, "What you typed is kept for an hour")
		p.Fill("Email address", a.Email).Fill("Password", a.password).Press("Continue").
			Fill("Code from your authenticator app", i.code(a.secret)).Press("Sign in").IsAt("/account/unsent").
			Sees(200, "Shared discharge letters").
			Press("Send it now").Sees(200, "Shared discharge letters")
	})
}

func TestAFormThatNeedsMendingKeepsWhatWasTyped(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		c := newClock(a)
		p := as(t, site, "Amina Yusuf").Visit("/pilots/new").Fill("Name of the pilot", "Shared discharge letters").Fill("Lead trust", "Nothmoor")
		c.forward(person.SessionIdle + time.Minute)
		p.Press("Save and continue").Press("Amina Yusuf").Press("Send it now").
			Sees(422, "Did you mean Northmoor").Holds("Name of the pilot", "Shared discharge letters")
		p.Visit("/account/unsent").Sees(200, "Shared discharge letters").Press("Throw it away").Sees(200, "What you had typed was thrown away")
		p.Visit("/account/unsent").Sees(404)
	})
}

func TestWhatWasTypedIsKeptForAnHour(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		c := newClock(a)
		p := typing(t, site, c).Press("Save and continue")
		c.forward(person.ParkedLasts - time.Second)
		p.Press("Amina Yusuf").IsAt("/account/unsent")
		c.forward(time.Second)
		p.Visit("/account/unsent").Sees(404)
	})
}

// A page that was left open when somebody else signed in is not sent in their name.
func TestAFormIsSentOnlyByWhomItWasShownTo(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		before := pilotsOf(t, a)
		p := as(t, site, "Amina Yusuf").Visit("/pilots/new").Fill("Name of the pilot", "Shared discharge letters").Fill("Lead trust", "ZZ-NMR")
		cookie := as(t, site, "Marion Lister").Cookie("sid")
		p.SetCookie("sid", cookie).Press("Save and continue").Sees(403, "This page was opened by somebody else").SeesNot("Shared discharge letters")
		if pilotsOf(t, a) != before {
			t.Error("a pilot was registered in another name")
		}
		p.Visit("/account/unsent").Sees(404)
		p.Visit("/").Press("Log out").Press("Amina Yusuf").IsAt("/account/unsent").Sees(200, "Shared discharge letters")
	})
}

// What we never showed to anybody is not kept: neither what strangers send, nor passwords, nor what a script saves.
func TestWhatIsNotKept(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		for name, form := range map[string]url.Values{
			"no key":             {"name": {"x"}},
			"a key of theirs":    {"name": {"x"}, "_key": {"made-up"}},
			"a key that is cut":  {"name": {"x"}, "_key": {"0123456789abcdef0123456789abcdef.aaaaaaaaaaaa.bbbbbbbbbbbb"}},
			"nothing but a key":  {"_key": {"x"}},
			"a very long answer": {"name": {strings.Repeat("x", 300<<10)}},
		} {
			p := site.Person(t, name).Post("/pilots", form).IsAt("/").SeesNot("What you typed is kept")
			if p.Cookie("unsent") != "" {
				t.Errorf("%s: something is kept", name)
			}
		}
		p := as(t, site, "Amina Yusuf").Visit("/pilots/new")
		key := keys.FindString(p.Body())
		key = strings.TrimSuffix(strings.TrimPrefix(key, `name="_key" value="`), `"`)
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, site.URL+"/pilots", strings.NewReader(url.Values{"name": {"x"}, "_key": {key}}.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.Header.Set("Sec-Fetch-Mode", "cors")
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		if answer.StatusCode != http.StatusForbidden || len(answer.Cookies()) > 0 {
			t.Errorf("a script that saves is answered %d with %d cookies", answer.StatusCode, len(answer.Cookies()))
		}
	})
}
