package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// flash keeps a message for the next page: "Saved".
func (s *Server) flash(c echo.Context, message string) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	session.Values[keyFlash] = message
	return session.Save(c.Request(), c.Response())
}

// takeFlash is the message that waits, once.
func (s *Server) takeFlash(c echo.Context) (string, error) {
	if c.Request().Method != http.MethodGet {
		return "", nil
	}
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return "", err
	}
	message := value(session, keyFlash)
	if message == "" {
		return "", nil
	}
	delete(session.Values, keyFlash)
	return message, session.Save(c.Request(), c.Response())
}

// done answers an accepted form: the message waits on the page that follows.
func (s *Server) done(c echo.Context, to, message string) error {
	if err := s.flash(c, message); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, to)
}
