package components

import (
	"strings"
	"testing"

	"groundwork/templates/shell"

	"golang.org/x/net/html"
)

// page is the whole component page as a browser reads it.
func page(t *testing.T) *html.Node {
	t.Helper()
	var b strings.Builder
	ctx := shell.With(t.Context(), shell.Shell{SignedIn: true, Person: "Margaret Ellison", Nav: []shell.NavItem{{Label: "Home", Href: "/"}}, Demo: true})
	if err := Page().Render(ctx, &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func each(n *html.Node, act func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			act(c)
		}
	}
}

// The security policy allows nothing inline and nobody else's host (UI rules, section 2).
func TestNothingInline(t *testing.T) {
	each(page(t), func(n *html.Node) {
		if n.Data == "style" || n.Data == "script" && attribute(n, "src") == "" {
			t.Errorf("an inline <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "else" {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			if strings.HasPrefix(a.Val, "http") || strings.HasPrefix(a.Val, "//") || strings.HasPrefix(a.Val, "javascript:") {
				t.Errorf("<%s %s=%q> leaves this site", n.Data, a.Key, a.Val)
			}
		}
	})
}

func TestIDsAreUniqueAndEveryReferenceHasOne(t *testing.T) {
	root := page(t)
	ids := map[string]int{}
	each(root, func(n *html.Node) {
		if id := attribute(n, "id"); id != "" {
			ids[id]++
		}
	})
	for id, count := range ids {
		if count > 1 {
			t.Errorf("id %q is there %d times", id, count)
		}
	}
	each(root, func(n *html.Node) {
		for _, name := range []string{"for", "aria-describedby", "aria-labelledby", "aria-controls", "data-copy", "data-filter"} {
			for _, id := range strings.Fields(attribute(n, name)) {
				if ids[id] == 0 {
					t.Errorf("<%s %s=%q>: there is no such id", n.Data, name, id)
				}
			}
		}
	})
}

func TestEveryFieldHasALabel(t *testing.T) {
	root := page(t)
	labelled := map[string]bool{}
	each(root, func(n *html.Node) {
		if n.Data == "label" {
			labelled[attribute(n, "for")] = true
		}
	})
	each(root, func(n *html.Node) {
		switch n.Data {
		case "input", "select", "textarea":
			if attribute(n, "type") != "hidden" && !labelled[attribute(n, "id")] {
				t.Errorf("<%s name=%q> has no label", n.Data, attribute(n, "name"))
			}
		case "table":
			if n.FirstChild == nil || n.FirstChild.Data != "caption" {
				t.Error("a table has no caption")
			}
		case "th":
			if attribute(n, "scope") == "" {
				t.Error("a head of a table has no scope")
			}
		}
	})
}
