package web_test

import (
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/web/webtest"
)

// What became of the hours, from the figures to a budget: each rung at most the one before, and the board says the same.
func TestWhatBecameOfTheHours(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/benefits/ben-1/ladder"
		daniel := as(t, site, "Daniel Price").Visit("/benefits/ben-1").Follow("What became of the hours").
			Sees(200, "For 31% of the hours freed we can show what they were used for, January to March 2026.", "1,002.2 of 3,233.0 hours freed", "Nobody claims that any were taken out of a budget",
				"Changed rotas and clinic templates, checked by team", "4,200.0", "70.0 a working day", "53.9 a working day", "None claimed", "606.3 (24%)", "What they were used for is not said yet", "Say what they were used for")
		daniel.Follow("Say what they were used for").Sees(200, "What became of the hours, October to December 2025", "The finance partner of the trust signs").Holds("Hours put to use", "606.3")
		const used, what = "Hours put to use", "What they were used for, and what shows it"
		for hours, says := range map[string]string{"2600": "Put to use cannot be more than the 2,526.2 hours freed in that period", "many": "Hours put to use must be a number", "-1": "Hours put to use must be 0 or more", "": "Enter the hours put to use"} {
			daniel.Fill(used, hours).Fill(what, "Ward rounds").Press("Save what they were used for").Sees(422, says).Holds(used, hours).Holds(what, "Ward rounds")
		}
		daniel.Fill(used, "600").Fill(what, "").Press("Save what they were used for").Sees(422, "Say what the hours were used for").
			Fill(what, "Ward rounds, by the rotas of four teams").Press("Save what they were used for").Sees(200, "Hours put to use saved", "600.0 (24%)", "Ward rounds, by the rotas of four teams").
			Visit(at+"/2025-07-01").Fill(used, "1").Fill(what, "Ward rounds").Press("Save what they were used for").Sees(200, "1.0 (").
			Visit(at+"/2026-01-01").Fill(used, "1100").Press("Save what they were used for").Sees(422, "Say why it is corrected").
			Fill("Why it is corrected", "One team was left out").Press("Save what they were used for").Sees(200, "For 34% of the hours freed", "corrected")

		sanjay := withEverybody(t, a, "p-07").Person(t, "Sanjay Mehta").Visit("/").Press("Sanjay Mehta")
		sanjay.Visit(at+"/2026-01-01").Sees(200, "One team was left out", "1,002.2").SeesNot("Why it is corrected").
			Fill("Hours taken out of a budget", "1100.5").Fill("What the budget pays for no more", "Agency shifts on two wards").Press("Sign for these hours").
			Sees(422, "Taken out of a budget cannot be more than the 1,100.0 hours put to use in that period", "Enter the budget code").Holds("What the budget pays for no more", "Agency shifts on two wards").
			Fill("Hours taken out of a budget", "240").Fill("Budget code", "RX-4410").Press("Sign for these hours").
			Sees(200, "Hours taken out of a budget saved", "240.0", "Budget code RX-4410", "Sanjay Mehta", "240.0 of them were taken out of a budget")
		daniel.Visit(at+"/2026-01-01").Fill(used, "239").Fill("Why it is corrected", "Counted again").Press("Save what they were used for").
			Sees(422, "Put to use cannot be less than the 240.0 hours of them taken out of a budget")
		as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR").Sees(200, "For 34% of the hours freed we can show what they were used for", "Put to use 18.3", "Taken out of a budget 4.0", "Signed by finance").
			Visit("/board/ZZ-NMR?as-at=2026-11-21").Sees(200, "For 31% of the hours freed", "none claimed")
		daniel.Visit("/benefits/ben-1/history").Sees(200, "recorded what hours freed were used for", "signed for hours taken out of a budget")
		if csv := daniel.Visit(at + ".csv").Sees(200).Body(); !strings.Contains(csv, "2026-01-01,2026-03-31,60,4200,3233.04,1100,") || !strings.Contains(csv, "RX-4410") {
			t.Error(csv)
		}
		if csv := as(t, site, "Fiona Gallagher").Visit(at + ".csv").Sees(200).Body(); !strings.Contains(csv, "RX-4410") {
			t.Error("a programme lead above the trust reads the budget code")
		}
		if csv := as(t, site, "Margaret Ellison").Visit(at + ".csv").Sees(200).Body(); strings.Contains(csv, "RX-4410") {
			t.Error("another trust reads the budget code")
		}
		amina := as(t, site, "Amina Yusuf").Visit("/benefits/ben-1/figures/2026-01-05/correct").Fill("Hours in the period", "-2300").Fill("Why it is corrected", "A test").Press("Save the correction")
		amina.Visit(at).Sees(200, "that the figures now say were freed: left out until it is corrected")
	})
}

