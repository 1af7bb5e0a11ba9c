package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// ada is the first administrator, maria a leader of Birmingham.
var (
	ada   = person.Invite{Name: "Ada King", Email: "ada.king@example.org", Job: "System administrator", Organisation: "RRK", Role: string(access.Admin)}
	maria = person.Invite{Name: "Maria Santos", Email: "maria.santos@example.org", Job: "Chief operating officer", Organisation: "RRK", Role: string(access.TrustLeader)}
)

func TestAnAccountIsSetUpAndSignedInTo(t *testing.T) {
	onInstallation(t, func(i installation) {
		_, token := i.invited(ada)
		p := i.site.Person(i, "Ada").Visit("/welcome/"+token).Sees(200, "Welcome, Ada King", "until 25 November 2026, 12:00pm")
		secret := secretOn(i, p)
		p.Fill("Password", "short").Fill("Code", "000000").Press("Set up my account").
			Sees(422, "There is a problem", "Password must have at least 12 characters")
		p.Fill("Password", goodPassword).Fill("Code", "000000").Press("Set up my account").
			Sees(422, "Enter the 6 figures that your app shows now")
		if secretOn(i, p) != secret {
			i.Error("a mistake changed the key that the app was given")
		}
		p.Fill("Password", goodPassword).Fill("Code", i.code(secret)).Press("Set up my account").Sees(200, "Keep your recovery codes")
		codes := codesOn(p)
		p.Visit("/account/recovery-codes").Sees(200, codes...) // a reload loses nothing
		p.Press("I have kept them").Visit("/account/recovery-codes").Sees(200, "Make new recovery codes", "10 of 10 left").SeesNot(codes[0])
		p.Visit("/welcome/"+token).Sees(404, "This link does not work any more")
		p.Visit("/").Press("Log out").Sees(200, "Sign in").Visit("/account").IsAt("/sign-in?next=%2Faccount")

		// The code that set the account up does not work again.
		i.clock.forward(time.Second)
		a := account{Invite: ada, password: goodPassword, secret: secret}
		i.password(p, a).Fill("Code from your authenticator app", i.code(secret)).Press("Sign in").
			Sees(422, "Enter the code that your app shows now. Each code works once")
		i.clock.forward(person.StepLasts)
		p.Fill("Code from your authenticator app", i.code(secret)).Press("Sign in").Sees(200, "Ada King").IsAt("/")
	})
}

func TestALinkWorksOnceForThreeDays(t *testing.T) {
	onInstallation(t, func(i installation) {
		id, first := i.invited(ada)
		second, err := i.app.LinkAccount(i.Context(), access.Operator, "", id)
		if err != nil {
			i.Fatal(err)
		}
		p := i.site.Person(i, "Ada")
		p.Visit("/welcome/"+first).Sees(404, "This link does not work any more") // a newer one was made
		p.Visit("/welcome/no-link-at-all").Sees(404, "This link does not work any more")
		p.Visit("/welcome/"+second).Sees(200, "Set up your account")
		i.clock.forward(person.InvitationLasts - time.Second)
		p.Visit("/welcome/"+second).Sees(200, "Set up your account")
		secret := secretOn(i, p)
		i.clock.forward(time.Second)
		p.Fill("Password", goodPassword).Fill("Code", i.code(secret)).Press("Set up my account").Sees(404, "This link does not work any more")
	})
}

func TestARecoveryCodeStandsInForTheAppOnce(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(ada)
		p := i.site.Person(i, "Ada")
		i.password(p, a).Follow("Use a recovery code instead").
			Fill("Recovery code", "0000-0000-0000").Press("Sign in").Sees(422, "Each code works once").
			Fill("Recovery code", strings.ToUpper(strings.ReplaceAll(a.codes[3], "-", " "))).Press("Sign in").
			Sees(200, "You used a recovery code. It does not work again").
			Visit("/account").Sees(200, "9 of 10 left").Press("Log out")
		i.password(p, a).Follow("Use a recovery code instead").Fill("Recovery code", a.codes[3]).Press("Sign in").Sees(422, "Each code works once")
	})
}

// TestResetKeepsMFA: a link changes the password of an account that has a second factor, and asks for it.
func TestResetKeepsMFA(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		link, err := i.app.LinkAccount(i.Context(), access.Operator, "", a.id)
		if err != nil {
			i.Fatal(err)
		}
		thief := i.site.Person(i, "somebody who found the link").Visit("/welcome/"+link).Sees(200, "Choose a new password").SeesNot("Add this account to an authenticator app")
		thief.Fill("Password", "another good sentence").Fill("Code from your authenticator app, or a recovery code", "123456").
			Press("Save and sign in").Sees(422, "Enter the code that your app shows now")
		thief.Post("/welcome/"+link, url.Values{"password": {"another good sentence"}}).Sees(422, "Enter the code")
		a.in.Visit("/account").Sees(200, "Maria Santos") // still signed in

		p := i.site.Person(i, "Maria").Visit("/welcome/"+link).
			Fill("Password", "another good sentence").Fill("Code from your authenticator app, or a recovery code", i.code(a.secret)).
			Press("Save and sign in").Sees(200, "Your password is changed", "Maria Santos")
		a.in.Visit("/account").IsAt("/sign-in?next=%2Faccount") // signed out everywhere
		i.clock.forward(person.StepLasts)
		p.Press("Log out")
		p.Visit("/sign-in").Fill("Email address", a.Email).Fill("Password", a.password).Press("Continue").Sees(422, "Check your email address and password")
		a.password = "another good sentence"
		i.signIn(a)
	})
}

