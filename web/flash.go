package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"groundwork/internal/day"
)

// flash keeps a message for the next page: "Saved".
func (s *Server) flash(c echo.Context, message string) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	session.Values[keyFlash], session.Values[keyWrote] = message, day.At(s.App.Now()).String()
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

// wrote is when the reader last did a deed, as far as it matters to what others share.
func (s *Server) wrote(c echo.Context) time.Time {
	var at day.Instant
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil || at.Scan(value(session, keyWrote)) != nil {
		return time.Time{}
	}
	return at.Time()
}

// done answers an accepted form: the message waits on the page that follows.
func (s *Server) done(c echo.Context, to, message string) error {
	if err := s.flash(c, message); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, to)
}
