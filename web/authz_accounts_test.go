package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
)

const (
	looksAfterPeople = "trust_leader secretary admin*"
	chloe            = "p-30" // a respondent of Eastfold
)

var accountRows = []row{
	{route: "GET /sign-in", at: "/sign-in", may: "everyone", ok: []int{200, 303}},
	{route: "POST /sign-in", at: "/sign-in", form: url.Values{"email": {"nobody@example.org"}, "password": {"not a password"}}, may: "everyone", ok: []int{422}, once: true},
	{route: "GET /sign-in/code", at: "/sign-in/code", may: "everyone", ok: []int{303}},
	{route: "POST /sign-in/code", at: "/sign-in/code", form: url.Values{"code": {"123456"}}, may: "everyone"},
	{route: "GET /welcome/:token", at: "/welcome/never-made", may: "everyone", ok: []int{404}},
	{route: "POST /welcome/:token", at: "/welcome/never-made", form: url.Values{"password": {"moss lantern orbit"}, "code": {"123456"}}, may: "everyone", ok: []int{404}},
	{route: "POST /sign-out", at: "/sign-out", may: "everyone"},
	{route: "GET /account", at: "/account", may: "signed in"},
	{route: "POST /account/organisation", at: "/account/organisation", form: url.Values{"organisation": {"ZZ-NMR"}},
		may: "innovation_lead trust_leader respondent secretary board_member admin", own: 404, other: 404},
	// Nobody who walked in has a password; with one they get further, which the tests of accounts try.
	{route: "GET /account/password", at: "/account/password", may: "signed in", ok: []int{403}},
	{route: "POST /account/password", at: "/account/password", may: "signed in", ok: []int{403}},
	{route: "GET /account/recovery-codes", at: "/account/recovery-codes", may: "signed in", ok: []int{403}},
	{route: "POST /account/recovery-codes", at: "/account/recovery-codes", may: "signed in", ok: []int{403}},
	{route: "POST /account/recovery-codes/kept", at: "/account/recovery-codes/kept", may: "signed in"},
	{route: "POST /account/sessions/end-others", at: "/account/sessions/end-others", may: "signed in"},
	{route: "POST /account/sessions/:session/end", at: "/account/sessions/0123456789abcdef/end", may: "signed in", ok: []int{404}},
	{route: "GET /account/unsent", at: "/account/unsent", may: "signed in", ok: []int{404}},
	{route: "POST /account/unsent", at: "/account/unsent", may: "signed in", ok: []int{404}},

	{route: "GET /trusts/:ods/people", at: "/trusts/ZZ-EFD/people", org: "ZZ-EFD", may: looksAfterPeople},
	{route: "GET /trusts/:ods/people/new", at: "/trusts/ZZ-EFD/people/new", org: "ZZ-EFD", may: looksAfterPeople},
	{route: "POST /trusts/:ods/people", at: "/trusts/ZZ-EFD/people", org: "ZZ-EFD", may: looksAfterPeople, once: true,
		form: url.Values{"name": {"Sam Reed"}, "email": {"sam.reed@example.org"}, "role": {"respondent"}}},
	{route: "GET /trusts/:ods/people/:person", at: "/trusts/ZZ-EFD/people/" + chloe, org: "ZZ-EFD", may: looksAfterPeople},
	{route: "POST /trusts/:ods/people/:person/roles", at: "/trusts/ZZ-EFD/people/" + chloe + "/roles", org: "ZZ-EFD", may: looksAfterPeople, once: true,
		form: url.Values{"role": {"board_member"}}},
	{route: "POST /trusts/:ods/people/:person/roles/:membership/end", made: roleOfChloe, org: "ZZ-EFD", may: looksAfterPeople, once: true},
	{route: "POST /trusts/:ods/people/:person/functions", at: "/trusts/ZZ-EFD/people/" + chloe + "/functions", org: "ZZ-EFD", may: looksAfterPeople, once: true,
		form: url.Values{"function": {"training_lead"}}},
	{route: "POST /trusts/:ods/people/:person/functions/:function/end", made: partOfChloe, org: "ZZ-EFD", may: looksAfterPeople, once: true},
	{route: "POST /trusts/:ods/people/:person/link", at: "/trusts/ZZ-EFD/people/" + chloe + "/link", org: "ZZ-EFD", may: looksAfterPeople},

	{route: "GET /admin", at: "/admin", may: "admin*"},
	{route: "GET /admin/people", at: "/admin/people", may: "admin*"},
	{route: "GET /admin/people/:person", at: "/admin/people/" + chloe, may: "admin*"},
	{route: "POST /admin/people/:person/link", at: "/admin/people/" + chloe + "/link", may: "admin*"},
	{route: "POST /admin/people/:person/disable", at: "/admin/people/" + chloe + "/disable", may: "admin*", once: true},
	{route: "POST /admin/people/:person/enable", made: disabledPerson, may: "admin*", once: true},
	{route: "POST /admin/people/:person/sessions/end", at: "/admin/people/" + chloe + "/sessions/end", may: "admin*"},
}

func roleOfChloe(t *testing.T, a *app.App) string {
	t.Helper()
	m, err := a.Store.Read().Memberships(t.Context(), chloe, a.Today())
	if err != nil || len(m) == 0 {
		t.Fatal("Chloe does nothing", err)
	}
	return "/trusts/ZZ-EFD/people/" + chloe + "/roles/" + m[0].ID + "/end"
}

func partOfChloe(t *testing.T, a *app.App) string {
	t.Helper()
	f, err := a.Store.Read().FunctionsOf(t.Context(), chloe, a.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range f {
		if x.SubjectKind == "organisation" {
			return "/trusts/ZZ-EFD/people/" + chloe + "/functions/" + x.ID + "/end"
		}
	}
	t.Fatal("Chloe plays no part in the whole trust")
	return ""
}

// disabledPerson is somebody whom no other row needs.
func disabledPerson(t *testing.T, a *app.App) string {
	t.Helper()
	if err := a.DisableAccount(t.Context(), access.Operator, "p-31"); err != nil {
		t.Fatal(err)
	}
	return "/admin/people/p-31/enable"
}
