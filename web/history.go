package web

import (
	"context"
	"net/url"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/templates/histories"
)

// historyOf is a page of the history of any kind of record: its deed, the name of the
// id in the address, and where the record's own page is.
func (s *Server) historyOf(read func(ctx context.Context, who access.Actor, id, before string) (app.RecordHistory, error), param, page, end string) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Param(param)
		h, err := read(c.Request().Context(), s.who(c), id, c.QueryParam("before"))
		if err != nil {
			return err
		}
		p := histories.Record{Title: h.Title, Href: page + id + end, Owner: h.OwnerShort, Own: h.Own, Lines: h.Lines}
		if h.Older != "" {
			p.Older = c.Request().URL.Path + "?before=" + url.QueryEscape(h.Older)
		}
		if !h.First {
			p.Newest = c.Request().URL.Path
		}
		return ok(c, p.Page())
	}
}

// historyProtected says how history is protected, with the end of the reader's own chain to note down.
func (s *Server) historyProtected(c echo.Context) error {
	who := s.who(c)
	p := histories.Protection{Owner: who.ShortName()}
	if who.Organisation != "" {
		head, err := s.App.HistoryHead(c.Request().Context(), who)
		if err != nil {
			return err
		}
		now := day.At(s.App.Now())
		p.Lines, p.Hash, p.Today = head.N, head.Hash, now.Day().Long()+", "+now.Clock()
	}
	return ok(c, p.Page())
}
