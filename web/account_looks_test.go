package web_test

import (
	"strings"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/person"
	"groundwork/web"
	"groundwork/web/webtest"
)

// The pages that a walk through the demo does not meet: signing in, setting up, and what comes back after a session ran out.
func TestAccountPagesInABrowser(t *testing.T) {
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		a := opened(t, emptyDatabases.SQLite(t))
		i := installation{t, a, webtest.Serve(t, web.New(a, web.Config{Secret: testSecret})), newClock(a)}
		_, token := i.invited(person.Invite{Name: "Sam Reed", Email: "sam.reed@example.org", Organisation: "RRK", Role: string(access.InnovationLead)})
		tab := i.site.Tab(t, width)
		looks := func(status int, texts ...string) {
			t.Helper()
			tab.Sees(status, texts...).FitsWidth().IsAccessible()
		}
		tab.Visit("/welcome/" + token)
		looks(200, "Set up your account")
		var key string
		tab.Eval(`document.querySelector('.app-secret').textContent`, &key)
		key = strings.ReplaceAll(key, " ", "")
		tab.Fill("Password", "short").Fill("Code", "1").Press("Set up my account")
		looks(422, "There is a problem")
		tab.Fill("Password", goodPassword).Fill("Code", i.code(key)).Press("Set up my account")
		looks(200, "Keep your recovery codes")
		tab.Press("I have kept them").Visit("/account")
		looks(200, "Where you are signed in")
		tab.Visit("/account/password")
		looks(200, "Change your password")
		tab.Visit("/account/recovery-codes")
		looks(200, "Make new recovery codes")

		tab.Visit("/pilots/new").Fill("Name of the pilot", "Shared discharge letters").Fill("Lead trust", "RRK")
		i.clock.forward(person.SessionIdle + time.Minute)
		tab.Press("Save and continue")
		looks(200, "What you typed is kept for an hour")
		tab.Fill("Email address", "sam.reed@example.org").Fill("Password", "not this one").Press("Continue")
		looks(422, "Check your email address and password")
		tab.Fill("Password", goodPassword).Press("Continue")
		looks(200, "Enter the code from your app")
		tab.Fill("Code from your authenticator app", i.code(key)).Press("Sign in")
		looks(200, "What you typed is still here", "Shared discharge letters")
		tab.Press("Send it now").Sees(200, "Shared discharge letters")
		tab.Visit("/welcome/" + token)
		looks(404, "This link does not work any more")
	}
}
