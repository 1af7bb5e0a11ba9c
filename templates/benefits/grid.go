package benefits

import (
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/templates/ui"
)

// Grid asks for the figures of many periods at once.
type Grid struct {
	benefit.Judged
	Rows   []benefit.Input
	More   int    // periods beyond those shown
	From   string // the earlier day from which the table reaches back, as typed
	Paste  string
	Filled int // lines of a paste that were put into the table
	Errors fault.Fields
}

func (p Grid) at(page string) string { return "/benefits/" + p.ID + "/" + page }

func (p Grid) crumbs() []ui.Crumb {
	return append(crumbs(p.Subject), ui.Crumb{Label: p.Name(), Href: "/benefits/" + p.ID})
}

// irregular reports whether the days of a period are typed.
func (p Grid) irregular() bool { return p.Profile.Every.PerYear() == 0 }

var states = []ui.Option{{Value: string(benefit.Reported), Label: "Figure"}, {Value: string(benefit.NotApplicable), Label: "Not applicable"}, {Value: string(benefit.Suppressed), Label: "Suppressed"}}

func (p Grid) table() ui.TableProps {
	h := p.Measure.Heads()
	t := ui.TableProps{ID: "grid", Caption: "Periods without a figure", Stacked: true, HasFields: true, Columns: []ui.Column{{Head: "Period"}}}
	for _, f := range p.Measure.Columns() {
		head := h.Head(f)
		if f == benefit.FieldCases || f == benefit.FieldValue && h.Numerator != "" {
			head += " (may be left out)"
		}
		t.Columns = append(t.Columns, ui.Column{Head: head})
	}
	t.Columns = append(t.Columns, ui.Column{Head: "What it is"})
	for i, in := range p.Rows {
		cells := []ui.Cell{ui.With(p.period(i, in))}
		for _, f := range p.Measure.Columns() {
			cells = append(cells, ui.With(ui.Input(p.field(f, i, in))))
		}
		cells = append(cells, ui.With(ui.Select(p.state(i, in))))
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

func (p Grid) field(name string, i int, in benefit.Input) ui.Field {
	id := benefit.FieldIn(name, i)
	value := map[string]string{benefit.FieldValue: in.Value, benefit.FieldNumerator: in.Numerator, benefit.FieldDenominator: in.Denominator, benefit.FieldCases: in.Cases}[name]
	return ui.Field{Name: id, Label: p.Measure.Heads().Head(name) + ", " + p.rowName(i, in), HideLabel: true, Value: value, Error: p.Errors.For(id), Width: 10, InputMode: "decimal"}
}

func (p Grid) state(i int, in benefit.Input) ui.Choice {
	id := benefit.FieldIn(benefit.FieldState, i)
	value := in.State
	if value == "" {
		value = string(benefit.Reported)
	}
	return ui.Choice{Field: ui.Field{Name: id, Label: "What it is, " + p.rowName(i, in), HideLabel: true, Value: value, Error: p.Errors.For(id)}, Options: states}
}

// rowName is the period as labels for screen readers call it.
func (p Grid) rowName(i int, in benefit.Input) string {
	if x, ok := typed(in); ok && !p.irregular() {
		return said(p.Profile.Every, x)
	}
	return "line " + strconv.Itoa(i+1)
}

func typed(in benefit.Input) (benefit.Period, bool) {
	from, errFrom := day.Parse(in.From)
	to, errTo := day.Parse(in.To)
	return benefit.Period{From: from, To: to}, errFrom == nil && errTo == nil
}

// periodFault is what is wrong with the period of a row as such.
func (p Grid) periodFault(i int) fault.Field {
	for _, f := range []string{benefit.FieldFrom, benefit.FieldTo} {
		id := benefit.FieldIn(f, i)
		if e := p.Errors.For(id); e != "" {
			return fault.Field{Name: id, Message: e}
		}
	}
	return fault.Field{}
}

// pasteHint says which columns a line takes.
func (p Grid) pasteHint() string {
	h := p.Measure.Heads()
	var heads []string
	for _, f := range p.Measure.Columns() {
		heads = append(heads, lowerFirst(h.Head(f)))
	}
	s := "One line a period, in the order of the table. "
	switch {
	case len(heads) == 1:
		s += "One column: " + heads[0] + "."
	case p.Measure.PerOperatingDay():
		s += "Columns: " + strings.Join(heads, ", ") + "."
	default:
		s += "One column is " + lowerFirst(h.Value) + "; two are " + heads[0] + " and " + heads[1] + "; three are all of them."
	}
	return s + " A first column with the day finds its period. Write n/a where there could be no figure, * for a small number that is hidden."
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// nothingDue says when the next figure can be entered.
func (p Grid) nothingDue() string {
	if end := p.OwedUntil(); end < p.Today {
		return "Every figure up to " + end.Long() + " is in, and no later one is owed."
	}
	if n := len(p.Standing); n > 0 {
		next := p.Profile.Every.Running(p.Standing[n-1].Period.To+1, 1)[0]
		return "Every figure is in. The next is for " + said(p.Profile.Every, next) + ", which ends on " + next.To.Long() + "."
	}
	return "No period is over yet."
}
