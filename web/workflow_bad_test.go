package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
	"groundwork/web/webtest"
)

// A form with anything wrong comes back with a sentence for each cell, linked, and everything typed still there.
func TestWorkflowBadInput(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Amina Yusuf").Visit(consentWorkflow).
			Fill("Minutes, step 5 before", "ten").Fill("Percent of cases, step 4 after", "101").Fill("What is done, step 2 after", "").Fill("Minutes, step 1 before", "-2").
			Fill("Who does it, step 1 after", "Choose").Fill("Cases a day", "many").Fill("When it was mapped", "2025-06-31").Fill("Why, step 3 before", "Nothing to scan.").
			Press("Save as version 2").
			Sees(422, "Error: Workflow", "There is a problem", "Minutes of step 5 before must be a number", "Share of cases of step 4 after must be between 0 and 100",
				"Enter what is done in step 2 after", "Minutes of step 1 before must be 0 or more", "Enter who does step 1 after", "Cases a day must be a number, like 336",
				"The day it was mapped must be a real date, like 21 5 2025").
			Holds("Minutes, step 5 before", "ten").Holds("Percent of cases, step 4 after", "101").Holds("Cases a day", "many").Holds("Why, step 3 before", "Nothing to scan.").
			Follow("Minutes of step 5 before must be a number").Follow("Cases a day must be a number, like 336")
		// What was typed is a draft as well: leaving loses nothing.
		p.Visit(consentWorkflow).Holds("Minutes, step 5 before", "ten").Press("Throw this draft away").Sees(200, "56.0 hours a working day")
		p.Fill("Minutes, step 3 before", "").Press("Save as version 2").Sees(200, "No hours yet: step 3 before has no minutes.", "Before hours can be worked out")
		p.Visit(consentWorkflow).Fill("Minutes, step 3 before", "3.5").Fill("After: it ends when, if it differs", "the form is signed").Press("Save").
			Sees(200, "No hours yet: the end differs. Before it is “decision is in the record and can be found”, after it is “the form is signed”.")
	})
}

// Two people edit the same map: the second sees both versions and loses nothing.
func TestWorkflowTwoEditors(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		amina, rosa := as(t, site, "Amina Yusuf").Visit(consentWorkflow), as(t, site, "Rosa Delgado").Visit(consentWorkflow)
		rosa.Fill("Minutes, step 1 before", "2.4").Fill("Why, step 3 before", "Rosa says so.").Press("Save as version 2").Sees(200, "Saved as version 2")
		amina.Fill("Minutes, step 2 before", "4.5").Fill("Minutes, step 1 before", "1.9").Press("Save as version 2").
			Sees(409, "Somebody else saved this map while you were typing", "Rosa Delgado, on 22 November 2026 at 12:00pm").
			Sees(409, "1 answer was changed by both of you in different ways: yours stands in the form").
			Holds("Minutes, step 2 before", "4.5").Holds("Minutes, step 1 before", "1.9").Holds("Why, step 3 before", "Rosa says so.")
		amina.In("Where the two differ").Sees(409, "Step 1 before, Print the form and find the leaflet: minutes 2.4 1.9",
			"Step 2 before, Explain, discuss and agree with the person: minutes 5 4.5").SeesNot("Rosa says so.")
		// Leaving does not lose it either, nor hide that somebody else saved.
		amina.Visit(consentWorkflow).Sees(200, "Somebody else saved this map").Holds("Minutes, step 2 before", "4.5").
			Press("Save both together").Sees(200, "Saved as version 2", "15.4 to 6.0").SeesNot("Somebody else saved").
			Holds("Why, step 3 before", "Rosa says so.").Holds("Minutes, step 1 before", "1.9")
		// Who only looked is not held up by somebody else's save.
		amina.Visit(consentWorkflow).Press("All fields of step 2 before").Sees(200, "Draft kept")
		rosa.Visit(consentWorkflow).Fill("Minutes, step 7 before", "1.6").Press("Save").Sees(200, "Saved as version 2")
		amina.Visit(consentWorkflow).Sees(200).SeesNot("Somebody else saved").Holds("Minutes, step 7 before", "1.6")
		// Keeping theirs throws the draft away.
		rosa.Visit(consentWorkflow).Fill("Minutes, step 6 before", "6")
		amina.Visit(consentWorkflow).Fill("Minutes, step 6 before", "7").Press("Save").Sees(200, "Saved as version 2")
		rosa.Press("Save").Sees(409, "Step 6 before, Ask again because it cannot be found: minutes 7 6").Press("Keep theirs only").Sees(200).Holds("Minutes, step 6 before", "7.0")
	})
}

