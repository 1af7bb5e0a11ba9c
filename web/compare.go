package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/templates/glances"
)

// measureCompare sets two to six benefits of a measure side by side.
func (s *Server) measureCompare(c echo.Context) error {
	x, err := s.App.CompareBenefits(c.Request().Context(), s.who(c), c.Param("measure"), c.QueryParams()["with"])
	p := glances.Compare{Measure: x.Choice.Measure, Choice: x.Choice.List, Chosen: x.Chosen, Compared: x.Compared, Words: s.App.Words()}
	if fault.Is(err, fault.Invalid) {
		p.Errors = fault.Of(err).Fields
		return render(c, http.StatusUnprocessableEntity, p.Page())
	}
	if err != nil {
		return err
	}
	return ok(c, p.Page())
}
