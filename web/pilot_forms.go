package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilotForm is a pilot whose record somebody is about to change.
func (s *Server) pilotForm(c echo.Context) (app.PilotRecord, error) {
	r, err := s.App.PilotRecord(c.Request().Context(), s.who(c), c.Param("pilot"))
	if err != nil {
		return r, err
	}
	return r, access.Permit(s.who(c), access.EditPilot, r.Place())
}

// typedDay is a day as three boxes gave it.
func typedDay(r *http.Request, name string) string {
	return pilot.TypedDay(r.PostFormValue(name+"-day"), r.PostFormValue(name+"-month"), r.PostFormValue(name+"-year"))
}

// versionOf is the version that a form was opened with; without one the form was made by hand and is refused as taken.
func versionOf(r *http.Request) int {
	n, err := strconv.Atoi(r.PostFormValue("_version"))
	if err != nil || n < 0 {
		return int(^uint(0) >> 1)
	}
	return n
}

// opened is the version that a form carries: the one that it was opened with when it comes back with something to mend, so that
// what somebody else saved meanwhile is still noticed; otherwise the one that stands.
func opened(c echo.Context, status, now int) string {
	if v := c.Request().PostFormValue("_version"); status == http.StatusUnprocessableEntity && v != "" {
		return v
	}
	return strconv.Itoa(now)
}

// saved answers a form: on to the next page, or the form again with what is wrong or with what somebody else saved.
// again renders the form with a status, errors and whether it is a conflict.
func (s *Server) saved(c echo.Context, err error, to, message string, again func(status int, errors fault.Fields, conflict bool) error) error {
	switch {
	case fault.Is(err, fault.Invalid):
		return again(http.StatusUnprocessableEntity, fault.Of(err).Fields, false)
	case fault.Is(err, fault.Conflict):
		return again(http.StatusConflict, nil, true)
	case err != nil:
		return err
	}
	return s.done(c, to, message)
}

// differ are the fields that two versions say otherwise; never nil.
func differ(pairs ...pilots.Difference) []pilots.Difference {
	out := []pilots.Difference{}
	for _, p := range pairs {
		if p.Saved != p.Yours {
			out = append(out, p)
		}
	}
	return out
}
