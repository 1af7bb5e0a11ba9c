package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/demo"
	"groundwork/web/webtest"
)

// A newcomer walks in as each demo person with one press.
func TestEveryVisitorWalksIn(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		for _, v := range demo.Visitors() {
			as(t, site, v.Name).Sees(200, v.Name, v.Trust)
		}
	})
}

func TestAPilotIsRegistered(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Amina Yusuf").
			Follow("Pilots").Sees(200, "Digital consent").
			Follow("Register a pilot").
			Fill("Name of the pilot", "Shared discharge letters").
			Fill("Lead trust", "Nothmoor").
			Press("Save and continue").
			Sees(422, "There is a problem", "Did you mean Northmoor Community and Mental Health NHS Trust (ZZ-NMR)?").
			Holds("Name of the pilot", "Shared discharge letters").
			Fill("Lead trust", "Northmoor").
			Press("Save and continue").
			Sees(200, "Shared discharge letters")
	})
}
