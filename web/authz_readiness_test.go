package web_test

import (
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

const (
	takeUp = "/adoptions/adp-efd" // known to others: it was told to them
	ground = "/trusts/ZZ-EFD/groundwork"
)

var (
	inWinter = url.Values{"due-day": {"10"}, "due-month": {"2"}, "due-year": {"2027"}}
	toDo     = with(inWinter, "text", "Ask the supplier", "owner", "p-21")
	sharing  = with(inWinter, "person-cdio", "p-26", "person-workforce_lead", "p-22", "person-dpo", "p-28", "person-ops_lead", "p-30", "person-improvement_lead", "p-30", "person-cso", "p-27")
	answered = url.Values{"level": {"2"}, "shows-2": {"Minutes of March"}, "_version": {"1"}, "sure": {"yes"}}
)

// with is a form with more fields.
func with(form url.Values, more ...string) url.Values {
	out := url.Values{}
	for k, v := range form {
		out[k] = v
	}
	for i := 0; i < len(more); i += 2 {
		out.Set(more[i], more[i+1])
	}
	return out
}

var readinessRows = []row{
	{route: "GET /pilots/:pilot/adoptions", at: "/pilots/demo-consent/adoptions", may: "signed in"},
	{route: "GET /trusts/:ods/adoptions", at: "/trusts/ZZ-EFD/adoptions", org: "ZZ-EFD", may: "signed in"},
	{route: "GET /adoptions/new", at: "/adoptions/new?pilot=demo-consent", may: "trust_leader*"},
	{route: "POST /adoptions", at: "/adoptions", org: "ZZ-THS", may: "trust_leader*", once: true,
		form: url.Values{"pilot": {"demo-consent"}, "fact-changes_roles": {"no"}, "fact-paid_supplier": {"yes"}}},
	{route: "GET /adoptions/:adoption", at: takeUp, org: "ZZ-EFD", may: "signed in"},
	// A trust that has told nobody: there is nothing for others to know of.
	{route: "GET /adoptions/:adoption", made: untold(""), org: "ZZ-THS", may: members, own: 404, other: 404},
	{route: "GET /adoptions/:adoption/readiness", made: untold("/readiness"), org: "ZZ-THS", may: members, own: 404, other: 404},

	{route: "GET /adoptions/:adoption/people", at: takeUp + "/people", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/people", at: takeUp + "/people", form: url.Values{"sro": {"p-21"}}, org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/plan", at: takeUp + "/plan", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/plan", at: takeUp + "/plan", org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/facts", at: takeUp + "/facts", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/facts", at: takeUp + "/facts", form: url.Values{"fact-changes_roles": {"no"}, "fact-paid_supplier": {"yes"}}, org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/volume", at: takeUp + "/volume", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/volume", at: takeUp + "/volume", form: url.Values{"cases": {"12"}, "cases_source": {"The register"}}, org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/checklist", at: takeUp + "/checklist", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/checklist", at: takeUp + "/checklist", form: url.Values{"version": {"1"}}, org: "ZZ-EFD", may: "trust_leader", ok: []int{422}}, // there is no newer version
	{route: "POST /adoptions/:adoption/checklist/undo", at: takeUp + "/checklist/undo", org: "ZZ-EFD", may: "trust_leader", ok: []int{422}},                           // nothing was moved
	{route: "GET /adoptions/:adoption/pack", at: takeUp + "/pack", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/pack", at: takeUp + "/pack", form: url.Values{"version": {"1"}}, org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/teams", at: takeUp + "/teams", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/teams", at: takeUp + "/teams", form: url.Values{"name": {"Ward 9"}}, org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/teams/:team", made: teamOfTakeUp, org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/teams/:team", made: teamOfTakeUp, form: url.Values{"note": {"Starts small"}, "_version": {"0"}}, org: "ZZ-EFD", may: "trust_leader", ok: pilotSaved},
	{route: "GET /adoptions/:adoption/set-up", at: takeUp + "/set-up", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/set-up", at: takeUp + "/set-up", form: url.Values{"set-up-day": {"20"}, "set-up-month": {"11"}, "set-up-year": {"2026"}}, org: "ZZ-EFD", may: "trust_leader", ok: []int{422}}, // its workflow is not approved yet
	{route: "GET /adoptions/:adoption/reviews", at: takeUp + "/reviews", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/reviews", at: takeUp + "/reviews", form: with(inWinter, "months", "3", "reviewer", "p-21"), org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/stop-rules", at: takeUp + "/stop-rules", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/stop-rules", at: takeUp + "/stop-rules", form: url.Values{"rule-1": {"Any harm"}}, org: "ZZ-EFD", may: "trust_leader"},
	{route: "GET /adoptions/:adoption/decline", at: takeUp + "/decline", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/decline", at: takeUp + "/decline", form: url.Values{"reason": {"timing"}}, org: "ZZ-EFD", may: "trust_leader", ok: []int{422}}, // decided to adopt: it stops instead
	{route: "GET /adoptions/:adoption/pause", at: takeUp + "/pause", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/pause", at: takeUp + "/pause", form: url.Values{"text": {"New record system"}, "restarts": {"p-21"}, "again-day": {"1"}, "again-month": {"3"}, "again-year": {"2027"}}, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "POST /adoptions/:adoption/resume", at: takeUp + "/resume", org: "ZZ-EFD", may: "trust_leader", ok: []int{303, 422}},
	{route: "GET /adoptions/:adoption/stop", at: takeUp + "/stop", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/stop", at: takeUp + "/stop", form: url.Values{"text": {"Supplier gone"}, "learning": {"Ask early"}, "switch-off": {"Exported"}}, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "POST /adoptions/:adoption/tell", at: takeUp + "/tell", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/private", at: takeUp + "/private", org: "ZZ-EFD", may: "trust_leader"},

	{route: "GET /adoptions/:adoption/readiness", at: takeUp + "/readiness", org: "ZZ-EFD", may: members + " programme_lead"},
	{route: "GET /adoptions/:adoption/readiness/share", at: takeUp + "/readiness/share", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/readiness/share", at: takeUp + "/readiness/share", form: sharing, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "GET /adoptions/:adoption/readiness/:part", at: takeUp + "/readiness/finance", org: "ZZ-EFD", may: members},
	{route: "GET /adoptions/:adoption/readiness/:part", at: takeUp + "/readiness/fin-02", org: "ZZ-EFD", may: members},
	{route: "POST /adoptions/:adoption/readiness/:part", at: takeUp + "/readiness/fin-02", form: answered, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "POST /adoptions/:adoption/readiness/:part/confirm", at: takeUp + "/readiness/fin-02/confirm", form: url.Values{"_version": {"1"}}, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "POST /adoptions/:adoption/readiness/:part/agree", at: takeUp + "/readiness/pay-05/agree", org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "POST /adoptions/:adoption/readiness/:part/lower", at: takeUp + "/readiness/fin-01/lower", form: url.Values{"level": {"1"}, "reason": {"Not for this one"}, "_version": {"1"}}, org: "ZZ-EFD", may: "trust_leader", ok: pilotSaved},
	{route: "POST /adoptions/:adoption/readiness/:part/action", at: takeUp + "/readiness/dat-02/action", form: toDo, org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/readiness/:part/help", at: takeUp + "/readiness/dat-02/help", form: url.Values{"wanted": {"yes"}}, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "GET /adoptions/:adoption/readiness/whole", at: takeUp + "/readiness/whole", org: "ZZ-EFD", may: members + " programme_lead"},
	{route: "GET /adoptions/:adoption/readiness/questions.xlsx", at: takeUp + "/readiness/questions.xlsx", org: "ZZ-EFD", may: members + " programme_lead"},
	{route: "GET /adoptions/:adoption/readiness/questions.csv", at: takeUp + "/readiness/questions.csv", org: "ZZ-EFD", may: members + " programme_lead"},
	{route: "GET /adoptions/:adoption/readiness/bring", at: takeUp + "/readiness/bring", org: "ZZ-EFD", may: "trust_leader"},
	{route: "POST /adoptions/:adoption/readiness/bring", at: takeUp + "/readiness/bring", org: "ZZ-EFD", may: "trust_leader", ok: []int{422}}, // no file
	{route: "GET /adoptions/:adoption/decisions", at: takeUp + "/decisions", org: "ZZ-EFD", may: members},
	{route: "GET /adoptions/:adoption/decisions/:decision", at: "/adoptions/adp-hml/decisions/dec-11", org: "ZZ-HML", may: members},
	{route: "GET /adoptions/:adoption/decisions/new", at: takeUp + "/decisions/new?gate=adopt", org: "ZZ-EFD", may: "secretary"},
	{route: "POST /adoptions/:adoption/decisions", at: takeUp + "/decisions", org: "ZZ-EFD", may: "secretary", once: true,
		form: url.Values{"gate": {"adopt"}, "outcome": {"not_yet"}, "by": {"p-21"}, "why": {"Too early"}, "minute": {"Board, item 4"}, "on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}}},

	{route: "GET /trusts/:ods/evidence", at: "/trusts/ZZ-EFD/evidence", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "GET /trusts/:ods/evidence/:evidence", made: aPiece(""), org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "GET /trusts/:ods/evidence/:evidence/:revision", made: aPiece("/1"), org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "POST /trusts/:ods/evidence", at: "/trusts/ZZ-EFD/evidence", form: url.Values{"shows": {"Minutes of June"}}, org: "ZZ-EFD", may: "trust_leader innovation_lead respondent", other: 404, above: 404},
	{route: "POST /trusts/:ods/evidence/:evidence", made: aPiece(""), form: url.Values{"changed": {"A newer one"}, "says": {"Minutes of June"}, "_version": {"1"}}, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, ok: pilotSaved},
	{route: "POST /trusts/:ods/evidence/:evidence/check", made: aPiece("/check"), form: url.Values{"_version": {"1"}}, org: "ZZ-EFD", may: "trust_leader innovation_lead respondent", other: 404, above: 404, ok: []int{303, 422}},
	{route: "GET /trusts/:ods/groundwork", at: ground, org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "GET /trusts/:ods/groundwork/share", at: ground + "/share", org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404},
	{route: "POST /trusts/:ods/groundwork/share", at: "/trusts/ZZ-THS/groundwork/share", form: with(inWinter, "person-cdio", "p-61", "person-dpo", "p-61", "person-payroll_lead", "p-61", "person-workforce_lead", "p-61", "person-finance_partner", "p-61"), org: "ZZ-THS", may: "trust_leader", other: 404, above: 404, once: true},
	{route: "GET /trusts/:ods/groundwork/:part", at: ground + "/finance", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "GET /trusts/:ods/groundwork/:part", at: ground + "/fin-01", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "POST /trusts/:ods/groundwork/:part", at: ground + "/fin-01", form: answered, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, once: true},
	{route: "POST /trusts/:ods/groundwork/:part/confirm", at: ground + "/fin-01/confirm", form: url.Values{"_version": {"1"}, "sure": {"yes"}}, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, once: true},
	{route: "POST /trusts/:ods/groundwork/:part/agree", at: ground + "/fin-01/agree", org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, ok: []int{422}},
	{route: "POST /trusts/:ods/groundwork/:part/action", at: ground + "/fin-01/action", form: toDo, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404},
	{route: "GET /trusts/:ods/groundwork/events", at: ground + "/events", org: "ZZ-EFD", may: "innovation_lead trust_leader", other: 404, above: 404},
	{route: "GET /trusts/:ods/groundwork/still-true", at: ground + "/still-true", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "POST /trusts/:ods/groundwork/still-true", at: ground + "/still-true", form: url.Values{"still": {"fin-03 1"}, "sure": {"yes"}}, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, once: true},
	{route: "GET /trusts/:ods/groundwork/questions.csv", at: ground + "/questions.csv", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "POST /trusts/:ods/groundwork/events", at: ground + "/events", form: url.Values{"event": {"incident"}, "note": {"In March"}, "sure": {"yes"}}, org: "ZZ-EFD", may: "innovation_lead trust_leader", other: 404, above: 404, once: true},
	// Last, because it makes somebody the senior responsible owner.
	{route: "POST /adoptions/:adoption/readiness/:part/gap", made: gapToAccept, form: with(inWinter, "gate", "go_live", "action", "Test the interface", "owner", "p-26"), org: "ZZ-EFD", may: "board_member", once: true},
}

// aPiece is a file that shows an answer of Eastfold, which Ravi Kapoor gave.
func aPiece(below string) func(*testing.T, *app.App) string {
	return func(t *testing.T, a *app.App) string {
		t.Helper()
		up, err := a.ReceiveFile(t.Context(), "rotas.csv", strings.NewReader("ward,rota\n"))
		if err != nil {
			t.Fatal(err)
		}
		defer up.Discard()
		who, title := actorOf(t, a, "p-22"), "rotas "+a.NewID()
		up.Name = title + ".csv"
		if err := a.Answer(t.Context(), who, app.Questions{Trust: "ZZ-EFD"}, app.Reply{Item: "wfs-01", Input: readiness.Input{Choice: "1"}, Upload: up, Seen: app.AsItStands}); err != nil {
			t.Fatal(err)
		}
		found, err := a.TrustEvidence(t.Context(), who, "ZZ-EFD", app.EvidenceFilter{Words: title})
		if err != nil || len(found.Pieces) != 1 {
			t.Fatal(err, len(found.Pieces))
		}
		return "/trusts/ZZ-EFD/evidence/" + found.Pieces[0].ID + below
	}
}

// untold is a part of a take-up that Thornsea has told nobody of.
func untold(part string) func(*testing.T, *app.App) string {
	return func(t *testing.T, a *app.App) string {
		t.Helper()
		return strings.TrimSuffix(privately(t, a), "/workflow") + part
	}
}

func teamOfTakeUp(t *testing.T, a *app.App) string {
	t.Helper()
	id, err := a.AddAdoptionTeam(t.Context(), actorOf(t, a, "p-21"), "adp-efd", pilot.TeamInput{Name: "Ward " + a.NewID()})
	if err != nil {
		t.Fatal(err)
	}
	return takeUp + "/teams/" + id
}

// gapToAccept is for the senior responsible owner: here a board member.
func gapToAccept(t *testing.T, a *app.App) string {
	t.Helper()
	owner := member(access.BoardMember, "ZZ-EFD").id
	err := a.Store.Do(t.Context(), func(tx store.Tx) error {
		f := store.Function{ID: a.NewID(), Person: owner, From: a.Today(), Function: access.Function{Name: "sro", SubjectKind: "adoption", SubjectID: "adp-efd"}}
		return tx.AddFunction(tx.Context(), f, day.At(a.Now()), "")
	})
	if err != nil {
		t.Fatal(err)
	}
	return takeUp + "/readiness/gov-06/gap"
}

// handedIn is a question of Eastfold's take-up that its leader answered, for what is said to it.
var (
	saidDone = url.Values{"do": {"done"}, "_version": {"2"}}
	offering = url.Values{"offered": {"yes"}, "approach": {"Two sentences on how"}, "contact": {"cdio"}}
)

var handingRows = []row{
	{route: "GET /adoptions/:adoption/readiness/handing", at: takeUp + "/readiness/handing", org: "ZZ-EFD", may: members},
	{route: "POST /adoptions/:adoption/readiness/handing", at: takeUp + "/readiness/handing", form: url.Values{"do": {"done"}}, org: "ZZ-EFD", may: "trust_leader", ok: []int{303, 422}},
	{route: "POST /adoptions/:adoption/readiness/:part/judge", at: takeUp + "/readiness/sup-07/judge", form: saidDone, org: "ZZ-EFD", may: "trust_leader", once: true},
	{route: "POST /adoptions/:adoption/readiness/:part/notes", at: takeUp + "/readiness/sup-07/notes", form: url.Values{"thread": {"Ask the supplier first"}}, org: "ZZ-EFD", may: "innovation_lead trust_leader secretary"},
	{route: "POST /adoptions/:adoption/readiness/:part/offer", at: takeUp + "/readiness/gov-01/offer", form: offering, org: "ZZ-EFD", may: "trust_leader", ok: []int{303, 422}},
	{route: "GET /trusts/:ods/groundwork/handing", at: ground + "/handing", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "POST /trusts/:ods/groundwork/handing", at: ground + "/handing", form: url.Values{"do": {"done"}}, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, ok: []int{303, 422}},
	{route: "POST /trusts/:ods/groundwork/:part/judge", at: ground + "/fin-01/judge", form: saidDone, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, once: true},
	{route: "POST /trusts/:ods/groundwork/:part/notes", at: ground + "/fin-01/notes", form: url.Values{"thread": {"Ask the supplier first"}}, org: "ZZ-EFD", may: "innovation_lead trust_leader secretary", other: 404, above: 404},
	{route: "POST /trusts/:ods/groundwork/:part/offer", at: ground + "/fin-01/offer", form: offering, org: "ZZ-EFD", may: "trust_leader", other: 404, above: 404, ok: []int{303, 422}},
	{route: "GET /trusts/:ods/people/:person/hand-over", at: "/trusts/ZZ-EFD/people/p-30/hand-over", org: "ZZ-EFD", may: "trust_leader secretary admin*"},
	{route: "POST /trusts/:ods/people/:person/hand-over", at: "/trusts/ZZ-EFD/people/p-30/hand-over", form: url.Values{"to": {"p-21"}}, org: "ZZ-EFD", may: "trust_leader secretary admin*", ok: []int{200}},
}
