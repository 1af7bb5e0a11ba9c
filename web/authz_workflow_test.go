package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

var oneStep = url.Values{"_version": {"2"}, "before-1-action": {"Print the form"}, "before-1-who": {"g:none"}}

var oneDifference = url.Values{"version": {"wfv-adp-hml-2"}, "about": {"b5"}, "difference-b5": {"Twice a day"}}

var workflowRows = []row{
	{route: "GET /pilots/:pilot/workflow", at: consentWorkflow, may: "signed in"},
	{route: "POST /pilots/:pilot/workflow", at: consentWorkflow, form: oneStep, may: "innovation_lead trust_leader", once: true},
	{route: "POST /pilots/:pilot/workflow/draft", at: consentWorkflow + "/draft", form: oneStep, may: "innovation_lead trust_leader", ok: []int{200}},
	{route: "GET /pilots/:pilot/workflow/compare", at: consentWorkflow + "/compare", may: "signed in"},
	{route: "GET /adoptions/:adoption/workflow/compare", at: adoptedWorkflow + "/compare", org: "ZZ-HML", may: readsAdopted},
	{route: "GET /pilots/:pilot/workflow/hours", at: consentWorkflow + "/hours", may: "signed in"},
	{route: "GET /pilots/:pilot/workflow/steps.csv", at: consentWorkflow + "/steps.csv", may: "signed in"},
	{route: "POST /pilots/:pilot/workflow/approval", made: wantingApproval, form: url.Values{"version": {"wfv-wanting"}}, may: "board_member", once: true},
	{route: "POST /pilots/:pilot/workflow/withdrawal", made: withApproval, form: url.Values{"version": {"wfv-approved"}, "reason": {"No owner"}}, may: "board_member", once: true},
	{route: "POST /pilots/:pilot/workflow/past-approvals", made: afterwards, may: "innovation_lead trust_leader", once: true,
		form: url.Values{"version": {"wfv-afterwards"}, "clinical-lead": {"p-03"}, "clinical-lead-on-day": {"2"}, "clinical-lead-on-month": {"3"}, "clinical-lead-on-year": {"2026"},
			"operational-lead": {"p-04"}, "operational-lead-on-day": {"4"}, "operational-lead-on-month": {"3"}, "operational-lead-on-year": {"2026"}, "document": {"Minutes, item 3"}}},

	{route: "GET /adoptions/:adoption/workflow", at: adoptedWorkflow, org: "ZZ-HML", may: readsAdopted},
	{route: "POST /adoptions/:adoption/workflow", at: adoptedWorkflow, form: oneStep, org: "ZZ-HML", may: "innovation_lead trust_leader", once: true},
	{route: "POST /adoptions/:adoption/workflow/draft", at: adoptedWorkflow + "/draft", form: oneStep, org: "ZZ-HML", may: "innovation_lead trust_leader", ok: []int{200}},
	{route: "GET /adoptions/:adoption/workflow/hours", at: adoptedWorkflow + "/hours", org: "ZZ-HML", may: readsAdopted},
	{route: "GET /adoptions/:adoption/workflow/steps.csv", at: adoptedWorkflow + "/steps.csv", org: "ZZ-HML", may: readsAdopted},
	{route: "POST /adoptions/:adoption/workflow/adaptations", at: adoptedWorkflow + "/adaptations", form: oneDifference, org: "ZZ-HML", may: "innovation_lead trust_leader", once: true},
	{route: "POST /adoptions/:adoption/workflow/approval", made: adoptedWanting, form: url.Values{"version": {"wfv-adopted-wanting"}}, org: "ZZ-HML", may: "board_member", once: true},
	{route: "POST /adoptions/:adoption/workflow/withdrawal", made: adoptedApproved, form: url.Values{"version": {"wfv-adopted-approved"}, "reason": {"No owner"}}, org: "ZZ-HML", may: "board_member", once: true},
	// A trust that has told nobody: there is nothing for others to know of.
	{route: "GET /adoptions/:adoption/workflow", made: privately, org: "ZZ-THS", may: "innovation_lead trust_leader respondent secretary board_member", own: 404, other: 404},
}

