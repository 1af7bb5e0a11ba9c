package benefits

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/templates/pilottabs"
	"groundwork/templates/ui"
)

// Sheets asks for all figures of a pilot or an adoption at once: periods down, benefits across.
type Sheets struct {
	Subject benefit.Subject
	Sheets  []benefit.Sheet
	Typed   benefit.SheetInput
	Kept    day.Instant            // when the draft was kept that is shown; zero without one
	Person  func(id string) string // what the reader may call somebody

	Errors  fault.Fields
	Doubts  fault.Fields    // questions beside the cells
	Asked   []benefit.Entry // what the questions are about
	Clashes []benefit.Clash
	Paste   string
	Into    string // the benefit that a paste is for
	Filled  int    // lines of a paste that were put into the grid

	cells map[string]benefit.Cell // what was typed, by benefit and first day
}

// Ready finds what was typed in each cell once.
func (p Sheets) Ready() Sheets {
	p.cells = map[string]benefit.Cell{}
	for _, c := range p.Typed.Cells {
		p.cells[cellKey(c.Benefit, c.Period)] = c
	}
	return p
}

func cellKey(id string, p benefit.Period) string { return id + " " + p.From.String() }

func (p Sheets) address() string { return FiguresOf(p.Subject) }

// FiguresOf is where all figures of a subject are entered.
func FiguresOf(s benefit.Subject) string { return "/" + s.Kind + "s/" + s.ID + "/figures" }

func (p Sheets) crumbs() []ui.Crumb { return crumbs(p.Subject) }

// answer says how many figures are owed.
func (p Sheets) answer() string {
	late, open := 0, 0
	for _, s := range p.Sheets {
		for _, j := range s.Benefits {
			for _, slot := range j.Slots() {
				switch slot.Due {
				case benefit.DueLate:
					late++
				case benefit.DueNoReturn:
					open++
				}
			}
		}
	}
	switch {
	case late == 0 && open == 0:
		return "Every figure that is owed is in."
	case late == 0:
		return count(open, "figure has", "figures have") + " no return yet; none is late."
	case open == 0:
		return count(late, "figure is late.", "figures are late.")
	}
	return count(late, "figure is late", "figures are late") + ", and " + strconv.Itoa(open) + " more " + map[bool]string{true: "has", false: "have"}[open == 1] + " no return yet."
}

// sheetTitle is what the grid of one rhythm is called.
func sheetTitle(s benefit.Sheet) string { return benefit.Label(everyWords, string(s.Every)) }

