package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/stage"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// subtypes are the sorts of trusts that a list can be narrowed by.
var subtypes = []string{"acute", "acute_specialist", "mental_health", "community", "ambulance"}

// lessons is what was learned, narrowed by what the address says.
func (s *Server) lessons(c echo.Context) error {
	q := insight.LearntQuery{Kind: insight.LearntKind(c.QueryParam("kind")), About: c.QueryParam("about"), Region: c.QueryParam("region"), Subtype: c.QueryParam("trust")}
	page, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil || page < 1 || page > 1000 {
		page = 1
	}
	l, err := s.App.Lessons(c.Request().Context(), s.who(c), c.QueryParam("q"), q, page)
	if err != nil {
		return err
	}
	p := insights.Lessons{All: l.All, Number: l.Page, Last: l.Last, Regions: l.Regions, Text: l.Text, Kind: string(q.Kind), About: q.About, Region: q.Region, Subtype: q.Subtype}
	for _, k := range subtypes {
		p.Subtypes = append(p.Subtypes, ui.Option{Value: k, Label: organisation.Organisation{Type: organisation.Trust, Version: organisation.Version{Subtype: k}}.Kind()})
	}
	for _, id := range l.Items {
		if it, ok := s.App.Library.Checklist.Item(id); ok {
			p.Items = append(p.Items, ui.Option{Value: id, Label: it.Title})
		}
	}
	slices.SortFunc(p.Items, func(x, y ui.Option) int { return strings.Compare(x.Label, y.Label) })
	for _, x := range l.List {
		p.Lines = append(p.Lines, s.lessonShown(x))
	}
	for _, r := range l.Reasons {
		p.Reasons = append(p.Reasons, ui.Cells(ui.Text(stage.ReasonLabel(r.Reason)), ui.Text(strconv.Itoa(r.Trusts))))
	}
	if c.Request().Header.Get("X-Fragment") == "lessons" {
		c.Response().Header().Add("Vary", "X-Fragment")
		return ok(c, p.Found())
	}
	return ok(c, p.Page())
}

// lessonShown is one thing that was learned as the list has it.
func (s *Server) lessonShown(x insight.Learnt) insights.Lesson {
	l := insights.Lesson{Label: x.Kind.Label(), Title: x.Title, Text: x.Text, Learned: x.Learned, Where: x.TrustShort, Pilot: ui.Crumb{Label: x.PilotName, Href: "/pilots/" + x.Pilot + "/lessons"}}
	switch x.Kind {
	case insight.LearntStopped:
		l.Title, l.Pilot.Href = x.TrustShort+" tried this and stopped", "/pilots/"+x.Pilot+"/decisions"
	case insight.LearntRuleMet:
		l.Pilot.Href = "/pilots/" + x.Pilot
	case insight.LearntNotRealised:
		l.Pilot.Href = "/benefits/" + x.ID
	case insight.LearntWithdrawn:
		l.Pilot.Href = "/pilots/" + x.Pilot + "/adoptions"
	}
	if l.Title == "" {
		l.Title, l.Text = l.Text, ""
	}
	if !x.On.IsZero() {
		l.Where += ", " + x.On.Long()
	}
	if it, ok := s.App.Library.Checklist.Item(x.About); ok && x.AboutKind == "item" {
		l.Where += ". Checklist: " + it.Title
	} else if x.Step != "" {
		l.Where += ". Step: " + x.Step
	}
	return l
}
