package web_test

import (
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// Whether a benefit travels, and which trusts are alike, each as far as the reader may know.
func TestTravelAndLikeness(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const consent = "/insight/pilots/demo-consent/"
		amina := as(t, site, "Amina Yusuf")
		// 9.15 minutes a case at Harrowmere over 9.84 at Northmoor, both after week 8.
		amina.Visit("/pilots/demo-consent/adoptions").Follow("Does the benefit travel?").IsAt(consent+"travel").
			Sees(200, "at Harrowmere 0.93 of what it gave at Northmoor; one site is too few to say that it travels", "9.8 minutes saved a case", "9.1 minutes saved a case", "6 figures", "Promised at Northmoor only, so far: Administrative hours freed",
				"Its figures are Assumed (D)")
		amina.Visit("/pilots/demo-consent/benefits").Follow("Does the benefit travel?").IsAt(consent + "travel")
		amina.Visit("/insight/pilots/nothing/travel").Sees(404)
		amina.Visit("/insight/pilots/nothing/similar").Sees(404)

		// Eastfold: kind 0, staff 640 of 6,080, roster system 1, all else 0, over weights of 12.
		amina.Visit(consent+"similar").Sees(200, "Eastfold is like Northmoor by what they have published; 1 is partly alike.", "0.10", "Roster system B").SeesNot("Groundwork as last handed in", "Next to ask")
		amina.Visit(consent+"similar?alike=partly").Sees(200, "Harrowmere Care NHS Trust", "0.31", "Community trust")
		amina.Visit(consent+"similar?alike=less").Sees(200, "Thornsea Coastal Hospitals NHS Trust", "Not published", "Not adopting")
		amina.Visit(consent+"similar?alike=other&page=99").Sees(200, "202 other trusts are not compared")

		// Thornsea changes its systems, and is from then on partly alike: 3.38 of 12.
		if err := a.LoadOrganisations(t.Context(), access.Actor{}, func(tx store.Tx) (int, error) {
			for key, system := range map[string]string{"record_system": "Record system", "roster_system": "Roster system", "payroll_provider": "Payroll provider"} {
				f := store.TrustFact{Key: key, Value: system + " A", Source: "test", AsAt: a.Today()}
				if err := tx.AddTrustFact(t.Context(), a.NewID(), "ZZ-THS", f, day.At(a.Now()), ""); err != nil {
					return 0, err
				}
			}
			return 1, nil
		}); err != nil {
			t.Fatal(err)
		}
		// What like trusts run and ours does not, with the way to find out whether ours is ready.
		as(t, site, "Judith Crane").Visit("/insight/ZZ-THS").Follow("Trusts like ours").IsAt("/insight/ZZ-THS/similar").
			Sees(200, "run 1 pilot that Thornsea does not", "Digital consent", "partly alike, distance 0.28, live since 1 September 2025, where the pilot is", "Check if we are ready")
		as(t, site, "Margaret Ellison").Visit("/insight/ZZ-EFD/similar").Sees(200, "They run nothing that is open to everybody and that Eastfold does not.").SeesNot("Check if we are ready")
		amina.Visit("/insight/ENG/similar").Sees(200, "Trusts are compared with trusts")
		amina.Visit("/insight/ZZ-EFD/similar").Sees(403)
	})
}

// A take-up that was not told of is nowhere to be read, and leaves no hole where it could be guessed.
func TestLikenessKeepsWhatIsPrivate(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const similar = "/insight/pilots/demo-quicktext/similar"
		amina := as(t, site, "Amina Yusuf")
		before := amina.Visit(similar).Body()
		in := adoption.StartInput{Pilot: "demo-quicktext", Facts: map[string]string{"paid_supplier": "no", "changes_roles": "no"}}
		if _, err := a.StartAdoption(t.Context(), reader(t, a, "p-21"), in, 0); err != nil {
			t.Fatal(err)
		}
		if after := amina.Visit(similar).Body(); withoutKeys(after) != withoutKeys(before) {
			t.Error("the page of another trust changed when Eastfold began to think about it")
		}
		as(t, site, "Margaret Ellison").Visit(similar).Sees(200, "Assessing readiness")
		var n atomic.Int64
		if _, err := a.LikePilotSite(store.CountStatements(t.Context(), &n), reader(t, a, "p-01"), "demo-consent"); err != nil || n.Load() > 30 {
			t.Errorf("%d statements, %v", n.Load(), err)
		}
	})
}
