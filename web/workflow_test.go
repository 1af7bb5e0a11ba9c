package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/decimal"
	"groundwork/internal/demo"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
	"groundwork/web"
	"groundwork/web/webtest"
)

const consentWorkflow = "/pilots/demo-consent/workflow"

// The demo's arithmetic comes out of stored rows.
func TestWorkflowOfTheDemo(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit(consentWorkflow).
			Sees(200, "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled.", "336 cases a working day",
				"Administrators: 1.5 to 0.9 minutes, 3.4 hours", "Measured (B)", "Version 1 approved 30 July 2025",
				"All checks pass", "Grace Okonkwo approved on 28 July 2025", "Daniel Price approved on 30 July 2025",
				"Mapped 21 May 2025 by Ewa Nowak with five community nurses, two ward nurses, a therapist, two team administrators and a patient representative",
				"Cases: Consent records opened, activity system, March to May 2025. Times: observed and timed, 120 cases; steps 5 and 6 before and 4 and 5 after: observed and timed, 31 cases.").
			Holds("What is done, step 5 before", "Chase a missing or unreadable form").
			Holds("Who does it, step 7 before", "Team administrator").
			Holds("Minutes, step 5 before", "10.0").
			Holds("Percent of cases, step 5 before", "20").
			Holds("What happens to step 7 before", "Move to another role")
		amina.In("Hours freed by staff group, modelled").Sees(200, "Registered nurses and midwives 16.0 6.0 10.0 56.0 14,168",
			"Administrative and clerical staff 1.5 0.9 0.6 3.36 850", "All staff 17.5 6.9 10.6 59.36 15,018", "Hours a year (253 working days)")

		amina.Visit(consentWorkflow).Follow("How this is worked out").Sees(200,
			"Clinical: 16.0 minutes a case before, less 6.0 after, is 10.0 saved. Times 336 cases a working day is 3,360.0 minutes; divided by 60 that is 56.0 hours a working day. Times 253 working days it is 14,168 hours a year.",
			"Administrative: 1.5 minutes a case before, less 0.9 after, is 0.6 saved.", "3.36 hours a working day",
			"5. Chase a missing or unreadable form", "10.0 20 2.0", "Observed and timed, 31 cases", "Nobody’s time",
			"The times are Measured (B).", "the working time of 9.0 full-time staff at 1,570 hours each; no posts removed",
			"The 14,168 hours a year of clinical staff are worth £510,048 by example rate card 1, prices of 2025/26", "freed hours are not cash", "If all 420 cases a working day", "70.0 clinical hours", "940 hours once: 16.8 working days repay them",
			"Touch time only", "Measure library version 1, method hours freed version 1").
			Fill("Operating days a year", "365").Press("Work it out again").
			Sees(200, "365 days would make 20,440 hours a year", "At 253 it is 14,168").
			Fill("Operating days a year", "all").Press("Work it out again").
			Sees(422, "Operating days a year must be a whole number from 1 to 366").Holds("Operating days a year", "all")

		text := amina.Visit(consentWorkflow + "/steps.csv").Body()
		for _, line := range []string{"\ufeffWhat is done,Who,Minutes,% of cases,Before or after,Step,",
			"Chase a missing or unreadable form,clinician,10,20,before,5,Registered nurses and midwives,6,Do again or chase,Waste,,,,Observed and timed,31,",
			",Merge,4. Resolve an item in the exception queue,\"Missing information is caught at once in one queue, not weeks later.\",adaptable,Yes,\r\n"} {
			if !strings.Contains(text, line) {
				t.Errorf("the file lacks %q:\n%s", line, text)
			}
		}
		// What the file says, the paste box understands.
		p := as(t, site, "Amina Yusuf").Visit("/pilots/"+draftPilot(t, a, pilot.Planned, false)+"/workflow").Fill("Paste four columns: what is done, who, minutes, % of cases", strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), ",", "\t")).
			Press("Read as before").Sees(200, "13 rows understood")
		p.SeesNot("NHS number")
	})
}

