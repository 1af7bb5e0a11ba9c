package web

import (
	"github.com/labstack/echo/v4"

	"groundwork/templates/measures"
)

// measures is the library of shared measures by theme, or what of it a search finds.
func (s *Server) measures(c echo.Context) error {
	q := c.QueryParam("q")
	themes, uses, err := s.App.Measures(c.Request().Context(), s.who(c), q)
	if err != nil {
		return err
	}
	p := measures.List{Query: q, Uses: uses}
	for _, t := range themes {
		p.Themes = append(p.Themes, measures.Theme(t))
		p.Count += len(t.Measures)
	}
	return s.pageOrPart(c, "measures", p.Page(), p.Found())
}

// measure is one measure, with who uses it.
func (s *Server) measure(c echo.Context) error {
	m, err := s.App.Measure(c.Request().Context(), s.who(c), c.Param("measure"))
	if err != nil {
		return err
	}
	return ok(c, measures.Show{Measure: m.Measure, Words: s.App.Words(), Benefits: m.Benefits}.Page())
}
