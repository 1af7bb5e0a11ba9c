package web_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/organisation"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// Somebody records that something happened: the page first shows which answers it overtakes, and what that changes
// today and after the days of grace. Hard ones count at no decision from that day.
func TestSomethingHappenedIsShownBeforehand(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork").Follow("Has something changed?").
			Press("Show what it changes").Sees(422, "Select what happened").
			Fill("What happened?", "A national standard or law behind the item changed").Fill("What exactly (you can leave this out)", "A wrong form was signed").
			Press("Show what it changes").Sees(200, "Record it?", "become due", "Nothing is saved yet", "Clinical safety function", "Counts at no decision until confirmed")
		m.Press("Go back").Sees(200).Holds("What exactly (you can leave this out)", "A wrong form was signed")
		m.Visit(eastfold + "/readiness/safety").SeesNot("Still true?")
		said := must(a.ForetellExpiry(t.Context(), actor(t, a, "p-21"), app.Questions{Trust: "ZZ-EFD"}, "incident"))
		before := verdicts(t, a, "ZZ-EFD")
		m.Visit("/trusts/ZZ-EFD/groundwork/events").Fill("What happened?", "A national standard or law behind the item changed").Press("Show what it changes").Press("Record it").
			Sees(200, "due for review from today", "Clinical safety function")
		if got := turned(before, verdicts(t, a, "ZZ-EFD")); len(said.Changes) == 0 || got != len(said.Changes) {
			t.Errorf("%d take-ups changed, %d were foretold", got, len(said.Changes))
		}
		m.Visit(eastfold+"/readiness/safety").Sees(200, "Clinical safety function", "Still true? It does not count at a decision until confirmed")

		site = letIn(t, a, "p-27")
		enter(t, site, "p-27").Visit(eastfold+"/readiness/safety").Press("Confirm still true Clinical safety function").Sees(200, "Save this answer?", "This changes 1 adoption").Press("Save the answer").
			Sees(200, "“Clinical safety function” is confirmed", "Nadia Rahman, confirmed 22 November 2026")
		m.Visit("/trusts/ZZ-EFD/groundwork/history").Sees(200, "Nadia Rahman confirmed", "recorded what makes answers due again")
		checked(t, a)

		// What the product notices by itself, and what concerns another trust's take-up, is refused.
		m.Post("/trusts/ZZ-EFD/groundwork/events", url.Values{"event": {"owner_left"}}).Sees(422, "Groundwork records this by itself")
		m.Post("/trusts/ZZ-EFD/groundwork/events", url.Values{"event": {"incident"}, "about": {"adp-hml"}}).Sees(422, "Select what it concerns")
	})
}

// An event that concerns one take-up leaves the others alone.
func TestSomethingHappenedToOneTakeUp(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		other := takeUps(t, a, 4)[0]
		before := verdicts(t, a, "ZZ-EFD")
		as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork/events").Fill("What happened?", "The supplier shipped a major release or changed intended use").
			Fill("What does it concern?", "Only our take-up of Digital consent").Press("Show what it changes").Sees(200, "Record it?").Press("Record it").Sees(200, "due for review from today")
		after := verdicts(t, a, "ZZ-EFD")
		if before[other] != after[other] {
			t.Errorf("another take-up went from %s to %s", before[other], after[other])
		}
		checked(t, a)
	})
}

// Each answer at the day before, the day and the day after each boundary, as the groundwork, the kept stops and the
// page that asks again see it.
func TestAnswersGoOutOfDateByTheClock(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		ctx, leader := t.Context(), actor(t, a, "p-21")
		type sound struct {
			item     string
			due      day.Day
			strength readiness.Strength
		}
		var all []sound
		for _, strength := range []readiness.Strength{readiness.Hard, readiness.Essential} {
			item, due := soundAnswer(t, a, leader, strength)
			all = append(all, sound{item, due, strength})
		}
		slices.SortFunc(all, func(x, y sound) int { return int(x.due - y.due) }) // the clock only goes on
		for _, x := range all {
			item, due, strength := x.item, x.due, x.strength
			for _, c := range []struct {
				days   int
				asked  bool
				fresh  readiness.Freshness
				unsure bool // unknown at the gate
			}{
				{-31, false, readiness.Fresh, false}, {-30, true, readiness.DueSoon, false}, {-29, true, readiness.DueSoon, false},
				{-1, true, readiness.DueSoon, false}, {0, true, readiness.DueSoon, false}, {1, true, readiness.Overdue, strength == readiness.Hard},
				{29, true, readiness.Overdue, strength == readiness.Hard}, {30, true, readiness.Overdue, strength == readiness.Hard}, {31, true, readiness.OutOfDate, true}, {32, true, readiness.OutOfDate, true},
			} {
				then := (due + day.Day(c.days)).Time().Add(12 * time.Hour)
				a.Now = func() time.Time { return then }
				g := must(a.Groundwork(ctx, leader, "ZZ-EFD"))
				st, _ := standing(g, item)
				if st.Age.Freshness != c.fresh || (g.Stops[item] > 0) != c.unsure {
					t.Errorf("%s %+d days: freshness %d, stops %d; want %+v", item, c.days, st.Age.Freshness, g.Stops[item], c)
				}
				if got := asksAbout(must(a.Reviewing(ctx, leader, "ZZ-EFD", "")), "", item); got != c.asked {
					t.Errorf("%s %+d days: asked is %v", item, c.days, got)
				}
			}
		}
		checked(t, a)
	})
}

