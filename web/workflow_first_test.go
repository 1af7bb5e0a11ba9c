package web_test

import (
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/pilot"
	"groundwork/web/webtest"
)

// Workflow first, at a pilot: said on the pages beforehand, enforced when somebody tries, open once both have approved.
func TestWorkflowComesFirstAtAPilot(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		at := "/pilots/" + draftPilot(t, a, pilot.Planned, true)
		nothing := "Nobody has written down the work before and after yet"
		amina := as(t, site, "Amina Yusuf").Visit(at+"/dates").
			Sees(200, "The new workflow comes first.", nothing, "not yet approved by the clinical lead and the operational lead").
			Fill("Technology set-up started", "2026-11-20").Press("Save").
			Sees(422, "The new workflow comes first. "+nothing).Follow("Open the workflow").IsAt(at + "/workflow")
		amina.Visit(at+"/teams").Sees(200, "The new workflow comes first.").Fill("Or the name of a new team", "Quay Ward").Press("Add the team").
			Follow("Change Quay Ward").Sees(200, "The new workflow comes first.").Fill("Went live", "2026-11-20").Press("Save").Sees(422, "A team cannot go live yet. The new workflow comes first")

		// The same process, only faster.
		same := []string{"Type the letter", "Send the letter"}
		fillMap(amina.Visit(at+"/workflow"), same, same).Press("Save").Sees(200, "This would digitise the same process and keep its friction.")
		amina.Visit(at+"/dates").Sees(200, "This would digitise the same process and keep its friction.")
	})
}

// fillMap types steps of one minute in every case, by one role.
func fillMap(p *webtest.Person, before, after []string) *webtest.Person {
	p.Fill("Paste four columns: what is done, who, minutes, % of cases", tabbed(before)).Press("Read as before").Press("Add these 2 steps before")
	return p.Fill("Paste four columns: what is done, who, minutes, % of cases", tabbed(after)).Press("Read as after").Press("Add these 2 steps after")
}

func tabbed(steps []string) string {
	return strings.Join(steps, "\tsecretary\t1\t100\n") + "\tsecretary\t1\t100"
}

// At an adoption the set-up and going live wait for its own approved workflow.
func TestWorkflowComesFirstAtAnAdoption(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		margaret := as(t, site, "Margaret Ellison").Visit("/adoptions/adp-efd").Sees(200, "Technology set up", "Not yet").
			Visit("/adoptions/adp-efd/set-up").Sees(200, "The new workflow comes first.", "Setting up technology and going live stay closed until it is approved here").
			Fill("Technology set up and signed off", "2026-11-20").Press("Save").Sees(422, "The new workflow comes first. Nobody has written down the work").
			Fill("Technology set up and signed off", "").Press("Save").Sees(422, "Enter the day on which the technology was set up and signed off")
		margaret.Visit("/adoptions/adp-efd/decisions/new?gate=go_live").Sees(200, "The new workflow is not yet approved by the clinical lead and the operational lead")

		// Harrowmere approved on 8 July and set up on 20 July: nothing waits, and the day may be corrected, not before the approval.
		leader := actorOf(t, a, "p-51")
		if err := a.SignOffSetUp(t.Context(), leader, "adp-hml", "2026-7-7"); err == nil || !strings.Contains(err.Error(), "8 July 2026") {
			t.Errorf("set up the day before the approval: %v", err)
		}
		before, err := a.AdoptionPage(t.Context(), leader, "adp-hml")
		if err != nil || before.SetUp.String() != "2026-07-20" || before.WentFirst != "" || !before.Redesign.Open() {
			t.Errorf("%s %q %v", before.SetUp, before.WentFirst, err)
		}
		if err := a.SignOffSetUp(t.Context(), leader, "adp-hml", "2026-7-22"); err != nil {
			t.Error(err)
		}
		if p, err := a.AdoptionPage(t.Context(), leader, "adp-hml"); err != nil || p.SetUp.String() != "2026-07-22" {
			t.Errorf("the corrected day is %s: %v", p.SetUp, err)
		}
		// Somebody withdraws: what is live stays on record and says so, nothing new goes live.
		bello := actorOf(t, a, "p-55")
		if err := a.WithdrawApproval(t.Context(), bello, access.Subject{Kind: "adoption", ID: "adp-hml"}, "wfv-adp-hml-1", "Too early"); err == nil {
			t.Error("an older version's approval was withdrawn behind a newer version")
		}
	})
}

// A later approval makes answers due that depend on the workflow; the first one does not.
func TestALaterApprovalMakesAnswersDue(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		of := access.Subject{Kind: "adoption", ID: "adp-hml"}
		leader, clinical, operational := actorOf(t, a, "p-51"), actorOf(t, a, "p-55"), actorOf(t, a, "p-52")
		unknown := func() int {
			t.Helper()
			p, err := a.AdoptionPage(t.Context(), leader, "adp-hml")
			if err != nil {
				t.Fatal(err)
			}
			return p.Result.Gate(p.Where.Gate).Unknown
		}
		before := unknown()
		if err := a.ApproveWorkflow(t.Context(), clinical, of, "wfv-adp-hml-2"); err != nil {
			t.Fatal(err)
		}
		if n := unknown(); n != before {
			t.Errorf("one of two approvals made %d answers due", n-before)
		}
		if err := a.ApproveWorkflow(t.Context(), operational, of, "wfv-adp-hml-2"); err != nil {
			t.Fatal(err)
		}
		if n := unknown(); n <= before {
			t.Errorf("%d answers are unknown, %d were before the workflow changed", n, before)
		}
		if r, err := a.Check(t.Context()); err != nil || len(r.Wrong) > 0 {
			t.Errorf("%v %v", r.Wrong, err)
		}
	})
}
