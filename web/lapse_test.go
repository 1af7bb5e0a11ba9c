package web_test

import (
	"strings"
	"testing"
	"time"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// Three weeks short of the threshold put a realised benefit before its owner and the leaders of its trust, with what changed
// in the groundwork since, until somebody says why; a newer figure that is short asks again.
func TestALapsedBenefitComesBackToItsOwner(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-06", "p-09")
		const hours = "Hours in the period, Clinical hours freed, the week of "
		as(t, site, "Helen Marsh").Visit("/").SeesNot("A benefit has lapsed")
		amina := as(t, site, "Amina Yusuf").Visit(consentFigures)
		for _, week := range []string{"9 March 2026", "16 March 2026", "23 March 2026"} {
			amina.Fill(hours+week, "200")
		}
		amina.Fill("Why saved figures are changed", "Two teams went back to paper").Press("Save the figures").Sees(200, "3 figures corrected")
		const lapsed, why = "A benefit has lapsed: Clinical hours freed, Digital consent", "The last 3 weeks, from 9 March 2026, are all short of the threshold of 50"
		as(t, site, "Kwame Boateng").Visit("/").Sees(200, lapsed, why, "of the groundwork changed since")
		as(t, site, "Margaret Ellison").Visit("/").SeesNot(lapsed)
		helen := as(t, site, "Helen Marsh").Visit("/").Sees(200, lapsed).Visit("/benefits/ben-1").Sees(200, "Lapsed: it was realised and is no longer", why).
			Follow("Say why, and what is done about it").Press("Record the reason").Sees(422, "Say what happened, and what is done about it").SeesNot("Contested because")
		a.Now = func() time.Time { return now.Add(time.Minute) }
		helen.Fill("What happened, and what is done about it", "Printers broke; replaced on Monday").Press("Record the reason").Sees(200, "Printers broke; replaced on Monday", "Lapsed").
			Visit("/").SeesNot(lapsed)
		a.Now = func() time.Time { return now.Add(2 * time.Minute) }
		amina.Visit(consentFigures).Fill(hours+"23 March 2026", "190").Fill("Why saved figures are changed", "Counted again").Press("Save the figures")
		if amina.Status() == 200 && !strings.Contains(amina.Text(), "1 figure corrected") {
			amina.Press("Save: it is right")
		}
		as(t, site, "Helen Marsh").Visit("/").Sees(200, lapsed)
	})
}
