package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/fault"
)

// signInAs gives the browser a fresh session of the person; an id from before is never kept.
func (s *Server) signInAs(c echo.Context, personID string) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	for k := range session.Values {
		delete(session.Values, k)
	}
	session.Values[keyPerson] = personID
	return s.sess.renew(c.Request(), c.Response(), session, fresh)
}

// signOut ends the session in the database and in the browser.
func (s *Server) signOut(c echo.Context) error {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	if session.ID != "" {
		session.Options.MaxAge = -1
		if err := session.Save(c.Request(), c.Response()); err != nil {
			return err
		}
	}
	return c.Redirect(http.StatusSeeOther, "/")
}

// signInFirst sends somebody who is not signed in to the front page.
func (s *Server) signInFirst(c echo.Context) error {
	return c.Redirect(http.StatusSeeOther, "/")
}

// chooseOrganisation changes the organisation that "our trust" means; the session gets a new id.
func (s *Server) chooseOrganisation(c echo.Context) error {
	who, code := s.who(c), c.Request().PostFormValue("organisation")
	if !who.Has(code, access.Roles...) {
		return fault.Missing("organisation")
	}
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	session.Values[keyOrganisation] = code
	if err := s.sess.renew(c.Request(), c.Response(), session, going); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/")
}
