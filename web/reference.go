package web

import (
	"strconv"
	"sync"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/templates/components"
	"groundwork/templates/references"
)

// components shows every component with its states; it exists only in the demo.
func (s *Server) components(c echo.Context) error {
	if !s.Config.Demo {
		return fault.Missing("page")
	}
	return ok(c, components.Page())
}

// glossary is the words we use.
func (s *Server) glossary(c echo.Context) error {
	var p references.Glossary
	for _, t := range s.App.Library.Glossary.Terms {
		word := t.Term
		if t.Short != "" {
			word += " (" + t.Short + ")"
		}
		p.Terms = append(p.Terms, references.Term{Word: word, Stands: t.Long, Meaning: t.Def, FromMemory: t.Memory})
	}
	return ok(c, p.Page())
}

// publishedExample is the one real sentence behind the demonstration; it is read once.
var publishedExample = sync.OnceValues(func() (content.DemoExample, error) {
	l, err := content.Load()
	if err != nil {
		return content.DemoExample{}, err
	}
	d, err := content.LoadDemo(l)
	if err != nil {
		return content.DemoExample{}, err
	}
	return d.Published, nil
})

// registerCounts are how many organisations the public register holds; it is read once.
var registerCounts = sync.OnceValues(func() (n references.RegisterCounts, err error) {
	r, err := content.LoadRegister()
	for _, o := range r.Organisations {
		open := o.Open(content.RegisterDay)
		switch {
		case o.Type == organisation.Trust && open:
			n.Open++
		case o.Type == organisation.Trust:
			n.Closed++
		case o.Type == organisation.ICB && open:
			n.Boards++
		case o.Type == organisation.Region:
			n.Regions++
		}
	}
	return n, err
})

// aboutTheFigures says how figures are made, how sure they are and where public data come from.
func (s *Server) aboutTheFigures(c echo.Context) error {
	example, err := publishedExample()
	if err != nil {
		return err
	}
	counts, err := registerCounts()
	if err != nil {
		return err
	}
	return ok(c, references.Figures{Measures: s.App.Library.Measures, Checklist: s.App.Core(), Register: content.RegisterDay.Long(), Counts: counts,
		Example: references.Example{Organisation: example.Organisation, Claim: example.Claim, Source: example.Source, Silent: example.Silent}}.Page())
}

// checklists lists every published version.
func (s *Server) checklists(c echo.Context) error {
	all, err := s.App.Checklists(c.Request().Context())
	if err != nil {
		return err
	}
	said, err := s.App.ChecklistsSaid(c.Request().Context())
	if err != nil {
		return err
	}
	p := references.Checklists{Publish: app.MayPublishChecklist(s.who(c))}
	for _, v := range all {
		p.Versions = append(p.Versions, references.Version{Title: v.Title, N: v.Version, Published: v.Published.Long(), Checksum: v.SHA256[:12], Changed: said[v.Version],
			Href: "/checklists/" + v.ID + "/" + strconv.Itoa(v.Version)})
	}
	return ok(c, p.Page())
}

// checklist is one published version to read.
func (s *Server) checklist(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("version"))
	if err != nil || strconv.Itoa(n) != c.Param("version") {
		return fault.Missing("checklist")
	}
	list, err := s.App.Checklist(c.Request().Context(), c.Param("checklist"), n)
	if err != nil {
		return err
	}
	said, err := s.App.ChecklistsSaid(c.Request().Context())
	if err != nil {
		return err
	}
	return ok(c, references.Checklist{Checklist: list, Changed: said[n], Newest: s.App.Core().Version}.Page())
}
