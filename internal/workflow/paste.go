package workflow

import (
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/fault"
)

// MostRows is how many rows one paste may bring.
const MostRows = 200

// Row is one pasted row: what was understood, and what is wrong with it.
type Row struct {
	Line     int   // as the spreadsheet shows it, counting from 1 in what was pasted
	Input    Input // as typed, also where it is wrong
	Problems []Problem
}

// Problem is what is wrong with a pasted row, and in which of its cells: the name of a field, FieldAction for the row as
// a whole.
type Problem struct{ Field, Says string }

// Pasted is what was understood of cells copied out of a spreadsheet, to be shown before anything changes.
type Pasted struct {
	Header bool // the first row was headings
	Rows   []Row
}

// Inputs are all rows as steps to be read, wrong ones too, so that nothing typed is lost.
func (p Pasted) Inputs() []Input {
	in := make([]Input, len(p.Rows))
	for i, r := range p.Rows {
		in[i] = r.Input
	}
	return in
}

// Problems counts the rows that need mending.
func (p Pasted) Problems() int {
	n := 0
	for _, r := range p.Rows {
		if len(r.Problems) > 0 {
			n++
		}
	}
	return n
}

// Paste reads tab-separated rows of what is done, who, minutes and % of cases; a row of headings may name the
// columns in another order and further ones. The steps will start at position first of a map. It refuses as a whole
// what is empty, too long, without columns, or looks like patients' data; otherwise each row carries its own problems.
func Paste(text string, state State, first int) (Pasted, error) {
	rows := cells(text)
	var p Pasted
	var order []string
	for i, row := range rows {
		if len(row) == 0 {
			continue
		}
		if what := personal(row); what != "" {
			return Pasted{}, fault.Refused("paste", "Row %d looks like it holds %s. No patient data belongs here: take that out and paste again", i+1, what)
		}
		if order == nil {
			order, p.Header = headings(row)
			if p.Header {
				continue
			}
		}
		p.Rows = append(p.Rows, readRow(row, order, p.Header, i+1, state, first+len(p.Rows)))
	}
	switch {
	case len(p.Rows) == 0 && p.Header:
		return Pasted{}, fault.Refused("paste", "Only headings were pasted: paste the rows under them too")
	case len(p.Rows) == 0:
		return Pasted{}, fault.Refused("paste", "Paste the cells that hold the steps, one step a row")
	case len(p.Rows) > MostRows:
		return Pasted{}, fault.Refused("paste", "Paste at most %d rows at once: this is %d", MostRows, len(p.Rows))
	case !strings.Contains(text, "\t") && len(p.Rows) > 1:
		return Pasted{}, fault.Refused("paste", "No columns were found. Copy the cells in the spreadsheet and paste them here: what is done, who, minutes, %% of cases")
	}
	return p, nil
}

// usual is the order of columns where no heading says otherwise.
var usual = []string{FieldAction, FieldRole, FieldMinutes, FieldShare}

// known headings, by their words.
var headingNames = map[string]string{
	"no": "number", "number": "number", "step no": "number", "step number": "number", "nr": "number",
	"what is done": FieldAction, "what happens": FieldAction, "step": FieldAction, "action": FieldAction, "task": FieldAction, "activity": FieldAction, "process step": FieldAction, "description": FieldAction,
	"who": FieldRole, "who does it": FieldRole, "role": FieldRole, "lane": FieldRole, "done by": FieldRole, "staff": FieldRole,
	"minutes": FieldMinutes, "mins": FieldMinutes, "min": FieldMinutes, "time": FieldMinutes, "time mins": FieldMinutes, "time minutes": FieldMinutes, "minutes a case": FieldMinutes, "minutes per case": FieldMinutes, "hands on minutes": FieldMinutes,
	"of cases": FieldShare, "share": FieldShare, "share of cases": FieldShare, "percent": FieldShare, "percent of cases": FieldShare, "per cent of cases": FieldShare, "cases": FieldShare,
	"wait": FieldWait, "waiting": FieldWait, "waiting minutes": FieldWait, "system": FieldSystem, "system used": FieldSystem, "note": FieldNote, "notes": FieldNote, "comment": FieldNote,
}

