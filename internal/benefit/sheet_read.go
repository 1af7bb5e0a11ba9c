package benefit

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Cell is what a grid sent for one benefit in one period: what was typed, and the number of the row that was shown when the
// page was made, 0 where there was none.
type Cell struct {
	Benefit string
	Period  Period
	Seen    int
	Input   Input
}

// SheetInput is a grid as it was typed.
type SheetInput struct {
	Since  string // the day to which the grid reaches back, as typed
	Cells  []Cell
	Reason string   // why figures that stood already are changed
	Sure   []string // doubts that a person has answered, each with what the cell said then: "numerator-ben-0-2025-05-12=160"
}

// CellField is the name of an input of a cell: numerator-ben-0-2025-05-12.
func CellField(field, benefit string, from day.Day) string {
	return field + "-" + benefit + "-" + from.String()
}

// Entry is a figure on its way in: a first one, or a correction of the one that stands.
type Entry struct {
	Of  Judged
	New Observation
	Old Observation // zero for a first figure
}

// Clash is a cell that somebody else saved after the page was made.
type Clash struct {
	Of    Judged
	Field string
	Saved Observation
	Typed Input
}

// Reading is what a grid comes to: what would be saved, and what a person has to look at first.
type Reading struct {
	Entries []Entry
	Clashes []Clash
	Bad     fault.Fields // beside the cells; nothing is saved while there are any
	Doubts  fault.Fields // questions beside the cells; asked once
	Notes   fault.Fields // where a figure was rounded
}

// ReadSheet reads the cells of a grid against everything that was recorded. A cell that says what was shown is left alone.
// Nothing is taken until every cell can stand.
func ReadSheet(list []Judged, in SheetInput, today day.Day) Reading {
	var r Reading
	answered := map[string]bool{}
	for _, s := range in.Sure {
		answered[s] = true
	}
	for _, j := range list {
		first := len(r.Entries)
		for _, c := range in.Cells {
			if c.Benefit == j.ID {
				r.cell(j, c, in.Reason, today, r.Entries[first:])
			}
		}
		var beside []Observation
		for _, e := range r.Entries[first:] {
			beside = append(beside, e.New)
		}
		for _, e := range r.Entries[first:] {
			field := CellField(j.Measure.Columns()[0], j.ID, e.New.Period.From)
			if q := j.Doubt(e.New, beside); q != "" && !answered[Sure(field, e.New)] {
				r.Doubts = append(r.Doubts, fault.Field{Name: field, Message: q})
			}
		}
	}
	if len(r.Entries)+len(r.Bad)+len(r.Clashes) == 0 {
		r.Bad.Add("figures", "Enter or change at least one figure")
	}
	return r
}

// Sure is how a grid says that a doubt was answered, for what the cell said then.
func Sure(field string, o Observation) string { return field + "=" + o.Value.Plain() }

// cell reads one cell beside those of the same benefit that were read before.
func (r *Reading) cell(j Judged, c Cell, reason string, today day.Day, before []Entry) {
	in := c.Input.marks()
	in.From, in.To = c.Period.From.String(), c.Period.To.String()
	shown, was := j.numbered(c.Period, c.Seen)
	if was && in.says(shown.Cells(j.Measure).marks()) || !was && in.empty() {
		return
	}
	first := CellField(j.Measure.Columns()[0], j.ID, c.Period.From)
	name := j.Name() + ", " + j.Profile.Every.said(c.Period)
	if in.empty() {
		r.Bad.Add(first, "%s: the saved figure is %s and stays in the history. Put it back, correct it, or write n/a where there could be none", name, j.Said(shown))
		return
	}
	stands, has := j.At(c.Period.From)
	if has && stands.Seq != c.Seen {
		typed, _ := read(j.Measure, in, today)
		if typed.Note = stands.Note; same(stands, typed) {
			return
		}
		r.Clashes = append(r.Clashes, Clash{Of: j, Field: first, Saved: stands, Typed: in})
		return
	}
	rows := j.Rows
	for _, e := range before {
		rows = append(rows[:len(rows):len(rows)], e.New)
	}
	in.Reason, in.Note = reason, stands.Note
	enter := Observe
	if has {
		enter = Correct
	}
	o, notes, err := enter(j.Measure, in, rows, today)
	if has && same(stands, o) {
		return // written another way: 660.0 for 660
	}
	if err == nil && !j.Profile.Every.Fits(o.Period) {
		err = fault.Refused(FieldFrom, "A figure of this benefit is for one whole %s", j.Profile.Every)
	}
	for _, f := range notes {
		r.Notes.Add(CellField(f.Name, j.ID, c.Period.From), "%s: %s", name, lower(f.Message))
	}
	for _, f := range fault.Of(err).Fields {
		if f.Name != FieldReason {
			r.Bad.Add(CellField(j.Measure.cellOf(f.Name), j.ID, c.Period.From), "%s: %s", name, lower(f.Message))
		} else if r.Bad.For(FieldReason) == "" {
			r.Bad.Add(FieldReason, "%s", "Say why figures that were saved before are changed")
		}
	}
	if err == nil {
		if o.Seq = 1; has {
			o.Seq = stands.Seq + 1
		}
		r.Entries = append(r.Entries, Entry{Of: j, New: o, Old: stands})
	}
}

// cellOf is the input of a cell beside which a message stands; its period and its state have none of their own.
func (m Measure) cellOf(field string) string {
	for _, f := range m.Columns() {
		if f == field {
			return f
		}
	}
	return m.Columns()[0]
}

// numbered is the row of a period with the number.
func (j Judged) numbered(p Period, seq int) (Observation, bool) {
	for _, o := range j.Rows {
		if o.Period == p && o.Seq == seq {
			return o, true
		}
	}
	return Observation{}, false
}

// says reports whether two inputs say the same figures, letter by letter.
func (in Input) says(other Input) bool {
	state := func(i Input) string {
		if i.State == string(Reported) {
			return ""
		}
		return i.State
	}
	return state(in) == state(other) && in.Value == other.Value && in.Numerator == other.Numerator && in.Denominator == other.Denominator && in.Cases == other.Cases
}

// Said is a figure with its parts as sentences write it: 16.5 (660 and 40), Not applicable.
func (j Judged) Said(o Observation) string {
	if o.State != Reported {
		return lower(DueOf(o).Words())
	}
	s := j.Measure.Exact(o)
	if o.Numerator.Known && o.Denominator.Known {
		s += " (" + strings.Join([]string{o.Numerator.D.String(), o.Denominator.D.String()}, " and ") + ")"
	}
	return s
}
