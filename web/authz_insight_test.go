package web_test

import "net/http"

var insightRows = []row{
	{route: "GET /lessons", at: "/lessons", may: "signed in"},
	{route: "GET /insight", at: "/insight", may: "signed in", ok: []int{http.StatusSeeOther}},
	{route: "GET /insight/:ods", at: "/insight/ZZ-NMR", may: "innovation_lead trust_leader respondent secretary board_member programme_lead"},
	{route: "GET /insight/:ods", at: "/insight/ENG", may: "signed in"},
	{route: "GET /insight/:ods/similar", at: "/insight/ZZ-NMR/similar", may: "innovation_lead trust_leader respondent secretary board_member programme_lead"},
	{route: "GET /insight/pilots/:pilot", at: "/insight/pilots/demo-consent", may: "signed in"},
	{route: "GET /insight/pilots/:pilot/travel", at: "/insight/pilots/demo-consent/travel", may: "signed in"},
	{route: "GET /insight/pilots/:pilot/similar", at: "/insight/pilots/demo-consent/similar", may: "signed in"},
	{route: "GET /insight/:ods/heat-map", at: "/insight/ZZ-NMR/heat-map", may: "innovation_lead trust_leader respondent secretary board_member programme_lead"},
	{route: "GET /insight/:ods/heat-map", at: "/insight/ENG/heat-map", may: "signed in"},
	{route: "GET /insight/:ods/compare", at: "/insight/ZZ-NMR/compare", may: "innovation_lead trust_leader respondent secretary board_member programme_lead"},
	{route: "GET /insight/:ods/compare", at: "/insight/ENG/compare?with=ZZ-NMR&with=ZZ-EFD", may: "signed in"},
	{route: "GET /insight/:ods/spread", at: "/insight/ZZ-NMR/spread", may: "innovation_lead trust_leader respondent secretary board_member programme_lead"},
	{route: "GET /insight/:ods/spread", at: "/insight/ENG/spread", may: "signed in"},
	{route: "GET /insight/:ods/spread.csv", at: "/insight/ENG/spread.csv", may: "signed in"},
}
