package web_test

import "net/url"

var boardRows = []row{
	{route: "GET /board/:ods", at: "/board/ZZ-NMR", may: "innovation_lead trust_leader secretary board_member programme_lead"},
	{route: "GET /board/:ods", at: "/board/ZZ-EFD?as-at=2026-06-30", org: "ZZ-EFD", may: "innovation_lead trust_leader secretary board_member programme_lead"},
	{route: "GET /board/:ods/measures", at: "/board/ZZ-NMR/measures", may: "innovation_lead trust_leader secretary board_member programme_lead"},
	{route: "GET /board/:ods/take-ups", at: "/board/ZZ-NMR/take-ups", may: "innovation_lead trust_leader secretary board_member programme_lead"},
	{route: "GET /board/:ods/packs", at: "/board/ZZ-NMR/packs", may: "innovation_lead trust_leader secretary board_member programme_lead", other: 404},
	{route: "GET /board/:ods/packs/new", at: "/board/ZZ-NMR/packs/new", may: "trust_leader secretary programme_lead", other: 404},
	{route: "POST /board/:ods/packs/new", at: "/board/ZZ-NMR/packs/new", form: url.Values{"_version": {"1"}, "do": {"save"}}, may: "trust_leader secretary programme_lead", other: 404, once: true},
	{route: "GET /board/:ods/packs/:n", at: "/board/ZZ-NMR/packs/1", may: "innovation_lead trust_leader secretary board_member programme_lead", other: 404},
	{route: "GET /board/:ods/packs/:n/figures.csv", at: "/board/ZZ-NMR/packs/1/figures.csv", may: "innovation_lead trust_leader secretary board_member programme_lead", other: 404},
	{route: "GET /board/:ods/packs/:n/figures.xlsx", at: "/board/ZZ-NMR/packs/1/figures.xlsx", may: "innovation_lead trust_leader secretary board_member programme_lead", other: 404},
}
