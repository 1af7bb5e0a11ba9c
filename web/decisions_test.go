package web_test

import (
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// The senior responsible owner decides; what the records showed is frozen, and stays whatever is answered later.
func TestDecideToAdopt(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const list = eastfold + "/decisions"
		m := as(t, site, "Margaret Ellison").Visit(list+"/new?gate=adopt").Sees(200, "Ready to adopt with conditions: 30 of 31 met", "This would replace the decision of 28 October 2026").
			Press("Record the decision").Sees(422, "Select what was decided", "Enter why it was decided so").
			Choose("Go, with the accepted gaps").Fill("Why?", "The contract ends in March").Fill("Day of the decision", "2027-02-30").Press("Record the decision").
			Sees(422, "The day of the decision must be a real date", "“Benefit targets and owners accepted” is in the way. Close it first, or enter why to go ahead without it").
			Chosen("Go, with the accepted gaps").Holds("Why?", "The contract ends in March")
		m.Fill("Day of the decision", "2027-11-23").Press("Record the decision").Sees(422, "must be today or in the past")
		m.Fill("Go ahead without “Benefit targets and owners accepted”, because", "Finance meets on Monday").Fill("Day of the decision", "2026-11-22").Choose("Chloe Barker").
			Fill("Concerns that somebody had", "The leaflets").Press("Record the decision").
			Sees(200, "The decision is recorded, with its evidence", "Go, with accepted gaps, decided on 22 November 2026 by Margaret Ellison", "Ready to adopt with conditions: 30 of 31 met, 1 accepted gap",
				"Present Chloe Barker", "Went ahead without", "Finance meets on Monday", "Its fingerprint (SHA-256) still fits").SeesNot("Readiness has changed")
		at := m.Path()
		m.Visit(list).Sees(200, "replaced by a later decision").Visit(eastfold+"/history").Sees(200, "Go, with accepted gaps", "Finance meets on Monday")

		before := must(a.Decision(t.Context(), actor(t, a, "p-21"), "adp-efd", at[strings.LastIndex(at, "/")+1:]))
		m.Visit("/trusts/ZZ-EFD/groundwork/saf-01").Choose("Not in place").Press("Save").Press("Save the answer").Sees(200, "is saved as not in place").
			Visit(at).Sees(200, "Readiness has changed since the decision", "Clinical safety function: then in place, now not in place", "Ready to adopt with conditions: 30 of 31 met", "Its fingerprint (SHA-256) still fits").
			Visit(eastfold).Sees(200, "Readiness has changed since the decision of 22 November 2026: adopt.").
			Visit(list).Sees(200, "readiness has changed since").
			Visit("/").Sees(200, "Readiness has changed since the decision that", "No longer so: Clinical safety function. The decision of 22 November 2026 stands until it is reviewed")
		after := must(a.Decision(t.Context(), actor(t, a, "p-21"), "adp-efd", before.Row.ID))
		if string(before.Row.Frozen) != string(after.Row.Frozen) || before.Row.SHA256 != after.Row.SHA256 || !after.Intact || len(after.Changed) != 1 {
			t.Errorf("the frozen evidence changed: %s became %s, %v", before.Row.SHA256, after.Row.SHA256, after.Changed)
		}
		if f := after.Frozen; f.Verdict != readiness.ReadyWithConditions.String() || len(f.Items) != 63 || f.Pack.Version != 2 || f.Pack.SHA256 == "" || f.Checklist.SHA256 == "" || len(f.Gaps) != 1 {
			t.Errorf("frozen: %s, %d questions, pack %+v, checklist %+v, %d gaps", f.Verdict, len(f.Items), f.Pack, f.Checklist, len(f.Gaps))
		}
	})
}

// What is about law or safety, or lost for good, keeps a gate closed whatever anybody types.
func TestHardCriteriaCannotBePassedOver(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison").Visit(eastfold+"/decisions/new").
			Sees(200, "Decide to go live", "In the way, and nobody can go ahead without it (5)", "Safety case for this deployment")
		form := url.Values{"gate": {"go_live"}, "outcome": {"go"}, "why": {"All is well"}, "by": {"p-21"}, "on-day": {"22"}, "on-month": {"11"}, "on-year": {"2026"}}
		page := must(a.ToDecide(t.Context(), actor(t, a, "p-21"), "adp-efd", "go_live"))
		for _, o := range page.Obstacles {
			form.Set(o.Name, "We know better")
		}
		m.Post(eastfold+"/decisions", form).Sees(422, "“Safety case for this deployment” cannot be passed over", "“Adapted workflow approved before technology set-up was signed off” cannot be passed over")
		form.Set("gate", "bau")
		m.Post(eastfold+"/decisions", form).Sees(422, "The decision to go live comes first")
		form.Set("gate", "never")
		m.Post(eastfold+"/decisions", form).Sees(404)
		m.Visit(eastfold+"/decisions/new?gate=go_live").Choose("Not yet").Fill("Why?", "Seventeen things stop it").Press("Record the decision").
			Sees(200, "Not yet, decided on 22 November 2026", "Not ready to go live: 22 of 42 met").
			Visit(eastfold).Sees(200, "Preparing")

		// Not enough known is refused like Not ready.
		as(t, site, "Anthony Cole").Visit("/adoptions/adp-cvl/decisions/new").Sees(200, "Not enough known to adopt: 10 of 31 met, 21 not known").
			Choose("Go").Fill("Why?", "It is time").Press("Record the decision").Sees(422, "“Regulatory status confirmed” cannot be passed over", "“Staff record is right” is in the way")
	})
}

