package web

import (
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/organisation"
	"groundwork/templates/shell"
)

// menu is what the header offers: the same five places for everybody who can use them.
func menu(who access.Actor, path string) []shell.NavItem {
	items := []shell.NavItem{{Label: "Home", Href: "/"}, {Label: "Pilots", Href: "/pilots"}}
	if who.Organisation != "" && who.Organisation != organisation.England {
		items = append(items, shell.NavItem{Label: "Our trust", Href: "/trusts/" + who.Organisation})
	}
	if who.SignedIn() {
		items = append(items, shell.NavItem{Label: "Insight", Href: "/insight"})
	}
	if access.Permit(who, access.ReadBoard, access.At(who.Organisation)) == nil {
		items = append(items, shell.NavItem{Label: "Board", Href: "/board/" + who.Organisation})
	}
	if who.HasAnywhere(access.Admin) {
		items = append(items, shell.NavItem{Label: "Admin", Href: "/admin"})
	}
	for i := range items {
		items[i].Current = under(path, items[i].Href)
	}
	return items
}

// under reports whether a page belongs to a place of the menu.
func under(path, place string) bool {
	if place == "/" {
		return path == "/"
	}
	return path == place || strings.HasPrefix(path, place+"/")
}
