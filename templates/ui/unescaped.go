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
		c[k] = templ.Raw(`<td class="` + html.EscapeString(x.class()) + `"><i>` + html.EscapeString(head) + `</i> <span>` + html.EscapeString(x.Words) + `</span></td>`)
	}
	return c[k]
}