// A button pressed twice makes one row, and both presses get the same answer.
func TestWorkflowPressedTwice(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		id := draftPilot(t, a, pilot.Planned, false)
		p := as(t, site, "Amina Yusuf").Visit("/pilots/" + id + "/workflow")
		form := url.Values{"_key": {"the-same-key"}, "_version": {"0"}, "do": {"save"}, "before-1-action": {"Print the form"}, "before-1-who": {"g:nursing_midwifery"}, "before-1-minutes": {"2"}, "before-1-share": {"100"}}
		for range 2 {
			p.Post("/pilots/"+id+"/workflow", form).Sees(200, "Saved as version 1", "Before: 1 step")
		}
		v := a.Store.Read()
		of := access.Subject{Kind: "pilot", ID: id}
		versions, err := v.WorkflowVersions(t.Context(), of)
		if err != nil || len(versions) != 1 || versions[0].Seq != 1 {
			t.Errorf("%v: %+v", err, versions)
		}
	})
}

// Forms that no page shows: rows beyond the limit, ids that are none, numbers of steps that are not there.
func TestWorkflowHostileForms(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		id := draftPilot(t, a, pilot.Planned, false)
		at := "/pilots/" + id + "/workflow"
		p := as(t, site, "Amina Yusuf").Visit(at)
		many := url.Values{"_version": {"0"}, "do": {"save"}}
		for n := 1; n <= workflow.MaxSteps+1; n++ {
			many.Set(fmt.Sprintf("before-%d-action", n), "x")
			many.Set(fmt.Sprintf("before-%d-who", n), "g:none")
		}
		p.Post(at, many).Sees(422, "A map can have 200 steps; this one has 201")
		p.Post(at, url.Values{"do": {"discard"}})
		p.Post(at, url.Values{"_version": {"0"}, "before-1-action": {"x"}, "before-1-who": {"g:nursing_midwifery"}, "before-1-id": {"'; DROP"}, "before-2-action": {"y"}, "before-2-who": {"9"}, "before-2-id": {"same"},
			"after-1-action": {"z"}, "after-1-who": {"g:none"}, "after-1-id": {"same"}, "before-1-decision": {"keep"}, "before-1-becomes": {"99"}, "removed": {"{"}, "opened": {"nothing"}, "paste-side": {"up"}}).
			Sees(422, "Enter who does step 2 before")
		p.Post(at, url.Values{"_version": {"0"}, "before-1-action": {"x"}, "before-1-who": {"g:nursing_midwifery"}, "before-1-id": {"same"}, "after-1-action": {"z"}, "after-1-who": {"g:none"}, "after-1-id": {"same"}}).
			Sees(200, "Saved as version 1")
		for _, do := range []string{"up before 99", "delete after -1", "accept before x", "add nowhere 1000000", "use before", "undo", "nonsense", "more before 0"} {
			p.Post(at, url.Values{"_version": {"1"}, "do": {do}, "before-1-action": {"x"}})
			if p.Status() != 200 && p.Status() != 422 {
				t.Errorf("%q: %d", do, p.Status())
			}
		}
		p.Post(at, url.Values{"_version": {"0"}, "before-1-action": {"x"}, "before-1-who": {"g:none"}, "before-1-part": {"x"}}).Sees(409)
		as(t, site, "Amina Yusuf").Visit("/pilots/nothing/workflow").Sees(404)
		as(t, site, "Amina Yusuf").Visit("/pilots/%27/workflow/hours").Sees(404)
	})
}

// Who may not know of the pilot finds nothing; who may read it but not record is told who may.
func TestWorkflowOfOthers(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		id := draftPilot(t, a, pilot.Planned, false)
		draft := "/pilots/" + id + "/workflow"
		for _, at := range []string{draft, draft + "/hours", draft + "/steps.csv"} {
			as(t, site, "Margaret Ellison").Visit(at).Sees(404, "Page not found")
		}
		as(t, site, "Margaret Ellison").Post(draft, url.Values{"do": {"save"}}).Sees(404)
		as(t, site, "Margaret Ellison").Post(draft+"/draft", url.Values{}).Sees(404)
		as(t, site, "Margaret Ellison").Post(consentWorkflow, url.Values{"do": {"save"}}).Sees(403, "Only an innovation lead or a leader of the trust can record a workflow")
		as(t, site, "Peter Ashdown").Visit(consentWorkflow).Sees(200, "56.0 hours", "Grace Okonkwo approved").SeesNot("Save as", "Withdraw")
		as(t, site, "Peter Ashdown").Post(consentWorkflow+"/draft", url.Values{}).Sees(403)
		as(t, site, "Peter Ashdown").Post(consentWorkflow+"/approval", url.Values{"version": {"wfv-demo-consent"}}).Sees(403, "Only the clinical lead and the operational lead can approve a workflow")
		as(t, site, "Peter Ashdown").Visit(draft).Sees(200, "Nobody has described how the work is done yet")
	})
}

