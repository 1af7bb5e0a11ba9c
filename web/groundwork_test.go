package web_test

import (
	"math/rand/v2"
	"net/url"
	"strconv"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// Saving an answer about the trust first says what it changes, then changes every open take-up at once, and the
// history of each says why.
func TestGroundworkSaysFirstWhatItChanges(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork").
			Sees(200, "13 of 25 in place; Workforce systems stops 1 take-up", "Everyone at Eastfold sees this page. Nobody outside Eastfold does")
		m.In("Stops take-ups now (1) Mended once, it helps every one of them.").Sees(200, "Correct teams and managers", "Ravi Kapoor", "6 January 2027")
		m.In("").Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Choose("In place").Fill("What shows that it is in place: a sentence or a link", "Staff record report, November").Press("Save").
			Sees(200, "Save this answer?", "This changes 1 adoption: 1 becomes Ready", "Nothing is saved yet").
			In("What becomes of your take-ups").Sees(200, "Digital consent", "Ready with conditions 30 of 31 met, 1 accepted gap until 6 January 2027", "Ready 31 of 31 met", "23 of 42 met, 16 stop it, 3 not known")
		m.In("").Press("Go back to it").Sees(200).Chosen("In place").Holds("What shows that it is in place: a sentence or a link", "Staff record report, November").Press("Save").Press("Save the answer").
			Sees(200, "“Staff record is right” is saved as in place", "14 of 25 in place; nothing here stops a take-up")
		m.Visit(eastfold+"/readiness").Sees(200, "Not ready to go live: 23 of 42 met, 16 stop it, 3 not known").
			Visit(eastfold+"/history").Sees(200, "Staff record is right", "Ready with conditions became Ready: 31 of 31 met").
			Visit("/trusts/ZZ-EFD/groundwork/history").Sees(200, "Staff record is right")
		lines, err := a.AdoptionsOf(t.Context(), actor(t, a, "p-21"), "ZZ-EFD")
		if err != nil || lines[0].Kept.Gates[readiness.Adopt].Verdict != readiness.Ready {
			t.Errorf("kept: %+v, %v", lines[0].Kept.Gates, err)
		}
		// What changes nothing is saved at once.
		m.Visit("/trusts/ZZ-EFD/groundwork/fin-03").Choose("Planned").Press("Save").Sees(200, "“Comparable cost reporting” is saved as planned")
	})
}

func TestGroundworkBadInput(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork/wfs-02")
		m.Choose("We don’t know yet").Press("Save").Sees(422, "Enter who will find out", "Enter the date by when").Chosen("We don’t know yet")
		m.Visit("/trusts/ZZ-EFD/groundwork/fin-02").Sees(404, "Page not found").
			Visit("/trusts/ZZ-EFD/groundwork/no-such").Sees(404).Visit("/trusts/ZZ-NOPE/groundwork").Sees(404).
			Visit("/trusts/ZZ-HML/groundwork").Sees(404)
		for _, name := range []string{"Fiona Gallagher", "Amina Yusuf", "Judith Crane"} {
			as(t, site, name).Visit("/trusts/ZZ-EFD/groundwork").Sees(404, "Page not found").Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Sees(404).
				Post("/trusts/ZZ-EFD/groundwork/wfs-01", url.Values{"level": {"0"}}).Sees(404)
		}
		site.Person(t, "nobody").Visit("/trusts/ZZ-EFD/groundwork").SeesNot("Staff record is right")
		// Ravi was given the staff record, and nothing of finance.
		ravi := enter(t, letIn(t, a, "p-22"), "p-22")
		ravi.Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Sees(200, "Save").Visit("/trusts/ZZ-EFD/groundwork/fin-01").Sees(200).SeesNot("Save").
			Post("/trusts/ZZ-EFD/groundwork/fin-01", url.Values{"level": {"0"}, "_version": {"1"}}).Sees(403)
	})
}

