package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// Several take-ups of a trust that were ticked move to a newer version at once, with one line of history, and each moves back
// exactly; one that may not move keeps all of them where they are.
func TestSeveralTakeUpsMoveAtOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		leader := actor(t, a, "p-41")
		ids := []string{"adp-cvl"}
		for i := range 3 {
			ids = append(ids, must(a.StartAdoption(t.Context(), leader, startOf(extraPilot(t, a, i)), 0)))
		}
		as(t, site, "Imogen Hale").Visit("/checklists/draft").ChooseFile("Or choose it as a file", "next.yaml", nextChecklist(t, a)).Press("Check it").
			Fill("What has changed, in a sentence or two", "Five years of cost").Press("Publish version 2").Sees(200, "Version 2 is published")
		stands := func(id string, version int) *readiness.Result {
			t.Helper()
			r := must(a.Readiness(t.Context(), reader(t, a, "p-41"), id))
			if r.Version != version {
				t.Errorf("%s is on version %d, want %d", id, r.Version, version)
			}
			return r.Result
		}
		before := map[string]*readiness.Result{}
		for _, id := range ids {
			before[id] = stands(id, 1)
		}

		at := "/adoptions/" + ids[0] + "/checklist"
		m := as(t, site, "Anthony Cole").Visit(at).Sees(200, "Move to version 2")
		m.Post(at, url.Values{"version": {"2"}, "also": {ids[1], "adp-efd"}}).Sees(403)
		for _, id := range ids {
			stands(id, 1)
		}
		m.Visit(at).Choose("Shared letters 0").Choose("Shared letters 1").Press("Move to version 2").Sees(200, "3 take-ups move to version 2 of the checklist")
		for _, id := range ids[:3] {
			stands(id, 2)
			m.Visit("/adoptions/"+id+"/history").Sees(200, "moved the take-up to a newer version of the checklist")
		}
		stands(ids[3], 1)
		m.Post("/adoptions/"+ids[3]+"/checklist", url.Values{"version": {"2"}, "also": {ids[1]}}).Sees(422, "Shared letters 0 answers version 2 already")
		stands(ids[3], 1)
		checks(t, a)
		for _, id := range ids[:3] {
			m.Visit("/adoptions/"+id+"/checklist").Press("Move back to version 1").Sees(200, "Moved back")
			if !sameStanding(before[id], stands(id, 1)) {
				t.Errorf("%s does not stand as it did before it moved", id)
			}
		}
		checks(t, a)
	})
}
