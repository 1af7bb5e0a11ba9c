package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/spc"
	"groundwork/templates/glances"
	"groundwork/templates/pilottabs"
	"groundwork/templates/ui"
)

// chartsOf is every chart of a pilot or an adoption at once.
func (s *Server) chartsOf(kind string, as func(*Server, echo.Context, glances.Table) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		g, err := s.App.GlancesOf(c.Request().Context(), s.who(c), kind, c.Param(kind))
		if err != nil {
			return err
		}
		list := "/" + kind + "s/" + g.Subject.ID
		p := s.glances(c, g, list+"/benefits/charts")
		p.Title, p.Caption, p.Empty = "Charts at a glance", g.Subject.Name+", "+g.Subject.Short, "No benefits yet, so no charts."
		p.Crumbs = []ui.Crumb{{Label: "Pilots", Href: "/pilots"}, {Label: g.Subject.Name, Href: pilottabs.Address(g.Subject.ID, pilottabs.Overview)}, {Label: "Benefits", Href: list + "/benefits"}}
		if kind == benefit.OfPilot {
			p.Pilot = g.Subject.ID
		} else {
			p.Crumbs = []ui.Crumb{{Label: g.Subject.Short, Href: "/trusts/" + g.Subject.Organisation}, {Label: g.Subject.Name, Href: list}, {Label: "Benefits", Href: list + "/benefits"}}
		}
		return as(s, c, p)
	}
}

// trustBenefits is every chart of what falls at a trust.
func (s *Server) trustBenefits(as func(*Server, echo.Context, glances.Table) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		g, err := s.App.GlancesAt(c.Request().Context(), s.who(c), c.Param("ods"))
		if err != nil {
			return err
		}
		p := s.glances(c, g, "/trusts/"+g.Code+"/benefits")
		p.Title, p.Caption, p.Empty = "Benefits", g.Organisation.Name, "No benefits that you may see fall here yet. A pilot or a take-up promises them."
		p.Totals = p.At + "/totals"
		p.Crumbs = []ui.Crumb{{Label: "Trusts", Href: "/trusts"}, {Label: g.Organisation.Job, Href: "/trusts/" + g.Code}}
		return as(s, c, p)
	}
}

// measureCharts is one measure across trusts.
func (s *Server) measureCharts(as func(*Server, echo.Context, glances.Table) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		g, err := s.App.GlancesMeasuredBy(c.Request().Context(), s.who(c), c.Param("measure"))
		if err != nil {
			return err
		}
		at := "/measures/" + g.Measure.ID
		p := s.glances(c, g, at+"/charts")
		p.Title, p.Caption, p.Empty, p.ByTrust, p.Compare = "Across trusts", g.Measure.Name, "Nobody follows this measure yet, as far as you may know.", true, at+"/compare"
		p.Crumbs = []ui.Crumb{{Label: "Measures", Href: "/measures"}, {Label: g.Measure.Name, Href: at}}
		return as(s, c, p)
	}
}

// glances is a table of many charts with what its address narrows it to.
func (s *Server) glances(c echo.Context, g app.Glances, at string) glances.Table {
	p := glances.Table{At: at, List: g.List, More: g.More, Words: s.App.Words()}
	if cell := c.QueryParam("cell"); glances.IsCell(cell) {
		p.Cell = cell
	}
	if n, err := strconv.Atoi(c.QueryParam("page")); err == nil && n > 0 && n < len(g.List) {
		p.Page = n
	}
	return p
}

// glancesPage writes the table as a page.
func glancesPage(_ *Server, c echo.Context, p glances.Table) error { return ok(c, p.Shown()) }

// glanceColumns are the heads of the table as a file.
var glanceColumns = []string{"trust_code", "trust", "promised_by", "benefit", "measure", "version", "unit", "figures", "chart", "latest", "latest_from", "latest_to",
	"average", "lower_limit", "upper_limit", "target", "variation", "assurance", "how_sure", "last_values"}

// glancesCSV writes all rows of the table as a file.
func glancesCSV(_ *Server, c echo.Context, p glances.Table) error {
	var out bytes.Buffer
	out.WriteString("\ufeff") // so that Excel reads it as UTF-8
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	rows := [][]string{glanceColumns}
	for _, g := range p.List {
		rows = append(rows, glanceLine(g))
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="charts.csv"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", out.Bytes())
}

func glanceLine(g benefit.Glance) []string {
	c := g.Chart
	from, to, kind, variation, assurance := "", "", "none", "", ""
	if g.Last.Known {
		from, to = g.Period.From.String(), g.Period.To.String()
	}
	if g.Charted() {
		kind = c.Kind.String()
	}
	if g.Judged() {
		variation, assurance = c.Variation.String(), c.Assurance.String()
	}
	return []string{g.Subject.Organisation, guarded(g.Subject.Short), guarded(g.Subject.Name), guarded(g.Name()), g.Measure.ID, strconv.Itoa(g.Measure.Version), guarded(g.Words().Unit),
		strconv.Itoa(g.Figures), kind, g.Last.Plain(), from, to, plainFigure(c.Middle), plainFigure(c.Lower), plainFigure(c.Upper), plainFigure(c.Target), variation, assurance, g.Grade, spc.Spots(c.Recent)}
}

func plainFigure(f spc.Figure) string {
	if !f.Known {
		return ""
	}
	return strconv.FormatFloat(f.Value, 'f', -1, 64)
}
