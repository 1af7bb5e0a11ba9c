package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
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
	ctx := c.Request().Context()
	f := faultOf(err)
	p := layout.Problem{Status: statusOf[f.Kind]}
	switch f.Kind {
	case fault.Internal, fault.Unavailable:
		p.RequestID = app.RequestID(ctx)
		s.App.Log.LogAttrs(ctx, slog.LevelError, "failed", slog.String("id", p.RequestID), slog.String("route", c.Path()), slog.String("error", err.Error()))
	case fault.Forbidden:
		s.App.Log.LogAttrs(ctx, slog.LevelWarn, "refused", slog.String("id", app.RequestID(ctx)), slog.String("route", c.Path()), slog.String("person", s.who(c).ID))
	}
	if tooBig(err) {
		p.Status = http.StatusRequestEntityTooLarge
	}
	p.Title, p.Message = problem(f)
	if err := s.showProblem(c, p); err != nil {
		s.App.Log.LogAttrs(ctx, slog.LevelError, "error page", slog.String("id", app.RequestID(ctx)), slog.String("error", err.Error()))
		http.Error(c.Response(), p.Title, p.Status)
	}
}

// showProblem shows a problem in the frame that the reader knows, or in a bare one before anybody asked who is reading.
// Whatever broke the page may break this one too, so that it must not end the connection.
func (s *Server) showProblem(c echo.Context, p layout.Problem) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("panic: %v", broken)
		}
	}()
	if _, asked := c.Get(whoKey).(access.Actor); !asked {
		return render(c, p.Status, p.Bare())
	}
	return render(c, p.Status, p.Page())
}

// faultOf also understands the router's own errors.
func faultOf(err error) *fault.Error {
	var h *echo.HTTPError
	if errors.As(err, &h) {
		switch h.Code {
		case http.StatusNotFound, http.StatusMethodNotAllowed:
			return &fault.Error{Kind: fault.NotFound}
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