// Kept answers equal the ledgers after any edits, on any day; read on a later day they are worked out again.
func TestKeptAnswersAfterRandomEdits(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		r := rand.New(rand.NewPCG(7, 11))
		ctx, day := t.Context(), now
		owner := actor(t, a, "p-21")
		for i := range 60 {
			if i%12 == 11 {
				day = day.Add(time.Duration(r.IntN(40)) * 24 * time.Hour)
				then := day
				a.Now = func() time.Time { return then }
				if err := a.Freshen(ctx); err != nil {
					t.Fatal(err)
				}
			}
			if err := randomEdit(t, a, owner, r); err != nil {
				t.Fatalf("edit %d: %v", i, err)
			}
			report, err := a.Check(ctx)
			if err != nil || len(report.Wrong) > 0 {
				t.Fatalf("after edit %d: %v %v", i, report.Wrong, err)
			}
		}
	})
}

// randomEdit does one of the deeds that move answers; what the rules refuse counts as done.
func randomEdit(t *testing.T, a *app.App, owner access.Actor, r *rand.Rand) error {
	t.Helper()
	c, ctx := a.Library.Checklist, t.Context()
	it := c.Items[r.IntN(len(c.Items))]
	here, ground := app.Questions{Adoption: "adp-efd"}, app.Questions{Trust: "ZZ-EFD"}
	at := here
	if it.Scope == readiness.Foundation {
		at = ground
	}
	in := readiness.Input{Choice: strconv.Itoa(r.IntN(5)), Shows: []string{"", "A report"}[r.IntN(2)]}
	switch r.IntN(8) {
	case 0:
		in = readiness.Input{Choice: "not_known", FindsOut: "p-22", Day: "1", Month: "1", Year: "2030"}
	case 1:
		in = readiness.Input{Choice: "not_applicable", Reason: "Not here"}
	}
	future := func() string { return (a.Today() + 1).Time().AddDate(0, 0, r.IntN(200)).Format("2006-1-2") }
	switch r.IntN(9) {
	case 0:
		return refused(a.LowerHere(ctx, owner, "adp-efd", it.ID, readiness.Level(r.IntN(3)), "Because", app.AsItStands))
	case 1:
		return refused(a.Answer(ctx, owner, here, app.Reply{Item: it.ID, Input: in, Local: true, Seen: app.AsItStands}))
	case 2:
		return refused(a.ConfirmAnswers(ctx, owner, at, app.StillTrue{Adoption: at.Adoption, Item: it.ID, Seen: app.AsItStands}))
	case 3:
		e := c.Events[r.IntN(len(c.Events))].Key
		return refused(a.RecordExpiry(ctx, owner, []app.Questions{here, ground}[r.IntN(2)], e, "", ""))
	case 4:
		g := readiness.Gates[r.IntN(3)]
		return refused(a.AcceptGap(ctx, owner, "adp-efd", app.GapInput{Item: it.ID, Gate: g.String(), Action: "Mend it", Owner: "p-22", Due: future()}))
	case 5:
		return refused(a.PlanGates(ctx, owner, "adp-efd", map[string]string{"go_live": future()}))
	case 6:
		yes := map[string]string{"paid_supplier": []string{"yes", "no"}[r.IntN(2)], "changes_roles": []string{"yes", "no"}[r.IntN(2)]}
		return refused(a.StateFacts(ctx, owner, "adp-efd", yes))
	default:
		return refused(a.Answer(ctx, owner, at, app.Reply{Item: it.ID, Input: in, Seen: app.AsItStands}))
	}
}

// One changed answer at a trust with five take-ups says beforehand what it changes, and changes five answers at once.
func TestOneAnswerChangesFiveTakeUps(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ctx, leader := t.Context(), actor(t, a, "p-21")
		takeUps(t, a, 4)
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork/saf-01").Choose("Not in place").Press("Save").
			Sees(200, "This changes 5 adoptions: 1 becomes Not ready, 4 keep the answer, with other counts behind it").Press("Save the answer").Sees(200, "is saved as not in place")
		for _, l := range must(a.AdoptionsOf(ctx, leader, "ZZ-EFD")) {
			if l.Kept.Gates[readiness.Adopt].Verdict != readiness.NotReady {
				t.Errorf("%s is kept as %s", l.PilotName, l.Kept.Gates[readiness.Adopt].Verdict)
			}
			m.Visit("/adoptions/"+l.ID+"/history").Sees(200, "Clinical safety function", "became Not ready")
		}
		report, err := a.Check(ctx)
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
		m.Visit("/trusts/ZZ-EFD/groundwork").Sees(200, "12 of 25 in place; Workforce systems and clinical and information safety stop 5 take-ups", "Clinical safety function Not in place (stops 5 take-ups)")
	})
}
