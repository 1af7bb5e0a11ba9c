package web

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/templates/admin"
	"groundwork/templates/ui"
)

// installation is the state of the installation, for administrators.
func (s *Server) installation(c echo.Context) error {
	state, err := s.App.Installation(c.Request().Context(), s.who(c))
	if err != nil {
		return err
	}
	n := state.Counts
	p := admin.Installation{Engine: state.Engine + " " + state.EngineVersion, Schema: fmt.Sprintf("version %d", n.Schema), Address: s.baseURL(c)}
	switch n.Invited {
	case 0:
		p.Waiting = "Everybody has set up their account."
	case 1:
		p.Waiting = "1 person has not set up their account yet."
	default:
		p.Waiting = fmt.Sprintf("%s people have not set up their accounts yet.", decimal.Count(n.Invited))
	}
	if s.Config.Demo {
		p.Waiting = "This is the demonstration: nobody needs an account."
	}
	p.Tiles = []ui.Tile{
		{Name: "People", Figure: decimal.Count(n.People), Unit: "sign in", Foot: fmt.Sprintf("%s invited, %s disabled", decimal.Count(n.Invited), decimal.Count(n.Disabled)), Href: "/admin/people"},
		{Name: "Signed in now", Figure: decimal.Count(n.SignedIn), Unit: oneOr(n.SignedIn, "browser", "browsers"), Foot: "used in the last 30 minutes"},
		{Name: "Pilots", Figure: decimal.Count(n.Pilots), Foot: decimal.Count(n.Adoptions) + oneOr(n.Adoptions, " take-up", " take-ups")},
		{Name: "Organisations", Figure: decimal.Count(n.Organisations), Foot: "open, in the register"},
		{Name: "History", Figure: decimal.Count(n.Events), Unit: "lines"},
	}
	for _, x := range state.Content {
		p.Content = append(p.Content, admin.Content{Title: x.Title, Version: strconv.Itoa(x.Version), Published: x.Published.Long(), Checksum: x.SHA256[:12]})
	}
	return ok(c, p.Page())
}

func oneOr(n int64, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

var adminCrumb = ui.Crumb{Label: "Administration", Href: "/admin"}

// everybody lists people anywhere.
func (s *Server) everybody(c echo.Context) error {
	page, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil && c.QueryParam("page") != "" {
		return fault.Missing("page")
	}
	all, err := s.App.Everybody(c.Request().Context(), s.who(c), beginning(c.QueryParam("q"), 100), page)
	if err != nil {
		return err
	}
	p := admin.People{Search: all.Search, Found: decimal.Count(all.Count) + " people", Crumbs: []ui.Crumb{adminCrumb},
		Pages: ui.Pages{Current: all.Page, Last: all.Pages, Href: func(n int) string {
			return "/admin/people?" + url.Values{"q": {all.Search}, "page": {strconv.Itoa(n)}}.Encode()
		}}}
	switch {
	case all.Count == 0:
		p.Found = "Nobody matches. Try part of a name."
	case all.Count == 1:
		p.Found = "1 person"
	}
	for _, m := range all.Members {
		p.Members = append(p.Members, s.personShown(m, "/admin/people/"+m.ID, true))
	}
	return ok(c, p.Page())
}

// anybody is one account.
func (s *Server) anybody(c echo.Context) error {
	who := s.who(c)
	m, sessions, err := s.App.Anybody(c.Request().Context(), who, c.Param("person"))
	if err != nil {
		return err
	}
	p := admin.Account{Person: s.personShown(m, "", true), LinkUntil: s.linkUntil(), Sessions: sessionsShown(sessions), Disabled: !m.Disabled.IsZero(),
		Myself: m.ID == who.ID, Crumbs: []ui.Crumb{adminCrumb, {Label: "People", Href: "/admin/people"}}}
	if p.Link, err = s.takeLink(c); err != nil {
		return err
	}
	for _, r := range m.Roles {
		p.Places = append(p.Places, admin.Place{Does: r.Role.Label() + ", " + r.Short, Href: "/trusts/" + r.Organisation + "/people/" + m.ID})
	}
	return ok(c, p.Page())
}

// accountDeed does something to one account and goes back to it.
func (s *Server) accountDeed(deed func(c echo.Context, who access.Actor, personID string) error, message string) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := deed(c, s.who(c), c.Param("person")); err != nil {
			return err
		}
		return s.done(c, "/admin/people/"+c.Param("person"), message)
	}
}

func (s *Server) accountDisable() echo.HandlerFunc {
	return s.accountDeed(func(c echo.Context, who access.Actor, id string) error {
		return s.App.DisableAccount(c.Request().Context(), who, id)
	}, "Kept out, and signed out everywhere")
}

func (s *Server) accountEnable() echo.HandlerFunc {
	return s.accountDeed(func(c echo.Context, who access.Actor, id string) error {
		return s.App.EnableAccount(c.Request().Context(), who, id)
	}, "Let in again")
}

func (s *Server) accountEndSessions() echo.HandlerFunc {
	return s.accountDeed(func(c echo.Context, who access.Actor, id string) error {
		return s.App.EndSessionsOf(c.Request().Context(), who, id)
	}, "Signed out everywhere")
}

// accountLink makes a new one-time link.
func (s *Server) accountLink(c echo.Context) error {
	token, err := s.App.LinkAccount(c.Request().Context(), s.who(c), "", c.Param("person"))
	if err != nil {
		return err
	}
	return s.handOver(c, "/admin/people/"+c.Param("person"), token)
}
