package web_test

var boardRows = []row{
	{route: "GET /board/:ods", at: "/board/ZZ-NMR", may: "innovation_lead trust_leader secretary board_member programme_lead"},
	{route: "GET /board/:ods", at: "/board/ZZ-EFD?as-at=2026-06-30", org: "ZZ-EFD", may: "innovation_lead trust_leader secretary board_member programme_lead"},
}
