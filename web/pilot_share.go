package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

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
	adopters, own, err := s.App.AdopterLessons(ctx, s.who(c), r.Pilot.ID)
	if err != nil {
		return err
	}
	for _, l := range adopters {
		p.Adopters = append(p.Adopters, pilots.Lesson{Lesson: l.Lesson, About: about.Label(l.Lesson), Who: l.Trust})
	}
	p.May, p.Adopts = p.May || own != "", !r.MayLesson && own != ""
	p.About = []ui.Option{{Label: "The whole pilot"}}
	if p.May {
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
	_, own, err := s.App.AdopterLessons(r.Context(), s.who(c), id)
	if err != nil {
		return err
	}
	var lesson string
	if own != "" {
		lesson, err = s.App.AddAdopterLesson(r.Context(), s.who(c), own, in)
	} else {
		lesson, err = s.App.AddPilotLesson(r.Context(), s.who(c), id, in)
	}
	return s.saved(c, err, "/pilots/"+id+"/lessons#"+lesson, "Lesson added", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotLessonsPage(c, status, in, errors)
	})
}
