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
		return "Keep mine"
	case p.saved() && !p.Shown.Approved.IsZero():
		return "Save as version " + count(p.Shown.N+1)
	}
	return "Save"
}

func (p Show) pasteOpen() bool {
	return p.Edit.Paste.Text != "" || p.Errors.For("paste") != ""
}

// preview is what was understood of pasted cells.
func (p Show) preview() ui.TableProps {
	t := ui.TableProps{Caption: "What we understood", Stacked: true, Columns: []ui.Column{
		{Head: "Row"}, {Head: "What is done"}, {Head: "Who"}, ui.Number("Minutes"), ui.Number("% of cases"), {Head: "To mend"}}}
	for _, r := range p.Edit.Paste.Read.Rows {
		mend := "Nothing"
		if len(r.Problems) > 0 {
			mend = strings.Join(r.Problems, ". ")
		}
		in := r.Input
		t.Rows = append(t.Rows, ui.Cells(ui.Text(count(r.Line)), ui.Text(orNotKnown(in.Action)), ui.Text(orNotKnown(in.Role)),
			ui.Text(orNotKnown(in.Minutes)), ui.Text(orNotKnown(in.Share)), ui.Text(mend)))
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
func (s side) further(r row) []templ.Component {
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
	rekeyed := ""
	if in.Rekeyed {
		rekeyed = "yes"
	}
	return []templ.Component{
		list(workflow.FieldType, "Type of step", in.Type, options("Not said", workflow.Types)),
		list(workflow.FieldWorth, "What the step is worth", in.Worth, options("Not said", workflow.Worths)),
		list(workflow.FieldGroup, "Staff group", in.StaffGroup, groupOptions("As its role", s.Words.Groups)),
		list(workflow.FieldBand, "Pay band", in.PayBand, options("As its role", s.Words.Bands)),
		list(workflow.FieldMethod, "How these minutes were found", in.Method, options("As the map says", workflow.Methods)),
		figure(workflow.FieldSample, "Cases timed", in.Sample),
		figure(workflow.FieldMedian, "Median minutes", in.Median),
		figure(workflow.FieldP90, "Minutes of the slowest tenth", in.P90),
		figure(workflow.FieldWait, "Minutes of waiting before it", in.Wait),
		ui.Input(field(workflow.FieldSystem, "System used", "", in.System)),
		ui.Tick(ui.Field{Name: r.cell(workflow.FieldRekeyed), Label: "Data already held are typed again", Value: rekeyed}, "yes"),
		ui.Textarea(ui.Field{Name: r.cell(workflow.FieldNote), Label: "Note", Hint: "No names of staff or patients.", Value: in.Note, Rows: 2, Error: s.Errors.For(r.cell(workflow.FieldNote))}),
		hiddenFields(r),
	}
}