// draftPilot registers a pilot at Northmoor and answers its id; published when it says so.
func draftPilot(t *testing.T, a *app.App, situation pilot.Situation, publish bool) string {
	t.Helper()
	who := actorOf(t, a, "p-01")
	id, err := a.RegisterPilot(t.Context(), who, pilot.Input{Name: "Shared discharge letters", Trust: "ZZ-NMR", Problem: "Letters are typed twice.", Lead: "p-01", Situation: string(situation)})
	if err == nil && publish {
		err = a.PublishPilot(t.Context(), who, id)
	}
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func actorOf(t *testing.T, a *app.App, person string) access.Actor {
	t.Helper()
	who, err := a.Actor(t.Context(), person, "")
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// typist types the consent workflow, counting how often a form is sent.
type typist struct {
	*webtest.Person
	sent int
}

func (p *typist) press(text string) *typist {
	p.sent++
	p.Press(text)
	return p
}

func (p *typist) step(side string, n int, s content.DemoStep, who string) {
	at := fmt.Sprintf("step %d %s", n, side)
	p.Fill("What is done, "+at, s.Action).Fill("Who does it, "+at, who).Fill("Minutes, "+at, s.TouchMinutes.Plain()).Fill("Percent of cases, "+at, s.SharePercent.Plain())
}

// A lead types the whole consent workflow: three submissions to the first figure, and approval by two people.
func TestWorkflowIsTyped(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		d, err := content.LoadDemo(a.Library)
		if err != nil {
			t.Fatal(err)
		}
		id := draftPilot(t, a, pilot.Planned, false)
		p := &typist{Person: as(t, site, "Amina Yusuf").Visit("/pilots/" + id + "/workflow")}
		p.Sees(200, "No hours yet: there are no steps before.", "Before: no steps yet")
		p.press("Add 5 steps before").press("Add a step after")
		groups := map[string]string{"nursing_midwifery": "Registered nurses and midwives", "administrative": "Administrative and clerical staff", "none": "System"}
		for i, s := range d.Workflow.Before {
			p.step("before", i+1, s, groups[s.StaffGroup])
		}
		for i, s := range d.Workflow.After {
			p.step("after", i+1, s, groups[s.StaffGroup])
		}
		p.Fill("Cases a day", "336").Fill("Where that number comes from", d.Workflow.VolumeSource).Fill("How were these times found?", "Observed and timed").Fill("How many cases were timed", "120").
			Fill("What one case is", d.Workflow.UnitOfWork).Fill("When it was mapped", "2025-05-21").Fill("Who mapped it", "Ewa Nowak").Fill("Who took part", "Five community nurses\nA therapist")
		p.press("Save")
		p.Sees(200, "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled.", "Saved as version 1", "Before: 7 steps", "After: 6 steps", "Mapped 21 May 2025 by Ewa Nowak with five community nurses and a therapist")
		if p.sent > 12 {
			t.Errorf("%d submissions to the first figure", p.sent)
		}
		t.Logf("%d submissions to the first figure", p.sent)

		// Proposals are no decisions until somebody accepts them.
		p.Sees(200, "What happens to each step: 5 suggestions, 3 need you", "Before this can be approved", "Steps 1, 2, 3, 4, 5, 6 and 7 before have no decision yet", "Decide the 3 steps that need you").
			Holds("What happens to step 3 before", "Remove")
		p.press("Accept all 5 suggestions").Sees(200, "What happens to each step: 0 suggestions, 3 need you", "Draft kept at 12:00pm")
		p.Fill("What happens to step 1 before", "Standardise").Fill("What step 1 before becomes", "1. Open the pre-filled digital form…").Fill("Why, step 1 before", "Twelve local forms become one.").
			Fill("What happens to step 5 before", "Merge").Fill("What step 5 before becomes", "4. Resolve an item in the exception…").
			Fill("What happens to step 7 before", "Move to another role").Fill("What step 7 before becomes", "6. Watch the exception queue and fi…")
		p.press("Save from here")
		if p.sent > 20 {
			t.Errorf("%d submissions in all", p.sent)
		}
		t.Logf("%d submissions in all", p.sent)
		p.Sees(200, "All checks pass: the map can be approved.", "Version 1 not yet approved", "Grace Okonkwo has not approved yet").Holds("Why, step 1 before", "Twelve local forms become one.")

		as(t, site, "Grace Okonkwo").Visit("/pilots/"+id+"/workflow").Press("Approve this workflow").Sees(200, "Approved", "Grace Okonkwo approved on 22 November 2026", "Version 1 not yet approved")
		as(t, site, "Daniel Price").Visit("/pilots/"+id+"/workflow").Press("Approve this workflow").Sees(200, "Version 1 approved 22 November 2026")

		// Each save is one line of history with what it changed.
		as(t, site, "Amina Yusuf").Visit("/pilots/"+id+"/history").Sees(200, "Grace Okonkwo approved the workflow", "Amina Yusuf saved the workflow",
			"Standardise as “Open the pre-filled digital form from the record”: Twelve local forms become one.", "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled.")
	})
}

