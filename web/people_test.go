package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/demo"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

func TestALeaderInvitesSomebody(t *testing.T) {
	onInstallation(t, func(i installation) {
		a := i.setUp(maria)
		p := a.in.Visit("/trusts/RRK/people").Sees(200, "1 person belongs to", "Maria Santos", "Trust leader", "Signs in").
			Follow("Invite somebody").SeesNot("Administrator", "Programme lead").
			Press("Make the link").Sees(422, "Enter the full name", "Enter the work email address", "Select what they do here").
			Fill("Full name", "Sam Reed").Fill("Work email address", "Sam.Reed@example").Fill("Job (optional)", "Analyst").Choose("Respondent").
			Press("Make the link").Sees(422, "Enter an email address in the correct format").Holds("Full name", "Sam Reed").Chosen("Respondent").
			Fill("Work email address", "Sam.Reed@example.org").Press("Make the link").
			Sees(200, "Hand over this link", "It works once, until 25 November 2026", "sam.reed@example.org", "Link not used yet")
		_, link, _ := strings.Cut(p.Body(), `id="link">`)
		link, _, _ = strings.Cut(link, "<")
		path, found := strings.CutPrefix(link, i.site.URL)
		if !found || !strings.HasPrefix(path, "/welcome/") {
			i.Fatalf("the link is %s", link)
		}
		p.Visit(p.Path()).SeesNot("Hand over this link") // shown once
		i.site.Person(i, "Sam").Visit(path).Sees(200, "Welcome, Sam Reed")

		// The same form again adds nobody, and an address that is known gets no second account.
		p.Visit("/trusts/RRK/people/new").Fill("Full name", "Samuel Reed").Fill("Work email address", "sam.reed@example.org").Choose("Respondent").
			Press("Make the link").Sees(422, "They are respondent here already").
			Choose("Board member").Press("Make the link").Sees(200, "They had an account already, and now work here too", "Sam Reed").SeesNot("Hand over this link")
		p.Visit("/trusts/RRK/people").Sees(200, "2 people belong to", "1 has not set up an account yet")
	})
}

func TestRolesAndPartsComeAndGo(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		leader := as(t, site, "Margaret Ellison")
		chloe := as(t, site, "Chloe Barker")
		leader.Visit("/trusts/ZZ-EFD/people").Sees(200, "Chloe Barker", "Service manager").Follow("Chloe Barker").
			Sees(200, "Respondent", "Operational lead", "Service owner after handover").
			Fill("Add", "Board member").Press("Add this to what they do here").Sees(200, "Added", "Board member").
			Fill("Add a part", "Finance business partner").Press("Add this part").Sees(200, "Added", "Finance business partner").
			Press("Add this part").Sees(422, "Select the part they play")
		before := chloe.Cookie("sid")
		chloe.Visit("/account").Sees(200, "Board member", "Finance business partner")
		if chloe.Cookie("sid") == before {
			t.Error("a role came and the id of the session stayed")
		}
		leader.Press("End Finance business partner").Sees(200, "Ended, from today").
			Press("End Board member").Sees(200, "Ended, from today").
			Press("End Respondent").Sees(200, "Ended, from today").IsAt("/trusts/ZZ-EFD/people").SeesNot("Chloe Barker")
		chloe.Visit("/account").Sees(200, "Chloe Barker", "Nothing yet").SeesNot("Service owner after handover", "Respondent")
		who, err := a.Actor(t.Context(), "p-30", "")
		if err != nil || len(who.Memberships) != 0 {
			t.Errorf("%+v %v", who, err)
		}
		for _, f := range who.Functions {
			if f.SubjectKind == "organisation" {
				t.Errorf("still plays %+v", f)
			}
		}
		// Nobody changes what they do themselves, and nobody learns of people elsewhere.
		leader.Visit("/trusts/ZZ-EFD/people/p-21").Sees(200, "Somebody else can change what you do here").
			Post("/trusts/ZZ-EFD/people/p-21/roles", url.Values{"role": {"secretary"}}).Sees(403, "Only somebody else")
		leader.Visit("/trusts/ZZ-EFD/people/p-01").Sees(404)
		leader.Visit("/trusts/ZZ-EFD/people/no-such-person").Sees(404)
		leader.Post("/trusts/ZZ-EFD/people/p-31/roles", url.Values{"role": {"admin"}}).Sees(403, "Only an administrator")
		leader.Post("/trusts/ZZ-EFD/people/p-31/roles", url.Values{"role": {"owner"}}).Sees(422, "Select what they do here")
		leader.Post("/trusts/ZZ-EFD/people/p-31/functions", url.Values{"function": {"king"}}).Sees(422, "Select the part they play")
		leader.Visit("/trusts/ZZ-NMR/people").Sees(403)
		leader.Visit("/trusts/ZZ-XXX/people").Sees(404)
	})
}

