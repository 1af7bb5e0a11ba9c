package web_test

import (
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// national makes Michael Osei a programme lead of England.
func national(t *testing.T, a *app.App) {
	t.Helper()
	err := a.Store.Do(t.Context(), func(tx store.Tx) error {
		return tx.AddMembership(tx.Context(), store.Membership{ID: "national", Person: "p-72", From: a.Today(),
			Membership: access.Membership{Organisation: access.England, Role: access.ProgrammeLead}}, day.At(now), "")
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A lead proposes a measure, a national programme lead asks for changes and publishes it; then it can be promised.
func TestAMeasureIsProposedAndPublished(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		national(t, a)
		site := withEverybody(t, a, "p-72")
		amina := as(t, site, "Amina Yusuf").Visit("/measures").Follow("Propose a measure").
			Fill("Name", "Calls about letters").Fill("Unit", "percent").Press("Propose it").
			Sees(422, "What it says is missing", "Choose a theme", "Choose what kind of figure it is", "Say what to count", "Say what not to count").Holds("Name", "Calls about letters").
			Fill("What it says", "Share of calls that ask where a letter is.").Fill("Theme", "Patient experience").Fill("What kind of figure", "A share").
			Fill("What is counted or added up", "Calls about a letter").Fill("What to count", "Calls to the clinic\nCalls to the switchboard").Fill("What not to count", "Calls of staff").
			Fill("Which way is better", "Lower is better").Fill("How often a figure is due", "Every month").Fill("Where the figures come from", "Telephone system").
			Fill("How finance counts it", "Real but not valued in money").Fill("How figures of several trusts are taken together", "Add across teams and trusts.").
			Fill("Why it is proposed", "Letters are the commonest reason to call").
			Press("Propose it").Sees(422, "Say out of what: a share, a rate and an average need it", "Shares are never added").
			Fill("Out of what", "All calls").Fill("How figures of several trusts are taken together", "Add numerators, add denominators, then divide. Never average the percentages.").
			Press("Propose it").Sees(200, "Measure proposed", "A new measure, proposed by Northmoor", "waiting for a national programme lead")
		at := amina.Path()
		amina.Visit("/measures").Sees(200, "Proposed, not published yet", "Calls about letters")
		other := as(t, site, "Margaret Ellison").Visit("/measures").Sees(200)
		other.SeesNot("Calls about letters")
		other.Visit(at).Sees(404)
		if _, err := a.ProposeMeasure(t.Context(), reader(t, a, "p-03"), benefit.DefinitionInput{}, ""); err == nil {
			t.Error("a leader of a trust proposes a measure")
		}

		michael := as(t, site, "Michael Osei").Visit("/measures").Follow("Calls about letters").
			Press("Send the answer").Sees(422, "Choose what is to happen with the proposal").
			Choose("Ask for changes").Press("Send the answer").Sees(422, "Say why, and what would mend it").
			Fill("Why, and what would mend it", "Say whether texts count").Press("Send the answer").Sees(200, "Changes asked for", "Say whether texts count")
		stale := as(t, site, "Michael Osei").Visit(at)
		amina.Visit(at+"/edit").Holds("Name", "Calls about letters").Fill("What not to count", "Calls of staff\nTexts").Press("Save the change").Sees(200, "Proposal changed", "Texts")
		stale.Choose("Publish it").Press("Send the answer").Sees(409, "Somebody else did something with this proposal")
		michael.Visit(at).Choose("Publish it").Press("Send the answer").Sees(200, "Measure published", "The published measure, version 1")

		amina.Visit("/measures").Sees(200, "Calls about letters", "33 measures").SeesNot("Proposed, not published yet")
		amina.Follow("Calls about letters").Sees(200, "Texts", "A published version never changes")
		amina.Visit("/pilots/demo-consent/benefits/new?measure=own-calls-about-letters").Fill("Target", "5").Fill("By when", "2027-03-31").
			Fill("Who owns it", "Helen Marsh, Director of operations").Press("Promise this benefit").Sees(200, "Calls about letters")

		// Another instance, which never heard of it, reads it when it is asked for.
		again := app.New(a.Store, a.Log)
		again.Now, again.NewID = a.Now, a.NewID
		if err := again.LoadContent(t.Context()); err != nil {
			t.Fatal(err)
		}
		if list, err := again.BenefitsMeasuredBy(t.Context(), reader(t, a, "p-01"), "own-calls-about-letters"); err != nil || len(list) != 1 || list[0].Measure.Name != "Calls about letters" {
			t.Errorf("%d benefits at another instance, %v", len(list), err)
		}
	})
}

// A new version leaves everybody where they are; a move is previewed, and the figures so far keep their version.
func TestANewVersionMovesNobody(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		national(t, a)
		site := withEverybody(t, a, "p-72", "p-51")
		amina := as(t, site, "Amina Yusuf").Visit("/measures/clin-time-freed").Follow("Propose a new version").
			Holds("Name", "Clinical hours freed").Fill("What to count", "Registered clinicians doing the step").Fill("Why it is proposed", "Support workers are counted elsewhere").
			Fill("Unit", "minutes").Press("Propose it").Sees(422, "A new version keeps the unit hours").Fill("Unit", "hours").
			Press("Propose it").Sees(200, "A new version of Clinical hours freed", "What it changes").SeesNot("How often monthly")
		at := amina.Path()
		as(t, site, "Michael Osei").Visit(at).Choose("Publish it").Press("Send the answer").Sees(200, "The published measure, version 2")

		amina.Visit("/measures/clin-time-freed").Sees(200, "Version 2", "Nobody yet").Follow("Version 1").Sees(200, "A newer version is published", "Harrowmere")
		amina.Visit("/benefits/ben-1").SeesNot("See what a move would do") // the pilot has ended
		amina.Visit("/measures/clin-time-freed?version=3").Sees(404)

		ruth := as(t, site, "Ruth Ainsley").Visit("/benefits/hml-1").Sees(200, "nothing moves by itself").Follow("See what a move would do").
			Sees(200, "14 figures stay with version 1", "What the definition says otherwise", "Registered clinicians doing the step").
			Fill("First day counted under the new definition", "2026-11-02").Fill("Target under the new definition", "many").Press("Move to the new definition").
			Sees(422, "Figures up to 8 November 2026 follow the old definition already", "must be a number", "Say why the benefit moves").Holds("Target under the new definition", "many").
			Fill("First day counted under the new definition", "2026-11-10").Fill("Target under the new definition", "18").Fill("Why it moves", "To compare with Northmoor").
			Press("Move to the new definition").Sees(422, "10 November 2026 is not the first day of a week").
			Fill("First day counted under the new definition", "2026-11-09").Press("Move to the new definition").
			Sees(200, "Moved: lock a baseline under the new definition", "Goes on from a benefit that follows an older version")
		id := strings.TrimPrefix(ruth.Path(), "/benefits/")
		who := reader(t, a, "p-51")
		was, err := a.Benefit(t.Context(), who, "hml-1")
		if err != nil || was.Measure.Version != 1 || len(was.Rows) == 0 || was.Moved.Into != id || len(was.Late()) != 0 {
			t.Errorf("before: version %d, %d rows, into %s, %d late, %v", was.Measure.Version, len(was.Rows), was.Moved.Into, len(was.Late()), err)
		}
		is, err := a.Benefit(t.Context(), who, id)
		if err != nil || is.Measure.Version != 2 || len(is.Rows) != 0 || is.Follows != "hml-1" || is.Baseline.Locked() {
			t.Errorf("after: version %d, %d rows, follows %s, %v", is.Measure.Version, len(is.Rows), is.Follows, err)
		}
		if _, err := a.MoveBenefit(t.Context(), who, "hml-1", benefit.MoveInput{On: "2026-11-16", Target: "18", Reason: "Again"}, 2); err == nil {
			t.Error("a benefit moves twice")
		}
	})
}