// Identical maps close the gate; one person does not approve for both; a withdrawal is a row with its reason.
func TestWorkflowApproval(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		id := draftPilot(t, a, pilot.Planned, false)
		of := access.Subject{Kind: "pilot", ID: id}
		at := "/pilots/" + id + "/workflow"
		same := url.Values{"_version": {"0"}, "method": {"estimated"}, "volume": {"100"},
			"before-1-action": {"Print the form"}, "before-1-who": {"g:nursing_midwifery"}, "before-1-minutes": {"2"}, "before-1-share": {"100"}, "before-1-decision": {"keep"}, "before-1-becomes": {"1"}, "before-1-early": {"yes"},
			"after-1-action": {"Print the form"}, "after-1-who": {"1"}, "after-1-minutes": {"1"}, "after-1-share": {"100"}, "lane-1-role": {"Nurse"}, "lane-1-group": {"nursing_midwifery"}}
		same.Set("before-1-who", "1")
		amina := as(t, site, "Amina Yusuf").Visit(at).Post(at, same).Sees(200, "2.0 to 1.0 clinical minutes a case: 1.7 hours a working day, modelled.", "This would digitise the same process and keep its friction.", "Estimated (C)")
		grace := as(t, site, "Grace Okonkwo").Visit(at).SeesNot("Approve this workflow")
		version := versionID(t, a, of)
		grace.Post(at+"/approval", url.Values{"version": {version}}).Sees(422, "This would digitise the same process and keep its friction.")

		amina.Visit(at).Fill("What is done, step 1 after", "Open the form on a tablet").Fill("What happens to step 1 before", "Standardise").Press("Save").Sees(200, "All checks pass")
		// What was read is what is approved: an older save is refused.
		grace.Post(at+"/approval", url.Values{"version": {version}}).Sees(409, "The map was changed while you were reading it")
		grace.Visit(at).Press("Approve this workflow").Sees(200, "Grace Okonkwo approved on 22 November 2026", "Daniel Price has not approved yet").SeesNot("Approve this workflow")
		version = versionID(t, a, of)
		grace.Post(at+"/approval", url.Values{"version": {version}}).Sees(422, "This person has approved this version already")
		as(t, site, "Rosa Delgado").Visit(at).Post(at+"/withdrawal", url.Values{"version": {version}, "reason": {"x"}}).Sees(403)

		grace.Visit(at).Press("Withdraw my approval").Sees(422, "Say why the approval is withdrawn").
			Fill("Why the approval is withdrawn", "The queue has no owner.").Press("Withdraw my approval").
			Sees(200, "Grace Okonkwo withdrew the approval on 22 November 2026: The queue has no owner")
		approvals, err := a.Store.Read().WorkflowApprovals(t.Context(), of)
		if err != nil || len(approvals) != 2 || approvals[0].Withdrawn || !approvals[1].Withdrawn {
			t.Errorf("%v: %+v", err, approvals)
		}
		// A person who holds both parts approves as one of them only.
		err = a.Store.Do(t.Context(), func(tx store.Tx) error {
			f := store.Function{ID: "both", Person: "p-03", From: a.Today(), Function: access.Function{Name: "ops_lead", SubjectKind: "pilot", SubjectID: id}}
			return tx.AddFunction(tx.Context(), f, approvals[0].Recorded, "p-05")
		})
		if err != nil {
			t.Fatal(err)
		}
		grace.Visit(at).Press("Approve this workflow").Sees(200, "Clinical lead: Grace Okonkwo approved")
		grace.Post(at+"/approval", url.Values{"version": {version}}).Sees(422, "must be two different people")
		as(t, site, "Daniel Price").Visit(at).Press("Approve this workflow").Sees(200, "Version 1 approved 22 November 2026")
		// Changing it now makes version 2, and version 1 keeps its approvals.
		amina.Visit(at).Fill("Minutes, step 1 after", "1.5").Press("Save as version 2").Sees(200, "Version 2 not yet approved", "Version 1, saved 22 November 2026 by Amina Yusuf, approved 22 November 2026")
	})
}

func versionID(t *testing.T, a *app.App, of access.Subject) string {
	t.Helper()
	versions, err := a.Store.Read().WorkflowVersions(t.Context(), of)
	if err != nil || len(versions) == 0 {
		t.Fatal(err, versions)
	}
	return versions[0].ID
}

