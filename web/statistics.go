package web

import (
	"bytes"
	"encoding/csv"
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/organisation"
	"groundwork/internal/statistic"
	"groundwork/templates/statistics"
)

// statistics lists the published statistics of a trust or an area.
func (s *Server) statistics(c echo.Context) error {
	o, series, err := s.App.Statistics(c.Request().Context(), c.Param("ods"))
	if err != nil {
		return err
	}
	return ok(c, statistics.List{Code: o.Code, Name: o.Name, Short: o.Short, Area: o.Type != organisation.Trust, Series: series}.Page())
}

// statistic is one of them, as a chart.
func (s *Server) statistic(c echo.Context) error {
	o, one, others, err := s.App.Statistic(c.Request().Context(), c.Param("ods"), c.Param("measure"), c.QueryParam("source"))
	if err != nil {
		return err
	}
	return ok(c, statistics.Show{Code: o.Code, Name: o.Name, Short: o.Short, Series: one, Others: others}.Page())
}

// statisticCSV is one of them as a file of the same columns as are loaded.
func (s *Server) statisticCSV(c echo.Context) error {
	o, one, _, err := s.App.Statistic(c.Request().Context(), c.Param("ods"), c.Param("measure"), c.QueryParam("source"))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("\ufeff") // so that Excel reads it as UTF-8
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	rows := [][]string{statistic.Columns}
	for _, f := range one.Figures {
		rows = append(rows, []string{f.Organisation, f.Measure.ID, f.Period.From.String(), f.Period.To.String(), f.Value.Plain(), f.Numerator.Plain(), f.Denominator.Plain(), one.Measure.Unit, f.Source})
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+one.Measure.ID+"-"+o.Code+`.csv"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", out.Bytes())
}
