package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// fixPilot is what to fix first among those who take a pilot up, with some gaps ticked as fixed: nothing is saved.
func (s *Server) fixPilot(c echo.Context) error {
	t := ticked(c)
	f, err := s.App.FixFirstPilot(c.Request().Context(), s.who(c), c.Param("pilot"), t.tried)
	if err != nil {
		return err
	}
	p := s.fixPilotShown(f, t.all)
	p.Errors = t.errors
	return render(c, t.status, p.Page())
}

const whoSeesPilotGaps = "Every signed-in person may open this page, and each reads what is theirs to read. Sums over at least five trusts are open to everybody. " +
	"A trust reads its own take-up gap by gap; programme leads above it read it as last handed in, once it was told of or decided. " +
	"The pilot’s team reads the answer of a take-up, and the titles of what the trust asked it to help with."

func (s *Server) fixPilotShown(f app.FixPilot, ticked []string) insights.FixPilot {
	p := insights.FixPilot{Subject: f.Pilot, More: f.More}
	p.WhoSees, p.At = whoSeesPilotGaps, insights.AboutPilot(f.Pilot.ID, "")
	notReady := 0
	read := 0
	for _, l := range f.Known {
		w := insights.WhoWaits{Trust: l.TrustShort, Href: "/adoptions/" + l.ID, Decision: adoption.GateLabel(l.Where.Gate)}
		if k, known := l.Next(); known {
			w.Verdict, w.Counts = k.Verdict.String(), k.Counts()
			if !l.Kept.Assessed {
				w.Verdict, w.Counts = "not_assessed", ""
			}
			if read++; k.Short+k.Unknown > 0 {
				notReady++
			}
		}
		p.Takers = append(p.Takers, w)
	}
	a := pilotAnswer(f, notReady, read)
	p.Answer = ui.AnswerProps{Text: a.Text, More: a.More, Means: ui.Stops}
	p.Copy = "What to fix first among those who take up " + f.Pilot.Name + "\n" + strings.TrimSpace(a.Text+". "+a.More)
	if len(f.Items) == 0 {
		p.Answer.Means = ui.Neutral
		if len(f.Take) > 0 {
			p.Answer.Means = ui.Good
		}
		p.Empty = "Gaps stand here by area: those of your own trust and of trusts below you, those that a trust asks you to help with, and any that stops five trusts or more."
		p.First = []ui.Crumb{{Label: "Who takes it up", Href: "/pilots/" + f.Pilot.ID + "/adoptions"}, {Label: "What to fix first across England", Href: insights.Address("ENG", "")}}
		return p
	}
	p.Ticking = len(f.Gaps) > 0
	p.Groups, p.Quiet = s.pilotGroups(f, ticked)
	p.Help = whoHelps(f.FixFirst)
	p.Best, p.Hours = fixBest(f.FixFirst, p.At), s.fixHours(f.FixFirst)
	if len(f.Fixed.Items) > 0 {
		p.Result = fixResult(f.FixFirst)
	}
	p.Source = "Sums of " + f.At.Second()
	if slices.ContainsFunc(f.Known, func(l app.AdoptionLine) bool { return l.Sight.Handed }) {
		p.Source += ". Other trusts’ levels as last handed in: what was not handed in counts as not known"
	}
	if f.Silent > 0 {
		p.Source += fmt.Sprintf(". Left out: %s of which nothing was handed in yet", takeUps(f.Silent))
	}
	return p
}

