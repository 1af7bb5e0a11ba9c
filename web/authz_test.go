package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/demo"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// A row says who gets through at one route, tried on a real record of the demo. Every route has at least one; whoever
// adds a route adds its row to the file of its slice, authz_…_test.go.
type row struct {
	route string                                // "GET /pilots/:pilot", as the routing table has it
	at    string                                // a real address for it
	made  func(t *testing.T, a *app.App) string // instead of at: makes what the address needs, and answers it
	form  url.Values                            // what a POST sends: nothing wrong with it, so that only the permission decides
	org   string                                // whose record it is; ZZ-NMR without

	// may are those who get through: roles at org ("trust_leader"), roles at any organisation ("admin*"), "signed in" or
	// "everyone". A programme lead at org is one of the integrated care board above it.
	may string
	// Everybody else gets these; 403 without. own is for members of org and programme leads above it, other for
	// everybody else who is signed in: 404 where they may not know that it exists.
	own, other int
	admin      int   // an administrator of org, who has no rights to content: as other without
	above      int   // a programme lead above org: as own without
	ok         []int // what those get who are let in, one of these: 200 for GET and 303 for POST without
	once       bool  // it works once: only the first of those is tried
}

// matrix is all rows, slice by slice.
var matrix = slices.Concat(accountRows, pilotRows, workflowRows, benefitRows, handingRows, readinessRows, changeRows, boardRows, insightRows, referenceRows)

// asker is one of the people of the matrix.
type asker struct {
	id    string // also the name
	roles []access.Membership
}

const nobody = "nobody signed in"

// fictional trusts, and England for what is published there, each with a member in every role, and the boards above them with a programme lead.
var (
	matrixTrusts = []string{"ZZ-NMR", "ZZ-EFD", "ZZ-CVL", "ZZ-HML", "ZZ-THS", "ENG"}
	matrixAbove  = map[string]string{"ZZ-NMR": "ZZ-ICB", "ZZ-EFD": "ZZ-ICB", "ZZ-HML": "ZZ-ICB", "ZZ-THS": "ZZ-ICB", "ZZ-CVL": "ZZ-ICS"}
)

