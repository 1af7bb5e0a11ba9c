package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

const eastfold = "/adoptions/adp-efd"

// Screen A: the answer, what stops it with owner and date, the hardest first.
func TestReadinessOfEastfold(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness").
			Sees(200, "Not ready to go live: 22 of 42 met, 17 stop it, 3 not known", "All 17 have an owner and a date. The latest, 26 March 2027, is 6 days before the planned go-live.",
				"Next decision, planned for 1 April 2027", "30 of 31 met, 1 accepted gap until 6 January 2027", "Share out the 20 questions", "How strong is our groundwork?", "64 of 100 points as it stands, and up to 70",
				"Met to go live (22)", "Business as usual asks more of these (3)", "Good to have (20, never stop you)", "Does not apply here (1)",
				"The pilot team at Northmoor sees only the answer, unless you ask it for help", "As at 22 November 2026")
		p.In("Stops go-live, no gap can be accepted (4) Law, safety, or lost for good if missed. All 4 must be in place.").
			Sees(200, "Baseline taken before anything changes", "Time 60 cases and lock the baseline", "Callum Reid", "5 February 2027").SeesNot("Equality and inequalities checked")
		p.In("Not known yet (3)").Sees(200, "Old way switched off", "Depends on the interface date.", "Chloe Barker", "13 December 2026")
		p.In("").Follow("Adopt").Sees(200, "Ready to adopt with conditions: 30 of 31 met", "Decided").In("Accepted gaps (1) Each holds until its day.").Sees(200, "Staff record is right", "Ravi Kapoor", "6 January 2027")
		as(t, site, "Anthony Cole").Visit("/adoptions/adp-cvl/readiness").Sees(200, "Not enough known to adopt: 10 of 31 met, 21 not known",
			"It does not count until confirmed, because of what was recorded on 8 September 2026, after this was answered: the organisation merged")
	})
}

func TestAreaAndQuestion(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness/workforce").
			Sees(200, "0 of 5 in place, 2 stop go-live", "Freed time has a destination", "Stops go-live until partly in place", "From the pilot: Teams that changed a clinic template beforehand",
				"From your groundwork: Planned Ravi Kapoor, 7 September 2026", "Accepted gap until 6 January 2027 for the decision to adopt only: accepted by Margaret Ellison, 28 October 2026",
				"Last saved: planned, 2 October 2026, Chloe Barker", "Good to have (2, never stop you)", "Asked only of what is: changes roles, bands, hours or places of work").
			Visit(eastfold+"/readiness/demo-consent~p-01").Sees(200, "Coded consent fields", "Write-back failed until the fields existed").
			Visit(eastfold+"/readiness/no-such").Sees(404, "Page not found").
			Visit(eastfold+"/readiness/demo-consent~p-09").Sees(404, "Page not found")
		as(t, site, "Chloe Barker").Visit(eastfold+"/readiness/wfl-06").
			Sees(200, "Your question, answer by 13 December 2026", "Is there a date when the old forms, logins and double running stop", "From the pilot: Withdraw every paper form on the day",
				"For Digital consent to go live at Eastfold this needs to be partly in place or better", "Last saved: we don’t know yet, 14 October 2026, you. “Depends on the interface date.”").
			Chosen("We don’t know yet").Holds("Why we don’t know (you can leave this out)", "Depends on the interface date.")
	})
}