// soundAnswer is a question of the groundwork that is enough for the next decision now, and when its answer is due.
func soundAnswer(t *testing.T, a *app.App, who access.Actor, s readiness.Strength) (string, day.Day) {
	t.Helper()
	g := must(a.Groundwork(t.Context(), who, "ZZ-EFD"))
	slices.SortFunc(g.Items, func(x, y readiness.Standing) int { return int(x.Age.Due - y.Age.Due) })
	for i := range g.Items {
		if st := &g.Items[i]; st.Item.Strength == s && st.Known && st.Age.Freshness == readiness.Fresh && st.Age.Due > a.Today()+40 && st.Item.Threshold(must(a.Readiness(t.Context(), who, "adp-efd")).Where.Gate) > 0 && g.Stops[st.Item.ID] == 0 {
			return st.Item.ID, st.Age.Due
		}
	}
	t.Fatalf("no %s question of the groundwork is in place", s)
	return "", 0
}

func standing(g app.Groundwork, item string) (readiness.Standing, bool) {
	for _, st := range g.Items {
		if st.Item.ID == item {
			return st, true
		}
	}
	return readiness.Standing{}, false
}

func asksAbout(r app.Reviewing, takeUp, item string) bool {
	for _, x := range r.Answers {
		if x.Item == item && x.Adoption == takeUp {
			return true
		}
	}
	return false
}

// Many answers are confirmed on one page, with what shows each at hand; one that somebody else answered meanwhile keeps
// the page from being saved, and nothing that was ticked is lost.
func TestManyAnswersAreConfirmedOnOnePage(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		then := now.AddDate(0, 9, 0)
		a.Now = func() time.Time { return then }
		leader := actor(t, a, "p-21")
		r := must(a.Reviewing(t.Context(), leader, "ZZ-EFD", ""))
		if len(r.Answers) < 4 {
			t.Fatalf("only %d answers fall due in nine months", len(r.Answers))
		}
		site := letIn(t, a, "p-21", "p-22")
		m := enter(t, site, "p-21").Visit("/").Sees(200, itoa(len(r.Answers))+" answers fall due that decisions to come need", "Tick what is still true, all on one page")
		m.Visit("/trusts/ZZ-EFD/groundwork").Sees(200, "Out of date", "Confirm ").Visit("/").Follow(itoa(len(r.Answers))+" answers fall due that decisions to come need").
			Sees(200, "fall due that decisions to come need", "Open what shows each answer").Press("Confirm what is ticked").Sees(422, "Tick the answers that are still true")
		boxes := url.Values{}
		for _, x := range r.Answers[:3] {
			boxes.Add("still", x.Key()+" "+itoa(x.Seen))
		}
		m.Post("/trusts/ZZ-EFD/groundwork/still-true", boxes)
		if m.Status() == 200 {
			m.Sees(200, "Confirm these answers?", "This changes").Press("Confirm").Sees(200, "3 answers are confirmed")
		} else {
			m.Sees(303)
		}
		left := must(a.Reviewing(t.Context(), leader, "ZZ-EFD", ""))
		if len(left.Answers) != len(r.Answers)-3 {
			t.Errorf("%d of %d answers are left", len(left.Answers), len(r.Answers))
		}
		m.Visit("/").Sees(200, itoa(len(left.Answers))+" answers fall due")
		m.Visit("/trusts/ZZ-EFD/groundwork/history").Sees(200, "confirmed that these answers are still true")
		checked(t, a)

		// Somebody answers one of two that another ticked.
		own := -1
		for i, x := range left.Answers {
			if x.Adoption == "" {
				own = i
			}
		}
		if own < 0 {
			t.Fatal("nothing of the groundwork is left to confirm")
		}
		stale, at := left.Answers[own], app.Questions{Trust: "ZZ-EFD"}
		replied(t, a, at, stale.Item, "2")
		m.Post("/trusts/ZZ-EFD/groundwork/still-true", url.Values{"still": {stale.Key() + " " + itoa(stale.Seen)}, "sure": {"yes"}}).
			Sees(409, "Somebody else answered “"+stale.Standing.Item.Title+"” while you were looking at it", "Nothing is confirmed yet")
		// A respondent is asked only about what was given to them, and may confirm nothing else.
		ravi := enter(t, site, "p-22").Visit("/trusts/ZZ-EFD/groundwork/still-true").Sees(200)
		if mine := must(a.Reviewing(t.Context(), actor(t, a, "p-22"), "ZZ-EFD", "")); mine.Elsewhere == 0 {
			t.Error("a respondent is asked about everything")
		}
		ravi.Post("/trusts/ZZ-EFD/groundwork/still-true", url.Values{"still": {"fin-01 1"}}).Sees(403)
	})
}

