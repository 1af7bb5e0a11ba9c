package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"slices"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/history"
	"groundwork/web/webtest"
)

// The demo's decisions stand on frozen copies whose bytes have their checksum.
func TestDecisionsStandOnFrozenCopies(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		v := a.Store.Read()
		for _, id := range []string{"dec-1", "dec-2", "dec-3", "dec-4", "dec-5", "dec-31", "dec-34"} {
			d, err := v.Decision(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(d.Frozen)
			if hex.EncodeToString(sum[:]) != d.SHA256 || !json.Valid(d.Frozen) {
				t.Errorf("%s: the bytes are not those of the checksum", id)
			}
		}
		over, err := v.Overrides(t.Context(), access.Subject{Kind: "pilot", ID: "demo-consent"})
		if err != nil || len(over) != 1 || over[0].Criterion != "Baseline locked" || over[0].Person != "p-05" || over[0].Decision != "dec-2" {
			t.Errorf("%+v %v", over, err)
		}
		as(t, site, "Rosa Delgado").Visit("/pilots/demo-consent/decisions").
			Sees(200, "Next: Open to every trust that is ready.", "Decide what comes next: Scale", "Passed over, Baseline locked:", "Concerns: Finance asked that hours freed are not called a saving.").
			Visit("/pilots/demo-consent/decisions/dec-2").Sees(200, "its checksum agrees", "Version 1, approved by both leads on 30 July 2025", "Moorside Community Team, planned for 1 September 2025", "None published").
			Visit("/pilots/demo-consent/decisions/dec-5").Sees(200, "Version 1", "All nine parts are there", "Moorside Community Team, live since 1 September 2025")
	})
}

// The owner decides: what is asked for is shown, confirmed or passed over, and the stage follows.
func TestDecideAtAGate(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		at := "/pilots/demo-consent/decisions"
		owner := as(t, site, "Rosa Delgado").Visit(at).Follow("Record the decision").Sees(200, "You decide as senior responsible owner", "Pack revised after first adopters").
			Choose("Go on").Press("Record the decision").
			Sees(422, "Confirm this, or say why it goes ahead without it: Support model for many trusts", "Enter why it was decided like this").Chosen("Go on").
			Fill("Why?", "Two adopters repeat it.")
		owner.Choose("Benefit repeated in at least two adopters at grade A or B").
			Fill("Go ahead without “Support model for many trusts”, because", "The region agrees it in spring").
			Press("Record the decision").
			Sees(200, "Decision recorded", "Passed over: The region agrees it in spring", "Confirmed by a person")
		owner.Visit("/pilots/demo-consent").Sees(200, "Scaling")
		as(t, site, "Margaret Ellison").Visit(at).Sees(200, "Passed over, Support model for many trusts: The region agrees it in spring", "Chief nurse, Northmoor")
		owner.Post(at, url.Values{"gate": {"ready_to_scale"}, "outcome": {"go"}, "rationale": {"Again"}, "on-day": {"22"}, "on-month": {"11"}, "on-year": {"2026"},
			"criterion-1": {"yes"}, "criterion-3": {"yes"}}).Sees(422, "This was decided on 22 November 2026. Open that decision to replace it")
	})
}

// A changed mind is a new decision that names the one it replaces; both stay.
func TestReplaceADecision(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		owner := as(t, site, "Rosa Delgado").Visit("/pilots/demo-consent/decisions/dec-5").Follow("Record a decision in its place").
			Sees(200, "This takes the place of the decision of 20 May 2026").
			Choose("Not yet").Fill("Why?", "The price is open again.").Press("Record the decision").Sees(200, "Decision recorded", "Not yet")
		owner.Visit("/pilots/demo-consent").In("Stages of this pilot").Sees(200, "Packaged for others").In("").
			Visit("/pilots/demo-consent/decisions/dec-5").Sees(200, "No: replaced on 22 November 2026").SeesNot("Record a decision in its place")
		owner.Visit("/pilots").In("Digital consent Northmoor").Sees(200, "Packaged for others")
		owner.Visit("/pilots/demo-consent/decisions/new?gate=open_to_adopters&replaces=dec-5").Choose("Go on").Fill("Why?", "x").Press("Record the decision")
		if s := owner.Status(); s != 409 && s != 422 {
			t.Errorf("a decision is replaced twice: %d", s)
		}
	})
}

