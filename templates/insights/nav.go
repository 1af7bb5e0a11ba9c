// Package insights are the pages that look across adoptions: what to fix first, and what follows from it.
package insights

import "groundwork/templates/ui"

// The pages of insight about an organisation, as the last part of their address.
const (
	fixFirst = ""
	similar  = "similar"
	heatMap  = "heat-map"
	spread   = "spread"
	compare  = "compare"
)

var pages = []struct{ key, label string }{
	{fixFirst, "What to fix first"},
	{similar, "Trusts like ours"},
	{heatMap, "Area by area"},
	{spread, "Why it waits"},
	{compare, "Compare"},
}

// Address is where a page of insight about an organisation is.
func Address(code, page string) string {
	if page == fixFirst {
		return "/insight/" + code
	}
	return "/insight/" + code + "/" + page
}

func tabs(code, current string) []ui.SubNavItem {
	out := make([]ui.SubNavItem, len(pages))
	for i, p := range pages {
		out[i] = ui.SubNavItem{Label: p.label, Href: Address(code, p.key), Current: p.key == current}
	}
	return out
}
