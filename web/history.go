package web

import (
	"context"
	"net/url"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/templates/adoptions"
	"groundwork/templates/histories"
	"groundwork/templates/pilottabs"
)

// historyOf is a page of the history of any kind of record: its deed, the name of the
// id in the address, where the record's own page is, and the way to its other pages.
func (s *Server) historyOf(read func(ctx context.Context, who access.Actor, id, before string) (app.RecordHistory, error), param, page, end string) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Param(param)
		h, err := read(c.Request().Context(), s.who(c), id, c.QueryParam("before"))
		if err != nil {
			return err
		}
		p := histories.Record{Title: h.Title, Href: page + id + end, Owner: h.OwnerShort, Own: h.Own, Lines: h.Lines, Tabs: historyTabs(h.Kind, id, h.Own)}
		if h.Older != "" {
			p.Older = c.Request().URL.Path + "?before=" + url.QueryEscape(h.Older)
		}
		if !h.First {
			p.Newest = c.Request().URL.Path
		}
		return ok(c, p.Page())
	}
}

// historyTabs lead to the other pages of a pilot or an adoption.
func historyTabs(kind, id string, own bool) templ.Component {
	switch kind {
	case "pilot":
		return pilottabs.Tabs(id, pilottabs.History)
	case "adoption":
		return adoptions.Tabs(adoptions.Head{ID: id, Outside: !own}, "history")
	}
	return nil
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
