package web_test

import (
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// From the question in an e-mail to the first saved answer in two presses and a sentence, at a desk and on a phone: signing
// in leads back to the question, then a level, a sentence, and Save.
func TestFromTheLinkToAnAnswer(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		link := eastfold + "/readiness/wfl-06"
		for _, width := range []int{1280, 375} {
			tab := site.Tab(t, width).Visit(link).Press("Chloe Barker").IsAt(link).Sees(200, "Old way switched off")
			level, shows := "In place", "What shows that it is in place: a sentence or a link"
			if width == 375 {
				level, shows = "Embedded", "What else shows that it is embedded: a sentence or a link (you can leave this out)"
			}
			presses := 0
			for _, press := range []func(){func() { tab.Choose(level).Fill(shows, "The minutes of 3 November") }, func() { tab.Press("Save") }} {
				press()
				presses++
			}
			tab.Sees(200, "“Old way switched off” is saved as "+strings.ToLower(level)).SeesNot("counts as partly in place until")
			if presses > 2 {
				t.Errorf("%d presses at %d px, at most 2", presses, width)
			}
		}
	})
}

// Once the people are known all questions are shared out with four presses at most: from home to the take-up's answer, to the
// table, a date, and Share out.
func TestSharingOutTakesFourPresses(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p, presses := as(t, site, "Margaret Ellison").Visit("/"), 0
		press := func(step *webtest.Person) { p, presses = step, presses+1 }
		press(p.Follow("See what stops it"))
		press(p.Follow("Share out the 20 questions"))
		p.Sees(200, "Share out the 20 questions", "Answer by")
		press(p.Press("Share out to 9 people"))
		p.Sees(200, "questions are shared out")
		if presses > 4 {
			t.Errorf("%d presses, at most 4", presses)
		}
	})
}

// A respondent hands in, the leader asks for changes and says done; each sees what waits on them.
func TestHandingIn(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		chloe, margaret := as(t, site, "Chloe Barker"), as(t, site, "Margaret Ellison")
		// Who only answers sees their own questions, and the others when they ask for them.
		enter(t, letIn(t, a, "p-22"), "p-22").Visit(eastfold+"/readiness").Sees(200, "Your questions", "All the questions at Eastfold").SeesNot("Strength by area").
			Follow("All the questions at Eastfold").Sees(200, "Strength by area")
		chloe.Visit(eastfold+"/readiness/wfl-06").Choose("Planned").Fill("Note", "With the last clinic").Press("Save").Sees(200, "saved as planned").
			Visit("/").Sees(200, "Hand in 1 answer about Digital consent").Follow("Hand in 1 answer about Digital consent").
			Sees(200, "Your questions", "Being answered (1)", "Old way switched off").SeesNot("Person")
		page := chloe.Visit(eastfold + "/readiness/handing")
		form := url.Values{"_key": {formKeyOn(t, page)}, "do": {"hand-in"}}
		page.Post(eastfold+"/readiness/handing", form).Sees(200, "1 answer is handed in")
		page.Post(eastfold+"/readiness/handing", form).Sees(200).Visit(eastfold + "/readiness/handing").SeesNot("Being answered (1)")
		chloe.Post(eastfold+"/readiness/handing", url.Values{"do": {"hand-in"}}).Sees(422, "Answer at least one of your questions before you hand them in")
		chloe.Visit("/").SeesNot("Hand in 1 answer")

		margaret.Visit("/").Sees(200, "1 answer handed in about Digital consent").Follow("1 answer handed in about Digital consent").
			Sees(200, "Who answers what", "Handed in (1)", "Chloe Barker, 22 November 2026").Follow("Old way switched off").
			Sees(200, "Is this answer done?").Press("Ask for changes").Sees(422, "There is a problem", "Enter what to change")
		second := as(t, site, "Margaret Ellison").Visit(eastfold + "/readiness/wfl-06")
		margaret.Fill("What to change", "Say which clinic is the last").Press("Ask for changes").Sees(200, "Changes to “Old way switched off” are asked for", "Changes asked (1)", "Say which clinic is the last")
		second.Press("This answer is done").Sees(409, "was handed in or judged while you were writing")
		chloe.Visit("/").Sees(200, "Changes asked: Old way switched off", "Say which clinic is the last").Follow("Changes asked: Old way switched off").
			Sees(200, "Changes asked", "Say which clinic is the last").Fill("Note", "With the clinic of 5 January").Press("Save").Sees(200, "saved as planned")
		chloe.Visit(eastfold+"/readiness/handing").Sees(200, "Changes asked (1)").Press("Hand in 1 answer").Sees(200, "1 answer is handed in")
		margaret.Visit(eastfold+"/readiness/handing").Press("Call 1 answer done").Sees(200, "1 answer is done").SeesNot("Handed in (1)")
		margaret.Visit(eastfold+"/history").Sees(200, "Chloe Barker handed in 1 question", "asked for changes to the answer to “Old way switched off”")
		chloe.Post(eastfold+"/readiness/wfl-06/judge", url.Values{"do": {"done"}, "_version": {"5"}}).Sees(403, "Only a leader of the trust can share out questions")
		if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
	})
}