// Two people record the same period, a form is sent twice, and those without the right are refused; nothing typed is lost.
func TestTwoPeopleClimbTheSameRung(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at, used, what = "/benefits/ben-1/ladder/2025-10-01", "Hours put to use", "What they were used for, and what shows it"
		amina, daniel := as(t, site, "Amina Yusuf").Visit(at), as(t, site, "Daniel Price").Visit(at)
		daniel.Fill(used, "600").Fill(what, "Rotas").Press("Save what they were used for").Sees(200, "Hours put to use saved")
		amina.Fill(used, "500").Fill(what, "Clinics").Press("Save what they were used for").Sees(409, "Saved now", "Daniel Price", "600 hours", "Yours, not saved", "500 hours").
			Holds(used, "500").Holds(what, "Clinics").Fill("Why it is corrected", "Only clinics are shown").Press("Save mine instead").Sees(200, "500.0")
		twice := url.Values{"_version": {"2"}, "_key": {"ladder-twice-0001"}, "used": {"510"}, "used-for": {"Clinics"}, "used-reason": {"One more"}}
		daniel.Visit(at)
		daniel.Post(at+"/used", twice).Sees(200, "510.0")
		daniel.Post(at+"/used", twice).Sees(200, "510.0")
		v, l, err := a.LadderPeriod(t.Context(), reader(t, a, "p-04"), "ben-1", day.On(2025, 10, 1))
		if err != nil || len(l.Used) != 3 || len(v.Ladders) != 5 {
			t.Errorf("%d rows of %d periods, %v", len(l.Used), len(v.Ladders), err)
		}
		in := benefit.UseInput{Hours: "1", For: "Clinics", Budget: "1"}
		for _, who := range []string{"p-04", "p-01", "p-11"} {
			if err := a.TakeHoursOut(t.Context(), reader(t, a, who), "ben-1", day.On(2025, 10, 1), in, 0); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s takes hours out of a budget: %v", who, err)
			}
		}
		if err := a.TakeHoursOut(t.Context(), reader(t, a, "p-07"), "ben-1", day.On(2025, 10, 1), in, 0); err != nil {
			t.Errorf("the finance partner: %v", err)
		}
		if err := a.TakeHoursOut(t.Context(), reader(t, a, "p-24"), "ben-1", day.On(2026, 1, 1), in, 0); !fault.Is(err, fault.Forbidden) {
			t.Errorf("the finance partner of another trust: %v", err)
		}
		as(t, site, "Peter Ashdown").Visit(at).Sees(200).SeesNot("Save what they were used for", "Sign for these hours")
		daniel.Visit("/benefits/ben-1/ladder/2025-10-02").Sees(404)
		daniel.Visit("/benefits/ben-1/ladder/2026-10-01").Sees(404) // not over
		daniel.Visit("/benefits/ben-0/ladder").Sees(404)
		daniel.Visit("/benefits/ben-1/ladder/2026-04-01").Fill(used, "1").Fill(what, "Clinics").Press("Save what they were used for").Sees(422, "No hours freed are recorded for April to June 2026: add the figures first").Holds(what, "Clinics")
	})
}

// The owner of a benefit, who leads nothing, says why it lapsed.
func TestAnOwnerExplainsALapse(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		owner := withEverybody(t, a, "p-07").Person(t, "Sanjay Mehta").Visit("/").Press("Sanjay Mehta")
		owner.Visit("/benefits/ben-4/lapse").Sees(200, "Say why this benefit has lapsed").Press("Record the reason").Sees(422, "Say what happened, and what is done about it").
			Fill("What happened, and what is done about it", "Stamps").Press("Record the reason").Sees(422, "This benefit has not lapsed, or somebody has said why already").Holds("What happened, and what is done about it", "Stamps")
		owner.Visit("/benefits/ben-0/lapse").Sees(403, "Only the owner of the benefit or a leader of the trust can say why a benefit has lapsed")
		owner.Visit("/benefits/ben-4/settle").Sees(403)
	})
}