// Whoever confirms the same answer a third time with nothing new to show names who looked too: somebody else of the trust.
func TestTheThirdConfirmationAsksForASecondPerson(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ctx, leader, ground := t.Context(), actor(t, a, "p-21"), app.Questions{Trust: "ZZ-EFD"}
		x := app.StillTrue{Item: "saf-01", Seen: app.AsItStands}
		for range 2 {
			if err := a.ConfirmAnswers(ctx, leader, ground, x); err != nil {
				t.Fatal(err)
			}
		}
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork/safety")
		m.Press("Confirm still true Clinical safety function").Sees(200, "Is this still true?", "Who looked at it with you?", "You confirmed it twice already").
			Press("Confirm what is ticked").Sees(422, "Select who looked at it with you")
		x.Second = "p-21"
		if err := a.ConfirmAnswers(ctx, leader, ground, x); err == nil || !strings.Contains(err.Error(), "somebody other than you") {
			t.Errorf("the same person: %v", err)
		}
		x.Second = "p-01"
		if err := a.ConfirmAnswers(ctx, leader, ground, x); err == nil || !strings.Contains(err.Error(), "somebody who works for the trust") {
			t.Errorf("somebody of another trust: %v", err)
		}
		m.Fill("Who looked at it with you?", "Ravi Kapoor, Workforce systems lead").Press("Confirm what is ticked").Sees(200, "1 answer is confirmed")
		m.Visit("/trusts/ZZ-EFD/groundwork/history").Sees(200, "Ravi Kapoor")
		// Somebody else's confirmation needs nobody, and after it the count begins anew.
		x.Second = ""
		if err := a.ConfirmAnswers(ctx, leader, ground, x); err != nil {
			t.Error("after a second look:", err)
		}
		checked(t, a)
	})
}

// The product records four things by itself, and each reaches the answers that listen to it.
func TestWhatTheProductNotices(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		ctx, leader := t.Context(), actor(t, a, "p-21")
		due := func() int {
			g := must(a.Groundwork(ctx, leader, "ZZ-EFD"))
			n := 0
			for _, st := range g.Items {
				if st.Age.Event != nil {
					n++
				}
			}
			return n
		}
		r := must(a.Readiness(ctx, leader, "adp-efd"))
		for _, st := range r.Result.Items {
			if st.Age.Event != nil && st.Age.Event.Kind == readiness.ScopeChanged {
				t.Error("a team changed the scope already:", st.Item.ID)
			}
		}
		// A team joins those of a take-up.
		must(a.AddAdoptionTeam(ctx, leader, "adp-efd", pilot.TeamInput{Name: "Ward Nine"}))
		n := 0
		for _, st := range must(a.Readiness(ctx, leader, "adp-efd")).Result.Items {
			if st.Age.Event != nil && st.Age.Event.Kind == readiness.ScopeChanged {
				n++
			}
		}
		if n == 0 || due() != 0 {
			t.Errorf("a new team makes %d answers of the take-up due, and %d of the trust", n, due())
		}
		// Somebody leaves: what they owned is asked again.
		p := must(a.PeopleAt(ctx, leader, "ZZ-EFD"))
		for _, m := range p.Members {
			if m.ID == "p-27" {
				for _, x := range m.Roles {
					if err := a.EndRole(ctx, leader, "ZZ-EFD", "p-27", x.ID); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		left := due()
		if left == 0 {
			t.Error("somebody left and nothing is asked again")
		}
		// The register says that the trust has changed.
		err := a.LoadOrganisations(ctx, access.Actor{}, func(tx store.Tx) (int, error) {
			return 1, a.ReviseOrganisation(ctx, tx, access.Actor{}, "ZZ-EFD", organisation.Version{ValidFrom: a.Today(), Name: "Eastfold Trust", Short: "Eastfold", ICB: "ZZ-ICB", Source: "test"})
		})
		if err != nil {
			t.Fatal(err)
		}
		if due() <= left {
			t.Error("the register changed and nothing is asked again")
		}
		checked(t, a)
	})
}

// verdicts are the kept answers of the open take-ups of a trust.
func verdicts(t *testing.T, a *app.App, trust string) map[string]string {
	t.Helper()
	if err := a.Freshen(t.Context()); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, k := range must(a.Store.Read().Kept(t.Context(), store.Which{Trust: trust, Open: true})) {
		out[k.Adoption] = k.Standing
	}
	return out
}

// turned is how many of them differ.
func turned(before, after map[string]string) (n int) {
	for id, was := range before {
		if after[id] != was {
			n++
		}
	}
	return n
}

func checked(t *testing.T, a *app.App) {
	t.Helper()
	if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 {
		t.Errorf("%v %v", report.Wrong, err)
	}
}