// Those above the trust read levels as last handed in, with their day: a draft never moves them, and notes stay away.
func TestLevelsAsLastHandedIn(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := letIn(t, a, "p-21", "p-30", "p-71")
		above := func() *webtest.Person { return enter(t, site, "p-71").Visit(eastfold + "/readiness") }
		before := above().Sees(200, "Levels as last handed in", "Old way switched off", "Not known", "2 November 2026")
		before.SeesNot("Depends on the interface date")
		today := func() int { return strings.Count(above().Body(), "22 November 2026") } // the answer itself names it too
		was := today()
		chloe := enter(t, site, "p-30").Visit(eastfold + "/readiness/wfl-06")
		chloe.Choose("Embedded").Fill("Note", "A draft that nobody above reads").Press("Save").Sees(200, "saved as embedded")
		above().In("").SeesNot("A draft that nobody above reads")
		if now := today(); now != was {
			t.Errorf("a draft names its day %d times to those above, before it %d times", now, was)
		}
		enter(t, site, "p-21").Visit(eastfold+"/readiness/wfl-06").Fill("Add a note", "A word among ourselves").Press("Add the note").Sees(200, "A word among ourselves", "Margaret Ellison")
		chloe.Visit(eastfold+"/readiness/handing").Press("Hand in 1 answer").Sees(200, "handed in")
		if now := today(); now <= was {
			t.Errorf("what was handed in names its day %d times, before it %d times", now, was)
		}
		above().Sees(200).SeesNot("A word among ourselves", "A draft that nobody above reads")
		enter(t, site, "p-71").Visit(eastfold + "/readiness/wfl-06").Sees(403)
	})
}

// Notes are the trust's; offers of help are read by every trust that is asked the same question.
func TestNotesAndHelp(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := letIn(t, a, "p-21", "p-25", "p-30", "p-51")
		m := enter(t, site, "p-21").Visit(eastfold + "/readiness/sup-07")
		m.Press("Add the note").Sees(422, "Enter a note")
		m.Visit(eastfold+"/readiness/sup-07").Sees(200, "What would move this up").Fill("Add a note", "Chloe, the leaflets are due in March").Press("Add the note").
			Sees(200, "Your note is added", "Margaret Ellison, 22 November 2026", "Chloe, the leaflets are due in March")
		chloe := enter(t, site, "p-30").Visit(eastfold+"/readiness/sup-07").Sees(200, "Chloe, the leaflets are due in March")
		chloe.Fill("Add a note", "They came").Press("Add the note").Sees(200, "They came")
		enter(t, site, "p-25").Visit(eastfold+"/readiness/fin-02").SeesNot("Add a note").Post(eastfold+"/readiness/fin-02/notes", url.Values{"thread": {"Not mine"}}).Sees(403)

		hml := enter(t, site, "p-51")
		hml.Visit("/trusts/ZZ-HML/groundwork/fin-01").Sees(200, "Let others ask us about this").Press("Others may ask us").Sees(422, "Enter how you did it", "Select whom others may ask for").
			Fill("How you did it", "A standing line in the yearly plan").Fill("Whom may others ask for?", "Finance business partner").Press("Others may ask us").Sees(200, "Others may ask you about")
		enter(t, site, "p-21").Visit(ground+"/fin-01").Sees(200, "Trusts you may ask", "A standing line in the yearly plan", "Ask for their finance business partner").SeesNot("Ruth Ainsley")
		hml.Visit("/trusts/ZZ-HML/groundwork/fin-01").Press("Others may no longer ask us").Sees(200, "no longer ask you")
		enter(t, site, "p-21").Visit(ground + "/fin-01").SeesNot("A standing line in the yearly plan")
		// What a pilot asks for on top is as good to ask about.
		hml.Visit("/adoptions/adp-hml/readiness/demo-consent~p-01").Fill("How you did it", "Coded with the clinic leads").Fill("Whom may others ask for?", "Chief clinical information officer").Press("Others may ask us").Sees(200, "Others may ask you about")
		enter(t, site, "p-21").Visit(eastfold+"/readiness/demo-consent~p-01").Sees(200, "Trusts you may ask", "Coded with the clinic leads")
	})
}

