package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/templates/home"
)

// home is one sentence, one button and what waits on the reader; before signing in it is the front page.
func (s *Server) home(c echo.Context) error {
	who := s.who(c)
	if !who.SignedIn() {
		return s.welcome(c)
	}
	m, err := s.App.Waiting(c.Request().Context(), who)
	if err != nil {
		return err
	}
	if onlyBoard(who) && m.Nothing() {
		return c.Redirect(http.StatusSeeOther, "/board/"+who.Organisation)
	}
	place, err := s.homePlace(c, who)
	if err != nil {
		return err
	}
	return ok(c, home.Home{Place: place, Answer: m.Answer(), Matters: m}.Page())
}

// onlyBoard reports whether somebody has no other part than on the board or beside it: they land on the board's page.
func onlyBoard(who access.Actor) bool {
	for _, m := range who.Memberships {
		if m.Role != access.BoardMember && m.Role != access.Secretary {
			return false
		}
	}
	return len(who.Memberships) > 0
}

// homePlace is what the page is about: the organisation that is chosen, or the person who has none.
func (s *Server) homePlace(c echo.Context, who access.Actor) (string, error) {
	if who.Organisation == "" {
		return who.Name, nil
	}
	o, err := s.App.Store.Read().Organisation(c.Request().Context(), who.Organisation, s.App.Today())
	return o.Name, err
}
