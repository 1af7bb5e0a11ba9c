package web_test

import (
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

const (
	eastfoldWorkflow = "/adoptions/adp-efd/workflow"
	consentTakers    = "/pilots/demo-consent/adoptions"
)

// A trust leader takes the pilot's workflow over, adapts it, and sees its own estimate and its distance. A core part
// warns and wants its reason; an adaptable part does not.
func TestATrustAdaptsThePilotsWorkflow(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		margaret := as(t, site, "Margaret Ellison").Visit(eastfoldWorkflow).Press("Start from the pilot’s workflow").
			Sees(200, "16.0 to 6.0 clinical minutes a case: 21.0 to 35.0 hours a working day expected here.", "Estimate: Assumed (D)",
				"0 of 6 core parts changed, 0 of 2 adaptable parts changed; 10.0 minutes saved a case here, 10.0 at the pilot.").
			Press("Save").Sees(200, "Saved as version 1", "Every part is done as at the pilot").SeesNot("A core part differs")

		// An adaptable part may be done in the trust's own way without a word.
		margaret.Fill("What is done, step 6 after", "Watch the exception queue at the ward").Fill("Minutes, step 1 before", "1.1").Press("Save").
			Sees(200, "15.1 to 6.0", "0 of 6 core parts changed, 1 of 2 adaptable parts changed; 9.1 minutes saved a case here, 10.0 at the pilot.", "19.1 to 35.0 hours a working day",
				"File paper and check the scan (adaptable) Done as “Watch the exception queue at the ward” Need not be said").
			SeesNot("A core part differs", "Say why it differs here")

		// Core parts: one left out, one in other words; and a step of its own.
		margaret.Press("Delete step 5 after").Sees(200, "A core part differs here: “Help someone who cannot use the digital form”").
			Fill("What is done, step 1 after", "Open the form on a tablet").Press("Add a step after").Fill("What is done, step 6 after", "Ring the ward").
			Fill("Who does it, step 6 after", "Clinician").Fill("Minutes, step 6 after", "0").Press("Save").
			Sees(200, "Saved as version 1", "2 core parts differ here: “Print the form and find the leaflet” and “Help someone who cannot use the digital form”",
				"2 of 6 core parts changed, 1 of 2 adaptable parts changed, 1 step added; 9.2 minutes saved a case here, 10.0 at the pilot.", "Step added: “Ring the ward”").
			SeesNot("All checks pass")

		margaret.Press("Accept for step 6 after, Ring the ward").Fill("Why the work changes hands more often", "The ward is rung").Press("Save").Sees(200, "Saved as version 1")

		// Without a reason nothing is written down, and nobody approves.
		chloe := as(t, site, "Chloe Barker").Visit(eastfoldWorkflow)
		chloe.Sees(200).SeesNot("Approve this workflow")
		margaret.Press("Save the differences").
			Sees(422, "“Print the form and find the leaflet” is a core part: the pilot’s result depends on it. Say why it differs here", "Choose whether the part “Print the form and find the leaflet” is changed or kept")
		margaret.In("Print the form and find the leaflet: core part").Fill("What is different", "Opened on a tablet at home").Fill("Why it is different", "Most talks are not at a base").
			Choose("No, it is kept and done in our own way").Choose("Talked over with the pilot’s team")
		margaret.In("").Press("Save the differences").Sees(422, "“Help someone who cannot use the digital form” is a core part").
			In("Print the form and find the leaflet: core part").Holds("What is different", "Opened on a tablet at home").Holds("Why it is different", "Most talks are not at a base")
		margaret.In("Help someone who cannot use the digital form: core part").Fill("Why it is different", "Volunteers at the door do it")
		margaret.In("").Press("Save the differences").
			Sees(200, "Saved what is different here", "1 of 6 core parts changed, 1 of 2 adaptable parts changed, 1 step added",
				"Print the form and find the leaflet (core, kept) Opened on a tablet at home Most talks are not at a base. Talked over with the pilot’s team").
			SeesNot("core parts differ", "A core part differs")
		rows := adaptations(t, a, "adp-efd")
		if len(rows) != 2 {
			t.Fatalf("%+v", rows)
		}

		// Changing what was written down is a further row; saving it as it is, none.
		margaret.In("Help someone who cannot use the digital form: core part").Fill("What you have seen of it (optional)", "Nobody was turned away")
		margaret.In("").Press("Save the differences").Sees(200, "Nobody was turned away").Press("Save the differences").Sees(200, "Saved what is different here")
		if rows := adaptations(t, a, "adp-efd"); len(rows) != 3 || rows[1].Effect != "" || rows[2].Effect != "Nobody was turned away" {
			t.Errorf("%+v", rows)
		}
		// Something that the steps do not show.
		margaret.Visit(eastfoldWorkflow+"?also=b2#distance").In("Explain, discuss and agree with the person: core part").Fill("What is different", "With an interpreter by video").
			Fill("Why it is different", "Nine languages").Choose("No, it is kept and done in our own way")
		margaret.In("").Press("Save the differences").Sees(200, "With an interpreter by video", "1 of 6 core parts changed").
			In("Explain, discuss and agree with the person: core part").Choose("This is no different any more")
		margaret.In("").Press("Save the differences").Sees(200).SeesNot("With an interpreter by video")
		margaret.Follow("How this is worked out").Sees(200, "What to expect here", "At least", "60% of that", "if a case saved as much here as at the pilot, 10.0 minutes")
		// What was done stands in the history of the trust.
		margaret.Visit("/adoptions/adp-efd/history").Sees(200, "Margaret Ellison wrote down what is done differently here")
		chloe.Visit(eastfoldWorkflow).Sees(200, "Approve this workflow")
	})
}