func TestWorkflowIsPasted(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const box = "Paste four columns: what is done, who, minutes, % of cases"
		id := draftPilot(t, a, pilot.Planned, false)
		p := &typist{Person: as(t, site, "Amina Yusuf").Visit("/pilots/" + id + "/workflow")}
		p.Fill(box, "Print the form\tWard nurse\t2.0\t100\nChase it\tward nurse\t10 min\t20%\nFile it\tWard clerk\t\t100\nScan it\tClinician\tten\t100")
		p.press("Read as before").Sees(200, "4 rows understood, 1 to mend", "Minutes of step 4 before must be a number", "Nothing has changed yet", "Before: no steps yet").
			Holds(box, "Print the form\tWard nurse\t2.0\t100\nChase it\tward nurse\t10 min\t20%\nFile it\tWard clerk\t\t100\nScan it\tClinician\tten\t100")
		p.press("Add these 4 steps before").Sees(200, "Before: 4 steps", "No hours yet: steps 3 and 4 before have no minutes.").
			Holds("Who does it, step 2 before", "Ward nurse").Holds("Minutes, step 4 before", "ten").
			Holds("Role 1", "Ward nurse").Holds("Whose time it is, role 1", "Registered nurses and midwives").
			Holds("Whose time it is, role 2", "Administrative and clerical staff").Holds("Whose time it is, role 3", "Choose").
			Holds(box, "")
		p.press("Save").Sees(422, "There is a problem", "Minutes of step 4 before must be a number").Holds("Minutes, step 4 before", "ten").
			Follow("Minutes of step 4 before must be a number")
		p.Fill("Minutes, step 4 before", "3")
		p.press("Save").Sees(200, "Saved as version 1", "No hours yet: step 3 before has no minutes.")

		for text, says := range map[string]string{
			"":                                      "Paste the cells that hold the steps, one step a row",
			"a\nb":                                  "No columns were found",
			"x\ty\t1\t100\n943 476 5919\ty\t1\t100": "looks like it holds an NHS number",
			strings.Repeat("x\ty\t1\t100\n", 201):   "Paste at most 200 rows at once: this is 201",
		} {
			p.Fill(box, text).Press("Read as after").Sees(422, says)
			p.Visit("/pilots/" + id + "/workflow")
		}
	})
}

// Every button keeps what was typed and writes nothing but the draft.
func TestWorkflowButtonsKeepWhatWasTyped(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		p := as(t, site, "Amina Yusuf").Visit(consentWorkflow)
		actions := func(want ...string) {
			t.Helper()
			for i, w := range want {
				p.Holds(fmt.Sprintf("What is done, step %d before", i+1), w)
			}
		}
		p.Fill("Minutes, step 1 before", "2.5").Press("Move step 3 before, Scan the signed form and upload…, up").
			Sees(200, "Draft kept at 12:00pm").Holds("Minutes, step 1 before", "2.5").Holds("What happens to step 2 before", "Remove").Holds("What step 3 before becomes", "2. Explain, discuss and agree with…")
		actions("Print the form and find the leaflet", "Scan the signed form and upload it", "Explain, discuss and agree with the person")
		p.Press("Move step 2 before, Scan the signed form and upload…, down").Press("Duplicate step 1 before").Sees(200, "Before: 8 steps")
		actions("Print the form and find the leaflet", "Print the form and find the leaflet", "Explain, discuss and agree with the person")
		p.Press("Delete step 2 before").Sees(200, "Before: 7 steps", "Step 2 before, Print the form and find the leaflet, was taken out").
			Press("Put it back").Sees(200, "Before: 8 steps").SeesNot("Put it back")
		p.Press("Delete step 2 before").Press("Add a step above step 2 before").
			Holds("What is done, step 2 before", "").Holds("Percent of cases, step 2 before", "100").Holds("What is done, step 3 before", "Explain, discuss and agree with the person")
		p.Press("All fields of step 1 before").
			In("All fields of step 1 before").Holds("What the step is worth", "Waste").Fill("System used", "Record system A").Fill("Median minutes", "1.8").Choose("Data already held are typed again")
		p.In("").Press("Show the four fields of step 1 before only").
			Press("All fields of step 1 before").In("All fields of step 1 before").Holds("System used", "Record system A").Chosen("Data already held are typed again")

		// The draft waits, for its owner only, and nothing was written.
		as(t, site, "Rosa Delgado").Visit(consentWorkflow).Holds("Minutes, step 1 before", "2.0").SeesNot("Draft kept")
		as(t, site, "Amina Yusuf").Visit(consentWorkflow).Sees(200, "Draft kept at 12:00pm", "16.5 to 6.0 clinical minutes a case").Holds("Minutes, step 1 before", "2.5").
			Press("Throw this draft away").Sees(200, "Draft thrown away", "16.0 to 6.0 clinical minutes a case").SeesNot("Draft kept")
		// Saving what is saved writes nothing.
		as(t, site, "Amina Yusuf").Visit(consentWorkflow).Press("Save as version 2").Sees(200, "Nothing has changed since version 1 was saved", "Version 1 approved 30 July 2025")
	})
}