// A level without what shows it is kept, counted as the rule says, and said at once; the verdict follows.
func TestAnswering(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		chloe := as(t, site, "Chloe Barker").Visit(eastfold + "/readiness/wfl-06")
		chloe.Choose("We don’t know yet").Fill("Who will find out?", "Choose a person").Fill("By when?", "2020-02-01").Fill("Note", "typed before it was refused").Press("Save").
			Sees(422, "There is a problem", "Enter who will find out", "The date by when must be today or in the future").Chosen("We don’t know yet").Holds("Note", "typed before it was refused")
		chloe.Choose("In place").Press("Save").IsAt(eastfold+"/readiness?gate=go_live").Sees(200, "“Old way switched off” is saved as in place. It counts as partly in place until you say what shows it",
			"Not ready to go live: 23 of 42 met, 17 stop it, 2 not known")
		chloe.Visit(eastfold+"/readiness/wfl-06").Sees(200, "Earlier answers (1)", "Counts as partly in place until you say what shows it").
			Fill("Note", "Agreed with all four teams").Choose("Embedded")
		chloe.Post(eastfold+"/readiness/wfl-06", url.Values{"_version": {"2"}, "level": {"3"}, "shows-3": {"https://example.org/plan"}, "shows-4": {"for another level"}, "note": {"Agreed with all four teams"}}).
			Sees(200, "saved as in place").SeesNot("counts as partly").
			Visit(eastfold+"/readiness/workflow").Sees(200, "Shown by: https://example.org/plan", "“Agreed with all four teams”", "Enough to go live").SeesNot("for another level")
		// What is not theirs they may read, and not answer.
		chloe.Visit(eastfold+"/readiness/fin-02").Sees(200, "Whole-life cost known and funded").SeesNot("Save").
			Post(eastfold+"/readiness/fin-02", url.Values{"level": {"3"}, "_version": {"1"}}).Sees(403, "Only a leader of the trust or the person it was given to can answer a question")
		as(t, site, "Margaret Ellison").Visit(eastfold+"/history").Sees(200, "Chloe Barker answered “Old way switched off”", "In place")
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
	})
}

// Two people answer the same question: the second sees both, and loses nothing.
func TestTwoAnswersToOneQuestion(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		chloe, margaret := as(t, site, "Chloe Barker").Visit(eastfold+"/readiness/sup-07"), as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness/sup-07")
		chloe.Choose("Planned").Fill("Note", "The route waits for the leaflets").Press("Save and go to the next").Sees(200, "saved as planned")
		margaret.Choose("Not in place").Fill("Note", "Nothing is there").Press("Save and go to the next").
			Sees(409, "Two answers to one question", "Saved now", "The route waits for the leaflets", "Chloe Barker, 22 November 2026", "Yours, not saved", "Nothing is there").
			Press("Save mine instead").Sees(200, "saved as not in place").
			Visit(eastfold+"/readiness/sup-07").Sees(200, "Earlier answers (2)", "The route waits for the leaflets")
		chloe.Visit(eastfold + "/readiness/sup-07")
		margaret.Visit(eastfold+"/readiness/sup-07").Choose("Partly in place").Press("Save and go to the next").Sees(200, "saved as partly")
		chloe.Choose("Embedded").Press("Save and go to the next").Sees(409, "Two answers").Press("Keep this answer").Sees(200, "Patients can get help or another way").Chosen("Partly in place")
		// The same form sent twice is one answer.
		p := margaret.Visit(eastfold + "/readiness/sup-07")
		form := url.Values{"_key": {formKeyOn(t, p)}, "_version": {"4"}, "level": {"1"}}
		p.Post(eastfold+"/readiness/sup-07", form).Sees(200, "saved as planned")
		p.Post(eastfold+"/readiness/sup-07", form).Sees(200).Visit(eastfold+"/readiness/sup-07").Sees(200, "Earlier answers (4)")
	})
}

// “Does not apply here” needs a reason, and on a question that can stop a gate somebody else's agreement.
func TestDoesNotApply(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		hugh := as(t, site, "Margaret Ellison").Visit(eastfold + "/readiness/sup-02")
		hugh.Choose("Does not apply here").Press("Save and go to the next").Sees(422, "Enter why it does not apply here").
			Fill("Why does it not apply here?", "The service runs on weekdays only").Fill("Who should agree? (you can say it later)", "Hugh Fenwick, Consultant psychiatrist").Press("Save and go to the next").
			Sees(200, "It counts when a second person agrees").
			Visit(eastfold+"/readiness/support").Sees(200, "“Does not apply here” counts only when a second person agrees: Hugh Fenwick is asked to").SeesNot("Agree that it does not apply").
			Post(eastfold+"/readiness/sup-02/agree", nil).Sees(422, "The second person must be somebody other than the person who answers")
		site = letIn(t, a, "p-31", "p-22")
		enter(t, site, "p-22").Post(eastfold+"/readiness/sup-02/agree", nil).Sees(403, "Only a leader of the trust can agree that a question does not apply")
		enter(t, site, "p-31").Visit(eastfold+"/readiness/support").Sees(200, "Agree that it does not apply").
			Press("Agree that it does not apply Support that matches working hours").Sees(200, "You agreed", "Does not apply here (1)").
			Visit(eastfold+"/readiness").Sees(200, "Not ready to go live: 22 of 41 met, 16 stop it, 3 not known")
	})
}