func adaptations(t *testing.T, a *app.App, id string) []struct{ Effect string } {
	t.Helper()
	rows, err := a.Store.Read().Adaptations(t.Context(), store.Which{ID: id})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]struct{ Effect string }, len(rows[id]))
	for i, r := range rows[id] {
		out[i].Effect = r.Effect
	}
	return out
}

// Without cases there are no hours, and it says so; the distance is known all the same.
func TestATrustWithoutCasesHasNoEstimate(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Anthony Cole").Visit("/adoptions/adp-cvl/workflow").Press("Start from the pilot’s workflow").Holds("Cases a day", "").
			Sees(200, "No hours yet: enter the cases in a working day.", "10.0 minutes saved a case here, 10.0 at the pilot").SeesNot("Estimate:", "expected here").
			Fill("Minutes, step 3 before", "").Press("Save").Sees(200, "No hours yet: step 3 before has no minutes.", "minutes saved a case are not known here yet, 10.0 at the pilot")
	})
}

// Once the trust measures, there is no estimate any more: the map is modelled, beside its own figures.
func TestATrustThatMeasuresHasNoEstimate(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ruths := letIn(t, a, "p-51")
		enter(t, ruths, "p-51").Visit(adoptedWorkflow).
			Sees(200, "15.0 to 5.8 clinical minutes a case: 18.6 hours a working day, modelled.", "121 cases a working day, as counted for the take-up", "Measured here since 3 August 2026",
				"0 of 6 core parts changed, 1 of 2 adaptable parts changed; 9.2 minutes saved a case here, 10.0 at the pilot.",
				"No longer: Scanning was kept for a second paper form", "41% of the pilot's minutes saved until it was withdrawn in week 9").SeesNot("Estimate:", "expected here").
			Visit(adoptedWorkflow+"?version=1").Sees(200, "1 of 6 core parts changed, 1 of 2 adaptable parts changed, 1 step added; 4.1 minutes saved a case here, 10.0 at the pilot.", "Step added: “Fill in the second paper form”")
	})
}

// Others read the minutes; how many cases the trust counted for its take-up is its own affair, and nobody asks them for it.
func TestCasesAreKnownToTheTrustOnly(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Amina Yusuf").Visit(adoptedWorkflow).Sees(200, "15.0 to 5.8 clinical minutes a case, modelled. Cases are known to the trust only.").
			SeesNot("enter the cases", "121 cases").Visit(adoptedWorkflow+"/hours").Sees(200, "Cases are known to the trust only").SeesNot("enter the cases", "121").
			Visit(adoptedWorkflow+"/compare").Sees(200, "Version 2: 15.0 to 5.8 clinical minutes a case, modelled. Cases are known to the trust only.").SeesNot("enter the cases", "121", "b3")
	})
}

