package web_test

import (
	"testing"

	"groundwork/internal/pilot"
	"groundwork/web/webtest"
)

// In a browser, wide and on a phone: what is typed is kept as a draft while typing, and every state of the form is
// accessible and fits.
func TestWorkflowInABrowser(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	id := draftPilot(t, a, pilot.Planned, false)
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		tab := site.Tab(t, width).Visit("/").Press("Amina Yusuf")
		tab.Visit(consentWorkflow).Fill("Minutes, step 1 before", "2.5").Sees(200, "Draft kept at 12:00pm").IsAccessible().FitsWidth()
		tab.Visit(consentWorkflow).Sees(200, "16.5 to 6.0 clinical minutes a case").IsAccessible()
		as(t, site, "Amina Yusuf").Visit(consentWorkflow).Press("All fields of step 2 before").
			Fill("Minutes, step 3 before", "some").Press("Save as version 2 from here").Sees(422)
		tab.Visit(consentWorkflow).Sees(200, "Type of step", "No hours yet: step 3 before has no minutes.").IsAccessible().FitsWidth()
		tab.Press("Save as version 2").Sees(422, "Minutes of step 3 before must be a number").IsAccessible().FitsWidth()
		tab.Press("Throw this draft away").Sees(200, "56.0 hours a working day")

		tab.Visit("/pilots/"+id+"/workflow").Sees(200, "No hours yet: there are no steps before.", "How were these times found?").IsAccessible().FitsWidth()
		tab.Visit(consentWorkflow+"/hours?days=365").Sees(200, "20,440").IsAccessible().FitsWidth()
		tab.Visit("/adoptions/adp-hml/workflow").Sees(200, "15.0 to 5.8").IsAccessible().FitsWidth()
	}
}

// On paper: the map and the hours stand on the first sheet, the picture on one of its own, nothing that is only for doing.
func TestWorkflowOnPaper(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	tab := site.Tab(t, webtest.Desktop).Visit("/").Press("Amina Yusuf").Visit(consentWorkflow).Sees(200, "56.0")
	if n := webtest.Sheets(tab.Print()); n < 2 || n > 4 {
		t.Errorf("%d sheets", n)
	}
	if n := webtest.Sheets(tab.Visit(consentWorkflow + "/hours").Print()); n > 4 {
		t.Errorf("the working takes %d sheets", n)
	}
}
