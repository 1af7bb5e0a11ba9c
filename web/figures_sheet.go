package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// figureSheets is the grid of all figures of a pilot or an adoption.
func (s *Server) figureSheets(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		since := typedDate(c.QueryParams(), "since")
		from, bad := sinceDay(since)
		status := http.StatusOK
		if len(bad) > 0 {
			status = http.StatusUnprocessableEntity
		}
		f, err := s.App.FigureSheets(c.Request().Context(), s.who(c), kind, c.Param(kind), from)
		if err != nil {
			return err
		}
		p := benefits.Sheets{Subject: f.Subject, Sheets: f.Sheets, Person: f.Person, Typed: f.Draft, Kept: f.Kept, Errors: bad}
		if since != "" {
			p.Typed.Since = since
		}
		return render(c, status, p.Ready().Page())
	}
}

// figureSheetsSave saves what was typed, puts a paste into the grid, or throws the draft away.
func (s *Server) figureSheetsSave(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, who, id, form := c.Request().Context(), s.who(c), c.Param(kind), c.Request().PostForm
		switch form.Get("do") {
		case "fill":
			return s.sheetsFill(c, kind)
		case "discard":
			if err := s.App.DropFigures(ctx, who, kind, id); err != nil {
				return err
			}
			return s.done(c, "/"+kind+"s/"+id+"/figures", "Thrown away: nothing of it was saved")
		}
		d, err := s.sheetTyped(c, kind)
		if err != nil {
			return err
		}
		if form.Get("do") == "theirs" {
			return s.sheetsTheirs(c, kind, d)
		}
		r, err := s.App.SaveFigures(ctx, who, kind, id, d)
		switch {
		case fault.Is(err, fault.Invalid) && len(r.Bad) > 0:
			return s.sheetsPage(c, kind, http.StatusUnprocessableEntity, benefits.Sheets{Typed: d, Errors: r.Bad})
		case fault.Is(err, fault.Conflict) && len(r.Clashes) > 0:
			return s.sheetsPage(c, kind, http.StatusConflict, benefits.Sheets{Typed: overtaken(d, r.Clashes), Clashes: r.Clashes})
		case fault.Is(err, fault.Invalid) && len(r.Doubts) > 0:
			return s.sheetsPage(c, kind, http.StatusOK, benefits.Sheets{Typed: d, Doubts: r.Doubts, Asked: r.Entries})
		case err != nil:
			return err
		}
		said := app.SavedFigures(r.Entries)
		if len(r.Notes) > 0 {
			said += ". " + r.Notes[0].Message
		}
		return s.done(c, "/"+kind+"s/"+id+"/figures", said)
	}
}

// figureSheetsKeep keeps the draft while somebody types and answers the words to show.
func (s *Server) figureSheetsKeep(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		d, err := s.sheetTyped(c, kind)
		if err != nil {
			return err
		}
		kept, err := s.App.KeepFigures(c.Request().Context(), s.who(c), kind, c.Param(kind), d)
		if err != nil {
			return err
		}
		return c.String(http.StatusOK, draftKept(kept))
	}
}

// sheetsPage shows the grid with all that was typed.
func (s *Server) sheetsPage(c echo.Context, kind string, status int, p benefits.Sheets) error {
	from, _ := benefit.TypedDay(p.Typed.Since)
	for _, x := range p.Typed.Cells {
		if from.IsZero() || x.Period.From < from {
			from = x.Period.From
		}
	}
	f, err := s.App.FigureSheets(c.Request().Context(), s.who(c), kind, c.Param(kind), from)
	if err != nil {
		return err
	}
	p.Subject, p.Sheets, p.Person = f.Subject, f.Sheets, f.Person
	return render(c, status, p.Ready().Page())
}

