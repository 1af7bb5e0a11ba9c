package trusts

import (
	"github.com/a-h/templ"

	"groundwork/templates/ui"
)

// descriptions say what stands behind the places that a trust's page leads to.
var descriptions = map[string]string{
	"Groundwork": "What is in place in the trust, answered once and read by every take-up",
	"Board page": "What was gained, how sure that is, and what is wanted of the board",
	"People":     "Who has which part here, and who may sign in",
}

func (p Show) cards() []templ.Component { return cards(p.Places) }

func cards(places []ui.Crumb) []templ.Component {
	out := make([]templ.Component, len(places))
	for i, c := range places {
		out[i] = ui.Card(ui.CardProps{Title: c.Label, Href: c.Href, Description: descriptions[c.Label]})
	}
	return out
}

func (p Show) noPilots() string {
	if p.Own {
		return "We lead no pilots yet."
	}
	return "This trust has published no pilots."
}

// sources are where the facts come from, each once, the register first.
func (p Show) sources() []string {
	out := []string{p.Register}
	seen := map[string]bool{}
	for _, f := range p.Facts {
		s := "Facts: " + f.Source + ", as at " + f.AsAt
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
