package web

import (
	"fmt"
	"net/url"
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

// heatMap is how the areas of the checklist stand, take-up by take-up or trust by trust.
func (s *Server) heatMap(c echo.Context) error {
	h, err := s.App.HeatMap(c.Request().Context(), s.who(c), c.Param("ods"), app.HeatFilter{Region: c.QueryParam("region"), ICB: c.QueryParam("icb"), From: c.QueryParam("after")})
	if err != nil {
		return err
	}
	p := s.heatShown(h, c.QueryParam("as") == asList)
	return s.pageOrPart(c, "trusts", p.Page(), p.Found())
}

// fewToNarrow is up to how many trusts a list is not narrowed down.
const fewToNarrow = 10

// asList in an address shows the list in place of the table.
const asList = "list"

// heatAddress is the page of the list that begins after a trust, narrowed down as it is.
func heatAddress(h app.HeatMap, after, as string) string {
	q := url.Values{}
	for name, value := range map[string]string{"region": h.Region, "icb": h.ICB, "after": after, "as": as} {
		if value != "" {
			q.Set(name, value)
		}
	}
	at := insights.Address(h.Code, "heat-map")
	if len(q) > 0 {
		at += "?" + q.Encode()
	}
	return at
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

func (s *Server) heatShown(h app.HeatMap, list bool) insights.HeatMap {
	p := insights.HeatMap{Place: s.placeShown(h.InsightPlace, "heat-map", "Area by area"), First: "Trust", Caption: "Lowest level in each area, and how many questions stop the next decision"}
	p.WhoSees = whoSeesHeat(h)
	as, other := "", asList
	if list {
		as, other = asList, ""
	}
	p.List, p.Other = list, heatAddress(h, h.From, other)
	domains := s.App.Library.Checklist.Domains
	for _, d := range domains {
		p.Areas = append(p.Areas, d.Label)
	}
	if h.Sight == insight.Whole {
		p.First = "Take-up"
	}
	for _, r := range h.Rows {
		x := ui.HeatRow{Name: r.Name, Href: insights.Address(r.Trust, "heat-map"), More: "Next decision: " + adoption.GateLabel(r.Gate)}
		if h.Sight == insight.Whole {
			x.Href = "/adoptions/" + r.Adoption + "/readiness?gate=" + r.Gate.String()
		} else if r.Waits > 1 {
			x.More += fmt.Sprintf(", the furthest of %d take-ups", r.Waits)
		}
		for _, d := range domains {
			cell := insights.HeatCell(r.Cells[d.Key], h.Handed)
			switch {
			case h.Sight == insight.Whole && r.Cells[d.Key].Asked > 0:
				cell.Href = "/adoptions/" + r.Adoption + "/readiness/" + d.Key
			case cell.Stops:
				cell.Href = insights.Address(r.Trust, "") // what stops it, item by item, as handed in
			}
			x.Cells = append(x.Cells, cell)
		}
		p.Rows = append(p.Rows, x)
	}
	if h.Handed && h.Type != organisation.Trust {
		if h.Known > fewToNarrow {
			p.Narrow(h.Region, h.ICB, h.Regions, h.Boards)
		}
		p.All = h.All
		if h.All > len(h.Rows) {
			p.Caption = fmt.Sprintf("%s. %d of %d trusts, by name", p.Caption, len(h.Rows), h.All)
		}
		if !h.First {
			p.Back = heatAddress(h, h.Before, as)
		}
		if h.After != "" {
			p.On = heatAddress(h, h.After, as)
		}
	}
	for _, x := range h.Sums {
		p.Sums = append(p.Sums, ui.Cells(ui.Text(s.areaName(x.Domain)), ui.Text(strconv.Itoa(x.Trusts)), ui.Text(strconv.Itoa(x.Of))))
	}
	s.heatSaid(h, &p)
	return p
}

// heatSaid is the sentence of the page, and what to do where there is nothing to show.
func (s *Server) heatSaid(h app.HeatMap, p *insights.HeatMap) {
	areas := len(s.App.Library.Checklist.Domains)
	switch {
	case h.Known == 0 && len(h.Sums) == 0:
		p.Answer = ui.AnswerProps{Text: "Nothing to show yet for " + h.Short}
		p.Empty = "Areas are shown here once a take-up waits for a decision. Levels of a trust are its own; sums are shown from five trusts up."
		p.Place.First = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}}
		if h.Sight == insight.Whole {
			p.Place.First = append(p.Place.First, ui.Crumb{Label: "Describe your groundwork once", Href: "/trusts/" + h.Code + "/groundwork"})
		}
		return
	case len(h.Sums) > 0:
		// What the table of sums says leads; the levels that were handed in say less, and stand beside it as what they are.
		p.Answer = ui.AnswerProps{Text: s.foremost(h.Sums), Means: ui.Stops,
			More: fmt.Sprintf("%d of %d areas stop take-ups at five or more trusts.", len(h.Sums), areas)}
		if len(h.Stops) > 0 {
			p.Answer.More += fmt.Sprintf(" By what was handed in so far, %d do: %s.", len(h.Stops), s.stoppedAreas(h.Stops))
		}
	case len(h.Stops) == 0:
		p.Answer = ui.AnswerProps{Text: "No area stops a decision, as far as " + map[bool]string{false: "is recorded", true: "was handed in"}[h.Handed], Means: ui.Good}
	case h.Type != organisation.Trust && h.Known > 1:
		p.Answer = ui.AnswerProps{Text: s.foremost(h.Stops), Means: ui.Stops,
			More: fmt.Sprintf("By what was handed in, %d of %d areas stop a decision: %s.", len(h.Stops), areas, s.stoppedAreas(h.Stops))}
	default:
		p.Answer = ui.AnswerProps{Text: fmt.Sprintf("%d of %d areas stop a decision", len(h.Stops), areas), More: s.stoppedAreas(h.Stops) + ".", Means: ui.Stops}
	}
	if h.Handed {
		p.More = "Levels are as last handed in, of questions that are answered once for a trust. What a pilot asks for on top, and what a take-up answers for itself, stands on its own page."
		if h.Hidden > 0 && h.Type != organisation.Trust {
			p.More += fmt.Sprintf(" %d %s not in the list: no take-up there that waits for a decision and that others may know of.", h.Hidden, oneOrMany(h.Hidden, "trust is", "trusts are"))
		}
	}
	if len(h.Sums) > 0 {
		p.Source = "Sums as at " + h.At.Second()
	}
	if h.Handed {
		p.Source = "Levels as handed in, as at " + h.At.Second()
	}
	p.Copy = p.Title + ", " + h.Name + "\n" + strings.TrimSpace(p.Answer.Text+". "+p.Answer.More)
}

// foremost says which area stops a decision at most trusts, by the figures of a table of the page.
func (s *Server) foremost(list []insight.Stopped) string {
	x, alone, _ := insight.Foremost(list)
	end := "the most of any area"
	if !alone {
		end = "as many as any area"
	}
	return fmt.Sprintf("%s stops a decision at %d of %d trusts, %s", s.areaName(x.Domain), x.Trusts, x.Of, end)
}

func (s *Server) areaName(key string) string {
	d, _ := s.App.Library.Checklist.Domain(key)
	return d.Label
}

func (s *Server) stoppedAreas(list []insight.Stopped) string {
	var names []string
	for _, x := range list {
		names = append(names, s.areaName(x.Domain))
	}
	return listOf(names)
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
