package web_test

import (
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// What was measured stands beside what the maps promise: 10.0 minutes a case at the pilot, 9.2 at Harrowmere.
func TestModelledBesideMeasured(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		as(t, site, "Amina Yusuf").Visit("/benefits/ben-0").
			Sees(200, "Modelled beside measured", "10.0 minutes a case modelled, 10.2 measured: 2% apart", "measured over 4 periods").SeesNot("is asked to say why").
			Visit(consentWorkflow+"/hours").Sees(200, "Modelled beside measured", "10.0 minutes a case modelled, 10.2 measured: 2% apart")
		// Harrowmere's second version is in use since week 9: its maps are meant, though nobody approved them yet.
		j, err := a.Benefit(t.Context(), actorOf(t, a, "p-51"), "hml-0")
		if err != nil {
			t.Fatal(err)
		}
		if b, ok, err := a.BesideOf(t.Context(), j.Judged); err != nil || !ok || b.N != 2 || b.Asks() || b.Unexplained(25) {
			t.Errorf("%v %+v %v", ok, b, err)
		}
	})
}

// A gap above the limit asks the owner, waits on them, and stays until they have said why.
func TestAGapAsksItsOwner(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		a.GapLimit = 1 // the demo's pilot is 2% apart
		kwame := "/benefits/ben-0"
		j, err := a.Benefit(t.Context(), actorOf(t, a, "p-01"), "ben-0")
		if err != nil {
			t.Fatal(err)
		}
		owner := actorOf(t, a, j.Profile.Owner)
		if !owner.Holds([]access.Subject{{Kind: "benefit", ID: "ben-0"}}, "benefit_owner") {
			t.Fatalf("%s owns no benefit", owner.Name)
		}
		waits := func() (n int) {
			m, err := a.Waiting(t.Context(), owner)
			if err != nil {
				t.Fatal(err)
			}
			for _, u := range m.Unlike {
				if u.Href == kwame+"/gap" {
					n++
				}
			}
			return n
		}
		if waits() != 1 {
			t.Error("the gap does not wait on its owner")
		}
		amina := as(t, site, "Amina Yusuf").Visit(kwame).Sees(200, owner.Name+" is asked to say why", "more than 1% apart").SeesNot("Say why they differ")
		amina.Visit(kwame+"/gap").Sees(403, "Only the owner of the benefit")
		if err := a.ExplainGap(t.Context(), owner, "ben-0", " "); err == nil {
			t.Error("nothing was taken for a reason")
		}
		if err := a.ExplainGap(t.Context(), owner, "ben-0", "Two wards kept the paper form for a month."); err != nil {
			t.Fatal(err)
		}
		if waits() != 0 {
			t.Error("it still waits, although the owner has said why")
		}
		amina.Visit(kwame).Sees(200, "“Two wards kept the paper form for a month.”", owner.Name+", 22 November 2026").SeesNot("is asked to say why")
		amina.Visit(kwame+"/history").Sees(200, "said why figures differ from the maps")
		// The next version of the maps asks again.
		of := access.Subject{Kind: "pilot", ID: "demo-consent"}
		amina.Visit(consentWorkflow).Fill("Minutes, step 4 after", "6").Fill("What is different in this version", "The queue takes longer.").Press("Save as version 2")
		w, err := a.Workflow(t.Context(), actorOf(t, a, "p-01"), of, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, lead := range []string{"p-03", "p-04"} {
			if err := a.ApproveWorkflow(t.Context(), actorOf(t, a, lead), of, w.Shown.ID); err != nil {
				t.Fatal(err)
			}
		}
		if waits() != 1 {
			t.Error("the new maps do not ask again")
		}
	})
	// Below the limit there is nothing to explain.
	a := opened(t, demoDatabases.SQLite(t))
	j, err := a.Benefit(t.Context(), actorOf(t, a, "p-01"), "ben-0")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ExplainGap(t.Context(), actorOf(t, a, j.Profile.Owner), "ben-0", "It does not differ"); err == nil {
		t.Error("a gap within the limit was explained")
	}
}

// Any two versions stand side by side, step by step; a draft of the next is not compared for others.
func TestVersionsAreCompared(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		at := "/adoptions/adp-hml/workflow"
		as(t, site, "Fiona Gallagher").Visit(at).Follow("Compare versions step by step").IsAt(at+"/compare").
			Sees(200, "Version 2 differs from version 1 in", "Version 1: 15.0 to 10.9 clinical minutes a case", "Version 2: 15.0 to 5.8 clinical minutes a case", "Fill in the second paper form", "taken out").
			Visit(at+"/compare?from=2&to=1").Sees(200, "Version 1 differs from version 2").
			Visit(at+"/compare?from=1&to=1").Sees(200, "Choose two different versions").
			Visit(at + "/compare?from=1&to=3").Sees(404)
		as(t, site, "Amina Yusuf").Visit(consentWorkflow).Fill("Minutes, step 4 after", "6").Fill("What is different in this version", "The queue takes longer.").Press("Save as version 2").
			Visit(consentWorkflow+"/compare").Sees(200, "Version 2 differs from version 1 in", "Step 4 after", "The queue takes longer.")
		as(t, site, "Margaret Ellison").Visit(consentWorkflow + "/compare?from=1&to=2").Sees(404)
	})
}
