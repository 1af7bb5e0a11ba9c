package web_test

import (
	"net/url"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
)

// promised is a promise with nothing wrong in it; the owner is somebody of the trust.
func promised(owner string) url.Values {
	return url.Values{"measure": {"uptake"}, "target": {"80"}, "target-on-day": {"31"}, "target-on-month": {"3"}, "target-on-year": {"2027"}, "owner": {owner}}
}

// changed is a changed promise, by somebody who saw the first one.
func changed() url.Values {
	f := promised("p-09")
	f.Set("reason", "The first target was met early")
	f.Set("_version", "1")
	return f
}

const recordsBenefits = "innovation_lead trust_leader"

var benefitRows = []row{
	{route: "GET /benefits/:benefit/gap", made: ownGap, may: "trust_leader"},
	{route: "POST /benefits/:benefit/gap", made: ownGap, form: url.Values{"why": {"A second form was kept"}}, may: "trust_leader", ok: []int{422}}, // nothing to explain
	{route: "GET /rate-cards", at: "/rate-cards", may: "signed in"},
	{route: "GET /rate-cards/:version", at: "/rate-cards/1", may: "signed in"},
	{route: "GET /rate-cards/new", at: "/rate-cards/new", org: "ENG", may: "programme_lead"},
	{route: "POST /rate-cards", at: "/rate-cards", org: "ENG", form: url.Values{"price-year": {"2026/27"}, "source": {"A test"}, "overheads": {"no"}, "productive-hours": {"1570"}, "pay-5": {"30000"}, "on-costs-5": {"6000"}}, may: "programme_lead"},
	{route: "GET /pilots/:pilot/benefits", at: "/pilots/demo-consent/benefits", may: "signed in"},
	{route: "GET /pilots/:pilot/benefits/new", at: "/pilots/demo-consent/benefits/new", may: recordsBenefits},
	{route: "GET /pilots/:pilot/benefits/new", at: "/pilots/demo-consent/benefits/new?measure=uptake", may: recordsBenefits},
	{route: "POST /pilots/:pilot/benefits", at: "/pilots/demo-consent/benefits", form: promised("p-06"), may: recordsBenefits},
	{route: "GET /adoptions/:adoption/benefits", at: "/adoptions/adp-hml/benefits", org: "ZZ-HML", may: "signed in"},
	{route: "GET /adoptions/:adoption/benefits", at: "/adoptions/adp-cvl/benefits", org: "ZZ-CVL", may: "innovation_lead trust_leader respondent secretary board_member", own: 404, other: 404},
	{route: "GET /adoptions/:adoption/benefits/new", at: "/adoptions/adp-hml/benefits/new", org: "ZZ-HML", may: recordsBenefits},
	{route: "POST /adoptions/:adoption/benefits", at: "/adoptions/adp-hml/benefits", org: "ZZ-HML", form: promised("p-51"), may: recordsBenefits},
	{route: "GET /pilots/:pilot/figures", at: "/pilots/demo-consent/figures", may: recordsBenefits},
	{route: "POST /pilots/:pilot/figures", at: "/pilots/demo-consent/figures", may: recordsBenefits, once: true,
		form: url.Values{"row": {"quarter 2025-07-01 2025-09-30"}, "numerator-ben-3-2025-07-01": {"120"}, "denominator-ben-3-2025-07-01": {"640"}}},
	{route: "POST /pilots/:pilot/figures/draft", at: "/pilots/demo-consent/figures/draft", may: recordsBenefits,
		form: url.Values{"row": {"quarter 2025-07-01 2025-09-30"}, "numerator-ben-3-2025-07-01": {"120"}}, ok: []int{200}},
	{route: "GET /adoptions/:adoption/figures", at: "/adoptions/adp-hml/figures", org: "ZZ-HML", may: recordsBenefits},
	{route: "POST /adoptions/:adoption/figures", at: "/adoptions/adp-hml/figures", org: "ZZ-HML", may: recordsBenefits, form: url.Values{"do": {"discard"}}},
	{route: "POST /adoptions/:adoption/figures/draft", at: "/adoptions/adp-hml/figures/draft", org: "ZZ-HML", may: recordsBenefits, ok: []int{200}},
	{route: "GET /benefits/:benefit", at: "/benefits/ben-0", may: "signed in"},
	{route: "GET /benefits/:benefit", at: "/benefits/hml-0", org: "ZZ-HML", may: "signed in"},
	{route: "GET /benefits/:benefit/working", at: "/benefits/ben-0/working", may: "signed in"},
	{route: "GET /benefits/:benefit/figures.csv", at: "/benefits/ben-0/figures.csv", may: "signed in"},
	{route: "GET /benefits/:benefit/figures/new", at: "/benefits/ben-3/figures/new", may: recordsBenefits},
	{route: "POST /benefits/:benefit/figures", at: "/benefits/ben-3/figures", may: recordsBenefits, once: true,
		form: url.Values{"from-0": {"2025-07-01"}, "to-0": {"2025-09-30"}, "numerator-0": {"120"}, "denominator-0": {"640"}}},
	{route: "GET /benefits/:benefit/figures/:period/correct", at: "/benefits/ben-4/figures/2025-11-01/correct", may: recordsBenefits},
	{route: "POST /benefits/:benefit/figures/:period/correct", at: "/benefits/ben-4/figures/2025-11-01/correct", may: recordsBenefits, once: true,
		form: url.Values{"_version": {"2"}, "value": {"1975"}, "reason": {"Five pounds of stamps"}}},
	{route: "GET /benefits/:benefit/change", at: "/benefits/ben-5/change", may: recordsBenefits},
	{route: "POST /benefits/:benefit/change", at: "/benefits/ben-5/change", form: changed(), may: recordsBenefits, once: true},
	{route: "GET /benefits/:benefit/baseline", at: "/benefits/ben-5/baseline", may: recordsBenefits},
	{route: "POST /benefits/:benefit/baseline", at: "/benefits/ben-5/baseline", may: recordsBenefits, once: true,
		form: url.Values{"_version": {"1"}, "baseline": {"79.8"}, "baseline-reason": {"One audit was counted twice"}, "baseline-day-day": {"1"}, "baseline-day-month": {"10"}, "baseline-day-year": {"2025"}}},
	{route: "GET /benefits/:benefit/limits", at: "/benefits/ben-1/limits", may: recordsBenefits},
	{route: "POST /benefits/:benefit/limits", at: "/benefits/ben-1/limits", form: url.Values{"on": {"2026-01-05"}, "reason": {"All teams are live"}}, may: recordsBenefits, once: true},
	{route: "POST /benefits/:benefit/limits/:on/withdraw", at: "/benefits/ben-0/limits/2025-09-01/withdraw", form: url.Values{"withdraw-reason": {"The map was the old one until October"}}, may: recordsBenefits, once: true},
	{route: "GET /benefits/:benefit/claims", at: "/benefits/ben-1/claims", may: recordsBenefits},
	{route: "POST /benefits/:benefit/claims", at: "/benefits/ben-1/claims", form: url.Values{"unit": {"one consent"}, "steps": {"Take consent"}, "group": {"medical"}, "from-day": {"1"}, "from-month": {"4"}, "from-year": {"2026"}}, may: recordsBenefits, once: true},
	{route: "POST /benefits/:benefit/claims/:claim/withdraw", at: "/benefits/ben-1/claims/clm-1/withdraw", form: url.Values{"reason-clm-1": {"Counted elsewhere"}}, may: recordsBenefits, once: true},
	{route: "POST /benefits/:benefit/claims/shares", at: "/benefits/ben-1/claims/shares", form: url.Values{"first": {"clm-1"}, "second": {"clm-2"}, "step": {"none"}}, may: "trust_leader", ok: []int{404}},
	{route: "POST /benefits/:benefit/claims/agree", at: "/benefits/ben-1/claims/agree", form: url.Values{"first": {"clm-1"}, "second": {"clm-2"}, "step": {"none"}}, may: "trust_leader", ok: []int{404}},
	{route: "GET /benefits/:benefit/ladder", at: "/benefits/ben-1/ladder", may: "signed in"},
	{route: "GET /benefits/:benefit/ladder.csv", at: "/benefits/ben-1/ladder.csv", may: "signed in"},
	{route: "GET /benefits/:benefit/ladder/:period", at: "/benefits/ben-1/ladder/2025-10-01", may: "signed in"},
	{route: "POST /benefits/:benefit/ladder/:period/used", at: "/benefits/ben-1/ladder/2025-10-01/used", may: recordsBenefits, once: true,
		form: url.Values{"_version": {"0"}, "used": {"606.3"}, "used-for": {"Clinic templates"}}},
	{route: "POST /benefits/:benefit/ladder/:period/budget", made: ownBudget, form: url.Values{"_version": {"0"}}, may: "trust_leader", ok: []int{422}}, // no hours typed
	{route: "GET /benefits/:benefit/lapse", at: "/benefits/ben-0/lapse", may: "trust_leader"},
	{route: "POST /benefits/:benefit/lapse", at: "/benefits/ben-0/lapse", form: url.Values{"why": {"Paper came back"}}, may: "trust_leader", ok: []int{422}}, // it has not lapsed
	{route: "GET /benefits/:benefit/accept", at: "/benefits/ben-0/accept", may: "trust_leader"},
	{route: "POST /benefits/:benefit/accept", at: "/benefits/ben-0/accept", form: url.Values{"grade": {"A"}}, may: "trust_leader"},
	{route: "GET /benefits/:benefit/check", at: "/benefits/ben-1/check", may: "trust_leader programme_lead"},
	{route: "POST /benefits/:benefit/check", at: "/benefits/ben-1/check", form: url.Values{"grade": {"B"}, "against": {"Activity system"}}, may: "trust_leader programme_lead"},
	{route: "GET /benefits/:benefit/contest", at: "/benefits/ben-0/contest", may: "trust_leader"},
	{route: "POST /benefits/:benefit/contest", at: "/benefits/ben-0/contest", form: url.Values{"reason": {"Two weeks were not timed"}}, may: "trust_leader", once: true},
	{route: "GET /benefits/:benefit/settle", at: "/benefits/ben-2/settle", may: "trust_leader"},
	{route: "POST /benefits/:benefit/settle", at: "/benefits/ben-2/settle", form: url.Values{"how": {"Timed again: 0.9 minutes"}}, may: "trust_leader", once: true},
	{route: "GET /benefits/:benefit/outcome", at: "/benefits/ben-3/outcome", may: "trust_leader"},
	{route: "POST /benefits/:benefit/outcome", at: "/benefits/ben-3/outcome", form: url.Values{"why": {"Rotas were changed late"}}, may: "trust_leader"},
	{route: "GET /benefits/:benefit/profile", at: "/benefits/ben-0/profile", may: "signed in"},
	{route: "GET /benefits/:benefit/trajectory", at: "/benefits/ben-0/trajectory", may: recordsBenefits},
	{route: "POST /benefits/:benefit/trajectory", at: "/benefits/ben-0/trajectory", form: url.Values{"_version": {"0"}, "trajectory": {"1 September 2025\t12"}}, may: recordsBenefits, once: true},
	{route: "GET /benefits/:benefit/forecast", at: "/benefits/ben-0/forecast", may: recordsBenefits},
	{route: "POST /benefits/:benefit/forecast", at: "/benefits/ben-0/forecast", form: url.Values{"_version": {"0"}, "forecast": {"6"}, "reason": {"The last four weeks"}}, may: recordsBenefits, once: true},
	{route: "GET /benefits/:benefit/told", at: "/benefits/ben-0/told", may: recordsBenefits, ok: []int{404}},
	{route: "POST /benefits/:benefit/told", at: "/benefits/ben-0/told", form: url.Values{"_version": {"0"}, "told": {"It is quicker"}}, may: recordsBenefits, ok: []int{404}},
	{route: "GET /benefits/:benefit/difference", at: "/benefits/ben-0/difference", may: recordsBenefits},
	{route: "POST /benefits/:benefit/difference", at: "/benefits/ben-0/difference", form: url.Values{"_version": {"0"}, "kind": {"declare"}, "difference": {"Agency nurses too"}}, may: recordsBenefits, once: true},
	{route: "GET /benefits/:benefit/difference/answer", at: "/benefits/ben-1/difference/answer", may: "programme_lead"},
	{route: "POST /benefits/:benefit/difference/answer", at: "/benefits/ben-1/difference/answer", form: url.Values{"_version": {"0"}, "kind": {"accept"}, "difference": {"It means the same"}}, may: "programme_lead", ok: []int{422}},
	{route: "GET /benefits/:benefit/move", at: "/benefits/ben-5/move", may: recordsBenefits, ok: []int{404}},
	{route: "POST /benefits/:benefit/move", at: "/benefits/ben-5/move", form: url.Values{"_version": {"1"}, "target": {"97"}}, may: recordsBenefits, ok: []int{404}},
	{route: "GET /measures/proposals/new", at: "/measures/proposals/new", may: "innovation_lead*"},
	{route: "POST /measures/proposals", at: "/measures/proposals", form: definition(), may: "innovation_lead*"},
	{route: "GET /measures/proposals/:proposal", made: aProposal(""), may: members, own: 404, other: 404},
	{route: "GET /measures/proposals/:proposal/edit", made: aProposal("/edit"), may: "innovation_lead", admin: 404, above: 404, other: 404},
	{route: "POST /measures/proposals/:proposal/edit", made: aProposal("/edit"), form: definition(), may: "innovation_lead", once: true, admin: 404, above: 404, other: 404},
	{route: "POST /measures/proposals/:proposal/withdraw", made: aProposal("/withdraw"), may: "innovation_lead", once: true, admin: 404, above: 404, other: 404},
	{route: "POST /measures/proposals/:proposal/answer", made: aProposal("/answer"), form: url.Values{"_version": {"1"}, "kind": {"publish"}}, org: "ENG", may: "programme_lead", once: true, admin: 404, own: 404, other: 404},
	{route: "GET /pilots/:pilot/benefits/charts", at: "/pilots/demo-consent/benefits/charts", may: "signed in"},
	{route: "GET /pilots/:pilot/benefits/charts.csv", at: "/pilots/demo-consent/benefits/charts.csv", may: "signed in"},
	{route: "GET /adoptions/:adoption/benefits/charts", at: "/adoptions/adp-hml/benefits/charts", org: "ZZ-HML", may: "signed in"},
	{route: "GET /adoptions/:adoption/benefits/charts", at: "/adoptions/adp-cvl/benefits/charts", org: "ZZ-CVL", may: "innovation_lead trust_leader respondent secretary board_member", own: 404, other: 404},
	{route: "GET /adoptions/:adoption/benefits/charts.csv", at: "/adoptions/adp-hml/benefits/charts.csv", org: "ZZ-HML", may: "signed in"},
	{route: "GET /trusts/:ods/benefits", at: "/trusts/ZZ-NMR/benefits", may: "signed in"},
	{route: "GET /trusts/:ods/benefits.csv", at: "/trusts/ZZ-NMR/benefits.csv", may: "signed in"},
	{route: "GET /trusts/:ods/benefits/totals", at: "/trusts/ZZ-NMR/benefits/totals", may: "signed in"},
	{route: "GET /trusts/:ods/benefits/totals.csv", at: "/trusts/ZZ-NMR/benefits/totals.csv", may: "signed in"},
	{route: "GET /trusts/:ods/benefits/totals/:total", at: "/trusts/ZZ-NMR/benefits/totals/clin-time-freed-1-working-day", may: "signed in"},
	{route: "GET /pilots/:pilot/benefits/totals", at: "/pilots/demo-consent/benefits/totals", may: "signed in"},
	{route: "GET /pilots/:pilot/benefits/totals.csv", at: "/pilots/demo-consent/benefits/totals.csv", may: "signed in"},
	{route: "GET /pilots/:pilot/benefits/totals/:total", at: "/pilots/demo-consent/benefits/totals/clin-time-freed-1-working-day", may: "signed in"},
	{route: "GET /benefits/:benefit/charge", at: "/benefits/ben-4/charge", may: recordsBenefits},
	{route: "POST /benefits/:benefit/charge", at: "/benefits/ben-4/charge", form: url.Values{"_version": {"0"}, "charged-to": {"ZZ-HML"}, "charge-reason": {"Its post room prints for us"}}, may: recordsBenefits, once: true},
	{route: "GET /measures/:measure/charts", at: "/measures/step-minutes-per-case/charts", may: "signed in"},
	{route: "GET /measures/:measure/charts.csv", at: "/measures/step-minutes-per-case/charts.csv", may: "signed in"},
	{route: "GET /measures/:measure/compare", at: "/measures/step-minutes-per-case/compare", may: "signed in"},
	{route: "GET /measures", at: "/measures", may: "signed in"},
	{route: "GET /measures/:measure", at: "/measures/clin-time-freed", may: "signed in"},
}

// ownBudget makes a trust leader of the matrix the finance partner too, who signs for budgets.
func ownBudget(t *testing.T, a *app.App) string {
	t.Helper()
	if err := a.GiveFunction(t.Context(), actorOf(t, a, "p-03"), "ZZ-NMR", "trust_leader of ZZ-NMR", "finance_partner"); err != nil && !fault.Is(err, fault.Invalid) {
		t.Fatal(err)
	}
	return "/benefits/ben-1/ladder/2026-01-01/budget"
}

// ownGap promises a benefit of which a trust leader of the matrix is the owner.
func ownGap(t *testing.T, a *app.App) string {
	t.Helper()
	in := benefit.ProfileInput{Target: "80", TargetOn: "2027-3-31", Owner: "trust_leader of ZZ-NMR"}
	id, err := a.PromiseBenefit(t.Context(), actorOf(t, a, "p-01"), "pilot", "demo-consent", "uptake", in)
	if err != nil {
		t.Fatal(err)
	}
	return "/benefits/" + id + "/gap"
}
