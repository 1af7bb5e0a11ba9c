package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/pilot"
)

// pilotDecided is a decision that whoever may decide can record again and again.
var pilotDecided = url.Values{"gate": {"ready_to_scale"}, "outcome": {"not_yet"}, "rationale": {"Too early"}, "minute": {"Board, item 4"},
	"on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}}

// pilotSaved is an accepted form, or one that somebody else was quicker with: both got past the permission.
var pilotSaved = []int{http.StatusSeeOther, http.StatusConflict}

// aDocument answers an address below a document of the pilot, with a file, that everybody reads who reads the pilot.
func aDocument(below string) func(*testing.T, *app.App) string {
	return aDocumentFor(pilot.EverybodyReads, below)
}

func aDocumentFor(readers, below string) func(*testing.T, *app.App) string {
	return func(t *testing.T, a *app.App) string {
		t.Helper()
		who, err := a.Actor(t.Context(), "p-01", "")
		if err != nil {
			t.Fatal(err)
		}
		up, err := a.ReceiveFile(t.Context(), "minutes.csv", strings.NewReader("ward,minutes\n"))
		if err != nil {
			t.Fatal(err)
		}
		defer up.Discard()
		id, err := a.AddPilotDocument(t.Context(), who, "demo-consent", pilot.DocumentInput{Purpose: pilot.Report, Readers: readers}, up)
		if err != nil {
			t.Fatal(err)
		}
		return "/pilots/demo-consent/documents/" + id + below
	}
}

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
	{route: "GET /pilots/:pilot/pack/asks", at: "/pilots/demo-consent/pack/asks", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/pack/asks", at: "/pilots/demo-consent/pack/asks", form: url.Values{"source": {"pack: {id: demo-consent, version: 3}\n"}, "_version": {"0"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/pack/asks/:item", at: "/pilots/demo-consent/pack/asks/new", may: "innovation_lead"},
	{route: "POST /pilots/:pilot/pack/asks/:item", at: "/pilots/demo-consent/pack/asks/dat-02", form: url.Values{"advice": {"Start early"}, "_version": {"0"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/pack/:version", at: "/pilots/demo-consent/pack/1", may: "signed in"},
	{route: "POST /pilots/:pilot/pack", at: "/pilots/demo-consent/pack", form: url.Values{"changed": {"Asks for nothing more"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot/adoptions", at: "/pilots/demo-consent/adoptions", may: "signed in"},
	{route: "GET /pilots/:pilot/lessons", at: "/pilots/demo-consent/lessons", may: "signed in"},
	{route: "POST /pilots/:pilot/lessons", at: "/pilots/demo-consent/lessons", form: url.Values{"title": {"Start small"}, "text": {"One ward first"}}, may: "innovation_lead trust_leader"},
	{route: "GET /pilots/:pilot/documents", at: "/pilots/demo-consent/documents", may: "signed in"},
	{route: "POST /pilots/:pilot/documents", at: "/pilots/demo-consent/documents", form: url.Values{"title": {"Safety case"}, "purpose": {"safety"}, "kept-at": {"Safety folder"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot/documents/:document", made: aDocument(""), may: "signed in"},
	{route: "GET /pilots/:pilot/documents/:document", made: aDocumentFor(pilot.OwnTrustReads, ""), own: http.StatusNotFound, other: http.StatusNotFound,
		may: "innovation_lead trust_leader respondent secretary board_member"}, // an administrator has no rights to what a trust keeps to itself
	{route: "POST /pilots/:pilot/documents/:document", made: aDocument(""), form: url.Values{"note": {"New place"}, "purpose": {"safety"}, "title": {"Safety case"}, "kept-at": {"Safety folder"}, "_version": {"1"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "POST /pilots/:pilot/documents/:document/remove", made: aDocument("/remove"), form: url.Values{"why": {"Out of date"}, "_version": {"1"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "POST /pilots/:pilot/documents/:document/return", made: aDocument("/return"), form: url.Values{"_version": {"1"}}, may: "innovation_lead", ok: pilotSaved},
	{route: "GET /pilots/:pilot/documents/:document/:revision", made: aDocument("/1"), may: "signed in"},
	{route: "GET /pilots/:pilot/decisions", at: "/pilots/demo-consent/decisions", may: "signed in"},
	{route: "GET /pilots/:pilot/decisions/new", at: "/pilots/demo-consent/decisions/new?gate=ready_to_scale", may: "secretary"},
	{route: "POST /pilots/:pilot/decisions", at: "/pilots/demo-consent/decisions", form: pilotDecided, may: "secretary"},
	{route: "GET /pilots/:pilot/decisions/:decision", at: "/pilots/demo-consent/decisions/dec-2", may: "signed in"},
	{route: "GET /innovations/:innovation", at: "/innovations/inn-consent", may: "signed in"},
	{route: "GET /innovations/:innovation/edit", at: "/innovations/inn-consent/edit", may: "innovation_lead"},
	{route: "POST /innovations/:innovation/edit", at: "/innovations/inn-consent/edit", form: url.Values{"name": {"Digital consent"}}, may: "innovation_lead", ok: pilotSaved},
}
