package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/accounts"
	"groundwork/templates/shell"
)

// route is one address and who may use it.
type route struct {
	method  string
	path    string
	policy  policy
	handler echo.HandlerFunc
}

// policy is the declared permission of a route. A route without one does not start.
type policy struct {
	open bool        // without signing in
	deed access.Deed // the deed that package app asks package access about; "" for reading what is open to every signed-in person
	set  bool
}

var (
	everyone = policy{open: true, set: true}
	signedIn = policy{set: true}
)

// words say a policy as Routes does.
func (p policy) words() string {
	switch {
	case !p.set:
		return ""
	case p.open:
		return "everyone"
	case p.deed != "":
		return string(p.deed)
	}
	return "signed in"
}

// may declares that a route does a deed; the deed itself asks package access with the record at hand.
func may(d access.Deed) policy { return policy{deed: d, set: true} }

const whoKey = "who"

// who is asking; the zero Actor before admission.
func (s *Server) who(c echo.Context) access.Actor {
	a, _ := c.Get(whoKey).(access.Actor)
	return a
}

// admitted finds out who is asking, refuses those who must sign in first, and gives the page its shell.
func (s *Server) admitted(r route) echo.MiddlewareFunc {
	if !r.policy.set {
		panic("route without a declared permission: " + r.method + " " + r.path)
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			who, err := s.recognise(c)
			if err != nil {
				return err
			}
			c.Set(whoKey, who)
			if err := s.dress(c, who); err != nil {
				return err
			}
			if !r.policy.open && !who.SignedIn() {
				return s.signInFirst(c)
			}
			if c.Request().Method != http.MethodPost {
				return next(c)
			}
			defer s.discardUploads(c)
			if err := s.keyed(c); err != nil {
				return err
			}
			if owner := s.ownerOf(c.Request().PostForm.Get("_key")); !r.policy.open && owner != "" && owner != s.owner(who.ID) {
				return s.notYours(c)
			}
			if err := next(c); err != nil {
				return err
			}
			if c.Request().PostForm.Has(accounts.SentOn) && c.Response().Status < http.StatusBadRequest {
				return s.forgetUnsent(c)
			}
			return nil
		}
	}
}

// recognise loads the actor behind the session.
func (s *Server) recognise(c echo.Context) (access.Actor, error) {
	r := c.Request()
	session, err := s.sess.Get(r, s.sess.name)
	if err != nil {
		return access.Actor{}, err
	}
	id := value(session, keyPerson)
	if id == "" {
		return access.Actor{}, nil
	}
	who, err := s.App.Actor(r.Context(), id, value(session, keyOrganisation))
	switch {
	case err != nil:
	case value(session, keyRoles) != rolesIn(who):
		session.Values[keyRoles] = rolesIn(who)
		err = s.sess.renew(r, c.Response(), session)
	case stale(session, s.App.Now()):
		err = s.App.SeeSession(r.Context(), hashed(session.ID))
	}
	if fault.Is(err, fault.NotFound) {
		return access.Actor{}, nil // disabled, removed or ended meanwhile
	}
	return who, err
}

// keyed hands the key of the form to the deeds, so that pressing twice counts once.
func (s *Server) keyed(c echo.Context) error {
	r := c.Request()
	read := formOf
	if bringsFiles(c) {
		read = s.received
	}
	form, err := read(c)
	if err != nil {
		return err
	}
	key := form.Get("_key")
	if key == "" || len(key) > 64 {
		return nil
	}
	rest := url.Values{"_path": {r.URL.Path}}
	for k, v := range form {
		if k != "_key" {
			rest[k] = v
		}
	}
	c.SetRequest(r.WithContext(app.WithKey(r.Context(), key, hashed(rest.Encode()))))
	return nil
}

// formOf is the body of a form; never the query string.
func formOf(c echo.Context) (url.Values, error) {
	r := c.Request()
	if err := r.ParseForm(); err != nil {
		return nil, damaged(err)
	}
	return r.PostForm, nil
}

// damaged says what is wrong with the body of a form: too much of it, or no form at all.
func damaged(err error) error {
	if tooBig(err) {
		return &fault.Error{Kind: fault.Invalid, Err: err, Message: "That is more text than this form can take. Go back, shorten it and send it again"}
	}
	return &fault.Error{Kind: fault.Invalid, Err: err, Message: "The form arrived damaged. Go back and send it again"}
}

func tooBig(err error) bool {
	var limit *http.MaxBytesError
	return errors.As(err, &limit)
}

// dress gives the page its header, menu and messages.
func (s *Server) dress(c echo.Context, who access.Actor) error {
	r := c.Request()
	sh := shell.Shell{
		Product: s.Config.Product, SignedIn: who.SignedIn(), Person: who.Name, Demo: s.Config.Demo,
		Path: r.URL.Path, RequestID: app.RequestID(r.Context()), NewKey: func() string { return s.formKey(who.ID) },
	}
	sh.OrganisationShort = who.ShortName()
	for _, w := range who.Workplaces {
		if w.Code != who.Organisation {
			sh.OrganisationsToSwitch = append(sh.OrganisationsToSwitch, shell.Organisation{Code: w.Code, Name: w.Short})
		}
	}
	if who.SignedIn() {
		sh.Nav = menu(who, sh.Path)
	}
	sh.Flash = s.takeFlash(c, who.ID)
	c.SetRequest(r.WithContext(shell.With(r.Context(), sh)))
	return nil
}
