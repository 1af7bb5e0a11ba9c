package webtest

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Faults are the things that no page may have, whatever it is about: style or
// script in the page itself, which the content security policy forbids, an id
// twice, and a reference to an id that is not there.
func Faults(page *html.Node) []string {
	var faults []string
	add := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	seen := map[string]bool{}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.Data == "style":
			add("a <style> element")
		case n.Data == "script" && !hasAttr(n, "src"):
			add("a <script> in the page")
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "style":
				add("style=%q on <%s>", a.Val, n.Data)
			case strings.HasPrefix(a.Key, "on"):
				add("%s=%q on <%s>", a.Key, a.Val, n.Data)
			case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
				add("%s=%q on <%s>", a.Key, a.Val, n.Data)
			case a.Key == "id" && a.Val == "":
				add("an empty id on <%s>", n.Data)
			case a.Key == "id" && seen[a.Val]:
				add("the id %q twice", a.Val)
			case a.Key == "id":
				seen[a.Val] = true
			}
		}
		for _, key := range []string{"for", "aria-labelledby", "aria-describedby"} {
			for _, id := range ids(n, key) {
				if byID(page, id) == nil {
					add("%s=%q on <%s>, and no such id", key, id, n.Data)
				}
			}
		}
	}
	return faults
}
