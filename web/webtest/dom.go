package webtest

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// all are the elements under root that match and that a person meets, in page
// order.
func all(root *html.Node, match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && match(n) && (isHidden(n) || !unseen(n)) {
			found = append(found, n)
		}
	}
	return found
}

// unseen reports whether n or what it is in is hidden from everybody.
func unseen(n *html.Node) bool {
	return ancestor(n, func(n *html.Node) bool { return hasAttr(n, "hidden") || n.Data == "template" }) != nil
}

// ancestor is the nearest element from n upwards that matches, or nil.
func ancestor(n *html.Node, match func(*html.Node) bool) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && match(n) {
			return n
		}
	}
	return nil
}

func byID(root *html.Node, id string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attr(n, "id") == id {
			return n
		}
	}
	return nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func removeAttr(n *html.Node, key string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func setAttr(n *html.Node, key, value string) {
	removeAttr(n, key)
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func isTag(tags ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(tags, n.Data) }
}

// isField reports whether n is something to fill in, choose or tick.
func isField(n *html.Node) bool {
	switch n.Data {
	case "textarea", "select":
		return true
	case "input":
		return !slices.Contains([]string{"hidden", "submit", "button", "reset", "image", "file"}, attr(n, "type"))
	}
	return false
}

func isHidden(n *html.Node) bool { return n.Data == "input" && attr(n, "type") == "hidden" }

// isTick reports whether n is a radio or a checkbox.
func isTick(n *html.Node) bool {
	return n.Data == "input" && (attr(n, "type") == "radio" || attr(n, "type") == "checkbox")
}

// isSubmit reports whether n is a button; one that only script could make work
// is a button too, so that pressing it fails.
func isSubmit(n *html.Node) bool {
	return n.Data == "button" || n.Data == "input" && slices.Contains([]string{"submit", "button"}, attr(n, "type"))
}

// disabled reports whether n is, by itself or through its group.
func disabled(n *html.Node) bool {
	return hasAttr(n, "disabled") ||
		ancestor(n, func(n *html.Node) bool { return isTag("fieldset", "optgroup")(n) && hasAttr(n, "disabled") }) != nil
}

// formOf is the form that n belongs to, or nil.
func formOf(page, n *html.Node) *html.Node {
	if hasAttr(n, "form") {
		return byID(page, attr(n, "form"))
	}
	return ancestor(n, isTag("form"))
}

func links(root *html.Node) []*html.Node {
	return all(root, func(n *html.Node) bool { return n.Data == "a" && hasAttr(n, "href") })
}

// ids are the ids that an attribute lists.
func ids(n *html.Node, key string) []string { return strings.Fields(attr(n, key)) }
