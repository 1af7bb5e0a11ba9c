package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// mostFound is how many questions of the checklist a search shows.
const mostFound = 12

// asksOf is the draft of what the next version of a pilot's pack asks for.
func (s *Server) asksOf(c echo.Context) (app.PilotRecord, app.PackDraft, error) {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return r, app.PackDraft{}, err
	}
	d, err := s.App.PackDraftOf(ctx, s.who(c), r)
	return r, d, err
}

// pilotAsks lists what is asked for on top, and finds questions of the checklist.
func (s *Server) pilotAsks(c echo.Context) error {
	return s.pilotAsksPage(c, http.StatusOK, "", nil)
}

func (s *Server) pilotAsksPage(c echo.Context, status int, typed string, errors fault.Fields) error {
	r, d, err := s.asksOf(c)
	if err != nil {
		return err
	}
	checklist := s.App.Core()
	p := pilots.Asks{Head: s.pilotHead(r), Draft: d.Pack, Titles: map[string]string{}, Words: strings.TrimSpace(c.QueryParam("q")), Warnings: d.Pack.Warnings(),
		Source: d.Source, Version: opened(c, status, d.Seq), Errors: errors}
	for _, it := range checklist.Items {
		p.Titles[it.ID] = it.Title
	}
	p.Found = checklist.Find(p.Words, mostFound)
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Pack file", Saved: d.Source, Yours: typed})
	}
	if typed != "" {
		p.Source = typed
	}
	return render(c, status, p.Page())
}

// pilotAsksFile saves all of it as a file.
func (s *Server) pilotAsksFile(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	source := strings.ReplaceAll(r.PostFormValue("source"), "\r\n", "\n")
	_, err := s.App.DraftPackFile(r.Context(), s.who(c), id, source, versionOf(r))
	return s.saved(c, err, "/pilots/"+id+"/pack/asks", "Saved. It is part of the next version", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotAsksPage(c, status, source, errors)
	})
}

// pilotAsk asks for what is wanted of one question.
func (s *Server) pilotAsk(c echo.Context) error {
	return s.pilotAskPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotAskPage(c echo.Context, status int, typed *readiness.AskInput, errors fault.Fields) error {
	r, d, err := s.asksOf(c)
	if err != nil {
		return err
	}
	p := pilots.Ask{Head: s.pilotHead(r), ID: c.Param("item"), Version: opened(c, status, d.Seq), Errors: errors}
	var now readiness.AskInput
	if p.Item, p.New, now, err = s.asked(d, p.ID); err != nil {
		return err
	}
	p.Input = now
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Because", Saved: now.Because, Yours: typed.Because}, pilots.Difference{Field: "Advice", Saved: now.Advice, Yours: typed.Advice},
			pilots.Difference{Field: "Question", Saved: now.Question, Yours: typed.Question})
	}
	if p.Item == nil {
		p.Domains, p.Roles = []ui.Option{{Label: "Choose"}}, []ui.Option{{Label: "Choose"}}
		for _, x := range s.App.Core().Domains {
			p.Domains = append(p.Domains, ui.Option{Value: x.Key, Label: x.Label})
		}
		for _, x := range s.App.Core().Roles {
			p.Roles = append(p.Roles, ui.Option{Value: x.Key, Label: x.Label})
		}
	}
	return render(c, status, p.Page())
}

// asked is what a draft asks of the question at an address: one of the checklist, one of the pilot's own, or a new one.
func (s *Server) asked(d app.PackDraft, id string) (core *readiness.Item, isNew bool, in readiness.AskInput, err error) {
	if id == "new" {
		return nil, true, in, nil
	}
	if core, ok := s.App.Core().Item(id); ok {
		r, advice := d.Pack.Asks(id)
		in = r.Typed(advice)
		return core, in == readiness.AskInput{}, in, nil
	}
	for i := range d.Pack.Adds {
		if it := &d.Pack.Adds[i]; it.ID == d.Pack.ID+"/"+id {
			return nil, false, it.Typed(), nil
		}
	}
	return nil, false, in, fault.Missing("question")
}

// pilotAskSave saves it, or asks for nothing there any more.
func (s *Server) pilotAskSave(c echo.Context) error {
	r, id, item := c.Request(), c.Param("pilot"), c.Param("item")
	f := r.PostFormValue
	in := readiness.AskInput{Strength: f("strength"), Adopt: f("adopt"), GoLive: f("go-live"), Bau: f("bau"), Because: f("because"), Advice: f("advice"), Domain: f("domain"), Title: f("title"),
		Question: f("question"), Partly: f("partly"), InPlace: f("in-place"), Embedded: f("embedded"), Evidence: strings.ReplaceAll(f("evidence"), "\r\n", "\n"), Owner: f("owner")}
	_, err := s.App.DraftPack(r.Context(), s.who(c), id, versionOf(r), func(d app.PackDraft) (readiness.Pack, error) {
		core, isNew, _, err := s.asked(d, item)
		if err != nil {
			return d.Pack, err
		}
		own := d.Pack.ID + "/" + item
		if isNew && core == nil {
			own = d.Next
		}
		switch {
		case f("remove") != "" && core != nil:
			return d.Pack.Without(core.ID), nil
		case f("remove") != "":
			return d.Pack.Without(own), nil
		case core != nil:
			raise, advice, err := readiness.CheckRaise(core, in)
			return d.Pack.Asking(raise, advice), err
		}
		it, err := s.App.Core().CheckAdd(own, in)
		return d.Pack.Adding(it), err
	})
	return s.saved(c, err, "/pilots/"+id+"/pack/asks", "Saved. It is part of the next version", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotAskPage(c, status, &in, errors)
	})
}
