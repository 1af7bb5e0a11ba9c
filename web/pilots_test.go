package web_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// The stages of the demo's pilots come out of their decisions.
func TestDemoStages(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		who := actor(t, a, "p-01")
		for id, want := range map[string]string{"demo-consent": "testing_spread", "demo-quicktext": "closed", "demo-letters": "registered"} {
			r, err := a.PilotRecord(t.Context(), who, id)
			if err != nil || r.Reached.Stage.Key != want {
				t.Errorf("%s is %s, want %s (%v)", id, r.Reached.Stage.Key, want, err)
			}
		}
		as(t, site, "Amina Yusuf").Visit("/pilots").
			In("Digital consent Northmoor").Sees(200, "First adopters", "55.6 clinical hours a working day", "Measured (B)", "2").In("Text templates for community notes Northmoor").Sees(200, "Closed").In("Clinic letters read on a phone first Harrowmere").Sees(200, "Registered")
	})
}

func actor(t testing.TB, a *app.App, id string) access.Actor {
	t.Helper()
	who, err := a.Actor(t.Context(), id, "")
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// Five answers publish a pilot; until then it is a draft that only its own trust knows of.
func TestAPilotIsRegisteredAndPublished(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/new").
			Fill("Name of the pilot", "Templates for ward notes").
			Fill("Lead trust", "Nothmoor").
			Press("Save and continue").
			Sees(422, "There is a problem", "Did you mean one of these?", "One pilot looks like this one", "Time was lost in finding the right screen").
			Holds("Name of the pilot", "Templates for ward notes").
			Choose("Northmoor Community and Mental Health NHS Trust (ZZ-NMR)").
			Press("Save and continue").
			Sees(200, "Kept as a draft", "Describe the pilot", "Text templates for community notes")
		id := strings.TrimSuffix(strings.TrimPrefix(lead.Path(), "/pilots/"), "/edit")

		as(t, site, "Margaret Ellison").Visit("/pilots/" + id).Sees(404)
		as(t, site, "Margaret Ellison").Visit("/pilots").SeesNot("Templates for ward notes")
		as(t, site, "Zoe Tanner").Visit("/pilots/" + id).Sees(404)
		as(t, site, "Rosa Delgado").Visit("/pilots/"+id).Sees(200, "A draft: 2 answers are missing before other trusts can see it.")

		lead.Visit("/pilots/"+id).Sees(200, "A draft: 2 answers are missing").
			Follow("Finish the answers").
			Fill("What is the problem?", "Ward nurses type the same sentences.").
			Choose("Planned").
			Press("Save and continue").
			Sees(200, "A draft, ready to publish.").
			Press("Publish").
			Sees(200, "Published. Every signed-in person can find it now", "Registered: 5 things are missing before the question can be agreed.").
			SeesNot("Recorded afterwards")
		lead.Visit("/pilots/"+id+"/edit").Fill("What is the problem?", "").Press("Save and continue").Sees(422, "Enter the problem in one paragraph")
		as(t, site, "Margaret Ellison").Visit("/pilots/"+id).Sees(200, "Templates for ward notes", "Innovation lead").SeesNot("Amina Yusuf", "What is missing")
		as(t, site, "Margaret Ellison").Visit("/pilots?q=ward+notes").Sees(200, "1 pilot, by name", "Templates for ward notes")
	})
}

// A pilot that had begun is labelled, and takes days gone by.
func TestRecordedAfterwards(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/new").Fill("Name of the pilot", "Bed board").Press("Save and continue").
			Fill("What is the problem?", "Nobody knows in the morning which beds are free.").Choose("Finished").Press("Save and continue").
			Press("Publish").Sees(200, "Recorded afterwards, 22 November 2026")
		at := lead.Path()
		lead.Visit(at+"/dates").Fill("The pilot started", "2024-03-01").Fill("The pilot ended", "2024-02-29").Press("Save").
			Sees(422, "Ended must be on or after the day on which it started, 1 March 2024").
			Fill("The pilot ended", "2024-09-30").Fill("Problem and idea were first written down", "2023-12-01").Press("Save").
			Sees(200, "Dates saved", "Started 1 March 2024; ended 30 September 2024", "1 Dec 2023")
		lead.Visit(at+"/teams").Fill("Or the name of a new team", "Brackenfold Ward").Press("Add the team").Sees(200, "Team added", "Brackenfold Ward").
			Follow("Change Brackenfold Ward").Fill("Went live", "2024-03-01").Press("Save").Sees(200, "1 March 2024")
		lead.Visit(at).SeesNot("before the workflow was approved", "has not been approved")
	})
}

