package web

import (
	"net/http"

	"groundwork/internal/access"
)

// routes is every address, grouped by who may enter, each with its declared permission.
// A deed's own place (which trust, which record) is checked where the record is loaded: in package app.
func (s *Server) routes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		// Everybody
		{get, "/healthz", everyone, s.alive},
		{get, "/readyz", everyone, s.ready},
		{get, "/", everyone, s.home},
		{get, "/components", everyone, s.components},

		// Accounts
		{post, "/sign-out", everyone, s.signOut},
		{post, "/organisation", signedIn, s.chooseOrganisation},

		// The demo
		{post, "/demo/enter", everyone, s.demoEnter},
		{post, "/demo/reset", everyone, s.demoReset},

		// Pilots
		{get, "/pilots", signedIn, s.pilots},
		{get, "/pilots/new", may(access.RegisterPilot), s.pilotNew},
		{post, "/pilots", may(access.RegisterPilot), s.pilotCreate},
		{get, "/pilots/:pilot", signedIn, s.pilot},

		// Workflow

		// Benefits and figures

		// Adoptions, readiness and decisions

		// Trusts, groundwork and boards

		// History
		{get, "/history", signedIn, s.historyProtected},
		{get, "/pilots/:pilot/history", signedIn, s.historyOf(s.App.PilotHistory, "pilot", "/pilots/", "")},
		{get, "/adoptions/:adoption/history", signedIn, s.historyOf(s.App.AdoptionHistory, "adoption", "/adoptions/", "")},
		{get, "/benefits/:benefit/history", signedIn, s.historyOf(s.App.BenefitHistory, "benefit", "/benefits/", "")},
		{get, "/trusts/:ods/groundwork/history", signedIn, s.historyOf(s.App.GroundworkHistory, "ods", "/trusts/", "/groundwork")},

		// Reference and search
		{get, "/search", signedIn, s.search},

		// People and administration
	}
}
