package web_test

import (
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// When an adoption may be ready: the owners' latest day until enough was closed elsewhere, then a forecast, each for its own trust
// alone; and what waits for what, never in a circle.
func TestExpectedReadyDate(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/adoptions/adp-efd"
		margaret, team, above, other := as(t, site, "Margaret Ellison"), as(t, site, "Amina Yusuf"), as(t, site, "Fiona Gallagher"), as(t, site, "Judith Crane")
		latest := (a.Today() + 124).Long()
		for _, page := range []string{at, at + "/readiness"} {
			margaret.Visit(page).Sees(200, "Latest date promised: "+latest, "not a forecast", "“Training done before access”")
		}
		team.Visit(at+"/readiness").Sees(200).SeesNot("Latest date promised", "“Training done before access”")
		above.Visit(at).Sees(200).SeesNot("Latest date promised", "An owner’s date")
		other.Visit(at).Sees(200).SeesNot("Latest date promised", "Expected ready")

		// The interface (dat-02) waits for the contract (pro-03), and the contract cannot wait for the interface.
		plan := func(item, waits string) error {
			return a.PlanAction(t.Context(), reader(t, a, "p-21"), app.Questions{Adoption: "adp-efd"},
				app.ActionInput{Item: item, Text: "Do it", Owner: "p-21", Due: (a.Today() + 110).String(), Waits: waits})
		}
		if err := plan("dat-02", "pro-03"); err != nil {
			t.Fatal(err)
		}
		margaret.Visit(at+"/readiness").Sees(200, "Waits for “")
		for _, waits := range []string{"dat-02", "pro-03", "nothing-00"} {
			if err := plan("pro-03", waits); err == nil {
				t.Errorf("pro-03 waits for %s", waits)
			}
		}

		closeElsewhere(t, a)
		later := (a.Today() + 131).Long()
		margaret.Visit(at).Sees(200, "Expected ready to go live on "+later, "In 8 of 10 draws between", "Most often last: “")
		body := margaret.Visit(at).Text()
		if again := margaret.Visit(at).Text(); again != body {
			t.Error("asked twice, another answer")
		}
		team.Visit(at + "/readiness").Sees(200).SeesNot("Expected ready")
		above.Visit(at + "/readiness").Sees(200).SeesNot("Expected ready")
		other.Visit(at).Sees(200).SeesNot("Expected ready")
	})
}

// closeElsewhere lets five trusts close four questions each, all of them seven days late.
func closeElsewhere(t *testing.T, a *app.App) {
	t.Helper()
	err := a.LoadOrganisations(t.Context(), access.Actor{}, func(tx store.Tx) (int, error) {
		for i, trust := range []string{"ZZ-NMR", "ZZ-CVL", "ZZ-THS", "RRK", "R1D"} {
			for j, item := range []string{"sup-01", "fin-07", "fin-08", "dat-05"} {
				closed := a.Today() - day.Day(20+i+j)
				opened := day.At(a.Now().AddDate(0, 0, -200))
				x := adoption.Action{Item: "t-" + item, Text: "Do it", Owner: "p-21", Due: closed - 7}
				if err := tx.AddAction(t.Context(), a.NewID(), trust, "", x, opened, "p-21"); err != nil {
					return 0, err
				}
				y := store.Answer{ID: a.NewID(), Trust: trust, Item: x.Item, Checklist: "readiness-core", Version: 1, Kind: store.AnswerGiven, Seq: 1,
					Level: readiness.InPlace, HasLevel: true, By: "p-21", On: closed, At: day.At(a.Now().AddDate(0, 0, -20)), RecordedBy: "p-21"}
				if err := tx.AddAnswer(t.Context(), y); err != nil {
					return 0, err
				}
			}
		}
		return 1, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
