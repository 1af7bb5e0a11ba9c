package web

import (
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
)

// legible answers addresses that hold bytes which are no text, and which no database would compare,
// as what they are: nothing is there, in the same words as for everything that is missing.
func (s *Server) legible(next echo.HandlerFunc) echo.HandlerFunc {
	nothing := s.admitted(route{policy: everyone})(func(echo.Context) error { return fault.Missing("page") })
	return func(c echo.Context) error {
		u := c.Request().URL
		if !isText(u.Path) {
			return nothing(c)
		}
		for _, values := range u.Query() {
			for _, v := range values {
				if !isText(v) {
					return nothing(c)
				}
			}
		}
		return next(c)
	}
}

func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }
