package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/accounts"
	"groundwork/templates/ui"
)

// handOverAsk shows everything that somebody holds here, and asks who takes it over.
func (s *Server) handOverAsk(c echo.Context) error {
	x, err := s.App.ToHandOver(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person"))
	if err != nil {
		return err
	}
	return ok(c, s.handOverPage(c, x, app.HandOverInput{Left: true}, false, nil).Page())
}

// handOverDo first shows what would happen, and hands everything over when that was looked at.
func (s *Server) handOverDo(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := readHandOver(form)
	ctx, who, code, person := c.Request().Context(), s.who(c), c.Param("ods"), c.Param("person")
	if form.Get("do") == "back" {
		x, err := s.App.ToHandOver(ctx, who, code, person)
		if err != nil {
			return err
		}
		return ok(c, s.handOverPage(c, x, in, false, nil).Page())
	}
	if form.Get("do") == "sure" {
		err = s.App.HandOver(ctx, who, code, person, in)
		if err == nil {
			return s.done(c, "/trusts/"+code+"/people", "Everything is handed over")
		}
	} else {
		var x app.HandingOver
		if x, err = s.App.PreviewHandOver(ctx, who, code, person, in); err == nil {
			return ok(c, s.handOverPage(c, x, in, true, nil).Page())
		}
	}
	if !fault.Is(err, fault.Invalid) || len(fault.Of(err).Fields) == 0 {
		return err
	}
	x, readErr := s.App.ToHandOver(ctx, who, code, person)
	if readErr != nil {
		return readErr
	}
	return render(c, http.StatusUnprocessableEntity, s.handOverPage(c, x, in, false, fault.Of(err).Fields).Page())
}

func readHandOver(form url.Values) app.HandOverInput {
	in := app.HandOverInput{To: form.Get("to"), Left: form.Get("left") == "yes", Each: map[string]string{}}
	for name := range form {
		if key, ok := strings.CutPrefix(name, "to-"); ok && form.Get(name) != "" {
			in.Each[key] = form.Get(name)
		}
	}
	return in
}

func (s *Server) handOverPage(c echo.Context, x app.HandingOver, in app.HandOverInput, preview bool, wrong fault.Fields) accounts.HandOverWork {
	o := x.Where
	p := accounts.HandOverWork{Code: o.Code, Organisation: o.Short, ID: x.Person.ID, Name: x.Person.Name, To: in.To, Left: in.Left && x.MayEnd, Preview: preview, Errors: wrong,
		MayEnd: x.MayEnd, Crumbs: crumbsTo(o, ui.Crumb{Label: "People", Href: "/trusts/" + o.Code + "/people"})}
	names := map[string]string{}
	for _, who := range x.People {
		names[who.ID] = who.Name
		label := who.Name
		if who.Job != "" {
			label += ", " + who.Job
		}
		p.People = append(p.People, ui.Option{Value: who.ID, Label: label})
	}
	to := map[string]bool{}
	for _, h := range x.List {
		to[names[in.For(h)]] = true
		at := slices.IndexFunc(p.Kinds, func(k accounts.HeldKind) bool { return k.Title == h.Kind })
		if at < 0 {
			p.Kinds, at = append(p.Kinds, accounts.HeldKind{Title: h.Kind}), len(p.Kinds)
		}
		p.Kinds[at].List = append(p.Kinds[at].List, accounts.HeldThing{Key: h.Key, Title: h.Title, Of: h.Of, Due: h.Due.Long(), To: in.Each[h.Key], ToName: names[in.For(h)]})
	}
	n := len(x.List)
	switch {
	case n == 0:
		p.Says = x.Person.Name + " holds nothing at " + o.Short + " that could be handed over."
	case preview:
		p.Says = countOf(n, "thing goes", "things go") + " from " + x.Person.Name + " to " + countOf(len(to), "person", "people") + "."
	default:
		p.Says = x.Person.Name + " holds " + countOf(n, "thing", "things") + " at " + o.Short + "."
	}
	if len(x.Changes) > 0 {
		p.Changes = changesTable(x.Changes)
	}
	return p
}

// changesTable is what a deed changes in verdicts.
func changesTable(changes []adoption.Change) *ui.TableProps {
	t := ui.TableProps{Caption: "What this changes", Columns: ui.Columns("Take-up", "Decision", "Before", "After"), Stacked: true}
	for _, ch := range changes {
		for _, g := range ch.Gates {
			t.Rows = append(t.Rows, ui.Cells(ui.Text(ch.Title), ui.Text(adoption.GateLabel(g.Gate)), ui.Text(g.Was()), ui.Text(g.Is())))
		}
	}
	return &t
}
