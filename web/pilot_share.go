package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// pilotPack is what a pilot hands on.
func (s *Server) pilotPack(c echo.Context) error {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	p := pilots.Pack{Head: s.pilotHead(r), Titles: map[string]string{}, Notes: r.Facts.Notes, MayEdit: r.MayEdit, MayPack: r.MayPack, MayAdopt: r.MayAdopt}
	for _, it := range s.App.Library.Checklist.Items {
		p.Titles[it.ID] = it.Title
	}
	versions, err := s.App.PilotPacks(ctx, r.Pilot)
	if err != nil {
		return err
	}
	for _, v := range versions {
		p.Versions = append(p.Versions, pilots.PackVersion{N: v.N, Published: v.Published, Who: r.Call(v.By), Changed: pilot.Lines(v.Changed), SHA256: v.SHA256, Pack: v.Pack})
	}
	if done, says := pilot.PackComplete(r.Facts); !done && r.MayEdit {
		p.Wanting = says + "."
	}
	return ok(c, p.Page())
}

// pilotPackNew asks for the next version.
func (s *Server) pilotPackNew(c echo.Context) error {
	return s.pilotPackNewPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotPackNewPage(c echo.Context, status int, typed *app.PackInput, errors fault.Fields) error {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	if err := access.Permit(s.who(c), access.PublishPack, r.Place()); err != nil {
		return err
	}
	versions, err := s.App.PilotPacks(ctx, r.Pilot)
	if err != nil {
		return err
	}
	p := pilots.NewPack{Head: s.pilotHead(r), N: len(versions) + 1, Errors: errors}
	if typed != nil {
		p.Source, p.Changed = typed.Source, typed.Changed
		return render(c, status, p.Page())
	}
	next := readiness.Pack{ID: r.PackID}
	if len(versions) > 0 {
		next = versions[0].Pack
	}
	next.Version = p.N
	source, err := content.FormatPack(next)
	if err != nil {
		return err
	}
	p.Source = string(source)
	return render(c, status, p.Page())
}

// pilotPackPublish publishes it.
func (s *Server) pilotPackPublish(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := app.PackInput{Source: strings.ReplaceAll(r.PostFormValue("source"), "\r\n", "\n"), Changed: strings.ReplaceAll(r.PostFormValue("changed"), "\r\n", "\n")}
	_, err := s.App.PublishPack(r.Context(), s.who(c), id, in)
	return s.saved(c, err, "/pilots/"+id+"/pack", "Published. Trusts that adopt accept this version", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotPackNewPage(c, status, &in, errors)
	})
}

// pilotLessons are what was learned.
func (s *Server) pilotLessons(c echo.Context) error {
	return s.pilotLessonsPage(c, http.StatusOK, pilot.LessonInput{}, nil)
}

func (s *Server) pilotLessonsPage(c echo.Context, status int, in pilot.LessonInput, errors fault.Fields) error {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	about, err := s.App.LessonSubjects(ctx, r.Pilot)
	if err != nil {
		return err
	}
	p := pilots.Lessons{Head: s.pilotHead(r), Stopped: r.Closed, Learning: r.Facts.Notes[pilot.Learning].Text, May: r.MayLesson, Input: in, Errors: errors}
	for _, l := range r.Lessons {
		p.Lessons = append(p.Lessons, pilots.Lesson{Lesson: l, About: about.Label(l), Who: r.Call(l.By)})
	}
	p.About = []ui.Option{{Label: "The whole pilot"}}
	if r.MayLesson {
		for _, x := range about {
			p.About = append(p.About, ui.Option{Value: x.Kind + ":" + x.ID, Label: x.Label})
		}
	}
	return render(c, status, p.Page())
}

// pilotLessonAdd adds one.
func (s *Server) pilotLessonAdd(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.LessonInput{Title: r.PostFormValue("title"), Text: r.PostFormValue("text"), About: r.PostFormValue("about")}
	lesson, err := s.App.AddPilotLesson(r.Context(), s.who(c), id, in)
	return s.saved(c, err, "/pilots/"+id+"/lessons#"+lesson, "Lesson added", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotLessonsPage(c, status, in, errors)
	})
}