func member(role access.Role, org string) asker {
	if role == access.ProgrammeLead {
		org = cmpOr(matrixAbove[org], org)
	}
	return asker{string(role) + " of " + org, []access.Membership{{Organisation: org, Role: role}}}
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

var stranger = asker{id: "somebody without an organisation"}

// askers are those of one organisation, those of another that has nothing to do with it, and somebody of none.
func askersFor(org string) (own, other []asker) {
	far := "ZZ-THS"
	if org == far {
		far = "ZZ-HML"
	}
	for _, r := range access.Roles {
		own = append(own, member(r, org))
		if r != access.ProgrammeLead {
			other = append(other, member(r, far))
		}
	}
	lead := member(access.ProgrammeLead, "ZZ-CVL")
	if matrixAbove[org] == "ZZ-ICS" {
		lead = member(access.ProgrammeLead, "ZZ-NMR")
	}
	return own, append(other, lead, stranger)
}

// mayEnter reports whether the row lets somebody through.
func (r row) mayEnter(who asker, atOrg bool) bool {
	for _, word := range strings.Fields(strings.ReplaceAll(r.may, "signed in", "signed_in")) {
		role, anywhere := strings.CutSuffix(word, "*")
		switch {
		case word == "everyone", word == "signed_in" && who.id != nobody:
			return true
		case !atOrg && !anywhere:
		case slices.ContainsFunc(who.roles, func(m access.Membership) bool { return string(m.Role) == role }):
			return true
		}
	}
	return false
}

// crowd is everybody of the matrix, put into a database and let in as the demo lets people in.
type crowd struct {
	t    *testing.T
	app  *app.App
	site *webtest.Site
	http map[string]*http.Client
}

func gather(t *testing.T, dbURL string) *crowd {
	t.Helper()
	a := opened(t, dbURL)
	all := []asker{stranger, member(access.ProgrammeLead, "ZZ-NMR"), member(access.ProgrammeLead, "ZZ-CVL"), member(access.ProgrammeLead, "ENG")}
	for _, org := range matrixTrusts {
		for _, r := range access.Roles {
			if r != access.ProgrammeLead {
				all = append(all, member(r, org))
			}
		}
	}
	visitors := demo.Visitors()
	err := a.LoadPeople(t.Context(), access.Actor{}, func(tx store.Tx) (int, error) {
		for _, x := range all {
			visitors = append(visitors, person.Visitor{ID: x.id, Name: x.id})
			if err := tx.AddPerson(t.Context(), person.Person{ID: x.id, Name: x.id, Email: strings.ReplaceAll(x.id, " ", ".") + "@example.org"}, day.At(now)); err != nil {
				return 0, err
			}
			for i, m := range x.roles {
				row := store.Membership{ID: fmt.Sprint(x.id, i), Person: x.id, Membership: m, From: day.On(2024, 4, 1)}
				if err := tx.AddMembership(t.Context(), row, day.At(now), ""); err != nil {
					return 0, err
				}
			}
		}
		return len(all), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(visitors, func(context.Context) error { return nil }))
	return &crowd{t: t, app: a, site: webtest.Serve(t, s), http: map[string]*http.Client{}}
}

// browser is the one in which somebody is signed in; it follows no redirects.
func (c *crowd) browser(who asker) *http.Client {
	c.t.Helper()
	if b := c.http[who.id]; b != nil {
		return b
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		c.t.Fatal(err)
	}
	b := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	c.http[who.id] = b
	if who.id != nobody {
		if status, to, _ := c.ask(who, http.MethodPost, "/demo/enter", url.Values{"person": {who.id}}); status != http.StatusSeeOther || to != "/" {
			c.t.Fatalf("%s cannot walk in: %d", who.id, status)
		}
	}
	return b
}

// ask sends one request and answers status, address of a redirect and page.
func (c *crowd) ask(who asker, method, path string, form url.Values) (status int, to, page string) {
	c.t.Helper()
	b := c.browser(who)
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.site.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		c.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer, err := b.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("Location"), string(text)
}

func (r row) method() string { m, _, _ := strings.Cut(r.route, " "); return m }

func (r row) owner() string { return cmpOr(r.org, "ZZ-NMR") }

func (r row) address(t *testing.T, a *app.App) string {
	if r.made != nil {
		return r.made(t, a)
	}
	return r.at
}

// refusals tries everybody whom the row keeps out.
func (r row) refusals(t *testing.T, c *crowd, at string) {
	t.Helper()
	own, other := askersFor(r.owner())
	wrong := surprises{}
	for _, side := range []struct {
		who  []asker
		own  bool
		want int
	}{{own, true, orInt(r.own, http.StatusForbidden)}, {other, false, orInt(r.other, http.StatusForbidden)}} {
		for _, who := range side.who {
			if r.mayEnter(who, side.own) {
				continue
			}
			want := side.want
			switch {
			case side.own && who.roles[0].Role == access.Admin:
				want = orInt(r.admin, orInt(r.other, http.StatusForbidden))
			case side.own && who.roles[0].Role == access.ProgrammeLead:
				want = orInt(r.above, want)
			}
			if status, _, page := c.ask(who, r.method(), at, r.form); status != want {
				wrong.add(who, fmt.Sprintf("answered %d, want %d", status, want), page)
			}
		}
	}
	if r.may != "everyone" {
		who := asker{id: nobody}
		if status, to, _ := c.ask(who, r.method(), at, r.form); status != http.StatusSeeOther || to != "/" && !strings.HasPrefix(to, "/?next=") {
			wrong.add(who, fmt.Sprintf("answered %d %s, want to be sent to sign in", status, to), "")
		}
	}
	wrong.report(t, r.route+" at "+at)
}

// entries tries everybody whom the row lets in.
func (r row) entries(t *testing.T, c *crowd, at string) {
	t.Helper()
	want := r.ok
	switch {
	case len(want) > 0:
	case r.method() == http.MethodPost:
		want = []int{http.StatusSeeOther}
	default:
		want = []int{http.StatusOK}
	}
	own, other := askersFor(r.owner())
	in, wrong := 0, surprises{}
	for i, who := range slices.Concat(own, other, []asker{{id: nobody}}) {
		if !r.mayEnter(who, i < len(own)) {
			continue
		}
		if in++; r.once && in > 1 {
			break
		}
		if status, _, page := c.ask(who, r.method(), at, r.form); !slices.Contains(want, status) {
			wrong.add(who, fmt.Sprintf("answered %d, want %d", status, want), page)
		}
	}
	if in == 0 {
		t.Errorf("%s: nobody gets through", r.route)
	}
	wrong.report(t, r.route+" at "+at)
}

// surprises are what went otherwise than a row says, with those for whom it did.
type surprises map[string][]string

func (s surprises) add(who asker, what, page string) {
	_, main, _ := strings.Cut(page, "<h1")
	if _, main, _ = strings.Cut(main, ">"); main != "" {
		what += ": " + main[:min(len(main), 300)]
	}
	s[what] = append(s[what], who.id)
}

func (s surprises) report(t *testing.T, where string) {
	t.Helper()
	for what, who := range s {
		t.Errorf("%s: for %s: %s", where, strings.Join(who, ", "), what)
	}
}

func orInt(a, b int) int {
	if a == 0 {
		return b
	}
	return a
}

// TestAuthzMatrixIsWhole finds routes that nobody declared, routes without a row, and rows without a route.
func TestAuthzMatrixIsWhole(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	declared := map[string]string{}
	for _, r := range web.New(a, web.Config{Demo: true, Secret: testSecret}).Routes() {
		name := r.Method + " " + r.Path
		declared[name] = r.Policy
		rows := slices.DeleteFunc(slices.Clone(matrix), func(x row) bool { return x.route != name })
		switch {
		case r.Policy == "":
			t.Errorf("%s is answered, but web/routes.go does not declare who may", name)
		case r.Path == "/assets/*":
		case len(rows) == 0:
			t.Errorf("%s (%s) has no row in the matrix: add one to web/authz_…_test.go, such as\n\t{route: %q, at: %q, may: …},", name, r.Policy, name, r.Path)
		}
		for _, x := range rows {
			if (x.may == "everyone") != (r.Policy == "everyone") {
				t.Errorf("%s is declared for %q, but its row lets in %q", name, r.Policy, x.may)
			}
		}
	}
	for _, x := range matrix {
		if _, is := declared[x.route]; !is {
			t.Errorf("the matrix has a row for %s, which is no route", x.route)
		}
	}
}

// TestAuthzMatrix tries every row with every role of the own and of another organisation, with somebody of none and with nobody.
func TestAuthzMatrix(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, dbURL string) {
		// What changes nothing shares a database: every GET, and every POST of somebody who is refused.
		c := gather(t, dbURL)
		for _, r := range matrix {
			at := r.address(t, c.app)
			r.refusals(t, c, at)
			if r.method() == http.MethodGet && !r.once {
				r.entries(t, c, at)
			}
		}
	})
	for _, r := range matrix {
		if r.method() == http.MethodGet && !r.once {
			continue
		}
		t.Run(r.route, func(t *testing.T) {
			c := gather(t, demoDatabases.SQLite(t))
			r.entries(t, c, r.address(t, c.app))
		})
	}
}
