package web

import (
	"crypto/hmac"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
)

// What a deed says to the next page, and when it was done, travel in a cookie that we sign for one person: a session in the database would
// be written once more for every form, and again by the page after it.

// said is what was said last.
type said struct {
	message string // that no page has shown yet
	at      time.Time
}

// flash keeps a message for the next page that a person opens: "Saved".
func (s *Server) flash(c echo.Context, personID, message string) {
	s.say(c, personID, said{message, s.App.Now()})
}

// mostFlash keeps the cookie below the 4,096 bytes that every browser takes.
const mostFlash = 2800

func (s *Server) say(c echo.Context, personID string, x said) {
	text := base64.RawURLEncoding.EncodeToString([]byte(beginning(x.message, mostFlash))) + "." + strconv.FormatInt(x.at.UnixNano(), 10)
	opts := s.sess.opts
	http.SetCookie(c.Response(), sessions.NewCookie(s.sess.said, text+"."+s.mac("said", personID+"\x00"+text), &opts))
}

// said is what was said to a person; nothing when the cookie is not ours, or another person's.
func (s *Server) said(c echo.Context, personID string) (x said) {
	cookie, err := c.Cookie(s.sess.said)
	if err != nil {
		return x // no cookie is no error
	}
	at := strings.LastIndexByte(cookie.Value, '.')
	if at < 0 || !hmac.Equal([]byte(cookie.Value[at+1:]), []byte(s.mac("said", personID+"\x00"+cookie.Value[:at]))) {
		return x
	}
	text, when, _ := strings.Cut(cookie.Value[:at], ".")
	message, err := base64.RawURLEncoding.DecodeString(text)
	n, bad := strconv.ParseInt(when, 10, 64)
	if err != nil || bad != nil {
		return x
	}
	return said{string(message), time.Unix(0, n)}
}

// takeFlash is the message that waits, once.
func (s *Server) takeFlash(c echo.Context, personID string) string {
	if c.Request().Method != http.MethodGet {
		return ""
	}
	x := s.said(c, personID)
	if x.message != "" {
		s.say(c, personID, said{at: x.at})
	}
	return x.message
}

// wrote is when the reader last did a deed, as far as it matters to what others share.
func (s *Server) wrote(c echo.Context) time.Time { return s.said(c, s.who(c).ID).at }

// done answers an accepted form: the message waits on the page that follows.
func (s *Server) done(c echo.Context, to, message string) error {
	s.flash(c, s.who(c).ID, message)
	return c.Redirect(http.StatusSeeOther, to)
}