// Everything of somebody who left goes to two people in one form, looked at first, as one line of history.
func TestHandingOverEverything(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		leader := actor(t, a, "p-21")
		booked := adoption.Review{Months: 3, Due: a.Today() + 90, Reviewer: "p-30"}
		if err := a.BookReview(t.Context(), leader, "adp-efd", booked); err != nil {
			t.Fatal(err)
		}
		in := app.Reply{Item: "pay-05", Seen: app.AsItStands, Input: readiness.Input{Choice: "not_applicable", Reason: "No shift is paid by it", SecondPerson: "p-30"}}
		if err := a.Answer(t.Context(), leader, app.Questions{Adoption: "adp-efd"}, in); err != nil {
			t.Fatal(err)
		}
		enter(t, letIn(t, a, "p-30"), "p-30").Sees(200, "Agree that it does not apply: ", "No shift is paid by it")
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/people/p-30").Follow("Hand over their work").
			Sees(200, "Hand over the work of Chloe Barker", "Questions (", "Old way switched off", "Answers to agree to (1)", "Reviews booked (1)", "After 3 months")
		m.Press("See what this does").Sees(422, "Select who takes over what has nobody yet")
		m.Fill("Who takes over?", "Callum Reid, Finance business partner").Press("See what this does").Sees(200, "from Chloe Barker to", "Callum Reid", "Hand it over").
			Press("Change something").Sees(200, "Who takes over?").Press("See what this does")
		lines := func() int64 { return must(a.Store.Read().Head(t.Context(), "ZZ-EFD")).N }
		events := lines()
		m.Press("Hand it over").Sees(200, "Everything is handed over").SeesNot("Chloe Barker")
		if after := lines(); after != events+1 {
			t.Errorf("%d lines of history, want 1", after-events)
		}
		if r := must(a.AdoptionPage(t.Context(), leader, "adp-efd")).Reviews; len(r) != 1 || r[0].Reviewer != "p-24" {
			t.Errorf("reviews: %+v", r)
		}
		enter(t, letIn(t, a, "p-24"), "p-24").Sees(200, "Agree that it does not apply: ").Visit(eastfold+"/readiness/wfl-06").Sees(200, "Save")
		m.Visit("/trusts/ZZ-EFD/people/p-30/hand-over").Sees(404)
		if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
	})
}

// The pages of handing in ask the same number of statements however many questions there are.
func TestHandingStatements(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		leader := actor(t, a, "p-21")
		count := func() int64 {
			var n atomic.Int64
			ctx := store.CountStatements(t.Context(), &n)
			if _, err := a.ToHandOver(ctx, leader, "ZZ-EFD", "p-30"); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		count() // what is published is read once and then kept
		before := count()
		all := map[string]string{}
		for _, r := range a.FunctionChoices() {
			all[r.Key] = "p-30"
		}
		must(a.ShareOut(t.Context(), leader, app.Questions{Adoption: "adp-efd"}, all, "2027-02-10"))
		if after := count(); after != before {
			t.Errorf("%d statements, %d once everything is with one person", before, after)
		}
		t.Logf("%d statements for everything that somebody holds", before)
	})
}