// columns are the inputs of one benefit in each row. A result that always follows from its parts needs none of its own.
func columns(j benefit.Judged) []string {
	all := j.Measure.Columns()
	if len(j.Standing) == 0 || len(all) == 1 {
		return all
	}
	for _, o := range j.Standing {
		if o.State == benefit.Reported && !o.Numerator.Known {
			return all
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(f string) bool { return f == benefit.FieldValue })
}

func heading(j benefit.Judged, field string) string {
	return j.Measure.Heads().Head(field)
}

// head is the name of a column where cards have no heads above them; the first of a benefit names it.
func head(j benefit.Judged, field string, i int) string {
	if i == 0 {
		return j.Name() + ": " + lowerFirst(heading(j, field))
	}
	return heading(j, field)
}

// cell is one period of one benefit as the grid shows it.
type cell struct {
	open  bool
	slot  benefit.Slot
	input benefit.Input
	seen  int
}

func (p Sheets) cell(s benefit.Sheet, j benefit.Judged, x benefit.Period) cell {
	slot, open := s.At(j, x)
	c := cell{open: open, slot: slot, seen: slot.Observation.Seq}
	if slot.Observation.ID != "" {
		c.input = slot.Observation.Cells(j.Measure)
	}
	if typed, ok := p.cells[cellKey(j.ID, x)]; ok && open {
		c.input, c.seen = typed.Input, typed.Seen
	}
	return c
}

func (p Sheets) field(j benefit.Judged, field string, x benefit.Period, in benefit.Input) ui.Field {
	id := benefit.CellField(field, j.ID, x.From)
	f := ui.Field{Name: id, Label: heading(j, field) + ", " + j.Name() + ", " + said(j.Profile.Every, x), Value: in.Get(field), InputMode: "decimal"}
	f.Error = p.short(j, x, p.Errors.For(id))
	if p.Doubts.For(id) != "" {
		f.Describe = id + "-doubt"
	}
	return f
}

// short is a message beside its cell, where benefit and period need no saying again.
func (p Sheets) short(j benefit.Judged, x benefit.Period, message string) string {
	rest := strings.TrimPrefix(message, j.Name()+", "+said(j.Profile.Every, x)+": ")
	if rest == message || rest == "" {
		return message
	}
	return strings.ToUpper(rest[:1]) + rest[1:]
}

// due says why a cell is empty; nothing where a figure stands.
func due(c cell) string {
	switch c.slot.Due {
	case benefit.DueLate, benefit.DueNoReturn, benefit.DueNotOwed, benefit.DueSuppressed:
		return c.slot.Due.Words()
	}
	return ""
}

// was is the figure before the last correction.
func was(j benefit.Judged, x benefit.Period) string {
	earlier := j.Corrections(x.From)
	if len(earlier) == 0 {
		return ""
	}
	return "Was " + j.Said(earlier[0])
}

func row(s benefit.Sheet, x benefit.Period) string {
	return string(s.Every) + " " + x.From.String() + " " + x.To.String()
}

// sure are the doubts that are answered by saving again.
func (p Sheets) sure() []string {
	out := p.Typed.Sure
	for _, e := range p.Asked {
		field := benefit.CellField(e.Of.Measure.Columns()[0], e.Of.ID, e.New.Period.From)
		if p.Doubts.For(field) != "" {
			out = append(out, benefit.Sure(field, e.New))
		}
	}
	return out
}

// changes reports whether a figure stands in any grid, which could be changed.
func (p Sheets) changes() bool {
	for _, s := range p.Sheets {
		for _, j := range s.Benefits {
			if len(j.Rows) > 0 {
				return true
			}
		}
	}
	return false
}

// targets are the benefits into which a column can be pasted.
func (p Sheets) targets() []ui.Option {
	var out []ui.Option
	for _, s := range p.Sheets {
		for _, j := range s.Benefits {
			out = append(out, ui.Option{Value: j.ID, Label: j.Name() + ", " + strings.ToLower(sheetTitle(s))})
		}
	}
	return out
}

// theirs are the figures that were saved meanwhile, and mine those that were typed.
func (p Sheets) theirs() ui.Side {
	var who []string
	for _, c := range p.Clashes {
		w := p.Person(c.Saved.EnteredBy) + ", " + c.Saved.RecordedAt.Day().Long() + ", " + c.Saved.RecordedAt.Clock()
		if len(who) == 0 || who[len(who)-1] != w {
			who = append(who, w)
		}
	}
	return ui.Side{Title: "Saved now", Who: strings.Join(who, "; "), Body: p.met(func(c benefit.Clash) string { return c.Of.Said(c.Saved) }),
		Keep: ui.ButtonProps{Text: "Keep the saved figures", Look: ui.Secondary, Small: true, Name: "do", Value: "theirs"}}
}

func (p Sheets) mine() ui.Side {
	return ui.Side{Title: "Yours, not saved", Who: "As you typed them below", Body: p.met(typedSaid), Keep: ui.ButtonProps{Text: "Save mine instead", Small: true}}
}

// typedSaid is a cell as it was typed.
func typedSaid(c benefit.Clash) string {
	if c.Typed.State != "" {
		return strings.ToLower(benefit.DueOf(benefit.Observation{State: benefit.State(c.Typed.State)}).Words())
	}
	var parts []string
	for _, f := range columns(c.Of) {
		if v := c.Typed.Get(f); v != "" {
			parts = append(parts, lowerFirst(heading(c.Of, f))+" "+v)
		}
	}
	return strings.Join(parts, ", ")
}

// tabs stand above the page of a pilot.
func (p Sheets) tabs() templ.Component {
	if p.Subject.Kind != benefit.OfPilot {
		return templ.NopComponent
	}
	return pilottabs.Tabs(p.Subject.ID, pilottabs.Benefits)
}
