package web_test

import "net/url"

// members are those who belong to an organisation and see what is its own; an administrator does not.
const members = "innovation_lead trust_leader respondent secretary board_member"

// referenceRows are the pages around everything else: the front page, search, the register, history and health.
var referenceRows = []row{
	{route: "GET /healthz", at: "/healthz", may: "everyone"},
	{route: "GET /readyz", at: "/readyz", may: "everyone"},
	{route: "GET /", at: "/", may: "everyone", ok: []int{200, 303}}, // a board reads its own page first,
	{route: "GET /components", at: "/components", may: "everyone", ok: []int{200, 404}},
	{route: "POST /demo/enter", at: "/demo/enter", form: url.Values{"person": {"p-01"}}, may: "everyone"},
	{route: "POST /demo/reset", at: "/demo/reset", may: "everyone"},
	{route: "GET /glossary", at: "/glossary", may: "everyone"},
	{route: "GET /about-the-figures", at: "/about-the-figures", may: "everyone"},
	{route: "GET /checklists", at: "/checklists", may: "everyone"},
	{route: "GET /checklists/:checklist/:version", at: "/checklists/readiness-core/1", may: "everyone"},
	{route: "GET /checklists/:checklist/:version/file", at: "/checklists/readiness-core/1/file", may: "everyone"},
	{route: "GET /checklists/draft", at: "/checklists/draft", org: "ENG", may: "programme_lead"},
	{route: "POST /checklists/draft", at: "/checklists/draft", form: url.Values{"source": {"checklist: {}"}}, org: "ENG", may: "programme_lead", ok: []int{422}},
	{route: "POST /checklists/draft/publish", at: "/checklists/draft/publish", org: "ENG", may: "programme_lead", ok: []int{422}},
	{route: "POST /checklists/draft/drop", at: "/checklists/draft/drop", org: "ENG", may: "programme_lead"},
	{route: "GET /history", at: "/history", may: "signed in"},
	{route: "GET /pilots/:pilot/history", at: "/pilots/demo-consent/history", may: "signed in"},
	{route: "GET /adoptions/:adoption/history", at: "/adoptions/adp-efd/history", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "GET /benefits/:benefit/history", at: "/benefits/ben-1/history", may: "signed in"},
	{route: "GET /trusts/:ods/groundwork/history", at: "/trusts/ZZ-EFD/groundwork/history", org: "ZZ-EFD", may: members, own: 404, other: 404},
	{route: "GET /search", at: "/search?q=consent", may: "signed in"},
	{route: "GET /trusts", at: "/trusts", may: "signed in"},
	{route: "GET /trusts/:ods", at: "/trusts/ZZ-NMR", may: "signed in"},
	{route: "GET /trusts/:ods/statistics", at: "/trusts/RWP/statistics", may: "signed in"},
	{route: "GET /trusts/:ods/statistics/:measure", at: "/trusts/RWP/statistics/ae_within_4h_rate", may: "signed in"},
	{route: "GET /trusts/:ods/statistics/:measure/figures.csv", at: "/trusts/RWP/statistics/ae_within_4h_rate/figures.csv", may: "signed in"},
}