// A pilot that had begun when it was registered takes the approvals that it had, with their days and a document.
func TestWorkflowApprovedBefore(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		id := draftPilot(t, a, pilot.Finished, true)
		at := "/pilots/" + id + "/workflow"
		form := url.Values{"_version": {"0"}, "volume": {"100"}, "method": {"estimated"}, "lane-1-role": {"Nurse"}, "lane-1-group": {"nursing_midwifery"},
			"before-1-action": {"Print the form"}, "before-1-who": {"1"}, "before-1-minutes": {"2"}, "before-1-share": {"100"}, "before-1-decision": {"standardise"}, "before-1-becomes": {"1"}, "before-1-early": {"yes"},
			"after-1-action": {"Open the form"}, "after-1-who": {"1"}, "after-1-minutes": {"1"}, "after-1-share": {"100"}}
		as(t, site, "Amina Yusuf").Visit(at).Post(at, form).Sees(200, "All checks pass", "Enter approvals that were given before").
			Fill("Who approved as clinical lead", "Grace Okonkwo").Fill("When the clinical lead approved", "2027-01-01").Fill("Who approved as operational lead", "Grace Okonkwo").
			Press("Enter both approvals").
			Sees(422, "The day of approval must be today or in the past", "Enter the day on which the operational lead approved", "Enter where the approvals are written down").
			Holds("Who approved as clinical lead", "Grace Okonkwo").
			Fill("When the clinical lead approved", "2026-03-02").Fill("When the operational lead approved", "2026-03-04").Fill("Where the approvals are written down", "Minutes of the digital group, item 3").
			Press("Enter both approvals").Sees(422, "must be two different people").
			Fill("Who approved as operational lead", "Daniel Price").Press("Enter both approvals").
			Sees(200, "Version 1 approved 4 March 2026", "Grace Okonkwo approved on 2 March 2026. Entered afterwards on 22 November 2026, written down in Minutes of the digital group, item 3")
		// Only for such a pilot.
		as(t, site, "Amina Yusuf").Visit(consentWorkflow).Post(consentWorkflow+"/past-approvals", url.Values{"version": {"wfv-demo-consent"}}).Sees(403, "recorded afterwards")
	})
}

// An adopting trust's own map: its versions, its minutes, and nothing of it for others.
func TestWorkflowAsAdopted(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/adoptions/adp-hml/workflow"
		v, err := a.Workflow(t.Context(), actorOf(t, a, "p-51"), access.Subject{Kind: "adoption", ID: "adp-hml"}, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Shown.Redesign.Answer(v.Words.Groups); got != "15.0 to 5.8 clinical minutes a case, modelled. No hours yet: enter the cases in a working day." {
			t.Error(got)
		}
		first, err := a.Workflow(t.Context(), actorOf(t, a, "p-51"), access.Subject{Kind: "adoption", ID: "adp-hml"}, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := first.Shown.Redesign.Answer(v.Words.Groups); !strings.HasPrefix(got, "15.0 to 10.9 clinical minutes a case") {
			t.Error(got)
		}
		if approved, ok := v.Approved(); !ok || approved.N != 1 || v.Shown.N != 2 || v.Shown.Redesign.Why != "Second paper form withdrawn" {
			t.Errorf("%+v", v.Versions)
		}
		as(t, site, "Judith Crane").Visit(at).Sees(403, "Only the trust itself, the programme leads above it and the team of the pilot can read")
		as(t, site, "Amina Yusuf").Visit(at).Sees(200, "15.0 to 5.8").SeesNot("Marcus Webb", "Save as")
		as(t, site, "Fiona Gallagher").Visit(at).Sees(200, "How the work is done at Harrowmere", "15.0 to 5.8 clinical minutes").SeesNot("Save")

		// Eastfold begins with the pilot's: steps know where they come from, minutes are assumed until it finds its own.
		margaret := as(t, site, "Margaret Ellison").Visit("/adoptions/adp-efd/workflow").
			Sees(200, "Eastfold has not described its own way of working yet", "How the pilot does it", "Print the form and find the leaflet").
			Press("Start from the pilot’s workflow").
			Sees(200, "Here is the pilot’s workflow to adapt", "16.0 to 6.0 clinical minutes a case: 21.0 to 35.0 hours a working day expected here.", "Assumed (D)").
			Holds("Cases a day", "210").Holds("How were these times found?", "Assumed")
		margaret.Fill("Cases a day", "420").Press("Save").Sees(200, "Saved as version 1", "42.0 to 70.0 hours a working day")
		started, err := a.Workflow(t.Context(), actorOf(t, a, "p-21"), access.Subject{Kind: "adoption", ID: "adp-efd"}, 0)
		if err != nil || started.Shown.Redesign.Before.Steps[2].PackStep != "b3" {
			t.Errorf("%v %+v", err, started.Shown.Redesign.Before.Steps)
		}
	})
}
