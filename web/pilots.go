package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilots lists what the reader may know of.
func (s *Server) pilots(c echo.Context) error {
	who := s.who(c)
	list, err := s.App.Pilots(c.Request().Context(), who)
	if err != nil {
		return err
	}
	return ok(c, pilots.List{Pilots: list, MayRegister: who.HasAnywhere(access.InnovationLead)}.Page())
}

// pilotNew asks for the first answers of a pilot.
func (s *Server) pilotNew(c echo.Context) error {
	who := s.who(c)
	if err := access.Permit(who, access.RegisterPilot, access.At(who.Organisation)); err != nil {
		return err
	}
	return ok(c, pilots.New{Input: pilot.Input{Trust: who.Organisation}}.Page())
}

// pilotCreate keeps a new pilot.
func (s *Server) pilotCreate(c echo.Context) error {
	r := c.Request()
	in := pilot.Input{Name: r.PostFormValue("name"), Trust: r.PostFormValue("trust"), Problem: r.PostFormValue("problem"),
		Lead: r.PostFormValue("lead"), Situation: r.PostFormValue("situation")}
	id, err := s.App.RegisterPilot(r.Context(), s.who(c), in)
	if fault.Is(err, fault.Invalid) {
		return render(c, http.StatusUnprocessableEntity, pilots.New{Input: in, Errors: fault.Of(err).Fields}.Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, "/pilots/"+id, "Pilot kept as a draft")
}

// pilot is the page of one pilot.
func (s *Server) pilot(c echo.Context) error {
	p, err := s.App.Pilot(c.Request().Context(), s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	return ok(c, pilots.Show{Pilot: p}.Page())
}
