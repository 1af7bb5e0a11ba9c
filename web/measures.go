package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/templates/measures"
)

// measures is the library of shared measures by theme, or what of it a search finds.
func (s *Server) measures(c echo.Context) error {
	q := c.QueryParam("q")
	l, err := s.App.Measures(c.Request().Context(), s.who(c), q)
	if err != nil {
		return err
	}
	p := measures.List{Query: q, Uses: l.Uses, Proposals: l.Proposals, Propose: l.Propose}
	for _, t := range l.Themes {
		p.Themes = append(p.Themes, measures.Theme(t))
		p.Count += len(t.Measures)
	}
	return s.pageOrPart(c, "measures", p.Page(), p.Found())
}

// measure is one version of a measure, the newest unless the address names another, with who uses it.
func (s *Server) measure(c echo.Context) error {
	n := 0
	if q := c.QueryParam("version"); q != "" {
		var err error
		if n, err = strconv.Atoi(q); err != nil || n < 1 {
			return fault.Missing("measure")
		}
	}
	m, err := s.App.Measure(c.Request().Context(), s.who(c), c.Param("measure"), n)
	if err != nil {
		return err
	}
	return ok(c, measures.Show{Measure: m.Measure, Words: s.App.Words(), Benefits: m.Benefits, Versions: m.Versions, Propose: m.Propose}.Page())
}