// Technology never comes before the agreed redesign: nobody can pass over that.
func TestAHardCriterionIsNotPassedOver(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf")
		at := newPilot(lead, "Bed board")
		lead.Visit(at+"/people").Fill("Senior responsible owner", "Rosa Delgado, Chief nurse").Press("Save").Sees(200)
		as(t, site, "Rosa Delgado").Visit(at+"/decisions/new?gate=redesign").Sees(200, "Cannot be passed over").
			Choose("Go on").Fill("Why?", "In a hurry.").Press("Record the decision").
			Sees(422, "This is missing and cannot be passed over: New workflow approved by clinical lead and operational lead, dated",
				"Confirm this before you decide: Safety, data protection and regulatory checks in place for the pilot").
			Post(at+"/decisions", url.Values{"gate": {"redesign"}, "outcome": {"go"}, "rationale": {"In a hurry"}, "on-day": {"22"}, "on-month": {"11"}, "on-year": {"2026"},
				"ahead-criterion-1": {"x"}, "ahead-criterion-2": {"x"}, "ahead-criterion-3": {"x"}, "ahead-criterion-4": {"x"}, "ahead-criterion-5": {"x"}}).
			Sees(422, "This cannot be passed over: New workflow approved")
		lead.Visit(at + "/decisions/new?gate=redesign").Sees(403)
		lead.Visit(at+"/decisions").Sees(200, "Nothing has been decided yet.")
	})
}

// The board secretary records what the board decided, with its minute, and it is the owner's decision.
func TestTheSecretaryRecords(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		as(t, site, "Marion Lister").Visit("/pilots/demo-consent/decisions/new?gate=ready_to_scale").Sees(200, "You record a decision of Rosa Delgado").SeesNot("Go ahead without it").
			Choose("Not yet").Fill("Why?", "The board wants a second winter.").Press("Record the decision").
			Sees(422, "Enter where the decision is minuted").Fill("Where is it minuted?", "Board, November 2026, item 4").Press("Record the decision").
			Sees(200, "Decision recorded", "Rosa Delgado", "Board, November 2026, item 4")
		all, err := a.Store.Read().Decisions(t.Context(), access.Subject{Kind: "pilot", ID: "demo-consent"})
		last := all[len(all)-1]
		if err != nil || last.By != "p-05" || last.RecordedBy != "p-10" {
			t.Errorf("%+v %v", last, err)
		}
	})
}

// Stopping asks for what was learned, closes the pilot, and others find it when they register something alike.
func TestStopAPilot(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/new").Fill("Name of the pilot", "Bed board").Press("Save and continue").
			Fill("What is the problem?", "Nobody knows in the morning which beds are free.").Choose("Finished").Press("Save and continue").Press("Publish")
		at := lead.Path()
		lead.Visit(at+"/people").Fill("Senior responsible owner", "Rosa Delgado, Chief nurse").Press("Save")
		owner := as(t, site, "Rosa Delgado").Visit(at+"/decisions/new?gate=decide").Choose("Stop").Fill("Why?", "Nobody looked at it.").Fill("Day of the decision", "2025-06-30")
		for _, line := range []string{"Evaluation against the original threshold", "Disbenefits and who was left out", "What depended on this place and these people"} {
			owner.Choose(line)
		}
		owner.Press("Record the decision").Sees(422, "Enter what was learned, for other trusts to read", "Enter how it is switched off and what happens to its data").
			Fill("What was learned?", "Beds are known by telephone at seven.").Fill("How is it switched off, and what happens to its data?", "Screens taken down.").
			Press("Record the decision").Sees(200, "Decision recorded", "Decide what comes next: Stop")
		as(t, site, "Margaret Ellison").Visit(at).Sees(200, "Stopped on 30 June 2025.", "Beds are known by telephone at seven.", "Recorded afterwards, 22 November 2026")
		lead.Visit("/pilots/new").Fill("Name of the pilot", "Electronic bed boards").Press("Save and continue").
			Sees(200, "Bed board", "What was learned:", "Beds are known by telephone at seven.", "Closed")
		owner.Visit(at+"/decisions").Sees(200, "This pilot is closed. Nothing is left to decide.").SeesNot("Record the decision")
	})
}

