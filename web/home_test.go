package web_test

import (
	"context"
	"fmt"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/web"
	"groundwork/web/webtest"
)

// Home says one sentence to each person of the demo, offers one button, and shows what waits on them.
func TestHomeOfEveryVisitor(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Judith Crane").Sees(200, "Thornsea Coastal Hospitals NHS Trust",
			"Thornsea has not described its groundwork: 9 questions can stop an adoption like Digital consent, and 5 heads of service can answer them.",
			"the next one like it starts with 25 of 63 questions answered", "Share out the first 9", "The other 16 are good to have and never stop you",
			"Chief digital and information officer 3 Standard identifiers and codes; Capacity to integrate; Basics work",
			"Digital consent: ask again", "1 September 2027", "already solved another way", "What others found", "Live at 2 trusts").
			SeesNot("Waits on you", "Our take-ups")
		as(t, site, "Margaret Ellison").Sees(200, "17 gaps stop Digital consent going live, and 3 answers are not known.", "22 of 42 met. Planned for 1 April 2027, in 130 days.",
			"See what stops it", "Not ready", "22 of 42 met, 17 stop it, 3 not known", "An accepted gap falls due: Staff record is right", "Ravi Kapoor owes it", "6 January 2027",
			"Review the decision that Digital consent is adopted", "20 January 2027", "Old way switched off", "Chloe Barker: finds out").
			SeesNot("has not described", "Coming back to you")
		as(t, site, "Anthony Cole").Sees(200, "Not enough is known to adopt Digital consent: 21 answers are missing.", "10 of 31 met", "5 questions about Digital consent")
		as(t, site, "Chloe Barker").Sees(200, "One question, due 13 December. About 2 minutes.", "You owe 5 more things, the first due 16 January 2027", "Answer it").
			SeesNot("Our take-ups", "Next from others", "17 gaps")
		as(t, site, "Amina Yusuf").Sees(200, "Digital consent: 1 thing is missing before other trusts can use it.", "Finish it", "Missing from Digital consent", "Documents", "Our pilots", "First adopters").
			SeesNot("Eastfold", "Waits on you")
		as(t, site, "Fiona Gallagher").Sees(200, "2 take-ups in Upland North: 2 not ready at the next decision.", "2 of 4 trusts take something up", "Eastfold Digital consent Go live",
			"Start with “Staff record is right”: it stops 1 of 2 take-ups; about 9,400 hours a year wait behind it.", "See what to fix first").
			SeesNot("Carrow Vale", "falls due")
		as(t, site, "Zoe Tanner").Sees(200, "Groundwork is running.", "Look after people").SeesNot("Digital consent")
		as(t, site, "Peter Ashdown").IsAt("/board/ZZ-NMR")
		as(t, site, "Marion Lister").IsAt("/board/ZZ-NMR")
	})
}

// The one button leads somewhere, and so does everything that waits.
func TestHomeLeadsSomewhere(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		for _, name := range []string{"Judith Crane", "Margaret Ellison", "Anthony Cole", "Chloe Barker", "Amina Yusuf", "Fiona Gallagher", "Zoe Tanner", "Rosa Delgado", "Grace Okonkwo"} {
			p := as(t, site, name)
			for _, href := range p.Links() {
				if p.Visit(href); p.Status() != 200 {
					t.Errorf("%s: home leads to %s, which answers %d", name, href, p.Status())
				}
			}
		}
	})
}

func TestHomeOfADraft(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		who, err := a.Actor(t.Context(), "p-01", "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.RegisterPilot(t.Context(), who, pilot.Input{Name: "Shared discharge letters", Trust: "ZZ-NMR", Lead: "p-01"}); err != nil {
			t.Fatal(err)
		}
		as(t, site, "Amina Yusuf").Sees(200, "Shared discharge letters: 2 answers are missing before other trusts can see it.", "Finish them", "Draft")
		as(t, site, "Judith Crane").SeesNot("Shared discharge letters")
		as(t, site, "Fiona Gallagher").SeesNot("Shared discharge letters")
	})
}

// Home asks a bounded number of statements, whatever a person's parts are.
func TestStatementsOfHome(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		for person, most := range map[string]int64{"p-61": 25, "p-21": 35, "p-41": 35, "p-30": 28, "p-01": 32, "p-71": 15, "p-90": 10, "p-11": 9, "p-05": 29} {
			// The second time, when packs that never change have been read once.
			for i := range 2 {
				n := statements(t, a, person, func(ctx context.Context, who access.Actor) error {
					_, err := a.Waiting(ctx, who)
					return err
				})
				if i == 1 && n > most {
					t.Errorf("home of %s asks %d statements, want at most %d", person, n, most)
				}
			}
		}
	})
}

// All parts of a person are on one page, whatever organisation is chosen; parts that ended are not.
func TestHomeMergesParts(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		err := a.LoadPeople(t.Context(), access.Actor{}, func(tx store.Tx) (int, error) {
			x := person.Person{ID: "p-both", Name: "Sam Both", Email: "sam.both@example.org"}
			if err := tx.AddPerson(t.Context(), x, day.At(now)); err != nil {
				return 0, err
			}
			for i, m := range []store.Membership{
				{Membership: access.Membership{Organisation: "ZZ-NMR", Role: access.InnovationLead}},
				{Membership: access.Membership{Organisation: "ZZ-EFD", Role: access.TrustLeader}},
				{Membership: access.Membership{Organisation: "ZZ-NMR", Role: access.BoardMember}},
				{Membership: access.Membership{Organisation: "ZZ-CVL", Role: access.TrustLeader}, To: day.Of(now) - 1},
			} {
				m.ID, m.Person, m.From = fmt.Sprint("m-both-", i), x.ID, day.On(2024, 4, 1)
				if err := tx.AddMembership(t.Context(), m, day.At(now), ""); err != nil {
					return 0, err
				}
			}
			return 1, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		who, err := a.Actor(t.Context(), "p-both", "")
		if err != nil {
			t.Fatal(err)
		}
		m, err := a.Waiting(t.Context(), who)
		if err != nil {
			t.Fatal(err)
		}
		if text := m.Answer().Text; text != "17 gaps stop Digital consent going live, and 3 answers are not known." {
			t.Errorf("the sentence is %q", text)
		}
		if len(m.Takeups) != 1 || len(m.Pilots) != 2 || len(m.FromOthers()) == 0 {
			t.Errorf("%d take-ups, %d pilots, %d lines from others", len(m.Takeups), len(m.Pilots), len(m.FromOthers()))
		}
	})
}

// Outside the demonstration the front page offers the way to sign in, and nobody walks in.
func TestFrontPageOutsideTheDemonstration(t *testing.T) {
	emptyDatabases.Each(t, func(t *testing.T, url string) {
		site := webtest.Serve(t, web.New(opened(t, url), web.Config{Secret: testSecret}))
		site.Person(t, "a stranger").Visit("/").
			Sees(200, "Do the groundwork once; adopt many times", "Groundwork records what a pilot changed").
			SeesNot("Walk in", "Amina Yusuf", "invented").
			Follow("Sign in").Sees(200, "Password")
	})
}
