package web_test

import (
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// begin starts Thornsea's own look at the main pilot and answers its address.
func begin(t *testing.T, site *webtest.Site) (*webtest.Person, string) {
	t.Helper()
	judith := as(t, site, "Judith Crane").Visit("/adoptions/new?pilot=demo-consent").Sees(200, "Check if Thornsea is ready", "Nobody outside Thornsea knows of it").
		In("Changes roles, bands, hours or places of work?").Choose("No").In("Bought from or run by a supplier?").Choose("Yes").In("").
		Press("Check if we are ready").
		Sees(200, "Readiness for Digital consent", "Thornsea Coastal Hospitals NHS Trust", "Not assessed: no question has been answered", "63 questions apply here; 31 can stop the decision to adopt")
	path, _, _ := strings.Cut(judith.Path(), "/readiness")
	return judith, path
}

func TestCheckIfWeAreReady(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		as(t, site, "Judith Crane").Visit("/adoptions/new?pilot=demo-consent").
			Fill("Cases on a working day", "some").Fill("Planned date to go live", "2020-01-01").
			Press("Check if we are ready").
			Sees(422, "There is a problem", "Select yes or no: Bought from or run by a supplier", "Cases on a working day must be a number", "Planned date to go live must be today or in the future", "Enter where the number of cases comes from").
			Holds("Cases on a working day", "some").In("Planned date to go live").Holds("Year", "2020")
		judith, path := begin(t, site)
		judith.Visit("/adoptions/new?pilot=demo-consent").Sees(200, "Thornsea is already looking at this pilot", "Open it").
			Follow("Open it").IsAt(path).
			Sees(200, "Not assessed", "Interested", "Nobody outside the trust knows of it", "Version 2, accepted 22 November 2026")
		// Sent from an old page, a second one is not made.
		judith.Post("/adoptions", url.Values{"pilot": {"demo-consent"}, "fact-paid_supplier": {"yes"}, "fact-changes_roles": {"no"}}).Sees(409, "already looking at this pilot")
		lines, err := a.AdoptionsOf(t.Context(), actor(t, a, "p-61"), "ZZ-THS")
		if err != nil || len(lines) != 2 || lines[0].Open == lines[1].Open {
			t.Errorf("%d take-ups of Thornsea: %v", len(lines), err)
		}
		as(t, site, "Chloe Barker").Visit("/adoptions/new?pilot=demo-consent").Sees(403, "Only a leader of the trust can start an adoption")
		as(t, site, "Judith Crane").Visit("/adoptions/new?pilot=no-such").Sees(404, "Page not found")
	})
}

// Pressed twice, the same form makes one take-up and answers alike.
func TestStartPressedTwice(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		judith := as(t, site, "Judith Crane").Visit("/adoptions/new?pilot=demo-consent")
		form := url.Values{"_key": {formKeyOn(t, judith)}, "pilot": {"demo-consent"}, "pack": {"2"}, "fact-paid_supplier": {"yes"}, "fact-changes_roles": {"no"}}
		first := judith.Post("/adoptions", form).Sees(200, "Not assessed").Path()
		if second := judith.Post("/adoptions", form).Sees(200, "Not assessed").Path(); first != second {
			t.Errorf("%s and %s", first, second)
		}
	})
}

func TestTellOthersAndDecline(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		judith, path := begin(t, site)
		fiona, amina, margaret := as(t, site, "Fiona Gallagher"), as(t, site, "Amina Yusuf"), as(t, site, "Margaret Ellison")
		for _, p := range []*webtest.Person{fiona, amina, margaret} {
			p.Visit(path).Sees(404, "Page not found").Visit(path+"/readiness").Sees(404, "Page not found")
		}
		judith.Visit(path).Press("Tell others").Sees(200, "Others may know of it now", "Others may know of it, since 22 November 2026")
		fiona.Visit(path).Sees(200, "Not assessed", "You see what Thornsea lets others know").SeesNot("Senior responsible owner", "What is recorded")
		amina.Visit(path+"/readiness").Sees(200, "Not assessed", "You see the answer").SeesNot("Staff record is right")
		margaret.Visit(path).Sees(200, "Thornsea: interested since").SeesNot("Not assessed").Visit(path + "/readiness").Sees(403)
		judith.Visit(path).Press("Keep it to ourselves").Sees(200, "Nobody outside the trust knows of it")
		fiona.Visit(path).Sees(404)
		judith.Visit(path).Follow("Not for us now").Press("Close it for now").Sees(422, "Select the reason").
			Choose("It costs too much").Fill("In your own words (you can leave this out)", "No budget before April").Press("Close it for now").
			Sees(200, "Not adopting since 22 November 2026: it costs too much", "No budget before April").SeesNot("Not for us now")
		judith.Visit(path+"/history").Sees(200, "turned down the take-up", "told others about the take-up", "No budget before April")
		// Closed: nothing of it is kept, and it can be looked at again from the start.
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
		judith.Post(path+"/tell", nil).Sees(422, "This was closed")
		begin(t, site)
	})
}

