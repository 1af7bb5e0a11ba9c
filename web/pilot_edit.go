package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilotEdit asks for the answers that publish a pilot.
func (s *Server) pilotEdit(c echo.Context) error { return s.pilotEditPage(c, http.StatusOK, nil, nil) }

// pilotEditPage shows what is saved, or what was typed.
func (s *Server) pilotEditPage(c echo.Context, status int, typed *pilot.Input, errors fault.Fields) error {
	ctx := c.Request().Context()
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	now := pilot.Input{Name: r.Name, Problem: r.Problem, Situation: string(r.Situation)}
	if leads := pilot.Holding(r.Holders, pilot.InnovationLead); len(leads) > 0 {
		now.Lead = leads[0].Person
	}
	p := pilots.Edit{Head: s.pilotHead(r), Trust: r.TrustName, Input: now, Errors: errors, Version: strconv.FormatInt(r.Version, 10)}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Name of the pilot", Saved: now.Name, Yours: typed.Name}, pilots.Difference{Field: "Problem", Saved: now.Problem, Yours: typed.Problem},
			pilots.Difference{Field: "Innovation lead", Saved: r.Call(now.Lead), Yours: r.Call(typed.Lead)},
			pilots.Difference{Field: "Where it is now", Saved: pilot.Situation(now.Situation).Label(), Yours: pilot.Situation(typed.Situation).Label()})
	}
	if p.People, err = s.App.Colleagues(ctx, r.LeadTrust); err != nil {
		return err
	}
	if p.Alike, err = s.App.AlikePilots(ctx, s.who(c), p.Input.Name, p.Input.Problem, r.ID); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// pilotSave saves the answers that publish a pilot.
func (s *Server) pilotSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.Input{Name: r.PostFormValue("name"), Problem: r.PostFormValue("problem"), Lead: r.PostFormValue("lead"), Situation: r.PostFormValue("situation")}
	err := s.App.EditPilot(r.Context(), s.who(c), id, in, int64(versionOf(r)))
	return s.saved(c, err, "/pilots/"+id, "Saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotEditPage(c, status, &in, errors)
	})
}