// After an approval a save makes the next version, which nobody has approved; the one before stays as it was.
func TestAnApprovedWorkflowNeverChanges(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit(consentWorkflow).Fill("Minutes, step 4 after", "6").Fill("What is different in this version", "The queue takes longer.").Press("Save as version 2").
			Sees(200, "Saved as version 2", "16.0 to 6.2 clinical minutes a case: 54.9 hours a working day", "Version 2 not yet approved").
			Fill("Minutes, step 4 after", "7").Press("Save").Sees(200, "Saved as version 2", "Version 2, saved 22 November 2026 by Amina Yusuf, not approved: The queue takes longer")
		amina.Follow("Version 1").Sees(200, "16.0 to 6.0 clinical minutes a case: 56.0 hours", "Version 1 approved 30 July 2025").
			Follow("How this is worked out").Sees(200, "56.0 hours a working day", "Version 1, saved 28 July 2025 by Amina Yusuf, approved 30 July 2025")
		amina.Visit(consentWorkflow + "?version=3").Sees(404)
		amina.Visit(consentWorkflow + "?version=x").Sees(404)
		// Others read what is approved, and roles instead of names.
		as(t, site, "Peter Ashdown").Visit(consentWorkflow).Sees(200, "16.0 to 6.3 clinical minutes")
		margaret := as(t, site, "Margaret Ellison").Visit(consentWorkflow).Sees(200, "16.0 to 6.0 clinical minutes", "Clinical lead: approved on 28 July 2025", "Mapped 21 May 2025 with five community nurses").
			SeesNot("Amina", "Ewa Nowak", "Grace", "Save as", "Add a step")
		margaret.Visit(consentWorkflow + "?version=2").Sees(404)
	})
}

// Statements are bounded: a page of sixty steps asks no more than one of none.
func TestWorkflowStatements(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	var n atomic.Int64
	s := web.New(a, web.Config{Demo: true, Secret: testSecret}, web.WithDemo(demo.Visitors(), nil))
	site := webtest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(w, r.WithContext(store.CountStatements(r.Context(), &n)))
	}))
	amina := as(t, site, "Amina Yusuf")
	reader := as(t, site, "Margaret Ellison")
	for _, c := range []struct {
		who  *webtest.Person
		path string
		most int64
	}{{amina, consentWorkflow, 14}, {amina, consentWorkflow + "/hours", 23}, {amina, consentWorkflow + "/steps.csv", 13}, {reader, consentWorkflow, 11}, {reader, consentWorkflow + "/hours", 21},
		{amina, "/adoptions/adp-hml/workflow", 21}, {reader, "/adoptions/adp-efd/workflow", 20}, {amina, "/pilots/demo-consent/adoptions", 50}} {
		c.who.Visit(c.path) // the first visit may note that the session was used
		n.Store(0)
		c.who.Visit(c.path).Sees(200)
		if got := n.Load(); got > c.most {
			t.Errorf("%s asks %d statements, at most %d", c.path, got, c.most)
		} else {
			t.Logf("%s asks %d statements", c.path, got)
		}
	}
}

