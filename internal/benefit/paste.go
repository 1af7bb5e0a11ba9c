package benefit

import (
	"slices"
	"strings"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// FieldPaste is the box into which a column of a spreadsheet is pasted.
const FieldPaste = "paste"

// mostPasted is how many lines one paste may bring: ten years of weeks.
const mostPasted = 520

// Pasted is one line of a spreadsheet: the first day of its period, where the line has one, and the figures after it.
type Pasted struct {
	From  day.Day
	Cells []string
}

// Paste reads lines copied out of a spreadsheet: one line a period, cells apart by tabs or semicolons, never by commas,
// which stand inside numbers. A first line without any figure is its heading. An empty line is a period without a figure.
func Paste(text string) ([]Pasted, error) {
	text = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return nil, fault.Refused(FieldPaste, "Paste the figures first")
	}
	lines := strings.Split(text, "\n")
	if heading(lines[0]) {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return nil, fault.Refused(FieldPaste, "There is no figure in what was pasted")
	}
	if len(lines) > mostPasted {
		return nil, fault.Refused(FieldPaste, "%d lines are more than can be read at once: paste %d or fewer", len(lines), mostPasted)
	}
	out := make([]Pasted, len(lines))
	for i, line := range lines {
		cells := strings.Split(strings.ReplaceAll(strings.TrimRight(line, "\t; "), ";", "\t"), "\t")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		if d, ok := pastedDay(cells[0]); ok {
			out[i].From, cells = d, cells[1:]
		}
		out[i].Cells = cells
	}
	return out, nil
}

// heading reports whether a line has words and no figure.
func heading(line string) bool {
	return !strings.ContainsAny(line, "0123456789*") && markedState(line) == "" && strings.TrimSpace(line) != ""
}

// dayLayouts are how spreadsheets write a day or a month: day first, always.
var dayLayouts = []string{time.DateOnly, "2/1/2006", "2/1/06", "2.1.2006", "2-1-2006", "2 January 2006", "2 Jan 2006", "January 2006", "Jan 2006", "Jan-2006", "Jan-06", "1/2006", "2006-01"}

func pastedDay(cell string) (day.Day, bool) {
	cell = strings.TrimPrefix(strings.ToLower(cell), "w/c ")
	for _, l := range dayLayouts {
		if t, err := time.Parse(strings.ToLower(l), cell); err == nil {
			return day.On(t.Date()), true
		}
		if t, err := time.Parse(l, title(cell)); err == nil {
			return day.On(t.Date()), true
		}
	}
	return 0, false
}

// title gives the words of a cell capitals, as the names of months have them.
func title(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })
	for i, w := range words {
		words[i] = sentence(w)
	}
	return strings.Join(words, " ")
}

// Fill puts pasted lines into a grid: a line with a day into the row of the period that holds it, one without into the next
// row. Figures that stand there already are replaced; nothing is recorded yet.
func Fill(m Measure, grid []Input, lines []Pasted) ([]Input, error) {
	next := 0
	for n, line := range lines {
		i := next
		if !line.From.IsZero() {
			if i = rowOf(grid, line.From); i < 0 {
				return nil, fault.Refused(FieldPaste, "Line %d: there is no period for %s in the table that still needs a figure", n+1, line.From.Long())
			}
		}
		if i >= len(grid) {
			return nil, fault.Refused(FieldPaste, "There are %d lines and only %d periods that still need a figure", len(lines), len(grid))
		}
		if !line.blank() {
			in, err := line.input(m, grid[i])
			if err != nil {
				return nil, fault.Refused(FieldPaste, "Line %d: %s", n+1, err)
			}
			grid[i] = in
		}
		next = i + 1
	}
	return grid, nil
}

func (l Pasted) blank() bool {
	return !slices.ContainsFunc(l.Cells, func(cell string) bool { return cell != "" && !marked(cell, noFigure) })
}

func rowOf(grid []Input, d day.Day) int {
	for i, in := range grid {
		from, errFrom := day.Parse(in.From)
		to, errTo := day.Parse(in.To)
		if errFrom == nil && errTo == nil && from <= d && d <= to {
			return i
		}
	}
	return -1
}

// tooMany is a line with more cells than a row has.
type tooMany struct{ have, most int }

func (e tooMany) Error() string {
	if e.most == 1 {
		return "there are more figures than the one that a period takes"
	}
	return "there are more figures than a period takes: paste the columns of the table, in its order"
}

// input puts the cells of a line into a row. One cell is the figure itself, or the hours of the period where those are asked.
func (l Pasted) input(m Measure, in Input) (Input, error) {
	in.State, in.Value, in.Numerator, in.Denominator, in.Cases = "", "", "", "", ""
	columns := m.Columns()
	if len(l.Cells) == 1 && !m.PerOperatingDay() {
		columns = []string{FieldValue}
	}
	if len(l.Cells) > len(columns) {
		return in, tooMany{len(l.Cells), len(columns)}
	}
	for i, cell := range l.Cells {
		switch columns[i] {
		case FieldValue:
			in.Value = cell
		case FieldNumerator:
			in.Numerator = cell
		case FieldDenominator:
			in.Denominator = cell
		case FieldCases:
			in.Cases = cell
		}
	}
	return in.marks(), nil
}

// Dated reports whether any line names its period.
func Dated(lines []Pasted) bool { return !Earliest(lines).IsZero() }

// Earliest is the first day that a line names; none when no line does.
func Earliest(lines []Pasted) day.Day {
	var first day.Day
	for _, l := range lines {
		if !l.From.IsZero() && (first.IsZero() || l.From < first) {
			first = l.From
		}
	}
	return first
}