// sheetsTheirs puts the figures that somebody else saved in the place of those typed where the two met.
func (s *Server) sheetsTheirs(c echo.Context, kind string, d benefit.SheetInput) error {
	met := map[string]bool{}
	for _, field := range c.Request().PostForm["met"] {
		met[field] = true
	}
	kept := d.Cells[:0]
	for _, x := range d.Cells {
		if !met[x.Benefit+" "+x.Period.From.String()] {
			kept = append(kept, x)
		}
	}
	d.Cells = kept
	return s.sheetsPage(c, kind, http.StatusOK, benefits.Sheets{Typed: d})
}

// overtaken makes the cells that somebody else saved meanwhile start from what stands now: saving again corrects it.
func overtaken(d benefit.SheetInput, clashes []benefit.Clash) benefit.SheetInput {
	for i, x := range d.Cells {
		for _, clash := range clashes {
			if clash.Of.ID == x.Benefit && clash.Saved.Period == x.Period {
				d.Cells[i].Seen = clash.Saved.Seq
			}
		}
	}
	return d
}

// sheetTyped is the grid as it was sent. It asks which benefits there are, because inputs carry their names.
func (s *Server) sheetTyped(c echo.Context, kind string) (benefit.SheetInput, error) {
	_, list, err := s.App.BenefitsOfSubject(c.Request().Context(), s.who(c), kind, c.Param(kind))
	if err != nil {
		return benefit.SheetInput{}, err
	}
	form, err := formOf(c)
	if err != nil {
		return benefit.SheetInput{}, err
	}
	return sheetDraft(form, list), nil
}

// sheetDraft reads the cells of the rows that were sent; cells in which nothing was shown and nothing typed are left out.
func sheetDraft(form url.Values, list []benefit.Judged) benefit.SheetInput {
	d := benefit.SheetInput{Since: form.Get("since"), Reason: form.Get(benefit.FieldReason), Sure: form["sure"]}
	for _, line := range form["row"] {
		every, days, _ := strings.Cut(line, " ")
		first, last, _ := strings.Cut(days, " ")
		from, errFrom := day.Parse(first)
		to, errTo := day.Parse(last)
		if errFrom != nil || errTo != nil {
			continue
		}
		for _, j := range list {
			if string(j.Profile.Every) != every {
				continue
			}
			x := benefit.Cell{Benefit: j.ID, Period: benefit.Period{From: from, To: to}}
			get := func(field string) string { return form.Get(benefit.CellField(field, j.ID, from)) }
			x.Seen, _ = strconv.Atoi(get("seen"))
			x.Input = benefit.Input{Value: get(benefit.FieldValue), Numerator: get(benefit.FieldNumerator), Denominator: get(benefit.FieldDenominator), Cases: get(benefit.FieldCases)}
			if x.Seen != 0 || x.Input != (benefit.Input{}) {
				d.Cells = append(d.Cells, x)
			}
		}
	}
	return d
}

// sheetsFill puts pasted lines into the column of one benefit; with days, the grid reaches back to the first of them.
func (s *Server) sheetsFill(c echo.Context, kind string) error {
	d, err := s.sheetTyped(c, kind)
	if err != nil {
		return err
	}
	form := c.Request().PostForm
	paste, into := form.Get(benefit.FieldPaste), form.Get("into")
	refused := func(err error) error {
		return s.sheetsPage(c, kind, http.StatusUnprocessableEntity, benefits.Sheets{Typed: d, Errors: fault.Of(err).Fields, Paste: paste, Into: into})
	}
	lines, err := benefit.Paste(paste)
	if err != nil {
		return refused(err)
	}
	since, _ := benefit.TypedDay(d.Since)
	if first := benefit.Earliest(lines); !first.IsZero() && (since.IsZero() || first < since) {
		since = first
	}
	f, err := s.App.FigureSheets(c.Request().Context(), s.who(c), kind, c.Param(kind), since)
	if err != nil {
		return err
	}
	cells, err := benefit.FillSheet(f.Sheets, d.Cells, into, lines)
	if err != nil {
		return refused(err)
	}
	d.Cells = cells
	return s.sheetsPage(c, kind, http.StatusOK, benefits.Sheets{Typed: d, Filled: len(lines), Into: into})
}