// Two owners at once: the second decision at the same gate is refused, and nothing is half written.
func TestDecidedTwiceAtOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		form := url.Values{"_key": {"k-1"}, "gate": {"ready_to_scale"}, "outcome": {"go"}, "rationale": {"Ready"}, "on-day": {"22"}, "on-month": {"11"}, "on-year": {"2026"},
			"criterion-1": {"yes"}, "criterion-3": {"yes"}}
		owner := as(t, site, "Rosa Delgado")
		owner.Post("/pilots/demo-consent/decisions", form).Sees(200, "Decision recorded")
		one := owner.Path()
		if owner.Post("/pilots/demo-consent/decisions", form); owner.Path() != one {
			t.Errorf("pressed twice: %s and %s", one, owner.Path())
		}
		form.Set("_key", "k-2")
		owner.Post("/pilots/demo-consent/decisions", form).Sees(422, "This was decided on")
		all, err := a.Store.Read().Decisions(t.Context(), access.Subject{Kind: "pilot", ID: "demo-consent"})
		if err != nil || len(all) != 6 {
			t.Errorf("%d decisions (%v)", len(all), err)
		}
	})
}

// What was decided is in the history with its checksum, once.
func TestDecisionsAreInTheHistory(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/history").Sees(200, "recorded the decision", "Open to first adopters")
		events, err := a.Store.Read().Chain(t.Context(), "ZZ-NMR", 0, 10_000)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range events {
			if e.Deed == "decision.record" && slices.Contains(e.Touched, history.Touch{Kind: "pilot", ID: "demo-consent"}) {
				n++
			}
		}
		if n != 5 {
			t.Errorf("%d decisions in the history, want 5", n)
		}
		report, err := a.VerifyHistory(t.Context())
		if err != nil || len(report.Broken) > 0 {
			t.Errorf("%+v %v", report, err)
		}
	})
}

// Extending is how pilots never end: twice, and a third time only by a programme lead above the trust.
func TestAThirdExtension(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		lead := as(t, site, "Amina Yusuf").Visit("/pilots/new").Fill("Name of the pilot", "Bed board").Press("Save and continue").
			Fill("What is the problem?", "Nobody knows in the morning which beds are free.").Choose("Running now").Press("Save and continue").Press("Publish")
		at := lead.Path()
		lead.Visit(at+"/people").Fill("Senior responsible owner", "Rosa Delgado, Chief nurse").Press("Save")
		extend := func(name, on, end string) *webtest.Person {
			p := as(t, site, name).Visit(at + "/decisions/new?gate=decide")
			if p.Status() != 200 {
				return p
			}
			p.Choose("Extend").Fill("Why?", "One question is open.").Fill("Which one question is still open?", "Does it hold in winter?").Fill("New planned end", end).Fill("Day of the decision", on)
			for _, line := range []string{"Evaluation against the original threshold", "Disbenefits and who was left out", "What depended on this place and these people"} {
				p.Choose(line)
			}
			if name != "Rosa Delgado" {
				p.Fill("Where is it minuted?", "Programme board, item 2")
			}
			return p.Press("Record the decision")
		}
		extend("Fiona Gallagher", "2025-01-10", "2025-06-30").Sees(403)
		extend("Rosa Delgado", "2025-01-10", "2025-06-30").Sees(200, "Decision recorded", "Decide what comes next: Extend")
		extend("Rosa Delgado", "2025-06-20", "2025-12-20").Sees(200, "Decision recorded")
		extend("Rosa Delgado", "2025-12-10", "2026-06-10").Sees(422, "Extended twice already. A third time is recorded by the programme lead who agrees to it")
		extend("Fiona Gallagher", "2025-12-10", "2026-06-10").Sees(200, "Decision recorded", "Chief nurse, Northmoor").SeesNot("Rosa Delgado")
		lead.Visit(at).Sees(200, "Planned to end 10 June 2026", "Waiting for a decision since 10 June 2026", "Does it hold in winter?")
	})
}