const (
	adoptedWorkflow = "/adoptions/adp-hml/workflow"
	readsAdopted    = "innovation_lead trust_leader respondent secretary board_member programme_lead"
)

// The parts of clinical and operational lead are played by people, not by roles: here by a board member.

func wantingApproval(t *testing.T, a *app.App) string {
	return wanting(t, a, consentOf, "ZZ-NMR", "p-01", "wfv-wanting", false)
}

func withApproval(t *testing.T, a *app.App) string {
	return wanting(t, a, consentOf, "ZZ-NMR", "p-01", "wfv-approved", true)
}

func adoptedWanting(t *testing.T, a *app.App) string {
	return wanting(t, a, adoptedOf, "ZZ-HML", "p-52", "wfv-adopted-wanting", false)
}

func adoptedApproved(t *testing.T, a *app.App) string {
	return wanting(t, a, adoptedOf, "ZZ-HML", "p-52", "wfv-adopted-approved", true)
}

var (
	consentOf = access.Subject{Kind: "pilot", ID: "demo-consent"}
	adoptedOf = access.Subject{Kind: "adoption", ID: "adp-hml"}
)

// wanting saves another version of a workflow, of which the board member of the trust is clinical lead; approved says
// whether they have approved it already. It answers where that is done.
func wanting(t *testing.T, a *app.App, of access.Subject, org, editor, id string, approved bool) string {
	t.Helper()
	lead := member(access.BoardMember, org).id
	err := a.Store.Do(t.Context(), func(tx store.Tx) error {
		f := store.Function{ID: a.NewID(), Person: lead, From: a.Today(), Function: access.Function{Name: "clinical_lead", SubjectKind: of.Kind, SubjectID: of.ID}}
		return tx.AddFunction(tx.Context(), f, day.At(a.Now()), "")
	})
	if err != nil {
		t.Fatal(err)
	}
	w, err := a.Workflow(t.Context(), actorOf(t, a, editor), of, 0)
	if err != nil {
		t.Fatal(err)
	}
	sheet := w.Shown.Redesign.Open()
	sheet.About.Why = sheet.About.Why + " again"
	if _, err := a.At(a.Now()).Named(id).SaveWorkflow(t.Context(), actorOf(t, a, editor), of, app.WorkflowDraft{Base: w.Shown.Seq, Sheet: sheet}); err != nil {
		t.Fatal(err)
	}
	at := app.WorkflowSubject{Subject: of}.Address()
	if !approved {
		return at + "/approval"
	}
	if err := a.ApproveWorkflow(t.Context(), actorOf(t, a, lead), of, id); err != nil {
		t.Fatal(err)
	}
	return at + "/withdrawal"
}

// privately is the workflow of a take-up that its trust has told nobody of.
func privately(t *testing.T, a *app.App) string {
	t.Helper()
	facts := map[string]string{}
	for _, f := range adoption.AskedHere(a.Library.Checklist.Facts) {
		facts[f.Key] = "no"
	}
	id, err := a.StartAdoption(t.Context(), actorOf(t, a, "p-61"), adoption.StartInput{Pilot: draftPilot(t, a, pilot.Planned, true), Facts: facts}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return app.WorkflowSubject{Subject: access.Subject{Kind: "adoption", ID: id}}.Address()
}

// afterwards is a pilot that was finished when it was registered, with a map that nobody has approved.
func afterwards(t *testing.T, a *app.App) string {
	t.Helper()
	of := access.Subject{Kind: "pilot", ID: draftPilot(t, a, pilot.Finished, true)}
	consent, err := a.Workflow(t.Context(), actorOf(t, a, "p-01"), consentOf, 1)
	if err == nil {
		_, err = a.At(a.Now()).Named(a.NewID(), "wfv-afterwards").SaveWorkflow(t.Context(), actorOf(t, a, "p-01"), of, app.WorkflowDraft{Sheet: consent.Shown.Redesign.Open()})
	}
	if err != nil {
		t.Fatal(err)
	}
	return app.WorkflowSubject{Subject: of}.Address() + "/past-approvals"
}
