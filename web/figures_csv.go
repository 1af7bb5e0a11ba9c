package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
)

// figureColumns are the heads of the figures as a file.
var figureColumns = []string{"period_start", "period_end", "state", "value", "numerator", "denominator", "cases", "unit", "measure", "version", "recorded_on", "corrected", "reason"}

// figuresCSV is the figures of a benefit as a file, from the same rows as the page: each period once, as it stands, and
// late periods without a value.
func (s *Server) figuresCSV(c echo.Context) error {
	b, err := s.App.Benefit(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("\ufeff") // so that Excel reads it as UTF-8
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	rows := [][]string{figureColumns}
	for _, slot := range slotsOf(b) {
		rows = append(rows, figureLine(b, slot))
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="figures-`+b.ID+`.csv"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", out.Bytes())
}

// slotsOf are the periods of a benefit that are over, oldest first.
func slotsOf(b app.BenefitView) []benefit.Slot {
	var out []benefit.Slot
	for _, slot := range b.Periods() {
		if slot.Due != benefit.DueNotOver {
			out = append(out, slot)
		}
	}
	return out
}

func figureLine(b app.BenefitView, slot benefit.Slot) []string {
	o := slot.Observation
	recorded, corrected := "", ""
	if o.ID != "" {
		recorded, corrected = o.RecordedAt.Day().String(), "no"
	}
	if o.Seq > 1 {
		corrected = "yes"
	}
	state := string(slot.Due)
	if o.ID != "" {
		state = string(o.State)
	}
	return []string{slot.Period.From.String(), slot.Period.To.String(), state, o.Value.Plain(), o.Numerator.Plain(), o.Denominator.Plain(), o.Cases.Plain(),
		guarded(b.Measure.Unit), b.Measure.ID, strconv.Itoa(b.Measure.Version), recorded, corrected, guarded(o.Reason)}
}