// An answer of the groundwork is lowered for one adoption, or bettered for its own teams; the groundwork stays.
func TestLowerAndTheseTeamsOnly(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness/wfs-02?as=lower").Sees(200, "Lower for this take-up").
			Press("Lower it here").Sees(422, "Enter why it is lower", "Select one of the answers shown").
			Choose("Not in place").Fill("Because of what?", "Not for this supplier").Press("Lower it here").Sees(200, "is lowered for this take-up")
		m.Visit(eastfold+"/readiness/workforce").Sees(200, "Lowered to not in place for this adoption: Not for this supplier")
		m.Press("No longer lower it here Rotas and job plans show real work").Sees(200, "counts as in your groundwork again").SeesNot("Not for this supplier")
		m.Visit(eastfold+"/readiness/wfs-01").Follow("Answer for these teams only").Sees(200, "An answer for these teams only counts up to in place").
			Choose("Embedded").Press("Save and go to the next").Sees(200, "is answered for these teams only").
			Visit(eastfold+"/readiness/workforce").Sees(200, "These teams only: Embedded Margaret Ellison", "Counts as partly in place until you say what shows it")
		m.Visit(eastfold+"/readiness/wfs-01").Press("Take back the answer for these teams Staff record is right").Sees(200, "is answered by your groundwork again", "From your groundwork: Planned Ravi Kapoor")
		m.Post(eastfold+"/readiness/saf-01", url.Values{"as": {"local"}, "level": {"4"}, "_version": {"0"}}).Sees(422, "has one answer for the whole trust")
		m.Post(eastfold+"/readiness/wfs-01", url.Values{"level": {"4"}, "_version": {"0"}}).Sees(422, "answered once for the trust")
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
	})
}

// A gap is the senior responsible owner's to accept, and refused with why where the rule forbids it.
func TestAcceptAGap(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		gap := func(item, due string) url.Values {
			return url.Values{"gate": {"go_live"}, "action": {"Do it"}, "owner": {"p-22"}, "due-day": {due[8:]}, "due-month": {due[5:7]}, "due-year": {due[:4]}}
		}
		m := as(t, site, "Margaret Ellison").Visit(eastfold + "/readiness?gate=go_live")
		m.Visit(eastfold+"/readiness/gov-06?as=gap&gate=go_live").Sees(200, "Accept a gap until a date", "holds for 90 days at most").
			Fill("Until when is the gap accepted?", "2027-02-21").Press("Accept the gap").Sees(422, "must be 20 February 2027 or earlier, 90 days at most").
			Fill("Until when is the gap accepted?", "2027-02-20").Press("Accept the gap").Sees(200, "is accepted until its date", "22 of 42 met, 1 accepted gap until 20 February 2027, 16 stop it, 3 not known")
		m.Visit(eastfold+"/readiness/governance").Follow("Close the accepted gap Equality and inequalities checked").Sees(200, "From then on only the answer counts to go live").
			Press("Close the gap").Sees(422, "Enter why the gap is closed").Fill("Why is it closed?", "It took too long").Press("Close the gap").
			Sees(200, "is closed", "22 of 42 met, 17 stop it, 3 not known").Visit(eastfold+"/history").Sees(200, "closed the accepted gap at")
		m.Post(eastfold+"/readiness/saf-02/gap", gap("saf-02", "2027-01-20")).Sees(422, "No gap can be accepted here: Safety case for this deployment is about law, safety")
		m.Post(eastfold+"/readiness/wfs-01/gap", gap("wfs-01", "2027-01-20")).Sees(422, "more than one step short")
		m.Post(eastfold+"/readiness/wfl-06/gap", gap("wfl-06", "2027-01-20")).Sees(422, "Answer the question first")
		m.Post(eastfold+"/readiness/gov-03/gap", gap("gov-03", "2027-01-20")).Sees(422, "does not stop go-live")
		m.Post(eastfold+"/readiness/pro-03/gap", url.Values{"gate": {"go_live"}}).Sees(422, "Enter what will be done to close the gap", "Select who will do it", "Enter the date by which the gap will be closed")
		enter(t, letIn(t, a, "p-31"), "p-31").Post(eastfold+"/readiness/pro-03/gap", gap("pro-03", "2027-01-20")).Sees(403, "Only the senior responsible owner can accept a gap until a date")
	})
}

