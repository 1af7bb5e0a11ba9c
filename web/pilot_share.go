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
