package layout

import (
	"context"
	"io"
	"strings"
	"testing"

	"groundwork/internal/fault"
	"groundwork/static"
	"groundwork/templates/shell"
	"groundwork/templates/ui"

	"github.com/a-h/templ"
)

func show(t *testing.T, s shell.Shell, c templ.Component, content string) string {
	t.Helper()
	var b strings.Builder
	ctx := templ.WithChildren(shell.With(t.Context(), s), templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}))
	if err := c.Render(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// order fails unless the parts stand in page in this order.
func order(t *testing.T, page string, parts ...string) {
	t.Helper()
	at := 0
	for _, p := range parts {
		i := strings.Index(page[at:], p)
		if i < 0 {
			t.Fatalf("%q is missing or too early in\n%s", p, page)
		}
		at += i + len(p)
	}
}

var signedIn = shell.Shell{
	SignedIn: true, Person: "Margaret Ellison", OrganisationShort: "Eastfold", Path: "/pilots/7",
	Nav:    []shell.NavItem{{Label: "Home", Href: "/"}, {Label: "Pilots", Href: "/pilots", Current: true}},
	NewKey: func() string { return "a-key" },
}

func TestOrderOfAPage(t *testing.T) {
	design := "nhsuk.css"
	if !static.Built {
		design = "fallback.css"
	}
	page := show(t, signedIn, PageWith(Props{Title: "Workflow", Section: "Digital consent", Crumbs: []ui.Crumb{{Label: "Pilots", Href: "/pilots"}}}), "<h1>Workflow</h1>")
	order(t, page,
		"<!doctype html>", `<html lang="en-GB">`, "<title>Workflow – Digital consent – Groundwork</title>",
		static.URL("favicon.svg"), static.URL(design), static.URL("app.css"), `<script type="module" src="`+static.URL("app.js"),
		"<body><script src=\""+static.URL("supported.js"), "Skip to main content", "<header", "Groundwork", `aria-label="Menu"`, `id="toggle-menu"`,
		`<search class=`, "Margaret Ellison", ", Eastfold", "Log out", "nhsuk-breadcrumb", `id="maincontent"`, "<h1>Workflow</h1>", "</main>", `id="app-status"`, "<footer", "not an NHS website")
	if strings.Contains(page, "There is a problem") || strings.Contains(page, "invented") {
		t.Error("nothing is wrong and nothing is a demonstration")
	}
}

func TestTitles(t *testing.T) {
	wrong := fault.Fields{{Name: "x", Message: "Enter x"}}
	for want, p := range map[string]Props{
		"Pilots – Groundwork":                            {Title: "Pilots"},
		"Workflow – Digital consent – Groundwork":        {Title: "Workflow", Section: "Digital consent"},
		"Error: Workflow – Digital consent – Groundwork": {Title: "Workflow", Section: "Digital consent", Errors: wrong},
		"Groundwork": {},
	} {
		if got := documentTitle(t.Context(), p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	ctx := shell.With(t.Context(), shell.Shell{Product: "Thornsea Groundwork"})
	if got := documentTitle(ctx, Props{Title: "Pilots"}); got != "Pilots – Thornsea Groundwork" {
		t.Error(got)
	}
}

func TestMenuMarksTheSection(t *testing.T) {
	page := show(t, signedIn, Page("Pilot", nil), "")
	order(t, page, "nhsuk-header__navigation-item--current", `aria-current="true"`, ">Pilots<")
	s := signedIn
	s.Path = "/pilots"
	order(t, show(t, s, Page("Pilots", nil), ""), "nhsuk-header__navigation-item--current", `aria-current="page"`, ">Pilots<")
}

func TestErrorsComeFirstInMain(t *testing.T) {
	page := show(t, signedIn, Page("New pilot", fault.Fields{{Name: "title", Message: "Enter the name"}}), "<h1>New pilot</h1>")
	order(t, page, "<title>Error: New pilot", `id="maincontent"`, "There is a problem", "Enter the name", "<h1>New pilot</h1>")
}

func TestFlashDemoAndSwitch(t *testing.T) {
	s := signedIn
	s.Flash, s.Demo = "Pilot published", true
	s.OrganisationsToSwitch = []shell.Organisation{{Code: "ZZ-NMR", Name: "Northmoor"}}
	page := show(t, s, Page("Home", nil), "<h1>Home</h1>")
	order(t, page, `action="/account/organisation"`, `name="_key" value="a-key"`, `value="ZZ-NMR"`, "invented", `action="/demo/reset"`, `name="_key" value="a-key"`, `id="maincontent"`, "Pilot published", "<h1>Home</h1>")
}

func TestBareHasNoMenuAndNoAccount(t *testing.T) {
	page := show(t, signedIn, Bare("Sign in", nil), "<h1>Sign in</h1>")
	order(t, page, "<title>Sign in – Groundwork</title>", "<h1>Sign in</h1>")
	for _, bad := range []string{"Log out", "Margaret", "<nav", "search-field"} {
		if strings.Contains(page, bad) {
			t.Errorf("a visitor's page shows %q", bad)
		}
	}
}

func TestProblems(t *testing.T) {
	for status, want := range map[int]string{403: "You cannot do this", 404: "Page not found", 409: "Somebody else changed this", 429: "Too many tries", 500: "Something went wrong on our side", 503: "The site cannot save or read just now"} {
		page := show(t, signedIn, Problem{Status: status}.Page(), "")
		order(t, page, "<title>"+want+" – Groundwork</title>", "<h1>"+want+"</h1>", `<a href="/">Go to Home</a>`)
	}
	page := show(t, shell.Shell{}, Problem{Status: 500, RequestID: "0199-abc"}.Bare(), "")
	order(t, page, "What you had saved is safe", "0199-abc")
}
