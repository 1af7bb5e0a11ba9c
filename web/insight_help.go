package web

import (
	"fmt"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// whoHelps says who offers help with the gap worth fixing first, and where else to look: what was learned about it and, for
// who reads levels of an area, which trusts are further on.
func whoHelps(f app.FixFirst) *insights.WhoHelps {
	said := f.Said()
	g, any := said.First()
	if f.Sight == insight.Counted {
		g, any = said.Most()
	}
	it := f.Items[g.Item]
	if !any || it == nil {
		return nil
	}
	h := &insights.WhoHelps{Gap: it.Title}
	list := f.Helpers[g.Item]
	for _, x := range list[:min(len(list), mostHelpers)] {
		h.Trusts = append(h.Trusts, ui.Crumb{Label: x.Short, Href: "/trusts/" + x.Trust})
	}
	h.More = len(list) - len(h.Trusts)
	if !it.FromPack() {
		h.Links = append(h.Links, ui.Crumb{Label: "What was learned about it", Href: "/lessons?about=" + it.ID})
	}
	if f.Sight == insight.AsHanded && f.Code != "" && it.Scope == readiness.Foundation {
		h.Links = append(h.Links, ui.Crumb{Label: "Which trusts are further on, area by area", Href: insights.Address(f.Code, "heat-map")})
	}
	return h
}

// sumsBest are the best sets of an area for who reads its sums, and what is said of those that single somebody out.
func sumsBest(f app.FixFirst, sums [insight.MostFixed]*insight.Sum) (out []insights.Best, few string) {
	sizes := [...]string{"one gap", "two gaps", "three gaps"}
	var held []string
	for n, x := range sums {
		if x == nil {
			held = append(held, sizes[n])
			continue
		}
		var titles []string
		for _, item := range x.Items {
			titles = append(titles, "“"+f.Items[item].Title+"”")
		}
		b := insights.Best{Title: insight.Sentence(sizes[n]), Lines: []string{strings.Join(titles, " and ")}, Does: fmt.Sprintf("%s at %d trusts become ready.", insight.Sentence(takeUps(x.Ready)), x.Trusts)}
		if x.Hours != nil {
			b.Does += fmt.Sprintf(" %s hours a year wait behind them, %s.", insight.Sentence(insight.About(x.Hours)), ui.GradeWords(x.Grade))
		}
		out = append(out, b)
	}
	if len(held) > 0 {
		few = "Too few trusts to say what fixing " + strings.Join(held, " or ") + " more would do."
		if len(out) == 0 {
			few = "Too few trusts to say what fixing one, two or three gaps everywhere would do."
		}
	}
	return out, few
}
