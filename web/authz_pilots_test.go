package web_test

import (
	"net/http"
	"net/url"
)

// pilotDecided is a decision that whoever may decide can record again and again.
var pilotDecided = url.Values{"gate": {"ready_to_scale"}, "outcome": {"not_yet"}, "rationale": {"Too early"}, "minute": {"Board, item 4"},
	"on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}}

// pilotSaved is an accepted form, or one that somebody else was quicker with: both got past the permission.
var pilotSaved = []int{http.StatusSeeOther, http.StatusConflict}

var pilotRows = []row{
	{route: "GET /pilots", at: "/pilots", may: "signed in"},
	{route: "GET /pilots/new", at: "/pilots/new", may: "innovation_lead*"},
	{route: "POST /pilots", at: "/pilots", form: url.Values{"name": {"Shared discharge letters"}, "trust": {"ZZ-NMR"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot", at: "/pilots/demo-consent", may: "signed in"},
	{route: "GET /pilots/:pilot/edit", at: "/pilots/demo-consent/edit", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/edit", at: "/pilots/demo-consent/edit", form: url.Values{"name": {"Digital consent"}, "problem": {"Paper"}, "situation": {"running"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "POST /pilots/:pilot/publish", at: "/pilots/demo-consent/publish", form: url.Values{}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/plan", at: "/pilots/demo-consent/plan", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/plan", at: "/pilots/demo-consent/plan", form: url.Values{"question": {"Does it?"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/stop-rules", at: "/pilots/demo-consent/stop-rules", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/stop-rules", at: "/pilots/demo-consent/stop-rules", form: url.Values{"rules": {"1"}, "rule-1": {"Any harm"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/dates", at: "/pilots/demo-consent/dates", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/dates", at: "/pilots/demo-consent/dates", form: url.Values{}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/teams", at: "/pilots/demo-consent/teams", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/teams", at: "/pilots/demo-consent/teams", form: url.Values{"name": {"Brackenfold Ward"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot/teams/:team", at: "/pilots/demo-consent/teams/t-04", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/teams/:team", at: "/pilots/demo-consent/teams/t-04", form: url.Values{}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/people", at: "/pilots/demo-consent/people", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/people", at: "/pilots/demo-consent/people", form: url.Values{"innovation_lead": {"p-01"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/notes/:about", at: "/pilots/demo-consent/notes/training", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/notes/:about", at: "/pilots/demo-consent/notes/training", form: url.Values{"text": {"Half a day"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/pack", at: "/pilots/demo-consent/pack", may: "signed in"},
	{route: "GET /pilots/:pilot/pack/new", at: "/pilots/demo-consent/pack/new", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/pack", at: "/pilots/demo-consent/pack", form: url.Values{"changed": {"Asks for nothing more"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot/adoptions", at: "/pilots/demo-consent/adoptions", may: "signed in"},
	{route: "GET /pilots/:pilot/lessons", at: "/pilots/demo-consent/lessons", may: "signed in"},
	{route: "POST /pilots/:pilot/lessons", at: "/pilots/demo-consent/lessons", form: url.Values{"title": {"Start small"}, "text": {"One ward first"}}, may: "innovation_lead trust_leader"},
	{route: "GET /pilots/:pilot/documents", at: "/pilots/demo-consent/documents", may: "signed in"},
	{route: "POST /pilots/:pilot/documents", at: "/pilots/demo-consent/documents", form: url.Values{"title": {"Safety case"}, "kept-at": {"Safety folder"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot/decisions", at: "/pilots/demo-consent/decisions", may: "signed in"},
	{route: "GET /pilots/:pilot/decisions/new", at: "/pilots/demo-consent/decisions/new?gate=ready_to_scale", may: "secretary"},
	{route: "POST /pilots/:pilot/decisions", at: "/pilots/demo-consent/decisions", form: pilotDecided, may: "secretary"},
	{route: "GET /pilots/:pilot/decisions/:decision", at: "/pilots/demo-consent/decisions/dec-2", may: "signed in"},
	{route: "GET /innovations/:innovation", at: "/innovations/inn-consent", may: "signed in"},
	{route: "GET /innovations/:innovation/edit", at: "/innovations/inn-consent/edit", may: "innovation_lead"},
	{route: "POST /innovations/:innovation/edit", at: "/innovations/inn-consent/edit", form: url.Values{"name": {"Digital consent"}}, may: "innovation_lead", ok: pilotSaved},
}
