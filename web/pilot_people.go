package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilotPeople asks who plays which part.
func (s *Server) pilotPeople(c echo.Context) error {
	return s.pilotPeoplePage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotPeoplePage(c echo.Context, status int, typed map[string][]string, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	now := map[string][]string{}
	for _, h := range r.Holders {
		now[h.Function] = append(now[h.Function], h.Person)
	}
	shown := now
	if typed != nil {
		shown = typed
	}
	p := pilots.People{Head: s.pilotHead(r), Trust: r.TrustName, Leads: shown[pilot.InnovationLead], Held: map[string]string{}, Errors: errors, Version: app.HoldersVersion(r.Holders)}
	for f, ids := range shown {
		if len(ids) > 0 {
			p.Held[f] = ids[0]
		}
	}
	if status == http.StatusConflict {
		names := func(ids []string) (out string) {
			for i, x := range ids {
				if i > 0 {
					out += ", "
				}
				out += r.Call(x)
			}
			return out
		}
		var both []pilots.Difference
		for _, f := range pilot.Functions {
			both = append(both, pilots.Difference{Field: pilot.FunctionLabel(f), Saved: names(now[f]), Yours: names(typed[f])})
		}
		p.Both = differ(both...)
	}
	if p.People, err = s.App.Colleagues(c.Request().Context(), r.LeadTrust); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// pilotPeopleSave saves it.
func (s *Server) pilotPeopleSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	if _, err := formOf(c); err != nil {
		return err
	}
	in := map[string][]string{pilot.InnovationLead: r.PostForm[pilot.InnovationLead]}
	for _, f := range pilot.Functions[1:] {
		in[f] = nil
		if person := r.PostFormValue(f); person != "" {
			in[f] = []string{person}
		}
	}
	version := r.PostFormValue("_version")
	if version == "" {
		version = "none"
	}
	err := s.App.NamePilotPeople(r.Context(), s.who(c), id, in, version)
	return s.saved(c, err, "/pilots/"+id, "People saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotPeoplePage(c, status, in, errors)
	})
}
