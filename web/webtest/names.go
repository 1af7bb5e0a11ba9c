package webtest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// nameOf is what n is called: by aria-labelledby, aria-label, its labels, or
// its own text, in the order in which browsers look.
func nameOf(page, n *html.Node) string {
	var texts []string
	for _, id := range ids(n, "aria-labelledby") {
		if label := byID(page, id); label != nil {
			texts = append(texts, readable(label))
		}
	}
	if len(texts) > 0 {
		return squeeze(strings.Join(texts, " "))
	}
	if label := squeeze(attr(n, "aria-label")); label != "" {
		return label
	}
	if isField(n) || isFileField(n) {
		return labelOf(page, n)
	}
	if n.Data == "input" {
		return squeeze(attr(n, "value"))
	}
	return readable(n)
}

// labelOf is the text of the labels that point at field or hold it.
func labelOf(page, field *html.Node) string {
	var texts []string
	id := attr(field, "id")
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == "label" && id != "" && attr(n, "for") == id {
			texts = append(texts, readable(n))
		}
	}
	if around := ancestor(field, isTag("label")); around != nil && attr(around, "for") == "" {
		texts = append(texts, readable(around))
	}
	return squeeze(strings.Join(texts, " "))
}

// parts are the parts of the page called name, without those that only hold
// another of them.
func parts(page *html.Node, name string) []*html.Node {
	var found []*html.Node
	eachPart(page, func(part *html.Node, called string) {
		if called == squeeze(name) && !slices.Contains(found, part) {
			found = append(found, part)
		}
	})
	return slices.DeleteFunc(slices.Clone(found), func(outer *html.Node) bool {
		return slices.ContainsFunc(found, func(inner *html.Node) bool {
			return inner != outer && ancestor(inner, func(n *html.Node) bool { return n == outer }) != nil
		})
	})
}

func partNames(page *html.Node) []string {
	var names []string
	eachPart(page, func(_ *html.Node, called string) { names = append(names, called) })
	return names
}

// eachPart calls f with every part of the page that has a name, see Person.In.
func eachPart(page *html.Node, f func(part *html.Node, called string)) {
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || unseen(n) {
			continue
		}
		if !isField(n) && !isSubmit(n) && n.Data != "a" && (hasAttr(n, "aria-label") || hasAttr(n, "aria-labelledby")) {
			f(n, nameOf(page, n))
		}
		var part *html.Node
		switch n.Data {
		case "legend", "caption", "summary", "figcaption", "dt":
			part = n.Parent
		case "th":
			if attr(n, "scope") == "row" {
				part = n.Parent
			}
		case "h1", "h2", "h3", "h4", "h5", "h6":
			part = ancestor(n, isTag("section", "article", "li", "form", "fieldset", "details", "div", "main", "body"))
		}
		if part != nil {
			f(part, readable(n))
		}
	}
}

// inline are the elements that do not part words.
var inline = []string{"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "tspan"}

// readable is the text of n as a screen reader has it, with single spaces and
// without what stands in fields, which Person.Holds asks for.
func readable(n *html.Node) string {
	var b strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (isTag("script", "style", "template", "select", "textarea")(n) || hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true"):
		default:
			apart := n.Type == html.ElementNode && !slices.Contains(inline, n.Data)
			if apart {
				b.WriteByte(' ')
			}
			for c := range n.ChildNodes() {
				write(c)
			}
			if apart {
				b.WriteByte(' ')
			}
		}
	}
	write(n)
	return squeeze(b.String())
}

// raw is the text in n exactly.
func raw(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(c.Data)
	}
	return b.String()
}

// squeeze turns every run of spaces and line breaks into one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func quoted(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", name)
	}
	return b.String()
}