// A planned pilot goes live behind its approved workflow and the decision to start it, never before.
func TestNothingGoesLiveBeforeTheDecisionToStart(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf")
		at := newPilot(lead, "Bed board")
		lead.Visit(at+"/dates").Fill("The pilot started", "2026-11-01").Press("Save").
			Sees(422, "A pilot cannot start yet. The new workflow comes first").Visit(at + "/dates")
		lead.Visit(at+"/teams").Fill("Or the name of a new team", "Brackenfold Ward").Fill("Planned to go live", "2027-01-04").Press("Add the team").
			Follow("Change Brackenfold Ward").Fill("Went live", "2026-11-01").Press("Save").
			Sees(422, "A team cannot go live yet. The new workflow comes first").
			Fill("Went live", "").Choose("This team does not take part any more").Press("Save").
			Sees(200, "No teams yet")
		lead.Visit("/pilots/demo-consent/teams/t-04").Fill("Went live", "2025-08-26").Press("Save").
			Sees(422, "Went live must be on or after the decision to start the pilot, 27 August 2025")
	})
}

// newPilot registers and publishes a planned pilot of the person's trust, and answers its address.
func newPilot(lead *webtest.Person, name string) string {
	lead.Visit("/pilots/new").Fill("Name of the pilot", name).Press("Save and continue").
		Fill("What is the problem?", "Nobody knows in the morning which beds are free.").Choose("Planned").Press("Save and continue").Press("Publish")
	return lead.Path()
}

// What is missing is said in order, and goes when it is there.
func TestDescribeAPilot(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf")
		at := newPilot(lead, "Bed board")
		lead.Visit(at).Sees(200, "0 of 15 completed")
		lead.Follow("Add what is missing").Sees(200, "Innovation and product facts")
		for _, fact := range []string{"Used in or near the care of patients", "Handles personal data", "Exchanges data with another system", "Claims to free staff time",
			"Used directly by patients or carers", "Uses artificial intelligence"} {
			lead.In(fact).Choose("No").In("")
		}
		lead.Fill("Supplier", "Supplier B").Press("Save").Sees(200, "Facts saved", "Supplier B")
		lead.Visit(at+"/people").Fill("Senior responsible owner", "Rosa Delgado, Chief nurse").Fill("Clinical lead", "Grace Okonkwo, Consultant psychiatrist").
			Fill("Operational lead", "Daniel Price, General manager of community teams").Press("Save").Sees(200, "People saved", "Rosa Delgado")
		lead.Visit(at+"/plan").Fill("What question must the pilot answer?", "Are free beds known by eight?").Fill("By how much, at least?", "six").Press("Save and continue").
			Sees(422, "Select what has to change", "How much it has to change must be a number above 0, like 6").
			Holds("What question must the pilot answer?", "Are free beds known by eight?").
			Fill("What has to change?", "Hands-on minutes per case (minutes)").Fill("By how much, at least?", "6").
			Fill("Planned start", "2027-01-04").Fill("Planned end", "2027-06-30").Press("Save and continue").
			Sees(200, "Stop rules").
			In("Rule 1, new").Fill("Stop rule", "Any harm").Fill("Who decides whether it is met?", "Rosa Delgado, Chief nurse").In("").
			Press("Save").Sees(200, "Stop rules saved", "Any harm")
		lead.Visit(at+"/stop-rules").In("Rule 1").Choose("Yes, it was met").In("").Press("Save").Sees(422, "Enter the day on which the stop rule was met").
			In("Rule 1").Fill("On which day?", "2026-11-20").In("").Press("Save").Sees(200, "Any harm: met on 20 November 2026")
		lead.Visit(at+"/notes/left_out").Press("Save").Sees(422, "Enter what there is to say").Fill("Who was left out", "Nobody that we know of.").Press("Save")
		lead.Visit(at).Sees(200, "4 of 15 completed", "At least 6 fewer minutes (Hands-on minutes per case)", "Planned to start 4 January 2027; planned to end 30 June 2027",
			"Registered: 3 things are missing before the question can be agreed.")
	})
}

