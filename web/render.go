package web

import (
	"bytes"
	"net/http"
	"sync"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render writes the whole page into a buffer before it sends a byte: a component that fails leaves no half page with status 200.
func render(c echo.Context, status int, page templ.Component) error {
	b, _ := buffers.Get().(*bytes.Buffer)
	b.Reset()
	defer buffers.Put(b)
	if err := page.Render(c.Request().Context(), b); err != nil {
		return err
	}
	return c.HTMLBlob(status, b.Bytes())
}

// ok renders a page with status 200.
func ok(c echo.Context, page templ.Component) error { return render(c, http.StatusOK, page) }

// pageOrPart renders the page, or only the part of it with the id that a script asked for in X-Fragment: the very same bytes.
func (s *Server) pageOrPart(c echo.Context, id string, page, part templ.Component) error {
	c.Response().Header().Add("Vary", "X-Fragment")
	if c.Request().Header.Get("X-Fragment") == id {
		return ok(c, part)
	}
	return ok(c, page)
}
