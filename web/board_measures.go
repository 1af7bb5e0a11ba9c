package web

import (
	"github.com/labstack/echo/v4"

	"groundwork/templates/boards"
)

// areaMeasures is how the benefits below an area have changed, measure by measure.
func (s *Server) areaMeasures(c echo.Context) error {
	a, err := s.App.AreaMeasures(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	p := boards.AreaMeasures{Code: a.Code, Name: a.Organisation.Name}
	for _, m := range a.List {
		p.Rows = append(p.Rows, boards.AreaMeasure{Name: m.Measure.Name, Href: "/measures/" + m.MeasureTally.Measure + "/charts", All: m.N, Better: m.Better, Worse: m.Worse,
			Changed: m.Changed, Usual: m.Usual, TooFew: m.TooFew})
	}
	return ok(c, p.Page())
}
