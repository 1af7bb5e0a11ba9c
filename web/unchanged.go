package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/templates/shell"
)

// started tells the pages of this program from those of the one before it, whose rules may have been others.
var started = time.Now().UnixNano()

// unchanged answers 304 where an area's page cannot have changed since its reader was given it, which one statement says: no deed
// anywhere, the same day, the same person with the same parts, the same program. Only pages of areas, which hold what every signed-in
// person may know, are kept by a browser at all; it asks each time before it shows one, and whoever signs in next has another tag.
func (s *Server) unchanged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		who, r := s.who(c), c.Request()
		if !who.Has(c.Param("ods"), access.ProgrammeLead) || shell.From(r.Context()).Flash != "" || c.Response().Header().Get("Set-Cookie") != "" {
			return next(c)
		}
		n, err := s.App.Store.Read().Version(r.Context())
		if err != nil {
			return err
		}
		tag := `W/"` + hashed(fmt.Sprint(started, n, s.App.Today(), who.ID, who.Organisation, rolesIn(who), r.URL.String(), r.Header.Get("X-Fragment")))[:32] + `"`
		c.Response().Before(func() {
			if status := c.Response().Status; status == http.StatusOK || status == http.StatusNotModified { // a refusal is never kept
				h := c.Response().Header()
				h.Set("ETag", tag)
				h.Set("Cache-Control", "private, no-cache")
				h.Add("Vary", "Cookie")
			}
		})
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			return c.NoContent(http.StatusNotModified)
		}
		return next(c)
	}
}
