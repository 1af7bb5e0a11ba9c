package web

import (
	"github.com/labstack/echo/v4"

	"groundwork/templates/insights"
)

// travel says of a pilot's benefits whether others get them too.
func (s *Server) travel(c echo.Context) error {
	subject, list, err := s.App.Travel(c.Request().Context(), s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	return ok(c, insights.Travel{Subject: subject, List: list, Words: s.App.Words()}.Page())
}
