package web_test

import (
	"fmt"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/pilot"
	"groundwork/web/webtest"
)

// A lead types the whole consent workflow into a browser: 7 steps before, 6 after and 8 decisions, with at most 12
// submissions to the first figure and 20 in all, and sees the hours and the picture.
func TestWorkflowIsTypedInABrowser(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	d, err := content.LoadDemo(a.Library)
	if err != nil {
		t.Fatal(err)
	}
	tab := site.Tab(t, webtest.Desktop).Visit("/").Press("Amina Yusuf").Visit("/pilots/" + draftPilot(t, a, pilot.Planned, false) + "/workflow")
	sent := 0
	press := func(text string) {
		sent++
		tab.Press(text)
	}
	press("Add 5 steps before")
	press("Add a step after")
	who := map[string]string{"nursing_midwifery": "Registered nurses and midwives", "administrative": "Administrative and clerical staff", "none": "System"}
	for side, steps := range map[string][]content.DemoStep{"before": d.Workflow.Before, "after": d.Workflow.After} {
		for i, s := range steps {
			at := fmt.Sprintf("step %d %s", i+1, side)
			tab.Fill("What is done, "+at, s.Action).Fill("Who does it, "+at, who[s.StaffGroup]).Fill("Minutes, "+at, s.TouchMinutes.Plain()).Fill("Percent of cases, "+at, s.SharePercent.Plain())
		}
	}
	tab.Fill("Cases a day", "336").Fill("Where that number comes from", d.Workflow.VolumeSource).Fill("How were these times found?", "Observed and timed").Fill("How many cases were timed", "120")
	press("Save")
	tab.Sees(200, "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled.", "Before: 16.0 clinical and 1.5 administrative minutes a case", "What happens to each step: 5 suggestions, 3 need you")
	if sent > 12 {
		t.Errorf("%d submissions to the first figure", sent)
	}
	t.Logf("%d submissions to the first figure", sent)
	press("Accept all 5 \u00a0 suggestions\u00a0")
	for i, c := range []struct{ decision, becomes string }{1: {"Standardise", "1. Open the pre-filled digital form…"}, 5: {"Merge", "4. Resolve an item in the exception…"}, 7: {"Move to another role", "6. Watch the exception queue and fi…"}} {
		if c.decision != "" {
			tab.Fill(fmt.Sprintf("What happens to step %d before", i), c.decision).Fill(fmt.Sprintf("What step %d before becomes", i), c.becomes)
		}
	}
	press("Save")
	tab.Sees(200, "All checks pass: the map can be approved.", "Of 7 steps before, 1 is kept, 2 are removed, 1 is merged, 1 is standardised, 1 is automated and 1 moves to another role; 1 step is added.").IsAccessible().FitsWidth()
	if sent > 20 {
		t.Errorf("%d submissions in all", sent)
	}
	t.Logf("%d submissions in all", sent)
}

// By keyboard, Enter goes down a column and adds a row after the last; a row is dragged by its number, and both are
// undone with the button that says so.
func TestWorkflowByHand(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	tab := serve(t, a).Tab(t, webtest.Desktop).Visit("/").Press("Amina Yusuf").Visit(consentWorkflow)
	tab.Fill("Minutes, step 6 before", "5").Keys("\r")
	if at := tab.Focus(); at != "Minutes, step 7 before" {
		t.Errorf("Enter goes to %q", at)
	}
	if at := tab.Keys("\r").Sees(200, "Draft kept").Focus(); at != "What is done, step 8 before" {
		t.Errorf("Enter in the last row goes to %q", at)
	}
	tab.Eval(`(() => {
		const data = new DataTransfer()
		const drag = (target, type) => target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }))
		drag(document.querySelector('#before-3 .n'), 'dragstart')
		drag(document.querySelector('#before-1 td'), 'dragover')
		drag(document.querySelector('#before-1 td'), 'drop')
		return true
	})()`, new(bool))
	tab.Sees(200, "Step 3 before was moved.").Press("Move it back").SeesNot("was moved")
}