// The list is narrowed by words, stage and region, and says so when nothing matches.
func TestPilotList(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Judith Crane").Visit("/pilots").Sees(200, "3 pilots, by name").SeesNot("Register a pilot")
		p.Fill("Stage", "Closed").Press("Apply filters").Sees(200, "1 pilot, by name", "Text templates").SeesNot("Digital consent")
		p.Visit("/pilots?region=ZZ-REG").Sees(200, "3 pilots")
		p.Visit("/pilots?region=Y56").Sees(200, "No pilots match.").Follow("Clear filters").Sees(200, "3 pilots")
		p.Visit("/pilots?q=consent&stage=testing_spread").Sees(200, "1 pilot")
		p.Visit("/pilots?page=9").Sees(200)
		if p.Visit("/pilots"); !strings.Contains(p.Body(), `id="pilots"`) {
			t.Error("no region for the filter to replace")
		}
	})
}

func TestAnEmptyInstallationSaysWhatPilotsAre(t *testing.T) {
	emptyDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		l, err := a.ListPilots(t.Context(), access.Actor{ID: "p", Memberships: []access.Membership{{Organisation: "RRK", Role: access.InnovationLead}}}, app.PilotQuery{})
		if err != nil || l.All != 0 || l.Last != 1 {
			t.Errorf("%+v %v", l, err)
		}
	})
}

// Other organisations read jobs, never names, concerns or minutes.
func TestOthersReadJobs(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		for _, page := range []string{"", "/decisions", "/decisions/dec-3", "/pack", "/lessons", "/documents"} {
			as(t, site, "Rosa Delgado").Visit("/pilots/demo-consent" + page).Sees(200)
			as(t, site, "Margaret Ellison").Visit("/pilots/demo-consent"+page).Sees(200).SeesNot("Amina Yusuf", "Rosa Delgado", "Tom Bradshaw", "Grace Okonkwo",
				"The records lead would have waited", "Digital group 2025")
		}
		as(t, site, "Margaret Ellison").Visit("/pilots/demo-consent").Sees(200, "Chief nurse", "Check if we are ready")
		as(t, site, "Margaret Ellison").Visit("/innovations/inn-consent").Sees(200, "Supplier A", "Checked on 12 March 2026 by Digital innovation manager").SeesNot("Change the facts")
	})
}

// Two people edit at once: the second sees both versions, loses nothing, and decides.
func TestTwoEditorsOfAPilot(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		first, second := as(t, site, "Amina Yusuf"), as(t, site, "Amina Yusuf")
		for _, c := range []struct{ page, field, mine, theirs, button string }{
			{"/edit", "What is the problem?", "Mine, typed for an hour", "Theirs, saved first", "Save and continue"},
			{"/plan", "What question must the pilot answer?", "My question", "Their question", "Save and continue"},
			{"/notes/training", "Training", "My training", "Their training", "Save"},
			{"/dates", "The pilot ended", "2026-03-29", "2026-03-30", "Save"},
			{"/teams/t-04", "Went live", "2025-11-18", "2025-11-19", "Save"},
			{"/people", "Clinical lead", "Daniel Price, General manager of community teams", "Nobody named yet", "Save"},
		} {
			second.Visit("/pilots/demo-consent"+c.page).Fill(c.field, c.mine)
			first.Visit("/pilots/demo-consent"+c.page).Fill(c.field, c.theirs).Press(c.button).Sees(200)
			second.Press(c.button).Sees(409, "Somebody else saved this while you were typing", "Saved now", "Yours, not saved", "keep what is saved")
			if n := strings.Count(second.Body(), "Yours, not saved </span>"); n != 1 { // a table that stacks on a phone repeats the head in each row
				t.Errorf("%s: %d fields are said to differ, and one does", c.page, n)
			}
			second.Press(c.button).Sees(200)
		}
		second.Visit("/pilots/demo-consent").Sees(200, "Mine, typed for an hour", "My question", "ended 29 March 2026", "Kirkstone Day Unit, live since 18 November 2025")
		innovation := second.Visit("/innovations/inn-consent/edit").Fill("Supplier", "Supplier M")
		first.Visit("/innovations/inn-consent/edit").Fill("Supplier", "Supplier T").Press("Save").Sees(200, "Supplier T")
		innovation.Press("Save").Sees(409, "Supplier T").Holds("Supplier", "Supplier M").Press("Save").Sees(200, "Supplier M")
	})
}

