// Package swimlane is the picture of a redesign: before above after, a lane for each role, and its table for who
// cannot see it.
package swimlane

import (
	"groundwork/internal/chart"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"

	"github.com/a-h/templ"
)

// Figure is the picture with all that stands around it.
type Figure struct {
	ID       string // of the caption; ID-words is the sentence
	Drawn    chart.Swimlane
	Picture  workflow.Picture
	Why      map[string]string // the reason given for an old or added step, by step id
	Download string            // address of the steps as CSV
	Source   string            // who mapped it, when, with whom
	Open     bool              // the table is unfolded: board papers
}

// New draws p; two pictures on one page need two ids.
func New(id string, p workflow.Picture) Figure {
	return Figure{ID: id, Picture: p, Drawn: chart.NewSwimlane(p)}
}

func (f Figure) words() string { return f.ID + "-words" }

// table says all that the picture shows: every step before, what happens to it and what it becomes, then what is added.
func (f Figure) table() ui.TableProps {
	t := ui.TableProps{ID: f.ID + "-table", Caption: "What happens to each step", Columns: []ui.Column{
		{Head: "Step before"}, ui.Number("Minutes"), {Head: "What happens"}, {Head: "Step after"}, ui.Number("Minutes"), {Head: "Why"},
	}}
	joined := map[int][]workflow.Box{}
	come := map[int]bool{}
	for _, j := range f.Picture.Joined {
		joined[j.Old] = append(joined[j.Old], f.Picture.After[j.New])
		come[j.New] = true
	}
	for i, b := range f.Picture.Before {
		becomes := joined[i]
		if len(becomes) == 0 {
			t.Rows = append(t.Rows, ui.Cells(ui.Text(b.Name()), ui.NoWrap(b.MinutesText()), ui.Text(b.Chip(true)), ui.Text("Nothing"), ui.Text("None"), ui.Text(f.why(b))))
		}
		for _, a := range becomes {
			t.Rows = append(t.Rows, ui.Cells(ui.Text(b.Name()), ui.NoWrap(b.MinutesText()), ui.Text(b.Chip(true)), ui.Text(a.Name()), ui.NoWrap(a.MinutesText()), ui.Text(f.why(b))))
		}
	}
	for j, a := range f.Picture.After {
		if !come[j] {
			happens := "Not decided"
			if a.Fate == workflow.Add {
				happens = "Added"
			}
			t.Rows = append(t.Rows, ui.Cells(ui.Text("Nothing"), ui.Text("None"), ui.Text(happens), ui.Text(a.Name()), ui.NoWrap(a.MinutesText()), ui.Text(f.why(a))))
		}
	}
	return t
}

func (f Figure) why(b workflow.Box) string {
	switch why := f.Why[b.Step.ID]; {
	case why != "":
		return why
	case b.Pending:
		return "Suggested"
	default:
		return "Not stated"
	}
}

// label names a drawing for who cannot see it: the first by the finding and the sentence, further parts by their number.
func (f Figure) label(i int, d chart.SwimDrawing) templ.Attributes {
	if i > 0 {
		return templ.Attributes{"aria-label": d.Name + " of the picture"}
	}
	return templ.Attributes{"aria-labelledby": f.ID, "aria-describedby": f.words()}
}

// source says what the minutes are, before where they come from.
func (f Figure) source() string {
	const what = "Minutes × share of cases, per case."
	if f.Source == "" {
		return what
	}
	return what + " " + f.Source
}
