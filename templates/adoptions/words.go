// Package adoptions is the pages of one trust's take-up of a pilot: checking whether it is ready, where it
// stands, who plays which part, and saying no for now.
package adoptions

import (
	"strconv"

	"groundwork/templates/layout"
	"groundwork/templates/ui"
)

// Head is what every page of one adoption shows.
type Head struct {
	ID    string
	Name  string // brief name of what is taken up
	Trust string // full name
	Short string
	Ods   string

	Outside bool // the reader may not open readiness and decisions
}

// Href is the address of one of the adoption's pages.
func (h Head) Href(page string) string {
	if page == "" {
		return "/adoptions/" + h.ID
	}
	return "/adoptions/" + h.ID + "/" + page
}

func (h Head) crumbs() []ui.Crumb {
	return []ui.Crumb{{Label: h.Short, Href: "/trusts/" + h.Ods}, {Label: h.Name, Href: h.Href("")}}
}

// form is the frame of a page that asks something about the adoption.
func (h Head) form(title string) layout.Props {
	return layout.Props{Title: title, Section: h.Name + " – " + h.Short, Crumbs: h.crumbs()}
}

func itoa(n int) string { return strconv.Itoa(n) }
