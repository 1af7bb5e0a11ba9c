package web

import (
	"net/url"

	"github.com/labstack/echo/v4"

	"groundwork/internal/store"
	"groundwork/templates/searches"
	"groundwork/templates/ui"
)

// searchKinds are the groups of a search page: what they are called and where each result leads.
var searchKinds = map[string]struct{ title, page string }{
	"pilot":      {"Pilots", "/pilots/"},
	"innovation": {"Innovations", "/innovations/"},
	"trust":      {"Trusts", "/trusts/"},
	"area":       {"Integrated care boards and regions", "/trusts/"},
	"measure":    {"Measures", "/measures/"},
}

// search finds pilots, trusts and measures that the reader may know of.
func (s *Server) search(c echo.Context) error {
	r, err := s.App.Search(c.Request().Context(), s.who(c), c.QueryParam("q"))
	if err != nil {
		return err
	}
	p := searches.Results{Query: r.Query, Looked: r.Words > 0}
	if r.Words > store.MostWords {
		p.FirstWords = store.MostWords
	}
	for _, f := range r.Found {
		p.Groups = append(p.Groups, searchGroup(f))
	}
	for _, o := range r.Near {
		p.Near = append(p.Near, ui.Waiting{Title: o.Name, Href: "/trusts/" + o.Code, More: "Code " + o.Code})
	}
	return ok(c, p.Page())
}

func searchGroup(f store.Found) searches.Group {
	kind := searchKinds[f.Kind]
	g := searches.Group{Title: kind.title, Total: f.Total}
	for _, e := range f.Entries {
		item := ui.Waiting{Title: e.Title, Href: kind.page + url.PathEscape(e.ID), More: e.Detail}
		if !e.Open {
			item.When = "Draft"
		}
		g.Items = append(g.Items, item)
	}
	return g
}
