package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/workflow"
)

// stepColumns are the heads of the steps as a file: the first four are those that the paste box reads back.
var stepColumns = []string{"What is done", "Who", "Minutes", "% of cases", "Before or after", "Step", "Staff group", "Pay band", "Type", "Value",
	"Median minutes", "Minutes of the slowest tenth", "Wait", "How the minutes were found", "Cases timed", "System used", "Typed again", "Note", "What is needed", "What comes out", "Standard used", "How it goes wrong", "Goes on to",
	"What happens to it", "Step after", "Why", "Core or adaptable", "Done before the technology", "What shows it"}

// workflowSteps is the steps of a workflow as a file, from the same rows as the page.
func (s *Server) workflowSteps(c echo.Context, of access.Subject) error {
	n, err := versionAsked(c)
	if err != nil {
		return err
	}
	w, err := s.App.Workflow(c.Request().Context(), s.who(c), of, n)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // so that Excel reads it as UTF-8
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{stepColumns}
	r := w.Shown.Redesign
	for _, m := range []workflow.Map{r.Before, r.After} {
		for _, step := range m.Steps {
			rows = append(rows, stepLine(r, m, step, w.Words.Groups))
		}
	}
	for _, row := range rows {
		for i := range row {
			row[i] = guarded(row[i])
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	name := "steps-" + of.Kind + "-" + of.ID + "-version-" + strconv.Itoa(w.Shown.N) + ".csv"
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", b.Bytes())
}

func stepLine(r workflow.Redesign, m workflow.Map, s workflow.Step, groups workflow.Groups) []string {
	t := m.TimingOf(s)
	sample, again := "", ""
	if t.Sample > 0 {
		sample = strconv.Itoa(t.Sample)
	}
	if s.Rekeyed {
		again = "Yes"
	}
	line := []string{s.Action, s.Role, s.Minutes.Plain(), s.Share.Plain(), m.State.Side(), strconv.Itoa(s.Position), groups.Label(s.StaffGroup), s.PayBand,
		workflow.Label(workflow.Types, s.Type), workflow.Label(workflow.Worths, s.Worth), s.Median.Plain(), s.P90.Plain(), s.Wait.Plain(),
		workflow.Label(workflow.Methods, t.Method), sample, s.System, again, s.Note, s.Inputs, s.Outputs, s.Using, s.Fails, m.WaysTo(s)}
	for _, c := range r.Changes {
		if c.Old != s.ID && (c.Old != "" || c.New != s.ID) {
			continue
		}
		after, early := "", "No"
		if x, ok := r.After.Step(c.New); ok && c.Old != "" {
			after = strconv.Itoa(x.Position) + ". " + x.Action
		}
		if c.DoneBefore {
			early = "Yes"
		}
		return append(line, workflow.Label(workflow.Decisions, c.Decision), after, c.Why, c.Part, early, c.Evidence)
	}
	return append(line, "", "", "", "", "", "")
}

// guarded keeps a spreadsheet from taking a text for a formula.
func guarded(cell string) string {
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell // a figure below zero
	}
	if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "-") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "\t") {
		return "'" + cell
	}
	return cell
}
