package web

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/store"
	"groundwork/templates/accounts"
)

// unsentPath is where somebody finds what they had typed when their session ran out.
const unsentPath = "/account/unsent"

// unsentLimit is the most text that is kept of one form, in bytes.
const unsentLimit = 256 << 10

// park keeps the form that came without a session, for whom it was shown to. A form that we did not show to anybody is
// nobody's, and is not kept: strangers cannot fill the database.
func (s *Server) park(c echo.Context) error {
	r := c.Request()
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" && kind != "multipart/form-data" {
		return nil
	}
	sent := r.PostForm.Encode() // when it was read already
	switch {
	case r.PostForm != nil:
	case kind == "multipart/form-data":
		if sent, err = textOf(multipart.NewReader(r.Body, params["boundary"])); err != nil {
			return nil // damaged, or more than is kept
		}
	default:
		b, err := io.ReadAll(r.Body)
		if err != nil {
			return damaged(err)
		}
		sent = string(b) // in the order of the page
	}
	fields, owner := typedIn(sent), ""
	kept := fields[:0]
	for _, f := range fields {
		switch {
		case f.Name == "_key":
			owner = s.ownerOf(f.Value)
		case !strings.Contains(strings.ToLower(f.Name), "password"):
			kept = append(kept, f)
		}
	}
	body := bodyOf(kept)
	if owner == "" || len(kept) == 0 || len(body) > unsentLimit || strings.HasPrefix(r.URL.Path, "/account") {
		return nil
	}
	page := ""
	if from, err := url.Parse(r.Referer()); err == nil && s.isOwn(from.RequestURI()) {
		page = from.RequestURI()
	}
	secret, err := s.App.Park(r.Context(), store.Parked{Path: r.URL.RequestURI(), Body: body, Owner: owner, Page: page})
	if err != nil {
		return err
	}
	c.SetCookie(s.unsentCookie(secret, int(person.ParkedLasts.Seconds())))
	return nil
}

// textOf is the text of a form that brings files, in the order of the page; files are chosen again.
func textOf(parts *multipart.Reader) (string, error) {
	var sent []string
	room := int64(unsentLimit)
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return strings.Join(sent, "&"), nil
		}
		if err != nil {
			return "", err
		}
		if p.FileName() != "" {
			continue
		}
		b, err := io.ReadAll(io.LimitReader(p, room+1))
		if room -= int64(len(b)); err != nil || room < 0 {
			return "", errors.Join(err, io.ErrShortBuffer)
		}
		sent = append(sent, url.QueryEscape(p.FormName())+"="+url.QueryEscape(string(b)))
	}
}

func (s *Server) unsentCookie(secret string, age int) *http.Cookie {
	return &http.Cookie{Name: s.sess.parked, Value: secret, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.sess.opts.Secure}
}

// unsentOf is what the browser holds for a person, without asking whose it is when personID is empty.
func (s *Server) unsentOf(c echo.Context, personID string) (store.Parked, error) {
	cookie, err := c.Cookie(s.sess.parked)
	if err != nil {
		return store.Parked{}, fault.Missing("form")
	}
	return s.App.Parked(c.Request().Context(), cookie.Value, s.owner(personID))
}

// keptForm reports whether the browser brings a form that waits for somebody to sign in. Whatever stands in the way of finding
// out, the page is shown without saying so.
func (s *Server) keptForm(c echo.Context) bool {
	cookie, err := c.Cookie(s.sess.parked)
	if err != nil {
		return false
	}
	waits, err := s.App.IsParked(c.Request().Context(), cookie.Value)
	return waits && err == nil
}

// hasUnsent reports whether a form waits for this person. Whatever stands in the way of finding out, they are signed in.
func (s *Server) hasUnsent(c echo.Context, personID string) bool {
	_, err := s.unsentOf(c, personID)
	return err == nil
}

// unsent shows what was typed and sends it on at a press.
func (s *Server) unsent(c echo.Context) error {
	parked, err := s.unsentOf(c, s.who(c).ID)
	if err != nil {
		return err
	}
	return ok(c, accounts.Unsent{Action: parked.Path, From: parked.Page, Fields: s.labelled(c, parked.Page, typedIn(parked.Body))}.Page())
}

// typedIn are the fields of a form in the order in which it has them; a damaged one is left out.
func typedIn(body string) []accounts.Typed {
	var fields []accounts.Typed
	for pair := range strings.SplitSeq(body, "&") {
		name, text, _ := strings.Cut(pair, "=")
		n, err1 := url.QueryUnescape(name)
		v, err2 := url.QueryUnescape(text)
		if err1 == nil && err2 == nil && n != "" {
			fields = append(fields, accounts.Typed{Name: n, Value: v})
		}
	}
	return fields
}

// bodyOf writes fields as a browser sends them.
func bodyOf(fields []accounts.Typed) string {
	pairs := make([]string, len(fields))
	for i, f := range fields {
		pairs[i] = url.QueryEscape(f.Name) + "=" + url.QueryEscape(f.Value)
	}
	return strings.Join(pairs, "&")
}

// unsentDiscard throws it away.
func (s *Server) unsentDiscard(c echo.Context) error {
	if _, err := s.unsentOf(c, s.who(c).ID); err != nil {
		return err
	}
	if err := s.forgetUnsent(c); err != nil {
		return err
	}
	c.SetCookie(s.unsentCookie("", -1))
	return s.done(c, "/", "What you had typed was thrown away")
}

// forgetUnsent removes the form that the browser held, after it was sent on.
func (s *Server) forgetUnsent(c echo.Context) error {
	cookie, err := c.Cookie(s.sess.parked)
	if err != nil {
		return nil // nothing was held
	}
	return s.App.Unpark(c.Request().Context(), cookie.Value)
}
