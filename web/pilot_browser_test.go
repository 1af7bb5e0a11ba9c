package web_test

import (
	"testing"

	"groundwork/web/webtest"
)

// A pilot is registered and published in a browser with script and on a phone; what a form says when it is refused
// fits and is accessible too. The pages that links lead to are tried by TestEveryPageIsAccessible.
func TestPilotsInABrowser(t *testing.T) {
	site := serve(t, opened(t, demoDatabases.SQLite(t)))
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		lead := site.Tab(t, width).Visit("/").Press("Amina Yusuf")
		seen := func(tab *webtest.Tab) *webtest.Tab { return tab.FitsWidth().IsAccessible() }
		seen(lead.Visit("/pilots/new")).Fill("Name of the pilot", "Templates for ward notes").Fill("Lead trust", "Nothmoor").Press("Save and continue")
		seen(lead.Sees(422, "Did you mean one of these?", "What was learned:")).Choose("Northmoor Community and Mental Health NHS Trust (ZZ-NMR)").Press("Save and continue")
		seen(lead.Sees(200, "Kept as a draft")).Fill("What is the problem?", "Ward nurses type the same sentences.").Choose("Finished").Press("Save and continue")
		seen(lead.Sees(200, "A draft, ready to publish.")).Press("Publish").Sees(200, "Recorded afterwards, 22 November 2026")
		owner := site.Tab(t, width).Visit("/").Press("Rosa Delgado")
		seen(owner.Visit("/pilots/demo-consent/decisions/new?gate=ready_to_scale")).Press("Record the decision")
		seen(owner.Sees(422, "There is a problem"))
	}
}

// The filter of the list replaces the list alone, and says how many are left.
func TestTheListIsFilteredInPlace(t *testing.T) {
	site := serve(t, opened(t, demoDatabases.SQLite(t)))
	tab := site.Tab(t, webtest.Desktop).Visit("/").Press("Amina Yusuf").Visit("/pilots").Sees(200, "3 pilots, by name")
	tab.Fill("Stage", "Closed").Sees(200, "1 pilot, by name", "Text templates").SeesNot("Digital consent").IsAt("/pilots?stage=closed")
}
