package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// Limits start again where the record says that the work changed: suggested, previewed, decided by a named person with a
// reason, and taken back by a further row.
func TestLimitsStartAgainAndAreTakenBack(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/benefits/ben-1").
			Sees(200, "41.9 hours a working day on average", "The first 8 weeks are marked as low: limits are set over all 30 weeks, and hours a working day went on rising.",
				"The record says “All teams live, 5 January 2026”, and the limits do not start again there.").
			Follow("See what would change").
			Sees(200, "What would change", "41.9 in 30 weeks", "53.9 in 12 weeks", "34.5 to 49.3", "49.0 to 58.8", "Target missed as a rule", "Target hit or miss", "33.9 hours a working day on average before 5 January 2026, 53.9 since").
			Holds("What changed in the work", "All teams live, 5 January 2026")
		if b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-1"); err != nil || len(b.RebaseRows) != 0 {
			t.Fatalf("looking changed the limits: %v, %v", b.RebaseRows, err)
		}
		amina.Fill("What changed in the work", "").Press("Start the limits again").Sees(422, "Say why the limits start again", "53.9 in 12 weeks").
			Fill("What changed in the work", "The last two teams joined").Press("Start the limits again").
			Sees(200, "The limits start again", "53.9 since", "Improving", "From 5 January 2026: The last two teams joined (Amina Yusuf, 22 November 2026)").SeesNot("See what would change")
		amina.Post("/benefits/ben-1/limits", url.Values{"on": {"2026-01-05"}, "reason": {"Twice"}}).Sees(422, "The limits start again with this period already")

		amina.Visit("/benefits/ben-1/limits").Sees(200, "Limits start again on 5 January 2026", "The last two teams joined").
			Press("Take this new start back").Sees(422, "Say why this new start is taken back").
			Fill("Why", "They had joined in December").Press("Take this new start back").
			Sees(200, "The limits run on again", "41.9 hours a working day on average").
			Follow("History of this benefit").Sees(200, "Amina Yusuf took back a new start of the chart", "They had joined in December", "Amina Yusuf set a new start of the chart")
		amina.Post("/benefits/ben-1/limits/2026-01-05/withdraw", url.Values{"withdraw-reason": {"Again"}}).Sees(404)
		amina.Post("/benefits/ben-1/limits/never/withdraw", url.Values{"withdraw-reason": {"Again"}}).Sees(404)
		as(t, site, "Fiona Gallagher").Visit("/benefits/ben-1").SeesNot("See what would change")
	})
}
