package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/templates/boards"
)

// areaTakeUps is one page of the take-ups of an area.
func (s *Server) areaTakeUps(c echo.Context) error {
	n, _ := strconv.Atoi(c.QueryParam("page")) // what is no number is the first page
	t, err := s.App.AreaTakeUps(c.Request().Context(), s.who(c), c.Param("ods"), n)
	if err != nil {
		return err
	}
	p := boards.TakeUps{Code: t.Code, Name: t.Organisation.Name, Number: t.Page, Last: t.Last, Known: t.Known, Verdicts: t.Verdicts}
	for _, x := range t.List {
		_, since := x.Where.Stage, x.Where.Since
		if x.Where.Aside != nil {
			since = x.Where.Aside.On
		}
		row := boards.Row{Name: x.TrustName, Href: "/adoptions/" + x.ID, What: x.Brief, Stage: x.Stage.Key, StageWords: x.Stage.Label, Since: boardSinceDay(since)}
		if x.Answers {
			gate := x.Kept.Gates[x.Where.Gate]
			row.Verdict, row.Sentence, row.Next = gate.Verdict.String(), gate.Counts(), adoption.GateLabel(x.Where.Gate)
			if !x.Kept.Assessed {
				row.Verdict, row.Sentence = "not_assessed", ""
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return ok(c, p.Page())
}
