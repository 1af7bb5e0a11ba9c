package web_test

import (
	"sync/atomic"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/organisation"
	"groundwork/web/webtest"
)

// What to fix first among those who take a pilot up: a trust reads its own, leads read what was handed in, the pilot's team
// reads the answers and what it is asked to help with, and everybody else who waits and nothing of what stops them.
func TestWhatToFixFirstAmongAdopters(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/insight/pilots/demo-consent"
		amina, margaret, judith := as(t, site, "Amina Yusuf"), as(t, site, "Margaret Ellison"), as(t, site, "Judith Crane")
		amina.Visit("/pilots/demo-consent/adoptions").Follow("What to fix first").IsAt(at).
			Sees(200, "3 of 3 take-ups that wait for a decision are not ready", "No trust asks you for help", "22 of 42 met, 17 stop it, 3 not known").SeesNot("Staff record is right")
		margaret.Visit(at).Sees(200, "Start with “Staff record is right”: it stops the one take-up", "Can help: Harrowmere", "Stops Eastfold", "About 9,400 hours a year").SeesNot("Stops Carrow Vale", "10 of 31 met")
		margaret.Visit(at+"?fixed=wfs-01&fixed=dat-02").Sees(200, "With the 2 you ticked fixed", "24 of 42 met, 15 stop it")
		margaret.Visit(at+"?fixed=a&fixed=b&fixed=c&fixed=d").Sees(422, "Tick up to three gaps as fixed")
		judith.Visit(at).Sees(200, "3 take-ups wait for a decision; what stops a trust stays there", "Its answer is not yours to read").SeesNot("Staff record is right", "stop it", "hours a year")
		lead := as(t, site, "Imogen Hale").Visit(at)
		lead.Sees(200, "it stops 2 of 3 take-ups", "Carrow Vale and Eastfold", "Two gaps", "Payroll and AI readiness stop nothing", "as last handed in")
		as(t, site, "Fiona Gallagher").Visit(at).Sees(200, "it stops 1 of 2 take-ups", "Stops 1 of 2: Eastfold").SeesNot(": Carrow Vale")
		judith.Visit("/insight/pilots/nothing").Sees(404)

		// Eastfold asks the pilot's team for help: its title is theirs to read from then on, and nobody else's.
		if err := a.AskForHelp(t.Context(), reader(t, a, "p-21"), "adp-efd", "wfs-01", true); err != nil {
			t.Fatal(err)
		}
		amina.Visit(at).Sees(200, "Eastfold asks you for help with 1 gap", "Staff record is right", "Can help: Harrowmere").SeesNot("hours a year wait, ", "Stops ")
		judith.Visit(at).SeesNot("Staff record is right")
		for name, who := range map[string]string{"team": "p-01", "own": "p-21", "above": "p-72"} {
			var n atomic.Int64
			if _, err := a.FixFirstPilot(counting(t, &n), reader(t, a, who), "demo-consent", nil); err != nil || n.Load() > 60 {
				t.Errorf("%s: %d statements, %v", name, n.Load(), err)
			}
		}
	})
}

// Trusts are set side by side on what may be compared; what may not says why; and a trust that closed names who carries on.
func TestCompareTrusts(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		judith, amina := as(t, site, "Judith Crane"), as(t, site, "Amina Yusuf")
		judith.Visit("/insight/ENG").Follow("Compare").IsAt("/insight/ENG/compare").Sees(200, "Choose two to six trusts")
		const two = "/insight/ENG/compare?with=ZZ-NMR&with=ZZ-HML"
		judith.Visit(two).Sees(200, "Harrowmere and Northmoor can be compared on 2 measures", "together 71.5 hours a working day", "Its figures are Estimated (C)", "Nobody else of those chosen measures it", "Week of 2 November 2026").
			SeesNot("Not in place", "Planned")
		// A figure that is contested says so in the overview, and no longer once that is settled.
		judith.SeesNot("Contested")
		const contested = "ben-1"
		if err := a.ContestBenefit(t.Context(), reader(t, a, "p-04"), contested, "Two weeks were not timed"); err != nil {
			t.Fatal(err)
		}
		judith.Visit(two).Sees(200, "Contested")
		judith.Visit(two+"&measure=step-minutes-per-case").Sees(200, "Hands-on minutes per case", "6.8")
		judith.Visit(two+"&with=zz-cvl").Sees(200, "Carrow Vale has no figure that may be set beside these")
		judith.Visit("/insight/ENG/compare?with=ZZ-NMR&with=ZZ-CVL").Sees(200, "have nothing that may be compared")
		judith.Visit("/insight/ENG/compare?with=RRK&with=RAL").Sees(200, "Published statistics")
		judith.Visit(two+"&with=NOBODY").Sees(422, "Choose a trust from the list: NOBODY is not one")
		judith.Visit(two+"&with=ZZ-ICB").Sees(422, "ZZ-ICB is not one")
		judith.Visit(two+"&with=RRK&with=RAL&with=R1D&with=ZZ-EFD&with=ZZ-CVL").Sees(422, "take one out before you add another")
		judith.Visit("/insight/ZZ-NMR/compare").Sees(403)
		amina.Visit("/insight/ZZ-NMR/compare").Sees(200, "Northmoor Community", "Choose two to six trusts").Follow("Take out Northmoor").Sees(200).SeesNot("Take out Northmoor")

		// One that closed keeps its place, and who carries on its work is a press away.
		register, err := a.Store.Read().Organisations(t.Context(), a.Today())
		if err != nil {
			t.Fatal(err)
		}
		tried := 0
		for _, o := range register {
			if o.Type != organisation.Trust || o.Open(a.Today()) {
				continue
			}
			next, err := a.Store.Read().NamedSuccessions(t.Context(), ","+o.Code+",", a.Today())
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range next {
				if s.From != o.Code || tried > 0 {
					continue
				}
				tried++
				judith.Visit(two+"&with="+o.Code).Sees(200, o.Name, "Closed on "+o.Closed.Long(), "Its work is carried on by").Follow(s.ToName+" to be compared").Sees(200, s.ToName)
			}
		}
		if tried == 0 {
			t.Error("no trust of the register has closed")
		}
		var n atomic.Int64
		if _, err := a.CompareTrusts(counting(t, &n), reader(t, a, "p-61"), "ENG", []string{"RAL", "RRK", "ZZ-CVL", "ZZ-EFD", "ZZ-HML", "ZZ-NMR"}, ""); err != nil || n.Load() > 30 {
			t.Errorf("%d statements, %v", n.Load(), err)
		}
	})
}
