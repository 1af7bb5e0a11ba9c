package web_test

import "net/url"

// referenceRows are the pages around everything else: the front page, search, the register, history and health.
var referenceRows = []row{
	{route: "GET /healthz", at: "/healthz", may: "everyone"},
	{route: "GET /readyz", at: "/readyz", may: "everyone"},
	{route: "GET /", at: "/", may: "everyone"},
	{route: "GET /components", at: "/components", may: "everyone", ok: []int{200, 404}},
	{route: "POST /demo/enter", at: "/demo/enter", form: url.Values{"person": {"p-01"}}, may: "everyone"},
	{route: "POST /demo/reset", at: "/demo/reset", may: "everyone"},
	{route: "GET /search", at: "/search?q=consent", may: "signed in"},
	{route: "GET /trusts", at: "/trusts", may: "signed in"},
	{route: "GET /trusts/:ods", at: "/trusts/ZZ-NMR", may: "signed in"},
}