// A button that is pressed twice makes one row, and both presses end at the same place.
func TestPressedTwice(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		lead := as(t, site, "Amina Yusuf")
		form := url.Values{"_key": {"k-lesson"}, "title": {"Start small"}, "text": {"One ward first."}}
		lead.Post("/pilots/demo-consent/lessons", form).Sees(200, "Lesson added")
		one := lead.Path()
		lead.Post("/pilots/demo-consent/lessons", form).Sees(200)
		if lead.Path() != one {
			t.Errorf("ends at %s, then at %s", one, lead.Path())
		}
		lessons, err := a.Store.Read().Lessons(t.Context(), access.Subject{Kind: "pilot", ID: "demo-consent"})
		if err != nil || len(lessons) != 9 {
			t.Errorf("%d lessons, want 9 (%v)", len(lessons), err)
		}
		form = url.Values{"_key": {"k-pilot"}, "name": {"Bed board"}, "trust": {"ZZ-NMR"}}
		lead.Post("/pilots", form)
		one = lead.Path()
		if lead.Post("/pilots", form); lead.Path() != one {
			t.Errorf("two pilots: %s and %s", one, lead.Path())
		}
	})
}

// The next version of a pack is seen before it is published, stays as it was published, and is closed until the redesign is approved.
func TestPublishAPack(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		p := as(t, site, "Margaret Ellison").Visit("/pilots/demo-consent/pack").
			Sees(200, "Version 2 raises 2 questions and adds 3.", "Coded consent fields", "Version 1", "In place to go live. Cannot be passed over", "Withdraw the paper on the day", "Check if we are ready",
				"16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled.", "Core: other trusts should keep it", "Changed since version 1").
			SeesNot("Publish version", "Missing from this version")
		p.Visit("/pilots/demo-consent/pack/new").Sees(403)
		p.Visit("/pilots/demo-consent/pack/3").Sees(404)
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/pack").Sees(200, "Version 3 is not published yet. 12 of 13 parts are there.", "The original report", "Nothing yet.").
			Follow("The original report").Fill("What is it?", "Evaluation or final report").ChooseFile("Choose the file", "evaluation.pdf", reportPDF).Press("Add the document").
			Visit("/pilots/demo-consent/pack").Sees(200, "All 13 parts are there", "New document: “evaluation”.").Follow("Publish version 3").
			Holds("What is different from version 2?", "New document: “evaluation”.").Fill("What is different from version 2?", "").Press("Publish version 3").
			Sees(422, "Enter what is different from version 2").Fill("What is different from version 2?", "The report is here").Press("Publish version 3").
			Sees(200, "Published.", "Version 3 raises 2 questions and adds 3.", "The report is here", "evaluation.pdf").IsAt("/pilots/demo-consent/pack/3")
		p.Visit("/adoptions/adp-efd/pack").Sees(200, "Version 3 of what the pilot asks for", "Your take-up is on version 2.", "New document: “evaluation”.", "The report is here", "Accept version 3").
			Follow("Read version 3").IsAt("/pilots/demo-consent/pack/3").
			Sees(200, "What it takes, in figures", "940 hours of staff, once", "16.8 working days repay them", "Cost of running it", "£88,400 a year", "Measured with comparison (A)")
		lead.Visit("/pilots/demo-consent/notes/training").Fill("Training", "Another way").Press("Save")
		lead.Visit("/pilots/demo-consent/pack/3").Sees(200).SeesNot("Another way")
		lead.Visit("/pilots/demo-consent/pack").Sees(200, "Another way", "Written anew: training.")
		p.Visit("/pilots/demo-consent/pack").Sees(200, "Version 3", "The report is here").SeesNot("Another way").Follow("evaluation.pdf").Sees(200)
		versions, err := a.Store.Read().PackVersions(t.Context(), "demo-consent")
		if err != nil || len(versions) != 3 {
			t.Fatalf("%+v %v", versions, err)
		}
		for _, v := range versions {
			if sum := sha256.Sum256([]byte(v.Frozen)); v.Frozen == "" || hex.EncodeToString(sum[:]) != v.FrozenSHA256 {
				t.Errorf("version %d is frozen as %.40q with %s", v.N, v.Frozen, v.FrozenSHA256)
			}
		}
		at := newPilot(lead, "Bed board")
		lead.Visit(at+"/pack").Sees(200, "Version 1 is not published yet. 0 of 13 parts are there.", "Get the redesign approved",
			"The pack stays closed. Nobody has written down the work before and after yet.").Visit(at+"/pack/new").Sees(200, "The pack stays closed.").SeesNot("It can be published as it is").Press("Publish version 1").
			Sees(422, "The pack stays closed. Nobody has written down the work before and after yet. The new workflow is not yet approved by the clinical lead and the operational lead.")
		p.Visit(at+"/pack").Sees(200, "No version is published yet").SeesNot("Get the redesign approved")
	})
}

