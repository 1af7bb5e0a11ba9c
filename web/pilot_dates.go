package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilotDates asks for what happened when.
func (s *Server) pilotDates(c echo.Context) error {
	return s.pilotDatesPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotDatesPage(c echo.Context, status int, typed *pilot.DatesInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	d := r.Facts.Dates
	now := pilot.DatesInput{FirstWritten: d.Registered.String(), SetUpStarted: d.SetUpStarted.String(), Started: d.Started.String(), Ended: d.Ended.String()}
	p := pilots.Dates{Head: s.pilotHead(r), Input: now, Errors: errors, Version: strconv.Itoa(r.DateRows)}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Technology set-up started", Saved: longDay(now.SetUpStarted), Yours: longDay(typed.SetUpStarted)},
			pilots.Difference{Field: "The pilot started", Saved: longDay(now.Started), Yours: longDay(typed.Started)}, pilots.Difference{Field: "The pilot ended", Saved: longDay(now.Ended), Yours: longDay(typed.Ended)})
	}
	return render(c, status, p.Page())
}

// pilotDatesSave saves it.
func (s *Server) pilotDatesSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.DatesInput{FirstWritten: typedDay(r, "first-written"), SetUpStarted: typedDay(r, "set-up"), Started: typedDay(r, "started"), Ended: typedDay(r, "ended")}
	err := s.App.DatePilot(r.Context(), s.who(c), id, in, versionOf(r))
	return s.saved(c, err, "/pilots/"+id, "Dates saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotDatesPage(c, status, &in, errors)
	})
}
