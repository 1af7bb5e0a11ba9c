package web

import (
	"fmt"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// fixAcross is the page of England, a region or an integrated care board: sums that single nobody out.
func (s *Server) fixAcross(f app.FixFirst, p insights.FixFirst) insights.FixFirst {
	a := f.Said().Across(f.Short)
	p.Answer = ui.AnswerProps{Text: a.Text, More: a.More}
	p.Source = "Figures of " + f.At.Second()
	if len(f.Gaps) == 0 {
		p.Empty = "What stops one trust stays there."
		p.First = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}, {Label: "Trusts", Href: "/trusts"}}
		if n := f.Nearer; n.Code != "" {
			p.First = append([]ui.Crumb{{Label: "What to fix first at " + n.Short, Href: insights.Address(n.Code, "")}}, p.First...)
		}
		return p
	}
	p.Answer.Means = ui.Stops
	p.Copy = "What to fix first across " + f.Name + "\n" + a.Text + "."
	var still []string
	for _, d := range s.App.Core().Domains {
		g := ui.TickGroup{Title: d.Label}
		for _, x := range f.Gaps {
			if it := f.Items[x.Item]; it.Domain == d.Key {
				g.Lines = append(g.Lines, acrossLine(f, x))
			}
		}
		if len(g.Lines) == 0 {
			still = append(still, d.Label)
			continue
		}
		g.Aside = gapsOf(len(g.Lines))
		p.Groups = append(p.Groups, g)
	}
	if len(still) > 0 {
		p.Quiet = listOf(still) + ": no gap that can be shown."
	}
	return p
}

func acrossLine(f app.FixFirst, x insight.Gap) ui.TickLine {
	it := f.Items[x.Item]
	parts := []string{sumFacts(x)}
	if h := f.Helpers[x.Item]; len(h) > 0 {
		parts = append(parts, helpers(h))
	}
	fix := "Fix in each take-up"
	if f.Once(x.Item) {
		fix = "Fix once for each trust"
	}
	return ui.TickLine{ID: "gap-" + x.Item, Label: it.Title, Apart: true, Facts: insights.Facts("", strings.Join(append(parts, fix), ". "))}
}

// mostHelpers is how many trusts that offer help a line names.
const mostHelpers = 3

// helpers names those who ticked "Others may ask us".
func helpers(list []store.Helper) string {
	var names []string
	for _, h := range list[:min(len(list), mostHelpers)] {
		names = append(names, h.Short)
	}
	if more := len(list) - mostHelpers; more > 0 {
		return "Can help: " + strings.Join(names, ", ") + fmt.Sprintf(" and %d more", more)
	}
	return "Can help: " + listOf(names)
}

// fixAbove is the page of a trust for those above it, which has handed nothing in.
func (s *Server) fixAbove(f app.FixFirst, p insights.FixFirst) insights.FixFirst {
	p.Answer = ui.AnswerProps{Text: f.Short + " has handed in nothing that you may read", More: "You read levels as last handed in, of take-ups that it told others of or decided on."}
	p.Empty = "What stops a take-up stands here once its answers are handed in."
	p.First = []ui.Crumb{{Label: "Take-ups of " + f.Short, Href: "/trusts/" + f.Code}, {Label: "What to fix first across England", Href: insights.Address("ENG", "")}}
	return p
}

// fixHanded says on a page of what was handed in that it is, who can help with the gap worth fixing first, and of how many
// take-ups nothing was ever handed in.
func (s *Server) fixHanded(f app.FixFirst, p *insights.FixFirst) {
	p.Answer.More = strings.TrimSpace("As last handed in. " + p.Answer.More)
	if g, any := f.Said().First(); any {
		if h := f.Helpers[g.Item]; len(h) > 0 {
			p.Answer.More += " " + helpers(h) + "."
		}
	}
	if p.Quiet != "" && f.Type != organisation.Trust {
		p.Quiet = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(p.Quiet, " stop nothing."), " stops nothing."), " ") + ": nothing that a whole trust mends once, or that stops two take-ups."
	}
	p.Source = "Levels as last handed in. An answer that was not handed in counts as not known"
	if !f.At.IsZero() {
		p.Source += ". Figures of " + f.At.Second()
	}
	if f.Silent > 0 {
		p.Source += fmt.Sprintf(". Left out: %s of which nothing was handed in yet", takeUps(f.Silent))
	}
}

// namedIn are the first trusts where a gap stops a take-up, with how many more there are.
func namedIn(x insight.Gap) string {
	if more := x.At() - len(x.Named); more > 0 {
		return strings.Join(x.Named, ", ") + fmt.Sprintf(" and %d more", more)
	}
	return listOf(x.Named)
}

// takeName is what a take-up is called where those of several trusts stand together.
func takeName(f app.FixFirst, t app.FixTake) string {
	if f.Sight == insight.AsHanded {
		return t.PilotName + ", " + t.TrustShort
	}
	return t.PilotName
}