// What a trust needs on top is asked for question by question, by words and not by keys, and two people do not overwrite each other.
func TestAskingForMore(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/pack").Follow("Change what is asked for").
			Sees(200, "For version 3", "Coded consent fields", "Our own question: Partly in place to adopt; In place to go live").
			Fill("Find a question of the checklist", "recurrent budget").Press("Search the checklist").Sees(200, "No question of the checklist has “recurrent budget”").
			Fill("Find a question of the checklist", "interfaces tested").Press("Search the checklist")
		other := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/pack/asks/new")
		lead.In("Asked for so far").Follow("Interfaces built and tested here").Sees(200, "The checklist asks every trust for: Planned to adopt; In place to go live.").
			Fill("Needed to go live", "Partly in place").Press("Save").Sees(422, "The checklist asks for “in place” to go live already", "Enter what happened in the pilot that makes you ask for more").
			Fill("Needed to go live", "Embedded").Fill("Because", "It broke twice in a week.").Press("Save").
			Sees(200, "Saved. It is part of the next version", "More strictly: Embedded to go live", "It broke twice in a week.")
		other.Fill("What is it called?", "Ward printers").Press("Save").Sees(422, "Select the area it belongs to", "Enter the question that a trust answers", "Select how strict it is", "Select who normally answers it").
			Fill("Which area does it belong to?", "Data standards and interoperability").Fill("What is the question?", "Can every ward print the leaflet?").
			Fill("How strict is it?", "It cannot be passed over").Fill("Needed to go live", "In place").Fill("Because", "Two wards could not.").Fill("Who normally answers it?", "Chief digital and information officer").Press("Save").
			Sees(409, "Somebody else saved this while you were typing").Holds("What is it called?", "Ward printers").Press("Save").Sees(200, "Ward printers", "It broke twice in a week.")
		other.Follow("Ward printers").Holds("Because", "Two wards could not.").Press("Ask for nothing here").Sees(200).In("Asked for so far").SeesNot("Ward printers")
		as(t, site, "Margaret Ellison").Visit("/pilots/demo-consent/pack").Sees(200, "Version 2").SeesNot("It broke twice")
		lead.Visit("/pilots/demo-consent/pack/asks").Fill("As a pack file", "pack: {id: demo-consent, version: 2}\n").Press("Save the file").Sees(422).
			Fill("As a pack file", "pack: {id: demo-consent, version: 3}\nraise:\n- {item: fin-99, required: {adopt: 2}, because: No reason}\n").Press("Save the file").Sees(422, "is not in this checklist")
		lead.Visit("/pilots/demo-consent/pack").Sees(200, "“Interfaces built and tested here” is asked for more strictly: embedded to go live, because: It broke twice in a week.").
			Visit("/pilots/demo-consent/pack/new").Press("Publish version 3").Sees(200, "Version 3 raises 3 questions and adds 3.")
	})
}

func TestLessonsAndDocuments(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Rosa Delgado").Visit("/pilots/demo-consent/lessons").Sees(200, "Withdraw the paper on the day", "Before: Scan the signed form and upload it", "Checklist: Coded consent fields").
			Press("Add the lesson").Sees(422, "Enter what others should do, in one line", "Enter what happened").
			Fill("What should others do?", "Ask the night staff too").Fill("What happened?", "They had another way.").Fill("What is it about?", "After: Resolve an item in the exception queue").
			Press("Add the lesson").Sees(200, "Lesson added", "Ask the night staff too")
		p.Visit("/pilots/demo-consent/documents").Sees(200, "No documents yet").SeesNot("Add a document")
		as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/documents").Fill("What is it called?", "Evaluation").Fill("Where is it?", "ftp://x").Press("Add the document").
			Sees(422, "An address must start with https:// or http://").Fill("Where is it?", "https://example.org/evaluation").Fill("Date of the document", "2026-04-10").
			Press("Add the document").Sees(200, "Document added", "10 April 2026")
		as(t, site, "Margaret Ellison").Visit("/pilots/demo-quicktext/lessons").Sees(200, "Stopped on 17 December 2025. What was learned:", "Find out where the minutes go first")
	})
}