// The library asks the same of the database however many measures and proposals there are.
func TestTheLibraryIsBounded(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		count := func() int64 {
			var n atomic.Int64
			if _, err := a.Measures(store.CountStatements(t.Context(), &n), reader(t, a, "p-01"), ""); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		before := count()
		in := benefit.DefinitionInput{Name: "Letters lost", Theme: "patient_experience", Plain: "Letters that never came.", Unit: "letters", Kind: benefit.KindCount, Numerator: "Letters",
			Direction: benefit.Down, Frequency: "month", Source: "Post room", Count: "Letters", DoNotCount: "Parcels", Class: benefit.NotValued, Combine: benefit.CombineSum, Reason: "People ask"}
		for range 3 {
			if _, err := a.ProposeMeasure(t.Context(), reader(t, a, "p-01"), in, ""); err != nil {
				t.Fatal(err)
			}
		}
		if after := count(); after != before || after > 3 {
			t.Errorf("%d statements, %d with three proposals", before, after)
		}
	})
}

// definition is a proposal with nothing wrong in it.
func definition() url.Values {
	return url.Values{"name": {"Letters lost"}, "theme": {"patient_experience"}, "plain": {"Letters that never came."}, "unit": {"letters"}, "kind": {"count"}, "numerator": {"Letters"},
		"direction": {"down"}, "frequency": {"month"}, "source": {"Post room"}, "count": {"Letters"}, "do-not-count": {"Parcels"}, "class": {"not_valued"}, "combine": {"sum"}, "reason": {"People ask"}, "_version": {"1"}}
}

// aProposal is one of Northmoor's, at a page of its own.
func aProposal(page string) func(*testing.T, *app.App) string {
	return func(t *testing.T, a *app.App) string {
		t.Helper()
		f := definition()
		in := benefit.DefinitionInput{Name: f.Get("name"), Theme: f.Get("theme"), Plain: f.Get("plain"), Unit: f.Get("unit"), Kind: f.Get("kind"), Numerator: f.Get("numerator"), Direction: f.Get("direction"),
			Frequency: f.Get("frequency"), Source: f.Get("source"), Count: f.Get("count"), DoNotCount: f.Get("do-not-count"), Class: f.Get("class"), Combine: f.Get("combine"), Reason: f.Get("reason")}
		id, err := a.ProposeMeasure(t.Context(), reader(t, a, "p-01"), in, "")
		if err != nil {
			t.Fatal(err)
		}
		return "/measures/proposals/" + id + page
	}
}