func TestShareOut(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		m := as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness").Follow("Share out the 20 questions").
			Sees(200, "Share out the 20 questions", "Share out to 9 people", "The day is the earliest that somebody has already promised").
			In("Answer by").Holds("Day", "13").Holds("Month", "12").In("").
			Holds("Person for Operational lead", "Chloe Barker").Holds("Person for Head of procurement", "Farah Siddiqui")
		m.Fill("Answer by", "2020-01-01").Press("Share out to 9 people").Sees(422, "The date to answer by must be today or in the future").
			Fill("Answer by", "2026-12-13").Fill("Person for Head of procurement", "Nobody now").Press("Share out to 9 people").
			Sees(200, "19 questions are shared out")
		as(t, site, "Chloe Barker").Visit(eastfold+"/readiness").Sees(200, "Answer the first of your 6").Follow("Answer the first of your 6").
			Sees(200, "Question 1 of 6, answer by 13 December 2026", "Freed time has a destination").
			Choose("Partly in place").Press("Save and go to question 2").Sees(200, "saved as partly in place", "Question 1 of 5")
		as(t, site, "Chloe Barker").Visit(eastfold+"/readiness/share").Sees(403, "Only a leader of the trust can share out questions")
		as(t, site, "Judith Crane").Visit("/trusts/ZZ-THS/groundwork").Sees(200, "Thornsea has not described its groundwork: 9 questions can stop a take-up, and 5 people can answer them").
			Follow("Share out the 9 questions").Sees(200, "Share out the 9 questions", "Standard identifiers and codes; Capacity to integrate; Basics work").
			Press("Share out").Sees(422, "Select at least one person to ask").
			Fill("Person for Finance business partner", "Judith Crane").Press("Share out").Sees(200, "1 question is shared out").Visit("/trusts/ZZ-THS/groundwork/pay-04").Sees(200, "Your question", "Pay data can price an hour of staff time")
	})
}

// The pilot's team reads titles, never levels, and only of what it was asked to help with.
func TestAskForHelp(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit(eastfold+"/readiness").Sees(200, "Not ready to go live: 22 of 42 met, 17 stop it, 3 not known", "You see the answer").
			SeesNot("Interfaces built and tested here", "Margaret Ellison", "Callum Reid", "Share out", "Planned Ravi")
		amina.Visit(eastfold+"/readiness/dat-02").Sees(403, "Only members of Eastfold Partnership NHS Trust can read its questions and answers")
		as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness/dat-02").Press("Ask the pilot’s team for help with this").Sees(200, "can read that “Interfaces built and tested here” stops you")
		amina.Visit(eastfold+"/readiness").Sees(200, "Eastfold asks for help with", "Interfaces built and tested here").SeesNot("Staff record is right", "Owen Pritchard")
		as(t, site, "Fiona Gallagher").Visit(eastfold+"/readiness").Sees(200, "Levels as last handed in", "Interfaces built and tested here Planned 2 November 2026").SeesNot("Owen Pritchard")
		as(t, site, "Judith Crane").Visit(eastfold+"/readiness").Sees(403).Visit(eastfold).Sees(200, "preparing since 9 November 2026").SeesNot("Not ready", "22 of 42")
		as(t, site, "Margaret Ellison").Visit(eastfold+"/readiness/dat-02").Press("No longer ask for help with this").Sees(200, "no longer reads")
		amina.Visit(eastfold + "/readiness").SeesNot("Interfaces built and tested here")
	})
}