// Under "All fields" a step says everything that a workflow record holds, also where it goes on to; all of it is saved,
// told in the history, and written to the file.
func TestWorkflowEveryField(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		p := as(t, site, "Amina Yusuf").Visit(consentWorkflow).Press("All fields of step 2 before")
		p.In("All fields of step 2 before").Fill("What it needs", "The leaflet").Fill("What comes out of it", "A decision").Fill("Standard used", "Consent policy 4").
			Fill("How it goes wrong", "The form is lost").Fill("Median minutes", "4.5").Fill("Minutes of the slowest tenth", "9").Fill("Minutes of waiting before it", "30").
			Fill("Way 1 out of step 2 before: goes on to", "3. Scan the signed form and upload…").Fill("Way 1 out of step 2 before: in which case", "signed").Fill("Way 1 out of step 2 before: percent of cases", "80")
		p.Press("Add another way out of step 2 before").Sees(200, "Draft kept")
		p.In("All fields of step 2 before").Fill("Way 2 out of step 2 before: goes on to", "6. Ask again because it cannot be f…").Fill("Way 2 out of step 2 before: percent of cases", "110%").
			In("").Press("Save as version 2 from here").Sees(422, "Percent of a way out of step 2 before must be between 0 and 100").Holds("Way 2 out of step 2 before: percent of cases", "110%")
		p.In("").Fill("Way 2 out of step 2 before: percent of cases", "10%").Fill("What shows it, step 3 before", "Count of paper forms, March 2025").Fill("Which teams this covers", "Community team north\nWard 4").
			Press("Save as version 2 from here").Sees(200, "Saved as version 2", "Before this can be approved", "The shares leaving step 2 before add to 90, not 100", "It covers Community team north and Ward 4.")
		// What stands in the way is shown where it is mended, opened.
		p.In("All fields of step 2 before").Sees(200, "The shares leaving step 2 before add to 90, not 100").Fill("Way 2 out of step 2 before: percent of cases", "20")
		p.In("").Press("Save").Sees(200, "All checks pass")
		got, err := a.Workflow(t.Context(), actorOf(t, a, "p-01"), consentOf, 0)
		if err != nil {
			t.Fatal(err)
		}
		r := got.Shown.Redesign
		want := []workflow.Link{{From: "b2", To: "b3", Condition: "signed", Share: decimal.Some(decimal.Of(80))}, {From: "b2", To: "b6", Share: decimal.Some(decimal.Of(20))}}
		s := r.Before.Steps[1]
		if !slices.Equal(r.Before.Links, want) || s.Inputs != "The leaflet" || s.Outputs != "A decision" || s.Using != "Consent policy 4" || s.Fails != "The form is lost" || r.Changes[2].Evidence != "Count of paper forms, March 2025" ||
			!slices.Equal(r.Before.Record.ScopeTeams, []string{"Community team north", "Ward 4"}) {
			t.Errorf("%+v %+v %+v", r.Before.Links, s, r.Changes[2])
		}
		if text := p.Visit(consentWorkflow + "/steps.csv").Body(); !strings.Contains(text, `"3 (80%, signed); 6 (20%)"`) && !strings.Contains(text, "3 (80%, signed); 6 (20%)") {
			t.Error(text)
		}
		p.Visit("/pilots/demo-consent/history").Sees(200, "goes on to", "Scan the signed form and upload it (80%, signed); Ask again because it cannot be found (20%)")
		// A step moved keeps its ways; a step taken out leaves a sentence, and comes back with all that named it.
		p.Visit(consentWorkflow).Press("Move step 2 before, Explain, discuss and agree with…, up").Press("Delete step 3 before").
			Sees(200, "Step 3 before, Scan the signed form and upload it, was taken out.", "1 more change can be taken back after it", "A way out of step 1 before leads to a step that is gone: choose where it goes on to").
			Press("Delete step 4 after").Sees(200, "The decision “Merge” for step 4 before names a step after that is gone: choose again").Holds("What step 4 before becomes", "A step that is gone").
			Press("Put it back").Sees(200, "Step 3 before, Scan the signed form and upload it, was taken out.").Holds("What step 4 before becomes", "4. Resolve an item in the exception…").
			Press("Put it back").Press("Move it back").Sees(200, "All checks pass").SeesNot("taken back", "Move it back")
	})
}
