package ui

import (
	"html"

	"github.com/a-h/templ"
)

// heatCells keeps the cells of a heat map that were already written: there are few different ones and many of each, and a
// class that is worked out costs more than everything else in a cell. Everything in them is escaped here.
type heatCells map[heatKey]templ.Component

type heatKey struct {
	head string
	HeatCell
}

func (c heatCells) cell(head string, x HeatCell) templ.Component {
	k := heatKey{head, x}
	if c[k] == nil {
		words := html.EscapeString(x.Words)
		if x.Href != "" {
			words = `<a href="` + html.EscapeString(string(templ.URL(x.Href))) + `">` + words + `</a>`
		}
		c[k] = templ.Raw(`<td class="` + html.EscapeString(x.class()) + `"><i>` + html.EscapeString(head) + `</i> <span>` + words + `</span></td>`)
	}
	return c[k]
}
