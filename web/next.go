package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"github.com/labstack/echo/v4"
)

// next is the page to go on to, when it is one of our own; anything else is home. It starts with one slash, has no
// backslash and no control character, and somebody signed in could open it (OWASP ASVS 5.0, 3.7.2).
func (s *Server) next(to string) string {
	if s.isOwn(to) {
		return to
	}
	return "/"
}

func (s *Server) isOwn(to string) bool {
	if len(to) > 2000 || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsRune(to, '\\') ||
		strings.ContainsFunc(to, unicode.IsControl) {
		return false
	}
	u, err := url.Parse(to)
	if err != nil || u.Host != "" || u.Scheme != "" || strings.Contains(u.Path, "//") ||
		strings.ContainsRune(u.Path, '\\') || strings.ContainsFunc(u.Path, unicode.IsControl) {
		return false
	}
	pattern := s.patternOf(http.MethodGet, u.EscapedPath())
	p, known := s.policies[http.MethodGet+" "+pattern]
	return known && (!p.open || pattern == "/")
}

// patternOf is the route that a path belongs to, or nothing.
func (s *Server) patternOf(method, path string) string {
	c := s.echo.NewContext(nil, nil)
	s.echo.Router().Find(method, path, c)
	if c.Handler() == nil {
		return ""
	}
	return patternIn(c)
}

func patternIn(c echo.Context) string { return c.Path() }