// The pilot approves a newer version: the trust sees what changed, takes it over, and keeps all of its own.
func TestATrustTakesANewerVersionOver(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ruths := letIn(t, a, "p-51")
		margaret := as(t, site, "Margaret Ellison").Visit(eastfoldWorkflow).Press("Start from the pilot’s workflow").
			Fill("Minutes, step 1 before", "1.1").Fill("What is done, step 6 after", "Watch the exception queue at the ward").Press("Save").Sees(200, "Saved as version 1").SeesNot("The pilot approved version")
		amina := as(t, site, "Amina Yusuf").Visit(consentWorkflow).Fill("What is done, step 4 after", "Resolve an item in the queue within a day").Fill("What is done, step 6 after", "Watch the queue every hour").
			Fill("What is different in this version", "A day for each item").Press("Save as version 2").Sees(200, "Saved as version 2")
		margaret.Visit(eastfoldWorkflow).SeesNot("The pilot approved version 2") // nobody has approved it
		approveBoth(t, a)
		amina.Visit(consentWorkflow).Sees(200, "Version 2 approved")

		margaret.Visit(eastfoldWorkflow).Sees(200, "The pilot approved version 2 of its workflow on 22 November 2026. This map began with version 1.", "Resolve an item in the queue within a day",
			"“Resolve an item in the queue within a day” is now as at the pilot", "yours stays").
			Holds("What is done, step 4 after", "Resolve an item in the exception queue")
		// What is being typed is not lost to it.
		margaret.Fill("Minutes, step 2 before", "4").Press("Add a step before").Press("Take version 2 over").
			Sees(422, "Save what you have typed, or throw the draft away").Holds("Minutes, step 2 before", "4").Press("Throw this draft away")
		margaret.Press("Take version 2 over").Sees(200, "Nothing is saved yet", "The pilot’s newer version is put into your map").
			Holds("What is done, step 4 after", "Resolve an item in the queue within a day").Holds("What is done, step 6 after", "Watch the exception queue at the ward").Holds("Minutes, step 1 before", "1.1").
			Press("Save").Sees(200, "Saved as version 1", "1 of 2 adaptable parts changed").SeesNot("The pilot approved version 2")
		// Harrowmere reads of it too; a reader from elsewhere cannot take it over.
		enter(t, ruths, "p-51").Visit(adoptedWorkflow).Sees(200, "The pilot approved version 2", "Take version 2 over")
		as(t, site, "Fiona Gallagher").Visit(adoptedWorkflow).Sees(200, "The pilot approved version 2").SeesNot("Take version 2 over")
	})
}