func TestSomebodyWhoLostEverythingStartsAnew(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		if _, err := i.app.LinkAccountAnew(i.Context(), access.Actor{ID: a.id, Memberships: []access.Membership{{Organisation: "RRK", Role: access.Admin}}}, a.id); err == nil {
			i.Error("an administrator takes over an account")
		}
		link, err := i.app.LinkAccountAnew(i.Context(), access.Operator, a.id)
		if err != nil {
			i.Fatal(err)
		}
		a.in.Visit("/account").IsAt("/sign-in?next=%2Faccount").
			Fill("Email address", a.Email).Fill("Password", a.password).Press("Continue").Sees(422, "Check your email address and password")
		p := i.site.Person(i, "Maria").Visit("/welcome/"+link).Sees(200, "Set up your account")
		if secretOn(i, p) == a.secret {
			i.Error("the old key goes on")
		}
	})
}

func TestOwnAccount(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		second := i.signIn(a)
		third := i.signIn(a)
		first := a.in.Visit("/account").Sees(200, "Maria Santos", "maria.santos@example.org", "Chief operating officer", "Trust leader", "this browser")
		if n := strings.Count(first.Body(), `type="submit">Sign out<`); n != 2 {
			i.Errorf("%d other browsers are listed, want 2", n)
		}
		first.Press("Sign out everywhere else").Sees(200, "You are signed out everywhere else")
		if n := strings.Count(first.Body(), `type="submit">Sign out`); n != 0 {
			i.Errorf("%d others are still listed", n)
		}
		second.Visit("/account").IsAt("/sign-in?next=%2Faccount")
		third.Visit("/account").IsAt("/sign-in?next=%2Faccount")

		fourth := i.signIn(a)
		first.Visit("/account").Press("Sign out").Sees(200, "That browser is signed out")
		fourth.Visit("/account").IsAt("/sign-in?next=%2Faccount")

		fifth := i.signIn(a)
		change := first.Visit("/account").In("Password").Follow("Change password")
		change.Fill("Current password", "not this one").Fill("New password", "another good sentence").Press("Save the new password").Sees(422, "This is not your current password")
		change.Fill("Current password", a.password).Fill("New password", "short").Press("Save the new password").Sees(422, "at least 12 characters")
		change.Fill("Current password", a.password).Fill("New password", a.password).Press("Save the new password").Sees(422, "must differ")
		change.Fill("Current password", a.password).Fill("New password", "another good sentence").Press("Save the new password").
			Sees(200, "Your password is changed").IsAt("/account")
		fifth.Visit("/account").IsAt("/sign-in?next=%2Faccount")
		a.password = "another good sentence"
		i.signIn(a)

		codes := first.Visit("/account").In("Recovery codes").Follow("Make new ones recovery codes").Sees(200, "10 of 10 left")
		codes.Fill("Your password", "not this one").Press("Make new codes").Sees(422, "This is not your current password")
		codes.Fill("Your password", a.password).Press("Make new codes").Sees(200, "Keep your recovery codes").SeesNot(a.codes[0]).Press("I have kept them")
		p := i.site.Person(i, "Maria")
		i.password(p, a).Follow("Use a recovery code instead").Fill("Recovery code", a.codes[0]).Press("Sign in").Sees(422, "Each code works once")
	})
}

func TestSomebodyWithTwoOrganisationsSwitches(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		if err := i.app.GiveRole(i.Context(), access.Operator, a.id, "RJZ", string(access.BoardMember)); err != nil {
			i.Fatal(err)
		}
		before := a.in.Cookie("sid")
		a.in.Visit("/account").Sees(200, "Change organisation", "Board member")
		if a.in.Cookie("sid") == before {
			i.Error("a role came and the id of the session stayed")
		}
		before = a.in.Cookie("sid")
		a.in.Post("/account/organisation", url.Values{"organisation": {"RRK"}}).Sees(200)
		if a.in.Cookie("sid") == before {
			i.Error("the organisation changed and the id of the session stayed")
		}
		a.in.Post("/account/organisation", url.Values{"organisation": {"RR8"}}).Sees(404)
	})
}

// TestTOTPReplay: a code that was used is refused, also in the very form in which it was right, on another browser, and many at once.
func TestTOTPReplay(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(ada)
		code := i.code(a.secret)
		people := make([]*webtest.Person, 4) // one more, and the throttle would stand in the way
		for n := range people {
			people[n] = i.site.Person(i, "Ada")
			i.password(people[n], a)
		}
		form := url.Values{"code": {code}, "_key": {"the-same-key-again"}, "next": {"/"}}
		in := make(chan bool)
		for _, p := range people {
			go func() { in <- p.Post("/sign-in/code", form).Status() == http.StatusOK }()
		}
		signedIn := 0
		for range people {
			if <-in {
				signedIn++
			}
		}
		if signedIn != 1 {
			i.Errorf("one code signed in %d times", signedIn)
		}
	})
}