// headings says which columns a row of headings names; without two it knows, the row is no row of headings.
func headings(row []string) ([]string, bool) {
	order, hits := make([]string, len(row)), 0
	for i, c := range row {
		n := normal(c)
		if n == "" && strings.Contains(c, "%") {
			n = "percent"
		}
		if field, ok := headingNames[n]; ok {
			order[i] = field
			hits++
		}
	}
	if hits < 2 {
		return usual, false
	}
	return order, true
}

// readRow fills an input from the cells of a row and says what is wrong with it.
func readRow(row, order []string, header bool, line int, state State, position int) Row {
	r := Row{Line: line}
	if !header && len(row) == len(usual)+1 && isNumber(row[0]) && !isNumber(row[1]) {
		row = row[1:] // the step's own number in front
	}
	for i, c := range row {
		if i < len(order) {
			r.Input.put(order[i], c)
		}
	}
	if says := shape(row, order, header); says != "" {
		r.Problems = append(r.Problems, Problem{FieldAction, says})
		return r
	}
	for _, c := range []struct{ field, typed, what string }{{FieldAction, r.Input.Action, "What is done"}, {FieldRole, r.Input.Role, "Who does it"}} {
		if c.typed == "" {
			r.Problems = append(r.Problems, Problem{c.field, c.what + " is empty. If the cell was merged with its neighbour, type it in here"})
		}
	}
	if r.Input.Share == "" {
		r.Problems = append(r.Problems, Problem{FieldShare, "The % of cases is missing: type it in, 100 when every case needs this step"})
	}
	if _, _, err := Read(r.Input, state, position, nil, nil); err != nil {
		for _, f := range fault.Of(err).Fields {
			empty := f.Name == Cell(state, position, FieldAction) && r.Input.Action == "" || f.Name == Cell(state, position, FieldRole) && r.Input.Role == ""
			if !empty {
				r.Problems = append(r.Problems, Problem{strings.TrimPrefix(f.Name, Cell(state, position, "")), f.Message})
			}
		}
	}
	return r
}

// shape says whether a row has the columns it should have.
func shape(row, order []string, header bool) string {
	switch {
	case len(row) == 1:
		return "This row has 1 column; 4 are needed: what is done, who, minutes, % of cases. Were cells merged?"
	case !header && len(row) > len(usual):
		return fmt.Sprintf("This row has %d columns; 4 are needed: what is done, who, minutes, %% of cases", len(row))
	case header && len(row) > len(order):
		return fmt.Sprintf("This row has %d columns, but there are %d headings", len(row), len(order))
	case !header && len(row) < 3:
		return fmt.Sprintf("This row has %d columns; 4 are needed: what is done, who, minutes, %% of cases. Were cells merged?", len(row))
	}
	return ""
}

func (in *Input) put(field, cell string) {
	switch field {
	case FieldAction:
		in.Action = cell
	case FieldRole:
		in.Role = cell
	case FieldMinutes:
		in.Minutes = cell
	case FieldShare:
		in.Share = cell
	case FieldWait:
		in.Wait = cell
	case FieldSystem:
		in.System = cell
	case FieldNote:
		in.Note = cell
	}
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "."))
	return err == nil
}

// personal names what no workflow holds: an NHS number or a date of birth.
func personal(row []string) string {
	for _, c := range row {
		switch n := normal(c); {
		case strings.Contains(n, "nhs number") || strings.Contains(n, "nhs no"):
			return "NHS numbers"
		case strings.Contains(n, "date of birth") || n == "dob":
			return "dates of birth"
		case nhsNumber(c):
			return "an NHS number"
		}
	}
	return ""
}

// nhsNumber reports whether s is ten digits with the check digit of an NHS number: the first nine weighted
// 10 to 2, the sum modulo 11 taken from 11 (NHS Data Model and Dictionary, NHS NUMBER).
func nhsNumber(s string) bool {
	s = strings.NewReplacer(" ", "", "-", "").Replace(strings.TrimSpace(s))
	if len(s) != 10 {
		return false
	}
	sum := 0
	for i, c := range s {
		if c < '0' || c > '9' {
			return false
		}
		if i < 9 {
			sum += int(c-'0') * (10 - i)
		}
	}
	check := 11 - sum%11
	return check != 10 && check%11 == int(s[9]-'0')
}