// approveBoth approves the newest save of the pilot's workflow as its two leads.
func approveBoth(t *testing.T, a *app.App) {
	t.Helper()
	of := access.Subject{Kind: "pilot", ID: "demo-consent"}
	for _, lead := range []string{"p-03", "p-04"} {
		w, err := a.Workflow(t.Context(), actorOf(t, a, lead), of, 0)
		if err == nil {
			err = a.ApproveWorkflow(t.Context(), actorOf(t, a, lead), of, w.Shown.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// The matrix: adopters by name, the reasons only for those who may read the map, and of a private take-up not a word.
func TestWhatEachAdopterChanged(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const why = "Why: Weekend teams did not trust the record to show the decision"
		as(t, site, "Amina Yusuf").Visit(consentTakers).Sees(200, "What each adopter changed", "1 trust has described its own way of working: it does not change a core part, it changes an adaptable part.",
			"Own way: Form is opened on a tablet in the person's home", "As at the pilot now: Earlier: Scanning was kept for a second paper form", why, "9.2 minutes saved a case here",
			"Changed: Ward clerks in each locality watch the queue", "Carrow Vale and Eastfold have not described their own way of working yet.").
			Follow("Version 2, from version 1 of the pilot’s").Sees(200, "How the work is done at Harrowmere")
		as(t, site, "Judith Crane").Visit(consentTakers).Sees(200, "Ward clerks in each locality watch the queue").SeesNot(why, "9.2 minutes saved", "Queue cleared the same day", "Version 2, from version 1 of the pilot’s workflow")
		if body := as(t, site, "Judith Crane").Visit(consentTakers).Body(); strings.Contains(body, adoptedWorkflow) {
			t.Error("a reader who may not read the map is sent to it")
		}

		// Thornsea begins again and tells nobody.
		facts := map[string]string{}
		for _, f := range adoption.AskedHere(a.Library.Checklist.Facts) {
			facts[f.Key] = "no"
		}
		id, err := a.StartAdoption(t.Context(), actorOf(t, a, "p-61"), adoption.StartInput{Pilot: "demo-consent", Facts: facts}, 0)
		if err != nil {
			t.Fatal(err)
		}
		before := map[string]string{}
		for _, reader := range []string{"Amina Yusuf", "Margaret Ellison", "Fiona Gallagher"} {
			before[reader] = as(t, site, reader).Visit(consentTakers).Text()
		}
		own := "/adoptions/" + id + "/workflow"
		judith := as(t, site, "Judith Crane").Visit(own).Press("Start from the pilot’s workflow").Fill("What is done, step 1 after", "Zebra form").Press("Add a step after").
			Fill("What is done, step 7 after", "Okapi check").Fill("Who does it, step 7 after", "Clinician").Fill("Minutes, step 7 after", "1").Press("Save").Sees(200, "Saved as version 1")
		judith.In("Print the form and find the leaflet: core part").Fill("What is different", "Giraffe words").Fill("Why it is different", "Lemur reason").Choose("Yes, it is changed")
		judith.In("").Press("Save the differences").Sees(200, "Saved what is different here")
		judith.Visit(consentTakers).Sees(200, "Thornsea", "Giraffe words", "Lemur reason", "Okapi check", "2 trusts have described")
		for reader, was := range before {
			p := as(t, site, reader).Visit(consentTakers).Sees(200)
			for _, secret := range []string{"Zebra", "Okapi", "Giraffe", "Lemur", id, "2 trusts have described", "Thornsea has not", "Thornsea have not"} {
				if strings.Contains(p.Body(), secret) {
					t.Errorf("%s reads %q of a take-up that nobody was told of", reader, secret)
				}
			}
			if p.Text() != was {
				t.Errorf("%s sees the page change when a private take-up is adapted:\n%s\n%s", reader, was, p.Text())
			}
		}
		as(t, site, "Margaret Ellison").Post(own+"/adaptations", url.Values{"version": {"x"}, "about": {"b1"}}).Sees(404)

		// Once it tells others, it stands there.
		if err := a.TellOthers(t.Context(), actorOf(t, a, "p-61"), id); err != nil {
			t.Fatal(err)
		}
		as(t, site, "Margaret Ellison").Visit(consentTakers).Sees(200, "Giraffe words", "Okapi check").SeesNot("Lemur reason")
		as(t, site, "Amina Yusuf").Visit(consentTakers).Sees(200, "Giraffe words", "Lemur reason")
	})
}

// Differences are the trust's to write down; hostile and stale forms change nothing.
func TestAdaptationsBadInput(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ruths := letIn(t, a, "p-51")
		n := len(adaptations(t, a, "adp-hml"))
		const at = adoptedWorkflow + "/adaptations"
		row := url.Values{"version": {"wfv-adp-hml-2"}, "about": {"b5"}, "difference-b5": {"Twice a day"}}
		as(t, site, "Amina Yusuf").Visit(adoptedWorkflow).Post(at, row).Sees(403)
		as(t, site, "Judith Crane").Visit(consentTakers).Post(at, row).Sees(403)
		ruth := enter(t, ruths, "p-51").Visit(adoptedWorkflow)
		ruth.Post(at, url.Values{"version": {"wfv-adp-hml-1"}, "about": {"b5"}, "difference-b5": {"Twice a day"}}).Sees(409, "The map was changed while you were reading it")
		ruth.Post(at, url.Values{"version": {"wfv-adp-hml-2"}, "about": {"b5"}, "difference-b5": {strings.Repeat("x", 1001)}}).Sees(422, "What is different must be 1,000 characters or fewer")
		ruth.Post(at, url.Values{"version": {"wfv-adp-hml-2"}, "about": {"b2"}, "difference-b2": {"x"}, "reason-b2": {"y"}, "part-b2": {"'; DROP"}}).Sees(422, "Choose whether the part")
		ruth.Post(at, url.Values{"version": {"wfv-adp-hml-2"}, "about": {"b3-was-h-a8"}, "effect-b3-was-h-a8": {strings.Repeat("x", 1001)}}).Sees(422, "What you have seen of it must be 1,000 characters or fewer")
		ruth.Post(at, url.Values{"version": {"wfv-adp-hml-2"}, "about": {"nothing", "b9"}}).Sees(200)
		if got := len(adaptations(t, a, "adp-hml")); got != n {
			t.Errorf("%d rows, want %d", got, n)
		}
		row.Set("_key", "the-same-key")
		ruth.Post(at, row).Sees(200, "Saved what is different here", "Twice a day").Post(at, row).Sees(200, "Saved what is different here")
		if got := len(adaptations(t, a, "adp-hml")); got != n+1 {
			t.Errorf("%d rows, want %d", got, n+1)
		}
	})
}

// In a browser, wide and on a phone: the matrix and an adapted map are accessible and fit; the matrix fits on paper.
func TestAdaptationsInABrowser(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	as(t, site, "Margaret Ellison").Visit(eastfoldWorkflow).Press("Start from the pilot’s workflow").Press("Delete step 5 after").Press("Save").Sees(200, "A core part differs here")
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		tab := site.Tab(t, width).Visit("/").Press("Margaret Ellison")
		tab.Visit(eastfoldWorkflow).Sees(200, "A core part differs here", "Estimate:").IsAccessible().FitsWidth()
		tab.Visit(consentTakers).Sees(200, "What each adopter changed", "2 trusts have described").IsAccessible().FitsWidth()
		if n := webtest.Sheets(tab.Print()); n > 3 {
			t.Errorf("the page of take-up takes %d sheets", n)
		}
	}
}
