package web_test

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/store"
	"groundwork/internal/workaround"
	"groundwork/web/webtest"
)

// fixes are those of a take-up of the demo: a list typed each week because access does not follow the staff record, and a
// second form that is gone.
const fixes = "/adoptions/adp-hml/workarounds"

// The demo's local fixes stand where its record says, with their hours and what closed one of them.
func TestLocalFixesOfTheDemo(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-51", "p-52", "p-53")
		p := as(t, site, "Marcus Webb").Visit("/adoptions/adp-hml").Follow("Local fixes").
			Sees(200, "1 local fix is in place: 3 hours a week of new work.", "Weekly list of movers and leavers typed into the access system", "£57", "Leila Haddad",
				"Closed (1)", "Second paper form kept beside the digital one", "25 (£600)", "28 September 2026", "Forms withdrawn in week 9", "1 does not say whether the next trust would need it too.")
		p.Follow("Download (CSV)").Sees(200, "Local fix,Covers for,Question", "wfs-03", "wfl-06", "closed,We don’t know yet")
		p.Visit("/trusts/ZZ-HML/groundwork/history").Sees(200, "recorded the local fix “Weekly list of movers and leavers")
	})
}

// Somebody records one, is told what is wrong, changes it, renews it and closes it; each is a row, and none is lost.
func TestALocalFixFromBeginningToEnd(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-51", "p-52", "p-53")
		today := a.Today()
		p := as(t, site, "Margaret Ellison").Visit("/adoptions/adp-efd/workarounds").Sees(200, "No local fix is recorded.").Follow("Record a local fix")
		p.Fill("Hours a week it costs", "-1").Fill("What is done instead?", "Rosters copied by hand").Press("Save the local fix").
			Sees(422, "Hours a week must be between 0 and 168", "Select the question of the checklist that it covers for", "Select who owns it", "Enter the last day on which it may stay", "Select whether the next trust would need it too").
			Holds("What is done instead?", "Rosters copied by hand").Holds("Hours a week it costs", "-1")
		p.Fill("Hours a week it costs", "168.5").Fill("Last day on which it may stay", (today-1).String()).Press("Save the local fix").
			Sees(422, "Hours a week must be between 0 and 168", "The last day must be today or later")
		p.Fill("Hours a week it costs", "4.5").Fill("Last day on which it may stay", (today+20).String()).Fill("What does it cover for?", "Workforce systems: Staff record is right").
			Fill("Who owns it?", "Ravi Kapoor, workforce systems lead").Choose("Yes").Press("Save the local fix").
			Sees(200, "Local fix saved", "1 local fix is in place: 4.5 hours a week of new work.", "Ravi Kapoor", "Until "+(today+20).Long())
		// It waits on its owner, who may not change it and is told who may.
		owner := as(t, site, "Ravi Kapoor").Visit("/").Sees(200, "Local fix runs out: Rosters copied by hand")
		owner.Follow("Local fix runs out: Rosters copied by hand").Sees(200, "In place until "+(today+20).Long(), "You own this fix.").SeesNot("Close it")
		p.Follow("Rosters copied by hand").Sees(200, "Covers for", "4.5").Follow("Change it, or set a later day").
			Fill("Last day on which it may stay", (today+90).String()).Fill("Who owns it?", "Whoever is head of payroll").Fill("Hours a week it costs", "").Press("Save the local fix").
			Sees(200, "1 local fix is in place: nobody has counted the hours yet.", "Head of payroll", "Not counted")
		owner.Visit("/").Sees(200).SeesNot("Rosters copied by hand")
		p.Follow("Rosters copied by hand").Follow("Close it").Fill("What closed it?", "").Press("Close the local fix").Sees(422, "Enter what closed it").
			Fill("What closed it?", "The staff record feeds the rosters").Press("Close the local fix").Sees(200, "Local fix closed", "No local fix is in place.", "The staff record feeds the rosters")
		p.Visit("/adoptions/adp-efd/history").Sees(200, "Margaret Ellison recorded the local fix “Rosters copied by hand”", "Margaret Ellison closed the local fix “Rosters copied by hand”")
	})
}

// A pilot says that fixes hold it up which the next trust would need too: its own, and those of trusts that decided to adopt.
func TestAPilotHeldUpByLocalFixes(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		in := workaround.Input{Item: "wfs-03", Title: "Starters typed twice", Hours: "2", Owner: "function:cdio", Expires: (a.Today() + 60).String(), Others: "yes"}
		record := func(person, kind, id string, in workaround.Input) string {
			t.Helper()
			made, err := a.RecordWorkaround(t.Context(), actor(t, a, person), access.Subject{Kind: kind, ID: id}, in)
			if err != nil {
				t.Fatal(err)
			}
			return made
		}
		reader := as(t, site, "Judith Crane")
		reader.Visit("/pilots/demo-consent").Sees(200).SeesNot("Held up by local fixes")
		own := record("p-01", "pilot", "demo-consent", in)
		record("p-51", "adoption", "adp-hml", in)
		in.Others = "no"
		record("p-01", "pilot", "demo-consent", in)
		in.Others = "yes"
		record("p-41", "adoption", "adp-cvl", in) // assessing, and has decided nothing: not counted
		reader.Visit("/pilots/demo-consent").Sees(200, "Held up by local fixes: 2 that the next trust would need too")
		reader.Visit("/pilots/demo-consent/workarounds").Sees(200, "Held up by local fixes: 2 that the next trust would need too (1 at trusts that take it up)", "Starters typed twice").
			SeesNot("Record a local fix")
		if err := a.CloseWorkaround(t.Context(), actor(t, a, "p-01"), access.Subject{Kind: "pilot", ID: "demo-consent"}, own, workaround.CloseInput{On: a.Today().String(), Because: "Gone"}, app.AsItStands); err != nil {
			t.Fatal(err)
		}
		reader.Visit("/pilots/demo-consent").Sees(200, "Held up by local fixes: 1 that the next trust would need too")
	})
}