// pilotAnswer is the sentence: of what the reader reads by name, else of what they are asked to help with, else of sums.
func pilotAnswer(f app.FixPilot, notReady, read int) insight.Answer {
	said := f.Said()
	switch {
	case len(f.Take) > 0:
		a := said.Answer()
		if g, any := said.First(); any {
			a.More = strings.TrimSpace(a.More + " " + helpWith(f.Helpers[g.Item]))
		}
		return a
	case len(f.Asked) > 0:
		var trusts []string
		for _, names := range f.Asked {
			for _, n := range names {
				if !slices.Contains(trusts, n) {
					trusts = append(trusts, n)
				}
			}
		}
		slices.Sort(trusts)
		return insight.Answer{Text: fmt.Sprintf("%s %s you for help with %s", listOf(trusts), oneOrMany(len(trusts), "asks", "ask"), gapsOf(len(f.Asked))),
			More: fmt.Sprintf("%d of %d that wait for a decision are not ready.", notReady, read)}
	case len(f.Sums) > 0:
		said.Found = insight.Found{}
		for _, g := range f.Sums {
			said.Gaps = append(said.Gaps, g)
		}
		slices.SortFunc(said.Gaps, func(x, y insight.Gap) int { return strings.Compare(x.Item, y.Item) })
		return said.Across("those who take it up")
	case read > 0 && notReady == 0:
		return insight.Answer{Text: "Nothing stops the " + takeUps(read) + " at their next decision"}
	case read > 0:
		return insight.Answer{Text: fmt.Sprintf("%d of %s that wait for a decision are not ready", notReady, takeUps(read)), More: "No trust asks you for help with what stops it."}
	case len(f.Known) > 0:
		return insight.Answer{Text: fmt.Sprintf("%s %s for a decision; what stops a trust stays there", insight.Sentence(takeUps(len(f.Known))), oneOrMany(len(f.Known), "waits", "wait")),
			More: "A gap is shown to everybody from five trusts up."}
	}
	return insight.Answer{Text: "No take-up of " + f.Pilot.Name + " that you may know of waits for a decision"}
}

// pilotGroups are the gaps by area, each with what the reader may know of it, and the areas without any.
func (s *Server) pilotGroups(f app.FixPilot, ticked []string) (groups []ui.TickGroup, quiet string) {
	order := s.App.Core().Domains
	var still []string
	for _, d := range order {
		g := ui.TickGroup{Title: d.Label, Name: "fixed"}
		for _, item := range f.InOrder() {
			it := f.Items[item]
			if it.Domain != d.Key {
				continue
			}
			i := slices.IndexFunc(f.Gaps, func(x insight.Gap) bool { return x.Item == item })
			var parts []string
			if i >= 0 {
				if len(f.Take) == 1 {
					parts = append(parts, "Stops "+f.Take[0].TrustShort)
				}
				if facts := fixFacts(f.FixFirst, f.Gaps[i]); facts != "" {
					parts = append(parts, facts)
				}
			}
			if names := f.Asked[item]; len(names) > 0 {
				parts = append(parts, listOf(names)+" "+oneOrMany(len(names), "asks", "ask")+" you for help")
			}
			if x, shown := f.Sums[item]; shown {
				parts = append(parts, "Over all who take it up: s"+strings.TrimPrefix(sumFacts(x), "S"))
			}
			if i < 0 {
				parts = append(parts, strings.TrimSuffix(helpWith(f.Helpers[item]), "."))
			}
			g.Lines = append(g.Lines, ui.TickLine{ID: "fix-" + strings.ReplaceAll(item, "/", "-"), Value: item, Label: it.Title, Once: it.Scope == readiness.Foundation,
				Checked: slices.Contains(ticked, item), Apart: i < 0, Facts: insights.Facts("", strings.Join(parts, ". "))})
		}
		if len(g.Lines) == 0 {
			still = append(still, d.Label)
			continue
		}
		g.Aside = gapsOf(len(g.Lines))
		groups = append(groups, g)
	}
	switch {
	case len(still) == 0:
	case len(f.Take) > 0:
		quiet = listOf(still) + " " + oneOrMany(len(still), "stops", "stop") + " nothing that you may read."
	default:
		quiet = listOf(still) + ": nothing that you may read."
	}
	return groups, quiet
}

// sumFacts say what a gap stops in sums over trusts.
func sumFacts(x insight.Gap) string {
	text := fmt.Sprintf("Stops %s at %d trusts", takeUps(x.Stopped), x.At())
	if x.Alone > 0 {
		text += fmt.Sprintf(", %d alone", x.Alone)
	}
	if h := x.Waiting.Hours; h != nil {
		text += ". " + insight.Sentence(insight.About(h)) + " hours a year wait, " + ui.GradeWords(x.Waiting.Grade)
	}
	return text
}

// helpWith names who offers help with a gap, or says that nobody does yet.
func helpWith(list []store.Helper) string {
	if len(list) == 0 {
		return "Nobody has offered help with it yet."
	}
	return helpers(list) + "."
}
