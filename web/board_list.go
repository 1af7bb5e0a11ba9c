package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/boards"
)

// linesAPage is how many lines of a trust's lists stand on one page, as in those of an area.
const linesAPage = 50

// boardTakeUps are all pilots and take-ups of a trust, or the take-ups of an area.
func (s *Server) boardTakeUps(c echo.Context) error {
	return s.boardList(c, "take-ups", s.areaTakeUps, func(b app.Board, p *boards.List, turn func(int) (int, int)) {
		rows, _ := boardRows(b)
		p.All.Rows = len(rows)
		from, to := turn(len(rows))
		p.Rows = rows[from:to]
	})
}

// boardMeasures are all measures of a trust with how each stands, or those of an area.
func (s *Server) boardMeasures(c echo.Context) error {
	return s.boardList(c, "measures", s.areaMeasures, func(b app.Board, p *boards.List, turn func(int) (int, int)) {
		p.All.Measures = len(b.Benefits)
		from, to := turn(len(b.Benefits))
		for _, x := range b.Benefits[from:to] {
			p.Measures = append(p.Measures, boardMeasure(b, x))
		}
	})
}

// boardList is one page of a list of a trust, as its board reads it today or as at a past day; that of an area is its own.
func (s *Server) boardList(c echo.Context, of string, area echo.HandlerFunc, fill func(app.Board, *boards.List, func(int) (int, int))) error {
	ctx, code := c.Request().Context(), c.Param("ods")
	_, is, err := s.App.Store.Read().AreaVersion(ctx, code)
	if err != nil {
		return err
	}
	if is {
		return area(c)
	}
	asAt, typed, bad := boardDay(c)
	var b app.Board
	if len(bad) == 0 {
		b, err = s.App.Board(ctx, s.who(c), code, asAt)
	}
	if len(bad) > 0 || fault.Is(err, fault.Invalid) {
		return c.Redirect(http.StatusSeeOther, "/board/"+code+"?as-at="+url.QueryEscape(typed)) // which says what is wrong with the day
	}
	if err != nil {
		return err
	}
	p := boards.List{Name: b.Name, Of: of}
	p.All.Code = b.Code
	p.All.AsAt, p.Source, p.Today = s.boardSource(b)
	n, _ := strconv.Atoi(c.QueryParam("page")) // what is no number is the first page
	fill(b, &p, func(all int) (from, to int) {
		p.Last = max((all+linesAPage-1)/linesAPage, 1)
		p.Number = min(max(n, 1), p.Last)
		from = (p.Number - 1) * linesAPage
		return from, min(from+linesAPage, all)
	})
	return ok(c, p.Page())
}
