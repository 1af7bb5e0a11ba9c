package workflows

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

func count(n int) string { return strconv.Itoa(n) }

func (p Show) openedIDs() string {
	return strings.Join(slices.Sorted(maps.Keys(p.Edit.Opened)), " ")
}

// saveText says what Save makes, where it makes something new.
func (p Show) saveText() string {
	switch {
	case p.Edit.Clash != nil:
		return "Save both together"
	case p.saved() && !p.Shown.Approved.IsZero():
		return "Save as version " + count(p.Shown.N+1)
	}
	return "Save"
}

// says is what the last press did.
func (u Undo) says() string {
	x := u.Last
	switch x.Did {
	case workflow.DidDelete:
		return fmt.Sprintf("Step %d %s, %s, was taken out.", x.Row+1, x.Side.Side(), x.Step.Action)
	case workflow.DidMove:
		return fmt.Sprintf("Step %d %s was moved.", x.Row+1, x.Side.Side())
	case workflow.DidCopy:
		return fmt.Sprintf("Step %d %s was duplicated.", x.Row, x.Side.Side())
	case workflow.DidPaste:
		return fmt.Sprintf("%s %s added %s.", counted(len(x.IDs), "pasted step", "pasted steps"), wasWere(len(x.IDs)), x.Side.Side())
	}
	return fmt.Sprintf("%s %s accepted.", counted(len(x.IDs), "suggestion", "suggestions"), wasWere(len(x.IDs)))
}

// button takes it back.
func (u Undo) button() string {
	switch u.Last.Did {
	case workflow.DidDelete:
		return "Put it back"
	case workflow.DidMove:
		return "Move it back"
	case workflow.DidCopy:
		return "Take the copy out"
	case workflow.DidPaste:
		return "Take them out again"
	}
	return "Undo"
}

