package web_test

import "net/url"

var pilotRows = []row{
	{route: "GET /pilots", at: "/pilots", may: "signed in"},
	{route: "GET /pilots/new", at: "/pilots/new", may: "innovation_lead*"},
	{route: "POST /pilots", at: "/pilots", form: url.Values{"name": {"Shared discharge letters"}, "trust": {"ZZ-NMR"}}, may: "innovation_lead"},
	{route: "GET /pilots/:pilot", at: "/pilots/demo-consent", may: "signed in"},
}
