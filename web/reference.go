package web

import (
	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
)

// components shows every component with its states; it exists only in the demo.
func (s *Server) components(c echo.Context) error {
	if !s.Config.Demo {
		return fault.Missing("page")
	}
	return fault.Missing("page")
}
