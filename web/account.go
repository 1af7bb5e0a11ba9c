package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/templates/accounts"
)

// account is one's own account: who one is here, where one is signed in, and what one signs in with.
func (s *Server) account(c echo.Context) error {
	this, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	who := s.who(c)
	a, err := s.App.OwnAccount(c.Request().Context(), who, hashed(this.ID))
	if err != nil {
		return err
	}
	p := accounts.Account{Name: a.Name, Email: a.Email, Job: a.Job, Does: does(a.Roles, true), Plays: labels(a.Parts),
		HasPassword: a.SetUp(), Demo: s.Config.Demo, CodesLeft: codesWords(a.CodesLeft), Sessions: sessionsShown(a.Sessions)}
	for _, w := range who.Workplaces {
		p.Organisations = append(p.Organisations, accounts.Organisation{Code: w.Code, Name: w.Short, Now: w.Code == who.Organisation})
	}
	return ok(c, p.Page())
}

func codesWords(left int64) string { return fmt.Sprintf("%d of %d left", left, person.RecoveryCodes) }

// does are roles as a person reads them, with the organisation where that is not plain.
func does(roles []store.Membership, where bool) []string {
	out := make([]string, len(roles))
	for i, r := range roles {
		if out[i] = r.Role.Label(); where {
			out[i] += ", " + r.Short
		}
	}
	return out
}

// labels name parts; those in single records are counted: "Benefit owner, in 3 benefits".
func labels(parts []app.Part) []string {
	var out []string
	in := map[app.Part]int{}
	for _, x := range parts {
		if x.Where == "" {
			out = append(out, x.Label)
			continue
		}
		x.ID = ""
		in[x]++
	}
	for _, x := range parts {
		x.ID = ""
		switch n := in[x]; n {
		case 0:
			continue
		case 1:
			out = append(out, x.Label+", in one "+x.Where)
		default:
			out = append(out, fmt.Sprintf("%s, in %d %ss", x.Label, n, x.Where))
		}
		delete(in, x)
	}
	return out
}

func sessionsShown(list []app.OwnSession) []accounts.Session {
	out := make([]accounts.Session, len(list))
	for i, x := range list {
		out[i] = accounts.Session{Name: x.Name, Browser: x.Browser, Began: moment(x.Began), Seen: moment(x.Seen), This: x.IsThisOne}
	}
	return out
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
	if err := s.sess.renew(c.Request(), c.Response(), session); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/")
}

// sessionEnd signs one of one's own browsers out.
func (s *Server) sessionEnd(c echo.Context) error {
	if err := s.App.EndOwnSession(c.Request().Context(), s.who(c), c.Param("session")); err != nil {
		return err
	}
	return s.done(c, "/account", "That browser is signed out")
}

// sessionsEndOthers signs all other browsers out.
func (s *Server) sessionsEndOthers(c echo.Context) error {
	this, err := s.sess.Get(c.Request(), s.sess.name)
	if err != nil {
		return err
	}
	if err := s.App.EndOtherSessions(c.Request().Context(), s.who(c), hashed(this.ID)); err != nil {
		return err
	}
	return s.done(c, "/account", "You are signed out everywhere else")
}

// password asks for a new one.
func (s *Server) password(c echo.Context) error { return s.passwordPage(c, http.StatusOK, nil) }

func (s *Server) passwordPage(c echo.Context, status int, errors fault.Fields) error {
	a, err := s.App.OwnAccount(c.Request().Context(), s.who(c), "")
	if err != nil {
		return err
	}
	if !a.SetUp() {
		return noPassword()
	}
	return render(c, status, accounts.Password{Email: a.Email, Errors: errors}.Page())
}

func noPassword() error {
	return fault.Denied("This account has no password. In the demonstration nobody has one")
}

// passwordChange keeps the new one. The session gets a new id, and all others end.
func (s *Server) passwordChange(c echo.Context) error {
	r := c.Request()
	session, err := s.sess.Get(r, s.sess.name)
	if err != nil {
		return err
	}
	err = s.App.ChangePassword(r.Context(), s.who(c), r.PostFormValue("current"), r.PostFormValue("password"), hashed(session.ID))
	if refused(err) {
		return s.passwordPage(c, statusOf[fault.Of(err).Kind], fieldsOf(err, "current"))
	}
	if err != nil {
		return err
	}
	if err := s.sess.renew(r, c.Response(), session); err != nil {
		return err
	}
	return s.done(c, "/account", "Your password is changed")
}
