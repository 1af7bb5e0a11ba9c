package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
)

// policy of every page: nothing inline, nothing from elsewhere, script only through one Trusted Types policy.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; " +
	"form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'; trusted-types app; require-trusted-types-for 'script'"

// identified gives each request an id, which errors show and logs carry.
func (s *Server) identified(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		id := strings.ReplaceAll(uuid.NewString(), "-", "")[:12]
		c.SetRequest(r.WithContext(app.WithRequestID(r.Context(), id)))
		return next(c)
	}
}

// logged writes one line a request: never names, typed text, tokens or query strings.
func (s *Server) logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		if !isAsset(c) {
			who := s.who(c)
			s.App.Log.LogAttrs(c.Request().Context(), slog.LevelInfo, "request",
				slog.String("id", app.RequestID(c.Request().Context())), slog.String("method", c.Request().Method), slog.String("route", c.Path()),
				slog.Int("status", c.Response().Status), slog.Float64("ms", float64(time.Since(start).Microseconds())/1000),
				slog.String("person", who.ID), slog.String("organisation", who.Organisation))
		}
		return nil
	}
}

// guarded turns a panic of a handler into an error with its stack in the log; the process lives on.
func (s *Server) guarded(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
		}()
		return next(c)
	}
}

// headed writes the headers of every answer.
func (s *Server) headed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if s.Config.secure() {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		if !isAsset(c) {
			h.Set("Cache-Control", "private, no-store")
		}
		limit := int64(bodyLimit)
		if takesFiles(c) {
			limit = uploadLimit
		}
		c.Request().Body = http.MaxBytesReader(c.Response(), c.Request().Body, limit)
		return next(c)
	}
}

// sameOrigin refuses what changes something and was sent from another site (OWASP ASVS 5.0, 3.5.1). It stands before
// everything that reads a form.
func (s *Server) sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		if err := protection.Check(c.Request()); err != nil {
			return &fault.Error{Kind: fault.Forbidden, Err: err,
				Message: "This form came from another site, so nothing was done. Open the page here and try again"}
		}
		return next(c)
	}
}

// bodyLimit is the most that a form may carry; uploads have routes of their own.
const bodyLimit = 1 << 20
