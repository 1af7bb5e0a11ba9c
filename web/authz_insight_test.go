package web_test

import "net/http"

var insightRows = []row{
	{route: "GET /insight", at: "/insight", may: "signed in", ok: []int{http.StatusSeeOther}},
	{route: "GET /insight/:ods", at: "/insight/ZZ-NMR", may: "innovation_lead trust_leader respondent secretary board_member programme_lead"},
	{route: "GET /insight/:ods", at: "/insight/ENG", may: "signed in"},
}
