package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// figuresNew asks for the figures of the periods that are over.
func (s *Server) figuresNew(c echo.Context) error {
	q := c.QueryParams()
	since := typedDate(q, "since")
	from, bad := sinceDay(since)
	g, err := s.App.FigureGrid(c.Request().Context(), s.who(c), c.Param("benefit"), from, 0)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(bad) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return render(c, status, benefits.Grid{Judged: g.Judged, Rows: g.Rows, More: g.More, From: since, Errors: bad}.Page())
}

// sinceDay is the day from which a grid reaches back; nothing typed is none.
func sinceDay(typed string) (day.Day, fault.Fields) {
	from, real := benefit.TypedDay(typed)
	if typed != "" && !real {
		return 0, fault.Fields{{Name: "since", Message: "The day to start with must be a real date, like 31 3 2026"}}
	}
	return from, nil
}

// figuresRecord saves what was typed, or puts a paste into the table.
func (s *Server) figuresRecord(c echo.Context) error {
	ctx, who, id, form := c.Request().Context(), s.who(c), c.Param("benefit"), c.Request().PostForm
	rows := gridRows(form)
	if form.Get("do") == "fill" {
		return s.figuresFill(c, rows)
	}
	notes, err := s.App.RecordFigures(ctx, who, id, rows)
	if fault.Is(err, fault.Invalid) {
		return s.gridPage(c, http.StatusUnprocessableEntity, rows, 0, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	said := "Figures saved"
	if len(notes) > 0 {
		said += ". " + notes[0].Message
	}
	return s.done(c, "/benefits/"+id, said)
}

// gridPage shows a grid with all that was typed.
func (s *Server) gridPage(c echo.Context, status int, rows []benefit.Input, filled int, errors fault.Fields) error {
	form := c.Request().PostForm
	g, err := s.App.FigureGrid(c.Request().Context(), s.who(c), c.Param("benefit"), 0, 0)
	if err != nil {
		return err
	}
	p := benefits.Grid{Judged: g.Judged, Rows: rows, From: form.Get("from"), Filled: filled, Errors: errors}
	if filled == 0 {
		p.Paste = form.Get(benefit.FieldPaste)
	}
	return render(c, status, p.Page())
}

// figuresFill puts pasted lines into the table; when they have days, the table reaches back to the first of them.
func (s *Server) figuresFill(c echo.Context, rows []benefit.Input) error {
	lines, err := benefit.Paste(c.Request().PostForm.Get(benefit.FieldPaste))
	if err != nil {
		return s.gridPage(c, http.StatusUnprocessableEntity, rows, 0, fault.Of(err).Fields)
	}
	g, err := s.App.FigureGrid(c.Request().Context(), s.who(c), c.Param("benefit"), benefit.Earliest(lines), len(lines))
	if err != nil {
		return err
	}
	if !benefit.Dated(lines) && len(rows) >= len(lines) || len(g.Rows) == 0 {
		g.Rows = rows // the table on the screen has room
	}
	filled, err := benefit.Fill(g.Measure, g.Rows, lines)
	if err != nil {
		return s.gridPage(c, http.StatusUnprocessableEntity, rows, 0, fault.Of(err).Fields)
	}
	return s.gridPage(c, http.StatusOK, filled, len(lines), nil)
}

// mostGridRows is how many rows of a form are read.
const mostGridRows = 600

// gridRows are the rows of a grid as they were sent.
func gridRows(form url.Values) []benefit.Input {
	var rows []benefit.Input
	for i := 0; i < mostGridRows && form.Has(benefit.FieldIn(benefit.FieldFrom, i)); i++ {
		get := func(field string) string { return form.Get(benefit.FieldIn(field, i)) }
		rows = append(rows, benefit.Input{From: get(benefit.FieldFrom), To: get(benefit.FieldTo), State: get(benefit.FieldState), Value: get(benefit.FieldValue),
			Numerator: get(benefit.FieldNumerator), Denominator: get(benefit.FieldDenominator), Cases: get(benefit.FieldCases)})
	}
	return rows
}

// figure shows one figure, to be corrected.
func (s *Server) figure(c echo.Context) error { return s.figurePage(c, http.StatusOK, nil, nil) }

func (s *Server) figurePage(c echo.Context, status int, in *benefit.Input, errors fault.Fields) error {
	from, err := day.Parse(c.Param("period"))
	if err != nil {
		return fault.Missing("figure")
	}
	f, err := s.App.Figure(c.Request().Context(), s.who(c), c.Param("benefit"), from)
	if err != nil {
		return err
	}
	if in == nil {
		stands := f.Figure.Input(f.Measure)
		in = &stands
	}
	return render(c, status, benefits.Correct{Show: s.shown(f.BenefitView), Figure: f.Figure, Before: f.Earlier, Input: *in, Errors: errors, Clash: status == http.StatusConflict}.Page())
}

// figureCorrect saves a correction.
func (s *Server) figureCorrect(c echo.Context) error {
	id, form := c.Param("benefit"), c.Request().PostForm
	if form.Get("do") == "theirs" {
		return c.Redirect(http.StatusSeeOther, "/benefits/"+id)
	}
	from, err := day.Parse(c.Param("period"))
	if err != nil {
		return fault.Missing("figure")
	}
	in := benefit.Input{State: form.Get(benefit.FieldState), Value: form.Get(benefit.FieldValue), Numerator: form.Get(benefit.FieldNumerator),
		Denominator: form.Get(benefit.FieldDenominator), Cases: form.Get(benefit.FieldCases), Reason: form.Get(benefit.FieldReason)}
	seen, _ := strconv.Atoi(form.Get("_version")) // what is no number was never shown, and conflicts
	notes, err := s.App.CorrectFigure(c.Request().Context(), s.who(c), id, from, in, seen)
	switch {
	case fault.Is(err, fault.Invalid):
		return s.figurePage(c, http.StatusUnprocessableEntity, &in, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.figurePage(c, http.StatusConflict, &in, nil)
	case err != nil:
		return err
	}
	said := "Figure corrected"
	if len(notes) > 0 {
		said += ". " + notes[0].Message
	}
	return s.done(c, "/benefits/"+id, said)
}