// Whatever is asked for that is not there is missing, and says nothing else.
func TestPilotsThatAreNotThere(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf")
		for _, path := range []string{"/pilots/nothing", "/pilots/%27", "/pilots/demo-consent/teams/t-99", "/pilots/demo-consent/notes/luck", "/pilots/demo-consent/decisions/dec-31",
			"/pilots/demo-quicktext/decisions/dec-1", "/innovations/nothing", "/pilots/new?innovation=nothing"} {
			lead.Visit(path).Sees(404, "There is no page at this address")
		}
	})
}

// A second pilot of an innovation shares its facts.
func TestAnotherPilotOfAnInnovation(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/innovations/inn-consent").Sees(200, "First adopters", "Uses artificial intelligence", "form of 2026").
			Follow("Register another pilot of this innovation").Sees(200, "Another pilot of the innovation Digital consent with automatic write-back").
			Fill("Name of the pilot", "Digital consent on wards").Press("Save and continue").Sees(200, "Kept as a draft")
		lead.Visit("/innovations/inn-consent").Sees(200, "Digital consent on wards", "Draft")
		as(t, site, "Margaret Ellison").Visit("/innovations/inn-consent").Sees(200).SeesNot("Digital consent on wards")
	})
}

// No page of a pilot asks the database for more when there is more to show.
func TestStatementsOfPilotPages(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, dbURL string) {
		a := opened(t, dbURL)
		who := actor(t, a, "p-01")
		for name, read := range map[string]struct {
			most int64
			do   func(context.Context) error
		}{
			"overview": {26, func(ctx context.Context) error { _, err := a.PilotRecord(ctx, who, "demo-consent"); return err }},
			"list":     {8, func(ctx context.Context) error { _, err := a.ListPilots(ctx, who, app.PilotQuery{}); return err }},
			"alike": {1, func(ctx context.Context) error {
				_, err := a.AlikePilots(ctx, who, "Consent forms", "", "")
				return err
			}},
		} {
			var n atomic.Int64
			if err := read.do(store.CountStatements(t.Context(), &n)); err != nil {
				t.Fatal(err)
			}
			if n.Load() > read.most {
				t.Errorf("%s asks %d times, at most %d", name, n.Load(), read.most)
			}
		}
	})
}

// A page of fifty, and the next one.
func TestManyPilots(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		who := actor(t, a, "p-01")
		for i := range 60 {
			if _, err := a.RegisterPilot(t.Context(), who, pilot.Input{Name: "Ward round " + strconv.Itoa(100+i), Trust: "ZZ-NMR"}); err != nil {
				t.Fatal(err)
			}
		}
		p := as(t, site, "Amina Yusuf").Visit("/pilots").Sees(200, "63 pilots, by name", "Ward round 140").SeesNot("Ward round 159")
		p.Follow("Page 2").Sees(200, "Ward round 159").SeesNot("Ward round 140")
		if n := len(p.Visit("/pilots").Body()); n > 60<<10 {
			t.Errorf("a page of fifty pilots has %d bytes", n)
		}
	})
}

// The kept stages are those of the decisions, and one that is not is found.
func TestKeptStagesAreChecked(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		wrong := func() (n int) {
			report, err := a.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range report.Wrong {
				if strings.HasPrefix(w, "demo-consent: its stage") {
					n++
				}
			}
			return n
		}
		if n := wrong(); n != 0 {
			t.Errorf("%d wrong stages", n)
		}
		if err := a.Store.Do(t.Context(), func(tx store.Tx) error { return tx.KeepStage(t.Context(), "demo-consent", "scaling", 0) }); err == nil {
			t.Error("a kept stage has a day")
		}
		if err := a.Store.Do(t.Context(), func(tx store.Tx) error { return tx.KeepStage(t.Context(), "demo-consent", "scaling", a.Today()) }); err != nil {
			t.Fatal(err)
		}
		if n := wrong(); n != 1 {
			t.Errorf("a wrong stage is found %d times", n)
		}
	})
}
