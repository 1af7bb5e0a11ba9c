package web

import (
	"github.com/labstack/echo/v4"

	"groundwork/templates/home"
)

// home is one sentence, one button and what waits on the reader; before signing in it is the front page.
func (s *Server) home(c echo.Context) error {
	if !s.who(c).SignedIn() {
		return s.welcome(c)
	}
	return ok(c, home.Home{Name: s.who(c).Name}.Page())
}
