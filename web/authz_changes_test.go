package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/staff"
	"groundwork/internal/workaround"
)

// A local fix and a training that anybody who may record can record again and again.
var (
	aFix = url.Values{"title": {"Typed twice"}, "item": {"wfs-03"}, "owner": {"function:cdio"}, "others": {"no"},
		"expires-day": {"1"}, "expires-month": {"12"}, "expires-year": {"2030"}}
	aTraining = url.Values{"people": {"Ward clerks"}, "planned": {"4"}, "due-day": {"1"}, "due-month": {"12"}, "due-year": {"2030"}}
	aClosing  = url.Values{"because": {"Not needed any more"}, "closed-day": {"1"}, "closed-month": {"9"}, "closed-year": {"2026"}}
)

// pilotFix makes a local fix of a pilot and answers the address of one of its pages.
func pilotFix(page string) func(*testing.T, *app.App) string {
	return func(t *testing.T, a *app.App) string {
		in := workaround.Input{Title: "Typed twice", Item: "wfs-03", Owner: "function:cdio", Others: "no", Expires: "2030-12-01", Started: "2026-08-01"}
		id, err := a.RecordWorkaround(t.Context(), actor(t, a, "p-01"), access.Subject{Kind: "pilot", ID: "demo-consent"}, in)
		if err != nil {
			t.Fatal(err)
		}
		return "/pilots/demo-consent/workarounds/" + id + page
	}
}

func trainingAtHarrow(t *testing.T, a *app.App) string {
	of := app.StaffLine{Of: access.Subject{Kind: "adoption", ID: "adp-hml"}}
	id, err := a.RecordTraining(t.Context(), actor(t, a, "p-51"), of, staff.TrainingInput{People: "Ward clerks", Planned: "4", Due: "2030-12-01"})
	if err != nil {
		t.Fatal(err)
	}
	return "/adoptions/adp-hml/staff/training/" + id
}

// Whoever is let in saves, or is told that somebody else saved meanwhile: both got past the permission.
var changeRows = []row{
	{route: "GET /pilots/:pilot/workarounds", at: "/pilots/demo-consent/workarounds", may: "signed in"},
	{route: "GET /pilots/:pilot/workarounds.csv", at: "/pilots/demo-consent/workarounds.csv", may: "signed in"},
	{route: "GET /pilots/:pilot/workarounds/new", at: "/pilots/demo-consent/workarounds/new", may: "innovation_lead trust_leader"},
	{route: "POST /pilots/:pilot/workarounds", at: "/pilots/demo-consent/workarounds", form: aFix, may: "innovation_lead trust_leader"},
	{route: "GET /pilots/:pilot/staff", at: "/pilots/demo-consent/staff", may: "signed in"},
	{route: "GET /pilots/:pilot/staff/:about/list.csv", at: "/pilots/demo-consent/staff/training/list.csv", may: "signed in"},
	{route: "GET /pilots/:pilot/staff/:about", at: "/pilots/demo-consent/staff/training", may: "innovation_lead trust_leader"},
	{route: "POST /pilots/:pilot/staff/:about", at: "/pilots/demo-consent/staff/training", form: aTraining, may: "innovation_lead trust_leader"},
	{route: "GET /pilots/:pilot/staff/:about/:line", at: "/pilots/demo-consent/staff/training/trn-1", may: "innovation_lead trust_leader"},
	{route: "POST /pilots/:pilot/staff/:about/:line", at: "/pilots/demo-consent/staff/training/trn-1", form: aTraining, ok: pilotSaved, may: "innovation_lead trust_leader"},
	{route: "GET /adoptions/:adoption/workarounds", at: "/adoptions/adp-hml/workarounds", org: "ZZ-HML", may: members},
	{route: "GET /adoptions/:adoption/workarounds.csv", at: "/adoptions/adp-hml/workarounds.csv", org: "ZZ-HML", may: members},
	{route: "GET /adoptions/:adoption/workarounds/new", at: "/adoptions/adp-hml/workarounds/new", org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "POST /adoptions/:adoption/workarounds", at: "/adoptions/adp-hml/workarounds", form: aFix, org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "GET /adoptions/:adoption/staff", at: "/adoptions/adp-hml/staff", org: "ZZ-HML", may: members},
	{route: "GET /adoptions/:adoption/staff/:about/list.csv", at: "/adoptions/adp-hml/staff/training/list.csv", org: "ZZ-HML", may: members},
	{route: "GET /adoptions/:adoption/staff/:about", at: "/adoptions/adp-hml/staff/training", org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "POST /adoptions/:adoption/staff/:about", at: "/adoptions/adp-hml/staff/training", form: aTraining, org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "GET /adoptions/:adoption/workarounds/:workaround", at: "/adoptions/adp-hml/workarounds/wka-2", org: "ZZ-HML", may: members},
	{route: "GET /adoptions/:adoption/workarounds/:workaround/change", at: "/adoptions/adp-hml/workarounds/wka-2/change", org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "POST /adoptions/:adoption/workarounds/:workaround/change", at: "/adoptions/adp-hml/workarounds/wka-2/change", form: aFix, ok: pilotSaved, org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "GET /adoptions/:adoption/workarounds/:workaround/close", at: "/adoptions/adp-hml/workarounds/wka-2/close", org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "POST /adoptions/:adoption/workarounds/:workaround/close", at: "/adoptions/adp-hml/workarounds/wka-2/close", form: aClosing, ok: pilotSaved, org: "ZZ-HML", may: "innovation_lead trust_leader"},
	{route: "GET /pilots/:pilot/workarounds/:workaround", made: pilotFix(""), may: "signed in"},
	{route: "GET /pilots/:pilot/workarounds/:workaround/change", made: pilotFix("/change"), may: "innovation_lead trust_leader"},
	{route: "POST /pilots/:pilot/workarounds/:workaround/change", made: pilotFix("/change"), may: "innovation_lead trust_leader", form: aFix, ok: pilotSaved},
	{route: "GET /pilots/:pilot/workarounds/:workaround/close", made: pilotFix("/close"), may: "innovation_lead trust_leader"},
	{route: "POST /pilots/:pilot/workarounds/:workaround/close", made: pilotFix("/close"), may: "innovation_lead trust_leader", form: aClosing, ok: pilotSaved},
	{route: "GET /adoptions/:adoption/staff/:about/:line", made: trainingAtHarrow, may: "innovation_lead trust_leader", org: "ZZ-HML"},
	{route: "POST /adoptions/:adoption/staff/:about/:line", made: trainingAtHarrow, may: "innovation_lead trust_leader", form: aTraining, org: "ZZ-HML", ok: pilotSaved},
}
