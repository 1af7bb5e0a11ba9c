package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// noteFamily are the subjects that belong to one task, so that its page leads to the others.
var noteFamily = [][]string{{pilot.Training, pilot.Support}, {pilot.Cost, pilot.Price}}

// pilotNote asks for what there is to say on one subject.
func (s *Server) pilotNote(c echo.Context) error { return s.pilotNotePage(c, http.StatusOK, nil, nil) }

func (s *Server) pilotNotePage(c echo.Context, status int, typed *string, errors fault.Fields) error {
	subject, known := pilot.SubjectOf(c.Param("about"))
	if !known {
		return fault.Missing("subject")
	}
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	now := r.Facts.Notes[subject.Key]
	p := pilots.Note{Head: s.pilotHead(r), Subject: subject, Text: now.Text, Errors: errors, Version: strconv.Itoa(now.Rows)}
	if typed != nil {
		p.Text = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: subject.Label, Saved: now.Text, Yours: *typed})
	}
	for _, family := range noteFamily {
		for _, key := range family {
			if other, _ := pilot.SubjectOf(key); (family[0] == subject.Key || family[1] == subject.Key) && key != subject.Key {
				p.Next = append(p.Next, ui.Fact{Key: other.Label, Value: r.Facts.Notes[key].Text, Change: p.Head.Href("notes/" + key), Noun: other.Label})
			}
		}
	}
	return render(c, status, p.Page())
}

// pilotNoteSave saves it.
func (s *Server) pilotNoteSave(c echo.Context) error {
	r, id, about := c.Request(), c.Param("pilot"), c.Param("about")
	text := r.PostFormValue("text")
	err := s.App.DescribePilot(r.Context(), s.who(c), id, about, text, versionOf(r))
	return s.saved(c, err, "/pilots/"+id, "Saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotNotePage(c, status, &text, errors)
	})
}