func TestAdoptionIsEdited(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		judith, path := begin(t, site)
		judith.Visit(path).In("What is recorded")
		judith.Visit(path+"/people").Fill("Senior responsible owner", "Judith Crane, Chief operating officer").Press("Save").Sees(200, "Saved", "Judith Crane")
		judith.Visit(path+"/plan").Fill("Planned date to go live", "2027-03-01").Fill("Planned date to decide to adopt", "2027-04-01").Press("Save").
			Sees(422, "Planned date to go live must be on or after 1 April 2027").Fill("Planned date to go live", "2027-05-01").Press("Save").Sees(200, "1 May 2027")
		judith.Visit(path+"/volume").Press("Save").Sees(422, "Enter how many cases there are").Fill("Cases on a working day", "96").Fill("Where the number comes from", "Clinic system").Press("Save").Sees(200, "96 on a working day (Clinic system)")
		judith.Visit(path+"/facts").In("Changes roles, bands, hours or places of work?").Choose("Yes").In("").Press("Save").Sees(200, "Saved").
			Visit(path+"/readiness").Sees(200, "Not assessed")
		judith.Visit(path+"/teams").Press("Add the team").Sees(422, "Enter the name of the team").Fill("Name of the team", "Quay Ward").Press("Add the team").Sees(200, "Quay Ward").
			Follow("Quay Ward").Fill("Went live", "2026-11-01").Press("Save").Sees(422, "A team cannot go live yet. The new workflow comes first")
		judith.Visit(path+"/reviews").Press("Save").Sees(422, "Select how long after going live").Choose("3 months").Fill("Due", "2027-08-01").Press("Save").Sees(200, "Saved").
			Visit(path+"/reviews").Sees(200, "After 3 months", "1 August 2027", "Not yet")
		judith.Visit(path+"/stop-rules").Fill("Stop rule 1", "Any harm").Press("Save").Sees(200, "Saved").Visit(path+"/stop-rules").Holds("Stop rule 1", "Any harm")
		judith.Visit(path+"/history").Sees(200, "Where the number comes from", "Clinic system")
		as(t, site, "Margaret Ellison").Visit(path + "/people").Sees(404)
	})
}

// A newer version of what the pilot asks for is accepted by a person, who has seen what it changes.
func TestPackIsAcceptedAfterSeeingWhatItChanges(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		judith := as(t, site, "Judith Crane")
		judith.Post("/adoptions", url.Values{"pilot": {"demo-consent"}, "fact-paid_supplier": {"yes"}, "fact-changes_roles": {"no"}}).Sees(200, "60 questions apply here")
		path, _, _ := strings.Cut(judith.Path(), "/readiness")
		judith.Visit(path).Sees(200, "No version accepted").Visit(path+"/pack").
			Sees(200, "Version 2 of what the pilot asks for", "New question: “Coded consent fields”. Write-back failed until the fields existed.", "must be partly in place to adopt", "every paper form is withdrawn on the day").
			Press("Accept version 2").Sees(200, "Version 2 is accepted", "Version 2, accepted 22 November 2026").
			Visit(path+"/readiness").Sees(200, "63 questions apply here").
			Visit(path+"/pack").Sees(200, "on the newest version")
	})
}

// What a trust takes up is listed as far as each reader may know of it.
func TestTakeUpsOfATrust(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/trusts/ZZ-EFD/adoptions"
		as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork").Follow("Our take-ups").Sees(200, "1 open take-up: 1 not ready", "Digital consent from Northmoor", "Preparing", "Go live", "22 of 42 met, 17 stop it, 3 not known", "Margaret Ellison")
		as(t, site, "Amina Yusuf").Visit(at).Sees(200, "1 open take-up: 1 not ready", "22 of 42 met").SeesNot("Senior responsible owner", "our groundwork")
		as(t, site, "Judith Crane").Visit(at).Sees(200, "1 open take-up", "Preparing", "Not shown to you").SeesNot("22 of 42 met").
			Visit("/trusts/ZZ-THS/adoptions").Sees(200, "Thornsea takes nothing up now", "Closed", "Digital consent").
			Visit("/trusts/ZZ-ICB/adoptions").Sees(404).Visit("/trusts/ZZ-NOPE/adoptions").Sees(404)
		id := must(a.StartAdoption(t.Context(), actor(t, a, "p-21"), adoption.StartInput{Pilot: extraPilot(t, a, 1), Facts: map[string]string{"paid_supplier": "no", "changes_roles": "no"}}, 0))
		as(t, site, "Margaret Ellison").Visit(at).Sees(200, "2 open take-ups", "Shared letters 1")
		for _, name := range []string{"Amina Yusuf", "Judith Crane", "Fiona Gallagher"} {
			as(t, site, name).Visit(at).Sees(200).SeesNot("Shared letters").Visit("/adoptions/" + id).Sees(404).Visit("/adoptions/" + id + "/readiness").Sees(404)
		}
	})
}