// A board's secretary records what the board decided, with its minute, and passes over nothing.
func TestSecretaryRecordsTheBoard(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		giveRole(t, a, "p-22", access.Secretary, "ZZ-EFD")
		site := letIn(t, a, "p-22")
		s := enter(t, site, "p-22").Visit(eastfold+"/decisions/new?gate=adopt").Sees(200, "You record what the board decided, for Margaret Ellison").SeesNot("Go ahead without")
		s.Choose("Not yet").Fill("Why?", "The board wants the safety case first").Press("Record the decision").Sees(422, "Enter the reference of the board’s minute").
			Fill("Where is it minuted?", "Board, November 2026, item 7").Press("Record the decision").
			Sees(200, "Not yet, decided on 22 November 2026 by Margaret Ellison", "Board, November 2026, item 7")
		s.Post(eastfold+"/decisions", url.Values{"gate": {"adopt"}, "outcome": {"go"}, "by": {"p-21"}, "why": {"So minuted"}, "minute": {"Item 8"}, "on-day": {"22"}, "on-month": {"11"}, "on-year": {"2026"}, "go-ahead-line-2": {"Later"}}).
			Sees(422, "Only the senior responsible owner can go ahead without “Benefit targets and owners accepted”")

		// Sent twice it is one decision.
		s.Visit(eastfold + "/decisions/new?gate=adopt")
		form := url.Values{"_key": {formKeyOn(t, s)}, "gate": {"adopt"}, "outcome": {"not_yet"}, "by": {"p-21"}, "why": {"Again"}, "minute": {"Item 9"}, "on-day": {"22"}, "on-month": {"11"}, "on-year": {"2026"}}
		first := s.Post(eastfold+"/decisions", form).Sees(200, "Not yet").Path()
		if second := s.Post(eastfold+"/decisions", form).Sees(200).Path(); first != second {
			t.Errorf("sent twice: %s and %s", first, second)
		}
	})
}

// Decisions are the trust's own; only their stage is everybody's.
func TestOthersReadNoDecision(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		giveRole(t, a, "p-22", access.BoardMember, "ZZ-EFD")
		site := letIn(t, a, "p-22")
		id := must(a.AdoptionPage(t.Context(), actor(t, a, "p-21"), "adp-efd")).Decisions[0].ID
		enter(t, site, "p-22").Visit(eastfold+"/decisions/"+id).Sees(200, "Why").Visit(eastfold+"/decisions").Sees(200, "28 October 2026").SeesNot("Decide to go live").
			Visit(eastfold+"/decisions/new").Sees(403, "Only the senior responsible owner")
		for _, name := range []string{"Amina Yusuf", "Fiona Gallagher", "Judith Crane"} {
			as(t, site, name).Visit(eastfold+"/decisions").Sees(403, "Only members of Eastfold").SeesNot("28 October").
				Visit(eastfold + "/decisions/" + id).Sees(403).SeesNot("fingerprint").Visit(eastfold + "/decisions/new").Sees(403).
				Visit("/adoptions/adp-cvl/decisions/" + id).Sees(403)
		}
		as(t, site, "Margaret Ellison").Visit("/adoptions/adp-hml/decisions/" + id).Sees(403).Visit(eastfold + "/decisions/dec-11").Sees(404)
	})
}

func giveRole(t *testing.T, a *app.App, personID string, role access.Role, organisation string) {
	t.Helper()
	err := a.Store.Do(t.Context(), func(tx store.Tx) error {
		m := store.Membership{ID: a.NewID(), Person: personID, Membership: access.Membership{Organisation: organisation, Role: role}, From: day.On(2026, 1, 1)}
		return tx.AddMembership(t.Context(), m, day.At(a.Now()), "")
	})
	if err != nil {
		t.Fatal(err)
	}
}
