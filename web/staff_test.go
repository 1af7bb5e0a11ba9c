package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/staff"
	"groundwork/web/webtest"
)

const staffOf = "/pilots/demo-consent/staff"

// The demo's staff stand where its record says: asked four times, 166 of 171 trained, and three places to call today.
func TestStaffOfTheDemo(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		p := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent").Follow("Staff").
			Sees(200, "166 of 171 people are trained; staff were asked 4 times; 3 places to call today.", "97 of 164 answered: 71% want it, 58% think they can",
				"Use of freed time is agreed team by team", "21 of 22", "Ended on 30 January 2026", "Kwame Boateng")
		p.Visit(staffOf+"/training/list.csv").Sees(200, "Who,To be trained,Trained,Hours each,By,Last training,How", ",22,21,1.5,,2025-08-29,")
		p.Visit(staffOf+"/engagement/list.csv").Sees(200, "Partnership forum")
		p.Visit(staffOf+"/support/list.csv").Sees(200, "Service desk")
		p.Visit(staffOf + "/people/list.csv").Sees(404)
		as(t, site, "Judith Crane").Visit(staffOf).Sees(200, "166 of 171 people are trained", "Chief nursing information officer, Northmoor").SeesNot("Kwame Boateng", "Record training")
		r, err := a.PilotStaff(t.Context(), a.Store.Read(), "demo-consent")
		if err != nil || len(r.Engagements) != 4 || len(r.Trainings) != 6 || len(r.Supports) != 4 {
			t.Errorf("the pack reads %d, %d, %d (%v)", len(r.Engagements), len(r.Trainings), len(r.Supports), err)
		}
	})
}

// Somebody records each kind, is told what is wrong, corrects it, and takes back what was a mistake.
func TestStaffFromBeginningToEnd(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		today := a.Today()
		p := as(t, site, "Margaret Ellison").Visit("/adoptions/adp-efd").Follow("Staff").Sees(200, "No training is recorded.", "Nobody has recorded who to call.").Follow("Record training")
		p.Fill("Or another group", "Ward clerks").Fill("How many are to be trained?", "40").Fill("How many are trained now?", "41").Press("Save").
			Sees(422, "How many are trained cannot be more than the 40 who are to be", "Enter by when all are trained").Holds("Or another group", "Ward clerks")
		p.Fill("How many are trained now?", "").Fill("By when are all trained?", (today-1).String()).Press("Save").
			Sees(200, "Nobody has counted who is trained", "Ward clerks: nobody has counted who of the 40 is trained", "Not counted, of 40")
		p.Follow("Correct Ward clerks").Fill("How many are trained now?", "0").Press("Save").Sees(200, "0 of 40 people are trained", "Ward clerks: 40 of 40 were to be trained by")
		p.Follow("Record how staff were asked").Fill("When were staff asked?", today.String()).Fill("How?", "Workshop").Fill("Who took part?", "Twelve nurses of two wards").
			Fill("What did staff say?", "The form is too long").Press("Save").Sees(200, "staff were asked once", "Not said yet", "what changed because of it is not said")
		p.Follow("Record who to call").Fill("Who to call?", "Service desk").Fill("When, and for what?", "Every day").Fill("How to reach them", "Extension 4455").Fill("From when?", today.String()).
			Press("Save").Sees(200, "1 place to call today", "Extension 4455")
		p.Follow("Correct Ward clerks").Choose("This was recorded by mistake: take it back").Press("Save").Sees(200, "No training is recorded").SeesNot("Ward clerks")
		p.Visit("/adoptions/adp-efd/history").Sees(200, "took back the training of Ward clerks, recorded by mistake", "recorded who to call: Service desk").SeesNot("Extension 4455")
		p.Visit("/adoptions/adp-efd/staff/wishes").Sees(404)
		as(t, site, "Chloe Barker").Visit("/adoptions/adp-efd/staff").Sees(200, "Extension 4455").SeesNot("Record who to call")
		as(t, site, "Amina Yusuf").Visit("/adoptions/adp-efd/staff").Sees(403)
	})
}

func TestTwoEditorsOfATraining(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		first, second := as(t, site, "Amina Yusuf"), as(t, site, "Amina Yusuf")
		second.Visit(staffOf+"/training/trn-2").Fill("How many are trained now?", "20")
		first.Visit(staffOf+"/training/trn-2").Fill("How many are trained now?", "22").Press("Save").Sees(200, "167 of 171 people are trained")
		second.Press("Save").Sees(409, "Somebody else saved this while you were typing", "Yours, not saved").Holds("How many are trained now?", "20")
		form := url.Values{"_key": {"k-call"}, "kind": {"Floor walkers"}, "cover": {"First week"}, "from-day": {"1"}, "from-month": {"12"}, "from-year": {"2026"}}
		first.Post(staffOf+"/support", form).Sees(200, "Floor walkers")
		first.Post(staffOf+"/support", form).Sees(200)
		r, err := a.Store.Read().Staff(t.Context(), access.Subject{Kind: "pilot", ID: "demo-consent"})
		if err != nil || len(r.Supports) != 5 {
			t.Errorf("%d places to call, want 5 (%v)", len(r.Supports), err)
		}
	})
}

// A survey that few answered is shown to other trusts without its counts.
func TestFewAnswersStayWithinTheTrust(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		l := app.StaffLine{Of: access.Subject{Kind: "pilot", ID: "demo-consent"}}
		in := staff.EngagementInput{Held: a.Today().String(), Kind: "survey", Asked: "9", Answered: "4", WantIt: "75", YouSaid: "Too slow"}
		if _, err := a.RecordEngagement(t.Context(), actor(t, a, "p-01"), l, in); err != nil {
			t.Fatal(err)
		}
		as(t, site, "Amina Yusuf").Visit(staffOf).Sees(200, "4 of 9 answered: 75% want it")
		as(t, site, "Judith Crane").Visit(staffOf).Sees(200, "Fewer than 5 people answered").SeesNot("4 of 9", "75%")
		as(t, site, "Judith Crane").Visit("/pilots/demo-consent/history").Sees(200, "recorded how staff were asked").SeesNot("4 of 9", "75%")
	})
}
