package web_test

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/demo"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// No page about readiness asks more for more questions, answers or take-ups, and one answer is saved
// with as many statements at a trust with twenty-one take-ups as at a trust with one.
func TestStatementsOfReadiness(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	var n atomic.Int64
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	site := webtest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &n)))
	}))
	m, amina := as(t, site, "Margaret Ellison"), as(t, site, "Amina Yusuf")
	pages := []struct {
		who  *webtest.Person
		path string
		most int64
	}{
		{m, eastfold, 36}, {m, eastfold + "/readiness", 26}, {m, eastfold + "/readiness?gate=adopt", 25}, {m, eastfold + "/readiness/support", 26}, {m, eastfold + "/readiness/sup-07", 30},
		{m, eastfold + "/readiness/demo-consent~p-01", 30}, {m, eastfold + "/readiness/whole", 25}, {m, eastfold + "/readiness/questions.csv", 25}, {m, eastfold + "/readiness/bring", 25}, {m, eastfold + "/readiness/share", 24}, {m, eastfold + "/decisions", 36}, {m, eastfold + "/decisions/new", 31},
		{m, "/adoptions/new?pilot=demo-letters", 20}, {m, "/trusts/ZZ-EFD/groundwork", 23}, {m, "/trusts/ZZ-EFD/groundwork/finance", 23}, {m, "/trusts/ZZ-EFD/groundwork/wfs-01", 28},
		{m, "/trusts/ZZ-EFD/evidence", 12}, {m, "/trusts/ZZ-EFD/evidence?q=rota", 12},
		{m, "/trusts/ZZ-EFD/groundwork/share", 17}, {m, "/trusts/ZZ-EFD", 30}, {amina, eastfold, 31}, {amina, "/pilots/demo-consent/adoptions", 53},
	}
	ask := func(p *webtest.Person, path string) int64 {
		p.Visit(path) // the first visit may note that the session was used
		n.Store(0)
		p.Visit(path).Sees(200)
		return n.Load()
	}
	few := make([]int64, len(pages))
	for i, x := range pages {
		few[i] = ask(x.who, x.path)
		t.Logf("%d statements: %s", few[i], x.path)
		if few[i] > x.most {
			t.Errorf("%s asks %d statements, at most %d", x.path, few[i], x.most)
		}
	}
	saved := saveCosts(t, a, "ZZ-EFD")

	leader := actor(t, a, "p-21")
	for i := range 20 {
		in := adoption.StartInput{Pilot: extraPilot(t, a, i), Facts: map[string]string{"paid_supplier": "yes", "changes_roles": "no"}}
		id := must(a.StartAdoption(t.Context(), leader, in, 0))
		if err := a.TellOthers(t.Context(), leader, id); err != nil {
			t.Fatal(err)
		}
		replied(t, a, app.Questions{Adoption: id}, "fin-02", "1")
	}
	if again := saveCosts(t, a, "ZZ-EFD"); again != saved {
		t.Errorf("an answer is saved with %d statements at one take-up, %d at twenty-one", saved, again)
	} else {
		t.Logf("%d statements save an answer", saved)
	}
	for i, x := range pages {
		if got := ask(x.who, x.path); got != few[i] {
			t.Errorf("%s asks %d statements with one take-up, %d with twenty-one", x.path, few[i], got)
		}
	}
}

// saveCosts is how many statements one answer about the trust takes.
func saveCosts(t *testing.T, a *app.App, trust string) int64 {
	t.Helper()
	replied(t, a, app.Questions{Trust: trust}, "wfs-02", "1")
	var n atomic.Int64
	replyIn(store.CountStatements(t.Context(), &n), t, a, app.Questions{Trust: trust}, "wfs-02", "0")
	return n.Load()
}

func replied(t *testing.T, a *app.App, q app.Questions, item, level string) {
	t.Helper()
	replyIn(t.Context(), t, a, q, item, level)
}

func replyIn(ctx context.Context, t *testing.T, a *app.App, q app.Questions, item, level string) {
	t.Helper()
	if err := a.Answer(ctx, actor(t, a, "p-21"), q, app.Reply{Item: item, Input: readiness.Input{Choice: level}, Seen: app.AsItStands}); err != nil {
		t.Fatal(err)
	}
}