func TestAnAdministratorLooksAfterEverybody(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		chloe := as(t, site, "Chloe Barker")
		zoe := as(t, site, "Zoe Tanner").Visit("/admin").Sees(200, "Administration", a.Store.Engine(), "Operational readiness to adopt", "lines").
			Follow("Look after people").Sees(200, "Amina Yusuf", "Trust leader").
			Fill("Name or email address", "BARKER").Press("Find").Sees(200, "1 person", "chloe.barker@zz-efd.example").SeesNot("Amina Yusuf").
			Follow("Chloe Barker").Sees(200, "Respondent, Eastfold", "A browser, last used").
			Press("Sign them out everywhere").Sees(200, "Signed out everywhere", "Nowhere")
		chloe.Visit("/account").IsAt("/?next=%2Faccount").Press("Chloe Barker").IsAt("/account")
		zoe.Press("Make a new link").Sees(200, "Hand over this link")
		zoe.Press("Disable this account").Sees(200, "Kept out", "Disabled", "Let them in again")
		chloe.Visit("/account").IsAt("/?next=%2Faccount").Press("Chloe Barker").Sees(404)
		zoe.Press("Let them in again").Sees(200, "Let in again", "Disable this account")
		chloe.Visit("/").Press("Chloe Barker").Sees(200, "Chloe Barker")
		zoe.Visit("/admin/people?q=nobody+at+all").Sees(200, "Nobody matches")
		zoe.Visit("/admin/people?page=99").Sees(404)
		zoe.Visit("/admin/people?page=x").Sees(404)
		zoe.Visit("/admin/people/no-such-person").Sees(404)
		zoe.Visit("/admin/people/p-90").Sees(200, "This is you").SeesNot("Disable this account")
		zoe.Post("/admin/people/p-90/disable", nil).Sees(403)
		// No rights to content: not even after giving them to oneself.
		zoe.Post("/trusts/ZZ-NMR/people/p-90/roles", url.Values{"role": {"trust_leader"}}).Sees(403, "Only somebody else")
		zoe.Visit("/trusts/ZZ-EFD/people").Sees(200, "Chloe Barker")
	})
}

// A leader hands out no link to an account that reaches beyond the trust before its owner has set it up.
func TestALinkToSomebodyOfTwoTrustsIsAnAdministratorsToGive(t *testing.T) {
	onInstallation(t, func(i installation) {
		i.setUp(maria)
		in := person.Invite{Name: "Sam Reed", Email: "sam.reed@example.org", Organisation: "RRK", Role: string(access.Respondent)}
		id, _ := i.invited(in)
		in.Organisation = "RJZ"
		i.invited(in)
		leader, err := i.app.Actor(i.Context(), i.personNamed("maria.santos@example.org"), "")
		if err != nil {
			i.Fatal(err)
		}
		if _, err := i.app.LinkAccount(i.Context(), leader, "RRK", id); err == nil {
			i.Error("a leader of one trust may take over an account that another has invited too")
		}
		if _, err := i.app.LinkAccount(i.Context(), access.Operator, "", id); err != nil {
			i.Error(err)
		}
	})
}

func (i installation) personNamed(email string) string {
	i.Helper()
	p, err := i.app.Store.Read().PersonByEmail(i.Context(), email)
	if err != nil {
		i.Fatal(err)
	}
	return p.ID
}

// No page of accounts asks more of the database when there are more people.
func TestStatementsOfAccountPages(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, dbURL string) {
		a := opened(t, dbURL)
		var n atomic.Int64
		s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), func(context.Context) error { return nil }))
		site := webtest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &n)))
		}))
		zoe := as(t, site, "Zoe Tanner")
		for path, most := range map[string]int64{
			"/account": 11, "/trusts/ZZ-EFD/people": 9, "/trusts/ZZ-EFD/people/new": 9, "/trusts/ZZ-EFD/people/p-30": 10,
			"/admin": 8, "/admin/people": 8, "/admin/people/p-30": 9,
		} {
			n.Store(0)
			zoe.Visit(path).Sees(200)
			if n.Load() > most {
				t.Errorf("%s asks %d statements, want %d or fewer", path, n.Load(), most)
			}
		}
	})
}
