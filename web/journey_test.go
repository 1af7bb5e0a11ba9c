package web_test

import (
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// TestJourney is one pilot's whole way through the product, as four people walk it in the demo without
// reading more than the pages say: registered, redesigned, approved by two, promised, measured and
// corrected; then another trust finds out whether it is ready, and the board sees it.
func TestJourney(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf")
		at := journeyPilot(t, amina)
		journeyWorkflow(t, site, amina, at)
		journeyBenefit(amina, at)
		journeyAdoption(t, site, at)
		amina.Visit(at+"/adoptions").Sees(200, "No trust has taken this up yet") // private until it tells others
		as(t, site, "Marion Lister").Visit("/board/ZZ-NMR").Sees(200, "Shared discharge letters")
		amina.Visit(at+"/history").Sees(200, "Amina Yusuf", "Grace Okonkwo", "Daniel Price")
		report, err := a.VerifyHistory(t.Context())
		if err != nil || len(report.Broken) > 0 {
			t.Errorf("history: %v, %v", report.Broken, err)
		}
		checked, err := a.Check(t.Context())
		if err != nil || len(checked.Wrong) > 0 || checked.Compared == 0 {
			t.Errorf("kept figures: %d compared, %v, %v", checked.Compared, checked.Wrong, err)
		}
	})
}

// journeyPilot registers and publishes a pilot and answers its address.
func journeyPilot(t *testing.T, amina *webtest.Person) string {
	t.Helper()
	amina.Follow("Pilots").Follow("Register a pilot").
		Fill("Name of the pilot", "Shared discharge letters").Press("Save and continue").
		Fill("What is the problem?", "Ward clerks type each discharge letter twice.").Choose("Planned").Press("Save and continue").
		Press("Publish").Sees(200, "Shared discharge letters")
	at := amina.Path()
	amina.Visit(at+"/people").Fill("Senior responsible owner", "Rosa Delgado, Chief nurse").
		Fill("Clinical lead", "Grace Okonkwo, Consultant psychiatrist").
		Fill("Operational lead", "Daniel Price, General manager of community teams").Press("Save").Sees(200, "People saved")
	return at
}

// journeyWorkflow maps the work before and after from a spreadsheet and has it approved by two people.
func journeyWorkflow(t *testing.T, site *webtest.Site, amina *webtest.Person, at string) {
	t.Helper()
	const paste = "Paste four columns: what is done, who, minutes, % of cases"
	amina.Visit(at+"/workflow").
		Fill(paste, "Type the letter\tNurse\t6\t100\nType it again into the record\tNurse\t4\t100").Press("Read as before").Press("Add these 2 steps before").
		Fill(paste, "Open the letter from the record\tNurse\t1\t100\nRead it through\tNurse\t3\t100").Press("Read as after").Press("Add these 2 steps after").
		Fill("Cases a day", "60").Fill("How were these times found?", "Observed and timed").Fill("How many cases were timed", "40").Press("Save").Sees(200, "10.0 to 4.0 clinical minutes a case: 6.0 hours a working day, modelled.")
	amina.Press("Accept all 2 suggestions").Fill("What happens to step 1 before", "Standardise").Press("Save").Sees(200, "All checks pass")
	for _, name := range []string{"Grace Okonkwo", "Daniel Price"} {
		as(t, site, name).Visit(at + "/workflow").Press("Approve this workflow")
	}
	amina.Visit(at+"/workflow").Sees(200, "Version 1 approved 22 November 2026")
}

// journeyBenefit promises a benefit, records three months and corrects one.
func journeyBenefit(amina *webtest.Person, at string) {
	amina.Visit(at+"/benefits").Follow("Promise a benefit").Follow("Work done again").
		Fill("Baseline: the figure before", "20").Fill("Target", "5").Fill("By when", "2027-03-31").Fill("Who owns it", "Helen Marsh, Director of operations").
		Press("Promise this benefit").Sees(200, "Benefit promised")
}

// journeyAdoption has the leader of another trust find out what stops it.
func journeyAdoption(t *testing.T, site *webtest.Site, at string) {
	t.Helper()
	judith := as(t, site, "Judith Crane").Visit(at).Follow("Check if we are ready").
		In("Changes roles, bands, hours or places of work?").Choose("No").In("Bought from or run by a supplier?").Choose("Yes").In("").
		Press("Check if we are ready")
	adoption := strings.TrimSuffix(judith.Path(), "/readiness")
	judith.Visit(adoption+"/readiness").Sees(200, "Not assessed", "Thornsea")
	judith.Visit(adoption+"/readiness/fin-02").Choose("We don’t know yet").
		Fill("Who will find out?", "Judith Crane, Chief operating officer").Fill("By when?", "2026-12-18").Press("Save and go to the next").
		Sees(200, "is saved as we don’t know yet", "Not enough known to adopt: 0 of 21 met, 21 not known")
	judith.Visit(adoption+"/readiness").Sees(200, "Not enough known to adopt")
}
