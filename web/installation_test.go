package web_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/person"
	"groundwork/web"
	"groundwork/web/webtest"
)

// clock is the clock of one test, which it moves.
type clock struct{ at atomic.Int64 }

func newClock(a *app.App) *clock {
	c := &clock{}
	c.at.Store(now.UnixNano())
	a.Now = c.now
	return c
}

func (c *clock) now() time.Time { return time.Unix(0, c.at.Load()).UTC() }

func (c *clock) forward(d time.Duration) { c.at.Add(int64(d)) }

// installation is one without a demo, on an empty database.
type installation struct {
	*testing.T
	app   *app.App
	site  *webtest.Site
	clock *clock
}

// onInstallation runs a test on an installation, once on each engine.
func onInstallation(t *testing.T, test func(i installation)) {
	t.Helper()
	emptyDatabases.Each(t, func(t *testing.T, dbURL string) {
		a := opened(t, dbURL)
		c := newClock(a)
		test(installation{t, a, webtest.Serve(t, web.New(a, web.Config{Secret: testSecret})), c})
	})
}

const goodPassword = "moss lantern orbit"

// account is somebody with what they sign in with.
type account struct {
	person.Invite
	id       string
	password string
	secret   string
	codes    []string
	in       *webtest.Person // the browser in which they set it up
}

// invited is the secret of a fresh link.
func (i installation) invited(who person.Invite) (id, token string) {
	i.Helper()
	made, err := i.app.InvitePerson(i.Context(), access.Operator, who)
	if err != nil {
		i.Fatal(err)
	}
	return made.ID, made.Token
}

// setUp follows a link and sets the account up as a person does.
func (i installation) setUp(who person.Invite) account {
	i.Helper()
	id, token := i.invited(who)
	a := account{Invite: who, id: id, password: goodPassword}
	p := i.site.Person(i, who.Name).Visit("/welcome/"+token).Sees(200, "Set up your account", who.Email)
	a.secret = secretOn(i, p)
	p.Fill("Password", a.password).Fill("Code", i.code(a.secret)).Press("Set up my account").
		Sees(200, "Keep your recovery codes").IsAt("/account/recovery-codes")
	a.codes = codesOn(p)
	if len(a.codes) != person.RecoveryCodes {
		i.Fatalf("got the recovery codes %q", a.codes)
	}
	a.in = p.Press("I have kept them").Sees(200, who.Name).IsAt("/")
	i.clock.forward(person.StepLasts) // each code works once
	return a
}

// code is what an authenticator app shows now.
func (i installation) code(secret string) string {
	i.Helper()
	code, err := totp.GenerateCode(secret, i.clock.now())
	if err != nil {
		i.Fatal(err)
	}
	return code
}

// secretOn is the key that a page shows for typing.
func secretOn(t testing.TB, p *webtest.Person) string {
	t.Helper()
	_, rest, found := strings.Cut(p.Body(), `class="app-secret">`)
	secret, _, _ := strings.Cut(rest, "<")
	if !found || len(secret) != 39 {
		t.Fatalf("the page shows no key but %q", secret)
	}
	return strings.ReplaceAll(secret, " ", "")
}

func codesOn(p *webtest.Person) (codes []string) {
	_, list, _ := strings.Cut(p.Body(), `class="app-codes">`)
	list, _, _ = strings.Cut(list, "</ol>")
	for part := range strings.SplitSeq(list, "<li>") {
		if code, _, found := strings.Cut(part, "</li>"); found {
			codes = append(codes, code)
		}
	}
	return codes
}

// signIn signs in on another browser.
func (i installation) signIn(a account) *webtest.Person {
	i.Helper()
	p := i.site.Person(i, a.Name)
	i.password(p, a).Fill("Code from your authenticator app", i.code(a.secret)).Press("Sign in").Sees(200, a.Name).IsAt("/")
	i.clock.forward(person.StepLasts)
	return p
}

func (i installation) password(p *webtest.Person, a account) *webtest.Person {
	i.Helper()
	return p.Visit("/").Follow("Sign in").Fill("Email address", a.Email).Fill("Password", a.password).Press("Continue").
		Sees(200, "Enter the code from your app")
}
