package ui

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/leftout"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fixture is one case of the design system's own, rendered by its own templates
// (web/webtest/fixtures.mjs).
type fixture struct {
	Component string
	Name      string
	Context   map[string]any
	Whole     bool // everything it shows is in Context
	HTML      string
}

// fixtures are all cases, or a skip that says what is missing.
func fixtures(t *testing.T) []fixture {
	t.Helper()
	file := filepath.Join("..", "..", "web", "webtest", "fixtures.json")
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		leftout.Skip(t, "conformance", "run npm ci && npm run fixtures in web/webtest")
	}
	if err != nil {
		t.Fatal(err)
	}
	var all []fixture
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// same compares two pieces of HTML as a browser would: blank text, the order of
// classes and attributes do not count. Our own classes (app-) are additions, and
// drawings are compared by their name only, because we draw our own.
func same(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(normal(t, want), normal(t, got)); diff != "" {
		t.Errorf("(-theirs +ours):\n%s", diff)
	}
}

// normal is one line for each element and each text.
func normal(t *testing.T, text string) []string {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, n := range nodes {
		lines = walk(lines, n, "")
	}
	return lines
}

func walk(lines []string, n *html.Node, indent string) []string {
	switch n.Type {
	case html.TextNode:
		if words := strings.Join(strings.Fields(n.Data), " "); words != "" {
			lines = append(lines, indent+words)
		}
	case html.ElementNode:
		lines = append(lines, indent+"<"+n.Data+attributes(n)+">")
		if n.Data == "svg" {
			return lines
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			lines = walk(lines, child, indent+"  ")
		}
	}
	return lines
}

func attributes(n *html.Node) string {
	var out []string
	for _, a := range n.Attr {
		if n.Data == "svg" && a.Key != "class" && a.Key != "aria-hidden" {
			continue
		}
		if a.Key == "class" {
			var kept []string
			for _, c := range strings.Fields(a.Val) {
				if !strings.HasPrefix(c, "app-") {
					kept = append(kept, c)
				}
			}
			slices.Sort(kept)
			a.Val = strings.Join(kept, " ")
			if a.Val == "" {
				continue
			}
		}
		out = append(out, " "+a.Key+"="+strings.Join(strings.Fields(a.Val), " "))
	}
	slices.Sort(out)
	return strings.Join(out, "")
}