// A gap of the groundwork that is closed lists its local fixes for closing.
func TestAClosedGapListsItsLocalFixes(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-51", "p-52", "p-53")
		title := "Weekly list of movers and leavers typed into the access system"
		p := as(t, site, "Marcus Webb").Visit("/trusts/ZZ-HML/groundwork").Sees(200, "Local fixes", title, "3 hours a week of new work").SeesNot("In place now")
		p.Visit("/trusts/ZZ-HML/groundwork/wfs-03").Sees(200, "Local fixes for this", title)
		p.Choose("Embedded").Fill("What shows that it is embedded: a sentence or a link", "Feed tested on 20 November").Press("Save").Sees(200)
		for range 2 {
			if strings.Contains(p.Text(), "Save it") {
				p.Press("Save it")
			}
		}
		p.Visit("/trusts/ZZ-HML/groundwork").Sees(200, "In place now")
		p.Visit(fixes).Sees(200, "1 covers for something that is in place now: close it.", "In place now")
		as(t, site, "Leila Haddad").Visit("/").Sees(200, "Local fix can go: "+title)
	})
}

func TestTwoEditorsOfALocalFix(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-51", "p-52", "p-53")
		first, second := as(t, site, "Marcus Webb"), as(t, site, "Ruth Ainsley")
		second.Visit(fixes+"/wka-2/change").Fill("Hours a week it costs", "5")
		closing := as(t, site, "Ruth Ainsley").Visit(fixes + "/wka-2/close")
		first.Visit(fixes+"/wka-2/change").Fill("Hours a week it costs", "4").Press("Save the local fix").Sees(200, "4 hours a week of new work")
		second.Press("Save the local fix").Sees(409, "Somebody else saved this while you were typing", "Yours, not saved").Holds("Hours a week it costs", "5")
		closing.Fill("What closed it?", "The feed").Press("Close the local fix").Sees(409, "Somebody else saved this").Holds("What closed it?", "The feed").Press("Close the local fix").Sees(200, "Local fix closed")
		second.Press("Save the local fix").Sees(409).Press("Save the local fix").Sees(422, "This local fix was closed on")
	})
}

func TestALocalFixPressedTwiceIsOne(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-51", "p-52", "p-53")
		day := a.Today() + 9
		y, m, d := day.Date()
		form := url.Values{"_key": {"k-fix"}, "title": {"Twice"}, "item": {"wfs-03"}, "owner": {"person:p-53"}, "others": {"no"}, "expires-day": {strconv.Itoa(d)}, "expires-month": {strconv.Itoa(int(m))}, "expires-year": {strconv.Itoa(y)}}
		p := as(t, site, "Marcus Webb")
		p.Post(fixes, form).Sees(200, "Local fix saved")
		p.Post(fixes, form).Sees(200)
		all, err := a.Store.Read().Workarounds(t.Context(), access.Subject{Kind: "adoption", ID: "adp-hml"})
		if err != nil || len(all) != 3 {
			t.Errorf("%d local fixes, want 3 (%v)", len(all), err)
		}
		form["item"], form["_key"] = []string{"fin-99"}, []string{"k-other"}
		p.Post(fixes, form).Sees(422, "Select a question that the checklist has")
	})
}

// What an adopting trust patches is its own; what a pilot does is open, without names.
func TestWhoReadsLocalFixes(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-51", "p-52", "p-53")
		as(t, site, "Leila Haddad").Visit(fixes).Sees(200).SeesNot("Record a local fix")
		for _, other := range []string{"Amina Yusuf", "Margaret Ellison"} {
			for _, page := range []string{fixes, fixes + ".csv", fixes + "/wka-2", "/adoptions/adp-hml/staff"} {
				as(t, site, other).Visit(page).Sees(403).SeesNot("Weekly list")
			}
		}
		as(t, site, "Marcus Webb").Visit(fixes + "/wka-9").Sees(404)
		as(t, site, "Marcus Webb").Visit("/pilots/demo-consent/workarounds/wka-2").Sees(404)
		as(t, site, "Leila Haddad").Visit(fixes + "/wka-2/change").Sees(403)
	})
}

func TestLocalFixesAndStaffAskAFixedNumberOfTimes(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		who := actor(t, a, "p-51")
		takeUpOf, pilotOf := access.Subject{Kind: "adoption", ID: "adp-hml"}, access.Subject{Kind: "pilot", ID: "demo-consent"}
		count := func(do func(context.Context) error) int64 {
			var n atomic.Int64
			if err := do(store.CountStatements(t.Context(), &n)); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		list := func(ctx context.Context) error { _, err := a.Workarounds(ctx, who, takeUpOf); return err }
		count(list) // what is published is read once and then kept
		before := count(list)
		for range 12 {
			in := workaround.Input{Item: "wfs-03", Title: "One more", Owner: "person:p-52", Expires: (a.Today() + 5).String(), Others: "yes"}
			if _, err := a.RecordWorkaround(t.Context(), who, takeUpOf, in); err != nil {
				t.Fatal(err)
			}
		}
		if after := count(list); after != before || before > 24 {
			t.Errorf("%d statements with 2 local fixes, %d with 14", before, after)
		}
		if n := count(func(ctx context.Context) error { _, err := a.Staff(ctx, who, pilotOf); return err }); n > 8 {
			t.Errorf("%d statements for the staff of a pilot", n)
		}
	})
}
