package web

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/layout"
)

// statusOf is what a kind of fault is in HTTP.
var statusOf = map[fault.Kind]int{
	fault.Internal: http.StatusInternalServerError, fault.Invalid: http.StatusUnprocessableEntity, fault.NotFound: http.StatusNotFound,
	fault.Forbidden: http.StatusForbidden, fault.Conflict: http.StatusConflict, fault.TooMany: http.StatusTooManyRequests, fault.Unavailable: http.StatusServiceUnavailable,
}

// fail turns every error into a page in plain words. What nobody classified is logged with its cause and shown only as an id.
func (s *Server) fail(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	f := faultOf(err)
	status := statusOf[f.Kind]
	if f.Kind == fault.Internal || f.Kind == fault.Unavailable {
		s.App.Log.LogAttrs(c.Request().Context(), slog.LevelError, "failed",
			slog.String("id", app.RequestID(c.Request().Context())), slog.String("route", c.Path()), slog.String("error", err.Error()))
	}
	title, message := problem(f)
	p := layout.Problem{Status: status, Title: title, Message: message, RequestID: app.RequestID(c.Request().Context())}
	if f.Kind == fault.NotFound {
		p.RequestID = "" // the same body for what is missing and for what you may not know of
	}
	if err := render(c, status, p.Page()); err != nil {
		s.App.Log.Error("error page", "error", err)
		http.Error(c.Response(), title, status)
	}
}

// faultOf also understands the router's own errors.
func faultOf(err error) *fault.Error {
	var h *echo.HTTPError
	if errors.As(err, &h) {
		switch h.Code {
		case http.StatusNotFound, http.StatusMethodNotAllowed:
			return &fault.Error{Kind: fault.NotFound}
		case http.StatusForbidden:
			return &fault.Error{Kind: fault.Forbidden, Message: "This form came from another site, so nothing was done. Open the page here and try again"}
		}
	}
	return fault.Of(err)
}

// problem words a fault; NotFound always reads the same.
func problem(f *fault.Error) (title, message string) {
	switch f.Kind {
	case fault.NotFound:
		return "Page not found", "There is no page at this address, or it is not open to you. Check the address, or start from the home page."
	case fault.Forbidden:
		return "You cannot do this", sentenceOf(f.Message)
	case fault.Conflict:
		return "Somebody else was first", sentenceOf(f.Message)
	case fault.Invalid:
		if f.Message == "" && len(f.Fields) > 0 {
			return "There is a problem", sentenceOf(f.Fields[0].Message)
		}
		return "There is a problem", sentenceOf(f.Message)
	case fault.TooMany:
		return "Wait a moment", sentenceOf(f.Message)
	case fault.Unavailable:
		return "Groundwork cannot do this now", sentenceOf(f.Message)
	}
	return "Something went wrong", "This is our fault, not yours. Nothing was saved. Try again, and if it happens again tell your administrator the number below."
}

func sentenceOf(s string) string {
	if s == "" || s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}
