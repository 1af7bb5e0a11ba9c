package web

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// heatRowsOnAPage is how many trusts stand on one page of the heat map.
const heatRowsOnAPage = 50

// heatMap is how the areas of the checklist stand, take-up by take-up or trust by trust.
func (s *Server) heatMap(c echo.Context) error {
	h, err := s.App.HeatMap(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	page, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil || page < 1 {
		page = 1
	}
	return ok(c, s.heatShown(h, page).Page())
}

// placeShown is what every page of insight begins with.
func (s *Server) placeShown(p app.InsightPlace, page, title string) insights.Place {
	out := insights.Place{Code: p.Code, Name: p.Name, Page: page, Title: title}
	if !p.Open(s.App.Today()) {
		out.Closed = p.Closed.Long()
		for _, x := range p.Successors {
			out.Successors = append(out.Successors, ui.Crumb{Label: x.ToName, Href: insights.Address(x.To, page)})
		}
	}
	return out
}

func (s *Server) heatShown(h app.HeatMap, page int) insights.HeatMap {
	p := insights.HeatMap{Place: s.placeShown(h.InsightPlace, "heat-map", "Area by area"), First: "Trust"}
	p.WhoSees = whoSeesHeat(h)
	domains := s.App.Library.Checklist.Domains
	for _, d := range domains {
		p.Areas = append(p.Areas, d.Label)
	}
	if h.Sight == insight.Whole {
		p.First = "Take-up"
	}
	last := (len(h.Rows) + heatRowsOnAPage - 1) / heatRowsOnAPage
	page = min(page, max(last, 1))
	p.Pages = ui.Pages{Current: page, Last: last, Href: func(n int) string { return insights.Address(h.Code, "heat-map") + "?page=" + strconv.Itoa(n) }}
	for i, r := range h.Rows {
		if i/heatRowsOnAPage != page-1 {
			continue
		}
		x := ui.HeatRow{Name: r.Name, Href: "/insight/" + r.Trust + "/heat-map", More: "Next decision: " + adoption.GateLabel(r.Gate)}
		if h.Sight == insight.Whole {
			x.Href = "/adoptions/" + r.Adoption + "/readiness?gate=" + r.Gate.String()
		} else if r.Waits > 1 {
			x.More += fmt.Sprintf(", the furthest of %d take-ups", r.Waits)
		}
		for _, d := range domains {
			x.Cells = append(x.Cells, insights.HeatCell(r.Cells[d.Key], h.Handed))
		}
		p.Rows = append(p.Rows, x)
	}
	for _, x := range h.Sums {
		d, _ := s.App.Library.Checklist.Domain(x.Domain)
		p.Sums = append(p.Sums, ui.Cells(ui.Text(d.Label), ui.Text(strconv.Itoa(x.Trusts)), ui.Text(strconv.Itoa(x.Of))))
	}
	s.heatSaid(h, &p)
	return p
}

// heatSaid is the sentence of the page, and what to do where there is nothing to show.
func (s *Server) heatSaid(h app.HeatMap, p *insights.HeatMap) {
	stops := 0
	var names []string
	for _, d := range s.App.Library.Checklist.Domains {
		for _, r := range h.Rows {
			if r.Cells[d.Key].Stops > 0 {
				stops++
				names = append(names, d.Label)
				break
			}
		}
	}
	areas := len(s.App.Library.Checklist.Domains)
	switch {
	case len(h.Rows) == 0 && len(h.Sums) == 0:
		p.Answer = ui.AnswerProps{Text: "Nothing to show yet for " + h.Short}
		p.Empty = "Areas are shown here once a take-up waits for a decision. Levels of a trust are its own; sums are shown from five trusts up."
		p.Place.First = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}}
		if h.Sight == insight.Whole {
			p.Place.First = append(p.Place.First, ui.Crumb{Label: "Describe your groundwork once", Href: "/trusts/" + h.Code + "/groundwork"})
		}
		return
	case len(h.Rows) == 0:
		p.Answer = ui.AnswerProps{Text: fmt.Sprintf("%d of %d areas stop take-ups at five or more trusts of %s", len(h.Sums), areas, h.Short)}
	case stops == 0:
		p.Answer = ui.AnswerProps{Text: "No area stops a decision, as far as " + map[bool]string{false: "is recorded", true: "was handed in"}[h.Handed], Means: ui.Good}
	default:
		p.Answer = ui.AnswerProps{Text: fmt.Sprintf("%d of %d areas stop a decision", stops, areas), More: listOf(names) + ".", Means: ui.Stops}
	}
	if h.Handed {
		p.More = "Levels are as last handed in, of questions that are answered once for a trust. What a pilot asks for on top, and what a take-up answers for itself, stands on its own page."
		if h.Hidden > 0 && h.Type != organisation.Trust {
			p.More += fmt.Sprintf(" %d %s not in the list: no take-up there that waits for a decision and that others may know of.", h.Hidden, oneOrMany(h.Hidden, "trust is", "trusts are"))
		}
	}
	if len(h.Sums) > 0 {
		p.Source = "Sums of " + h.At.Second()
	}
	p.Copy = p.Title + ", " + h.Name + "\n" + strings.TrimSpace(p.Answer.Text+". "+p.Answer.More)
}

func whoSeesHeat(h app.HeatMap) string {
	switch {
	case h.Sight == insight.Whole:
		return "Everyone at " + h.Short + " sees this page. Programme leads above it read levels as last handed in, never drafts. Everybody else reads sums over at least five trusts."
	case h.Sight == insight.AsHanded && h.Type == organisation.Trust:
		return "Levels are those of " + h.Short + ". You lead a programme above it and read them as last handed in, where it told others of a take-up, never drafts."
	}
	return "Sums over at least five trusts are open to every signed-in person. Programme leads also read the trusts below them by name, as last handed in, never drafts."
}
