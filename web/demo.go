package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/templates/home"
)

// welcome is the front page before somebody signed in; in the demo it lets a newcomer walk in as each demo person.
func (s *Server) welcome(c echo.Context) error {
	return ok(c, home.Welcome{Demo: s.Config.Demo, Visitors: s.demo.visitors, Next: s.next(c.QueryParam("next")), Kept: s.keptForm(c)}.Page())
}

// demoEnter signs a newcomer in as one of the demo's invented people; it exists only in the demo.
func (s *Server) demoEnter(c echo.Context) error {
	if !s.Config.Demo {
		return fault.Missing("page")
	}
	id := c.Request().PostFormValue("person")
	if !slices.ContainsFunc(s.demo.visitors, func(v person.Visitor) bool { return v.ID == id }) {
		return fault.Missing("person")
	}
	if err := s.signInAs(c, id, nil); err != nil {
		return err
	}
	return s.land(c, id, s.next(c.Request().PostFormValue("next")))
}

// demoReset puts the demo's record back as it was on the day of loading.
func (s *Server) demoReset(c echo.Context) error {
	if !s.Config.Demo || s.demo.reset == nil {
		return fault.Missing("page")
	}
	if err := s.demo.reset(c.Request().Context()); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/")
}