// TestUserEnumerationTiming: an address that nobody has costs the same statements and the same hash as one with a wrong password,
// and is answered with the same page.
func TestUserEnumerationTiming(t *testing.T) {
	emptyDatabases.Each(t, func(t *testing.T, dbURL string) {
		a := opened(t, dbURL)
		c := newClock(a)
		var statements, hashes atomic.Int64
		server := web.New(a, web.Config{Secret: testSecret})
		site := webtest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx := store.CountStatements(r.Context(), &statements)
			server.ServeHTTP(w, r.WithContext(app.CountHashes(ctx, &hashes)))
		}))
		i := installation{t, a, site, c}
		known := i.setUp(maria)
		waiting, gone := ada, ada
		i.invited(waiting)
		gone.Email = "gone@example.org"
		disabled := i.setUp(gone)
		if err := a.DisableAccount(t.Context(), access.Operator, disabled.id); err != nil {
			t.Fatal(err)
		}
		type cost struct {
			statements, hashes int64
			status             int
			page               string
		}
		costs := map[string]cost{}
		for _, email := range []string{"nobody@example.org", known.Email, waiting.Email, gone.Email, "not an address", ""} {
			p := site.Person(t, "somebody").Visit("/sign-in")
			statements.Store(0)
			hashes.Store(0)
			p.Fill("Email address", email).Fill("Password", "a wrong password").Press("Continue")
			costs[email] = cost{statements.Load(), hashes.Load(), p.Status(), strings.ReplaceAll(withoutKeys(p.Body()), email, "…")}
		}
		want := costs["nobody@example.org"]
		if want.hashes != 1 || want.status != 422 {
			t.Errorf("an unknown address costs %d hashes and answers %d", want.hashes, want.status)
		}
		for email, got := range costs {
			if email != "" && got != want {
				t.Errorf("%s: %d statements, %d hashes, %d; an unknown address %d, %d, %d", email, got.statements, got.hashes, got.status, want.statements, want.hashes, want.status)
			}
		}
	})
}

// TestLoginThrottle: five failures wait a second, then twice as long each time, by account and, more slowly, by address; never for ever.
func TestLoginThrottle(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		p := i.site.Person(i, "a guesser")
		guess := func(email, password string) int {
			return p.Visit("/sign-in").Fill("Email address", email).Fill("Password", password).Press("Continue").Status()
		}
		for n := range 5 {
			if got := guess(a.Email, "a wrong password"); got != 422 {
				i.Fatalf("guess %d is answered %d", n+1, got)
			}
		}
		if got := guess(a.Email, a.password); got != 429 {
			i.Errorf("after five failures the right password is answered %d at once", got)
		}
		p.Sees(429, "There were too many tries. Wait a moment")
		i.clock.forward(time.Second + time.Millisecond)
		if got := guess(a.Email, "a wrong password"); got != 422 {
			i.Errorf("a second later: %d", got)
		}
		i.clock.forward(time.Second + time.Millisecond)
		if got := guess(a.Email, "a wrong password"); got != 429 {
			i.Errorf("the sixth failure waits no longer than the fifth: %d", got)
		}
		i.clock.forward(time.Second)
		i.signIn(a) // and success forgets
		for range 4 {
			if got := guess(a.Email, "a wrong password"); got != 422 {
				i.Errorf("after signing in: %d", got)
			}
		}
		// An unknown account waits just the same.
		for range 5 {
			guess("nobody@example.org", "a wrong password")
		}
		if got := guess("nobody@example.org", "a wrong password"); got != 429 {
			i.Errorf("an unknown account is answered %d", got)
		}
		// Many accounts from one address: after fifty it waits too, for any account.
		i.clock.forward(person.FailuresLast + time.Minute)
		for n := range 50 {
			if got := guess("person"+string(rune('a'+n%26))+string(rune('a'+n/26))+"@example.org", "a wrong password"); got != 422 {
				i.Fatalf("guess %d from one address: %d", n, got)
			}
		}
		if got := guess(a.Email, a.password); got != 429 {
			i.Errorf("after fifty failures from one address: %d", got)
		}
		i.clock.forward(15 * time.Minute)
		i.signIn(a)
	})
}

// The code is guessed no faster than the password.
func TestCodesAreThrottled(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		p := i.site.Person(i, "a guesser")
		i.password(p, a)
		for range 5 {
			p.Fill("Code from your authenticator app", "000000").Press("Sign in").Sees(422)
		}
		p.Fill("Code from your authenticator app", i.code(a.secret)).Press("Sign in").Sees(429, "There were too many tries")
		i.clock.forward(11 * time.Minute)
		p.Fill("Code from your authenticator app", i.code(a.secret)).Press("Sign in").Sees(200, "Password").IsAt("/sign-in") // the password was too long ago
	})
}
