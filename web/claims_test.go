package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/web/webtest"
)

// The demo's overlap stands in the register as its two owners agreed it.
func TestTheRegisterOfTheDemo(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Grace Okonkwo").Visit("/benefits/ben-1").Sees(200).Follow("What it counts").
			Sees(200, "All of the newest figure may be in the total. Another benefit counted the same time in other days.", "410 cases of 2.5 minutes: 17.1 hours", "Clinical hours freed of Digital consent 70%, 12.0 hours", "30%, 5.1 hours",
				"15 April 2026, Helen Marsh", "15 April 2026, Grace Okonkwo", "1 September 2025 to 30 November 2025")
	})
}

// Two benefits that count the same time: the register finds it, totals count it once, and shares settle it.
func TestTotalsCountTimeOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		says := func(texts ...string) {
			t.Helper()
			as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR").Sees(200, texts...)
		}
		says("55.6 clinical hours a working day")
		who, err := a.Actor(t.Context(), "p-01", "")
		if err != nil {
			t.Fatal(err)
		}
		again, err := a.PromiseBenefit(t.Context(), who, "pilot", "demo-consent", "clin-time-freed", benefit.ProfileInput{Title: "Hours of the wards", Target: "10", TargetOn: "2026-12-31", Owner: "p-01", BaselineFrom: "nothing"})
		if err != nil {
			t.Fatal(err)
		}
		p := as(t, site, "Amina Yusuf")
		claim := func(id, steps string) *webtest.Person {
			p.Visit("/benefits/" + id + "/claims").Sees(200)
			return p.Fill("Steps, one a line", steps).Fill("Whose time", "Registered nurses and midwives").Fill("What one case is", "one consent").
				Fill("First day", "2026-03-01").Press("Add these steps")
		}
		claim(again, "").Sees(422, "Enter the steps whose time is counted")
		claim(again, "Fetch the form").Sees(200, "Steps added", "No other benefit at")
		claim("ben-1", "Fetch the form").Sees(200, "Steps added", "Out of the total, because it counts “Fetch the form”, which Hours of the wards of Digital consent counts too", "Until shares are agreed")
		says("Out of the total, because it counts “Fetch the form”")
		as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR").SeesNot("55.6 clinical hours a working day")

		leader := as(t, site, "Grace Okonkwo").Visit("/benefits/ben-1/claims").Sees(200)
		propose := func(first, second string) *webtest.Person {
			return leader.In("“Fetch the form” is counted by Hours of the wards of Digital consent too").Fill("Cases that both count", "240").Fill("Minutes a case", "5").Fill("Share of Hours of the wards of Digital consent, percent", first).
				Fill("Share of Clinical hours freed of Digital consent, percent", second).Fill("How this was agreed", "At the meeting of both owners").Press("Propose these shares")
		}
		propose("60", "50").Sees(422, "The shares come to 110 percent. Together they can be at most 100").In("“Fetch the form” is counted by Hours of the wards of Digital consent too").Holds("How this was agreed", "At the meeting of both owners")
		propose("60", "40").Sees(200, "Shares proposed", "240 cases of 5 minutes: 20.0 hours", "40%, 8.0 hours", "wait for a second person").SeesNot("Agree to these shares")
		as(t, site, "Daniel Price").Visit("/benefits/ben-1/claims").Press("Agree to these shares").Sees(200, "Shares agreed", "hours are left out of the total")
		says("hours are left out of the total, because it counts “Fetch the form”")
		as(t, site, "Grace Okonkwo").Visit("/benefits/ben-1/history").Sees(200, "agreed to shares of time that two benefits count")
	})
}