func (u Undo) more() string {
	return counted(u.More, "more change", "more changes") + " can be taken back after it."
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func (p Show) pasteOpen() bool {
	return p.Edit.Paste.Text != "" || p.Errors.For("paste") != ""
}

// previewed are the cells that the preview shows; what is wrong elsewhere in a row stands with the first.
var previewed = []string{workflow.FieldAction, workflow.FieldRole, workflow.FieldMinutes, workflow.FieldShare}

// preview is what was understood of pasted cells.
func (p Show) preview() ui.TableProps {
	t := ui.TableProps{Caption: "What we understood", Stacked: true, Columns: []ui.Column{
		{Head: "Row"}, {Head: "What is done"}, {Head: "Who"}, ui.Number("Minutes"), ui.Number("% of cases")}}
	for _, r := range p.Edit.Paste.Read.Rows {
		cell := func(field, typed string) ui.Cell {
			var says []string
			for _, x := range r.Problems {
				if x.Field == field || field == workflow.FieldAction && !slices.Contains(previewed, x.Field) {
					says = append(says, x.Says)
				}
			}
			if len(says) == 0 {
				return ui.Text(orNotKnown(typed))
			}
			return ui.With(wrongCell(typed, strings.Join(says, ". ")))
		}
		in := r.Input
		t.Rows = append(t.Rows, ui.Cells(ui.Text(count(r.Line)), cell(workflow.FieldAction, in.Action), cell(workflow.FieldRole, in.Role),
			cell(workflow.FieldMinutes, in.Minutes), cell(workflow.FieldShare, in.Share)))
	}
	return t
}

func (p Show) previewSays() string {
	n, bad := len(p.Edit.Paste.Read.Rows), p.Edit.Paste.Read.Problems()
	if bad == 0 {
		return fmt.Sprintf("%s understood. Nothing has changed yet.", counted(n, "row", "rows"))
	}
	return fmt.Sprintf("%s understood, %d to mend: put them in and mend them there, or correct the text above. Nothing has changed yet.", counted(n, "row", "rows"), bad)
}

func (p Show) useText() string {
	return fmt.Sprintf("Add these %s %s", counted(len(p.Edit.Paste.Read.Rows), "step", "steps"), p.Edit.Paste.Side.Side())
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// further are the fields behind "All fields" of a step.
func (s side) further(r row) []furtherCell {
	in := r.T.Input
	field := func(name, label, hint, value string) ui.Field {
		n := r.cell(name)
		return ui.Field{Name: n, Label: label, Hint: hint, Value: value, Error: s.Errors.For(n)}
	}
	figure := func(name, label, value string) templ.Component {
		f := field(name, label, "", value)
		f.InputMode, f.Width = "decimal", 5
		return ui.Input(f)
	}
	list := func(name, label, value string, options []ui.Option) templ.Component {
		return ui.Select(ui.Choice{Field: field(name, label, "", value), Options: options})
	}
	text := func(name, label, value string) templ.Component {
		return ui.Input(field(name, label, "", value))
	}
	rekeyed := ""
	if in.Rekeyed {
		rekeyed = "yes"
	}
	return []furtherCell{
		half(list(workflow.FieldType, "Type of step", in.Type, options("Not said", workflow.Types))),
		half(list(workflow.FieldWorth, "What the step is worth", in.Worth, options("Not said", workflow.Worths))),
		half(list(workflow.FieldGroup, "Staff group", in.StaffGroup, groupOptions("As its role", s.Words.Groups))),
		half(list(workflow.FieldBand, "Pay band", in.PayBand, options("As its role", s.Words.Bands))),
		half(list(workflow.FieldMethod, "How these minutes were found", in.Method, options("As the map says", workflow.Methods))),
		half(figure(workflow.FieldSample, "Cases timed", in.Sample)),
		{figure(workflow.FieldMedian, "Median minutes", in.Median), 2},
		{figure(workflow.FieldP90, "Minutes of the slowest tenth", in.P90), 2},
		{figure(workflow.FieldWait, "Minutes of waiting before it", in.Wait), 2},
		half(text(workflow.FieldSystem, "System used", in.System)),
		half(ui.Tick(ui.Field{Name: r.cell(workflow.FieldRekeyed), Label: "Data already held are typed again", Value: rekeyed}, "yes")),
		half(text(workflow.FieldInputs, "What it needs", in.Inputs)),
		half(text(workflow.FieldOutputs, "What comes out of it", in.Outputs)),
		half(text(workflow.FieldUsing, "Standard used", in.Using)),
		half(text(workflow.FieldFails, "How it goes wrong", in.Fails)),
		{text(workflow.FieldNote, "Note (no names of staff or patients)", in.Note), 6},
	}
}

// furtherCell is a field and how many of the six columns it takes.
type furtherCell struct {
	field   templ.Component
	columns int
}

func half(c templ.Component) furtherCell { return furtherCell{c, 3} }

// ways are the ways out of a step with an empty one to type in; a decision has two at least.
func (r row) ways() []workflow.TypedLink {
	out := append(slices.Clone(r.T.Links), workflow.TypedLink{})
	if r.T.Type == workflow.Decide && len(out) < 2 {
		out = append(out, workflow.TypedLink{})
	}
	return out
}

func (s side) way(r row, i int, field, what, value string) ui.Field {
	name := workflow.LinkField(r.State, r.N, i+1, field)
	f := ui.Field{Name: name, Label: "Way " + count(i+1) + " out of " + r.Called + ": " + what, Value: value, Error: s.Errors.For(name)}
	if field == "share" {
		f.InputMode = "decimal"
	}
	return f
}

// onward are the steps of the same side to go on to, with the one that is chosen when it is gone.
func (s side) onward(chosen string) []ui.Option {
	out := []ui.Option{{Label: "The next step"}}
	found := chosen == ""
	for _, r := range s.Rows {
		if !r.T.Empty() && r.T.ID != "" {
			out = append(out, ui.Option{Value: r.T.ID, Label: count(r.N) + ". " + shortened(r.T.Action)})
			found = found || r.T.ID == chosen
		}
	}
	if !found {
		out = append(out, ui.Option{Value: chosen, Label: goneStep})
	}
	return out
}

// goneStep is what a list calls a step that was taken out while something still names it.
const goneStep = "A step that is gone"

// saysOf are the checks that are mended in the field.
func (s side) saysOf(field string) []string {
	var out []string
	for _, f := range s.Found {
		if f.Field == field {
			out = append(out, f.Says)
		}
	}
	return out
}
