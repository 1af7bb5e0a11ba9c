package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// Take-up of a pilot: by name, the stage for all who may know, verdicts only for those who may read them.
func TestTakersAreShownAsFarAsTheReaderMayKnow(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		const at = "/pilots/demo-consent/adoptions"
		as(t, site, "Amina Yusuf").Visit(at).Sees(200, "4 trusts: 1 live, 1 preparing, 1 assessing readiness, 1 not adopting.",
			"Eastfold Partnership NHS Trust", "Harrowmere Care NHS Trust", "22 of 42 met").SeesNot("Check if we are ready")
		as(t, site, "Judith Crane").Visit(at).Sees(200, "Eastfold Partnership NHS Trust", "Check if we are ready").SeesNot("22 of 42 met")
		as(t, site, "Margaret Ellison").Visit(at).Follow("See our own take-up").Sees(200, "Eastfold")
		as(t, site, "Amina Yusuf").Visit("/pilots/demo-letters/adoptions").Sees(200, "No trust has taken this up yet")
	})
}
