package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// A regional lead comes home and within three clicks knows, of the country, the one gap worth fixing, how many hours wait
// behind it and who can help; and where nobody offers help, where else to look.
func TestALeadKnowsTheGapWithinThreeClicks(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := letIn(t, a, "p-72")
		p, clicks := enter(t, site, "p-72"), 0
		click := func(text string) *webtest.Person { clicks++; return p.Follow(text) }
		click("Insight").Sees(200, "Start with “Staff record is right”", "about 9,400 hours a year wait behind it", "Measured (B)", "Who can help", "With “Staff record is right”: Harrowmere", "What was learned about it")
		click("Harrowmere").Sees(200, "Harrowmere Care NHS Trust")
		if clicks > 3 {
			t.Errorf("it takes %d clicks", clicks)
		}
		// The country's own page shows sums only, and leads to what the reader may read by name.
		p.Visit("/insight/ENG").Follow("What to fix first at Upland Region").Sees(200, "9,400 hours a year", "With “Staff record is right”: Harrowmere")
		as(t, site, "Imogen Hale").Follow("Insight").Sees(200, "England", "Start with “Staff record is right”", "9,400 hours a year", "With “Staff record is right”: Harrowmere")

		// Nobody offers help any more: the page says so, and leads to who is further on and to what was learned.
		if err := a.OfferHelp(t.Context(), actor(t, a, "p-51"), app.Questions{Trust: "ZZ-HML"}, "wfs-01", false, "", ""); err != nil {
			t.Fatal(err)
		}
		p.Visit("/insight").Sees(200, "Nobody has offered help with “Staff record is right” yet.").Follow("Which trusts are further on, area by area").Sees(200, "Workforce systems")
		p.Visit("/insight").Follow("What was learned about it").Sees(200, "What was learned")
	})
}
