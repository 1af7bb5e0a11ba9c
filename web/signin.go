package web

import (
	"net/http"
	"net/netip"
	"net/url"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/templates/accounts"
)

// signIn asks for address and password.
func (s *Server) signIn(c echo.Context) error {
	if s.who(c).SignedIn() {
		return c.Redirect(http.StatusSeeOther, s.next(c.QueryParam("next")))
	}
	return ok(c, accounts.SignIn{Next: s.next(c.QueryParam("next")), Kept: s.keptForm(c), Demo: s.Config.Demo}.Page())
}

// signInPassword checks them; the code is asked for next.
func (s *Server) signInPassword(c echo.Context) error {
	r := c.Request()
	p := accounts.SignIn{Email: r.PostFormValue("email"), Next: s.next(r.PostFormValue("next")), Kept: s.keptForm(c), Demo: s.Config.Demo}
	personID, err := s.App.CheckPassword(r.Context(), p.Email, r.PostFormValue("password"), s.from(c))
	if refused(err) {
		p.Errors = fieldsOf(err, "email")
		return render(c, statusOf[fault.Of(err).Kind], p.Page())
	}
	if err != nil {
		return err
	}
	session, err := s.emptied(c)
	if err != nil {
		return err
	}
	session.Values[keyPending], session.Values[keyPendingAt] = personID, day.At(s.App.Now()).String()
	if err := s.sess.begin(r, c.Response(), session); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/sign-in/code"+nextQuery(p.Next))
}

// signInCode asks for the code.
func (s *Server) signInCode(c echo.Context) error {
	next := s.next(c.QueryParam("next"))
	if id, err := s.pending(c); err != nil || id == "" {
		return s.passwordFirst(c, next, err)
	}
	return ok(c, accounts.Code{Next: next, Recovery: c.QueryParam("recovery") != ""}.Page())
}

// signInWithCode checks it and begins the session.
func (s *Server) signInWithCode(c echo.Context) error {
	r := c.Request()
	p := accounts.Code{Next: s.next(r.PostFormValue("next")), Recovery: r.PostFormValue("recovery") != ""}
	id, err := s.pending(c)
	if err != nil || id == "" {
		return s.passwordFirst(c, p.Next, err)
	}
	if r.PostFormValue("code") == "" {
		p.Errors = fault.Of(fault.Refused("code", "Enter the code")).Fields
		return render(c, http.StatusUnprocessableEntity, p.Page())
	}
	answer, err := s.App.SignIn(r.Context(), id, r.PostFormValue("code"), s.from(c))
	if refused(err) {
		p.Errors = fieldsOf(err, "code")
		return render(c, statusOf[fault.Of(err).Kind], p.Page())
	}
	if err != nil {
		return err
	}
	if err := s.signInAs(c, id, nil); err != nil {
		return err
	}
	if answer.Recovered {
		s.flash(c, id, codesLeft(answer.CodesLeft))
	}
	return s.land(c, id, p.Next)
}

func codesLeft(n int64) string {
	switch n {
	case 0:
		return "You used your last recovery code. Make new ones on your account page"
	case 1:
		return "You used a recovery code. One is left; make new ones on your account page"
	}
	return "You used a recovery code. It does not work again"
}

// passwordFirst starts again when nobody's code is awaited.
func (s *Server) passwordFirst(c echo.Context, next string, err error) error {
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/sign-in"+nextQuery(next))
}

// pending is the person whose password was right a few minutes ago.
func (s *Server) pending(c echo.Context) (string, error) {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return "", err
	}
	var at day.Instant
	if err := at.Scan(value(session, keyPendingAt)); err != nil || s.App.Now().Sub(at.Time()) > person.PendingLasts {
		return "", nil
	}
	return value(session, keyPending), nil
}

// signInAs gives the browser a fresh session of the person; nothing from before is kept, the id least of all.
func (s *Server) signInAs(c echo.Context, personID string, with func(values map[any]any)) error {
	who, err := s.App.Actor(c.Request().Context(), personID, "")
	if err != nil {
		return err
	}
	session, err := s.emptied(c)
	if err != nil {
		return err
	}
	session.Values[keyPerson], session.Values[keyRoles] = personID, rolesIn(who)
	if with != nil {
		with(session.Values)
	}
	return s.sess.begin(c.Request(), c.Response(), session)
}

// rolesIn is what an actor may do where, as a session remembers it.
func rolesIn(who access.Actor) string {
	out := ""
	for _, m := range who.Memberships {
		out += m.Organisation + ":" + string(m.Role) + " "
	}
	return out
}

// land is where somebody goes who just signed in: to what they had typed when a session ran out, to where they were going, or home.
func (s *Server) land(c echo.Context, personID, next string) error {
	if s.hasUnsent(c, personID) {
		next = unsentPath
	}
	return c.Redirect(http.StatusSeeOther, next)
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

// signInFirst sends somebody who is not signed in to where they can; what they had typed waits for them.
func (s *Server) signInFirst(c echo.Context) error {
	door, r := "/sign-in", c.Request()
	if s.Config.Demo {
		door = "/"
	}
	if r.Method != http.MethodPost {
		next := ""
		if r.Method == http.MethodGet && r.URL.Path != "/" {
			next = s.next(r.URL.RequestURI())
		}
		return c.Redirect(http.StatusSeeOther, door+nextQuery(next))
	}
	if mode := r.Header.Get("Sec-Fetch-Mode"); mode != "" && mode != "navigate" {
		// A script that saves while somebody types must learn that nothing was kept.
		return &fault.Error{Kind: fault.Forbidden, Message: "Your session ran out. Sign in again in another window; what you typed is still on this page"}
	}
	if err := s.park(c); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, door)
}

// notYours refuses a form that was shown to somebody else, who was signed in in this browser before: what they typed is not
// sent in another name, and waits for them.
func (s *Server) notYours(c echo.Context) error {
	if err := s.park(c); err != nil {
		return err
	}
	return fault.Denied("This page was opened by somebody else who was signed in here. What was typed is kept for an hour until they sign in again. Open the page again to use it yourself")
}

// from is where a request comes from, as far as that tells people apart: not behind a proxy of our own.
func (s *Server) from(c echo.Context) string {
	ip, err := netip.ParseAddr(c.RealIP())
	if err != nil || ip.IsLoopback() && s.Config.PublicURL != "" {
		return ""
	}
	if ip = ip.Unmap().WithZone(""); ip.Is6() {
		// One household or ward is given 2^64 addresses.
		if net, err := ip.Prefix(64); err == nil {
			return net.String()
		}
	}
	return ip.String()
}

// refused reports whether the same page says what is wrong: with what was typed, or with trying too often.
func refused(err error) bool { return fault.Is(err, fault.Invalid) || fault.Is(err, fault.TooMany) }

// fieldsOf puts a refusal without a field beside one.
func fieldsOf(err error, field string) fault.Fields {
	f := fault.Of(err)
	if len(f.Fields) > 0 {
		return f.Fields
	}
	return fault.Fields{{Name: field, Message: f.Message}}
}

func nextQuery(next string) string {
	if next == "" || next == "/" {
		return ""
	}
	return "?" + url.Values{"next": {next}}.Encode()
}

// emptied is the session of the request with nothing in it.
func (s *Server) emptied(c echo.Context) (*sessions.Session, error) {
	session, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return nil, err
	}
	clear(session.Values)
	return session, nil
}
