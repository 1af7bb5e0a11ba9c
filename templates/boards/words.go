package boards

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/board"
	"groundwork/templates/ui"
)

func (p Show) do() templ.Component {
	if p.Do == nil {
		return nil
	}
	return ui.LinkButton(p.Do.Href, p.Do.Label)
}

// two reports whether there are two things to put beside each other.
func (p Show) two() bool {
	return len(p.Since.Lines) > 0 && len(p.Asked)+len(p.Rows) > 0
}

func (p Show) tiles() []ui.Tile {
	out := make([]ui.Tile, len(p.Tiles))
	for i, t := range p.Tiles {
		out[i] = ui.Tile{Name: t.Name, Figure: t.Figure, Words: !t.Known, Unit: t.Unit, Grade: t.Grade, Note: t.Note, Foot: t.Foot, Href: p.working(t)}
	}
	return out
}

// working is where a tile is reckoned: the working of its one benefit, that of the one total that it shows, or all totals.
// On a past day several lead to the list of measures, since totals are of today.
func (p Show) working(t board.Tile) string { return p.workingOf(t.Of) }

func (p Show) workingOf(of []board.Entry) string {
	at := workingOf(of, p.Code, p.AsAt != "", p.whole)
	if at == "#measures" && p.All.Measures > len(p.Measures) {
		return p.All.measures()
	}
	return at
}

func workingOf(of []board.Entry, code string, past, whole bool) string {
	totals := "/trusts/" + code + "/benefits/totals"
	switch {
	case len(of) == 0:
		return ""
	case len(of) == 1 && of[0].Benefit.ID != "":
		return "/benefits/" + of[0].Benefit.ID + "/working"
	case past && whole:
		return ""
	case past:
		return "#measures"
	}
	key := of[0].Benefit.TotalKey()
	for _, e := range of {
		if e.Benefit.TotalKey() != key {
			return totals
		}
	}
	return totals + "/" + key
}

// mostAsked is how many decisions stand above the fold; the others wait folded (Groundwork, the product, screen C).
const mostAsked = 3

// askedTable has the comment of a named person in a column of its own, where anybody wrote one.
func (p Show) askedTable() ui.TableProps {
	caption := fmt.Sprintf("%d decisions are asked of the board", len(p.Asked))
	if len(p.Asked) == 1 {
		caption = "1 decision is asked of the board"
	}
	if len(p.Asked) > mostAsked {
		caption += fmt.Sprintf("; the first %d", mostAsked)
	}
	return tableOfAsked(caption, p.Asked[:min(len(p.Asked), mostAsked)])
}

func tableOfAsked(caption string, list []Asked) ui.TableProps {
	t := ui.TableProps{Caption: caption, Columns: ui.Columns("Asked of you", "What the evidence says"), Stacked: true}
	written := slices.ContainsFunc(list, func(a Asked) bool { return a.Comment.Text != "" })
	if written {
		t.Columns = append(t.Columns, ui.Column{Head: "Comment"})
	}
	for _, a := range list {
		cells := []ui.Cell{ui.With(asked(a)), ui.Text(a.Evidence)}
		if written {
			cells = append(cells, ui.With(comment(a.Comment)))
		}
		t.Rows = append(t.Rows, ui.Cells(cells...))
	}
	return t
}

func (p Show) rowTable() ui.TableProps {
	caption := "Tried and taken up here"
	if n := len(p.Rows); n < p.All.Rows {
		caption += fmt.Sprintf(": the %d to look at first, of %d", n, p.All.Rows)
	}
	return rowTable(caption, p.Rows)
}

func rowTable(caption string, rows []Row) ui.TableProps {
	t := ui.TableProps{Caption: caption, Columns: ui.Columns("What", "Stage", "What the evidence says"), Stacked: true}
	for _, r := range rows {
		t.Rows = append(t.Rows, ui.Cells(ui.With(what(r)), ui.With(stage(r)), ui.With(evidence(r))))
	}
	return t
}

func (p Show) measuresTitle() string {
	switch n := len(p.Measures); {
	case n < p.All.Measures:
		return fmt.Sprintf("Measures: the %d to look at first, of %d", n, p.All.Measures)
	case n == 1:
		return "The measure"
	}
	return p.All.measuresLabel()
}

func (p Show) pilotsTitle() string {
	if len(p.Pilots) == 1 {
		return "1 other pilot"
	}
	return fmt.Sprintf("%d other pilots", len(p.Pilots))
}

func measureTable(caption string, measures []Measure) ui.TableProps {
	t := ui.TableProps{ID: "measures", Caption: caption, Hide: true, Stacked: true,
		Columns: ui.Columns("Measure", "Before", "Now", "Target", "How sure", "Status", "Period")}
	for _, m := range measures {
		t.Rows = append(t.Rows, ui.Cells(ui.With(named(m)), ui.Text(m.Before), ui.With(ui.LinkTo(m.Working, m.Now, "of "+m.Name+", how it is worked out")), ui.Text(m.Target), ui.With(ui.GradeTag(m.Grade)), ui.With(standing(m)), ui.Text(m.Period)))
	}
	return t
}

func (p Show) ladderTable(l board.Ladder) ui.TableProps {
	t := ui.TableProps{Caption: board.Sentence(board.ClinicalHoursA(l.DayType)) + ", " + l.Period.String(), Size: ui.Small, Stacked: true, Columns: []ui.Column{{Head: "Step"}, ui.Number("Hours"), {Head: "How sure"}}}
	for _, r := range l.Rungs {
		hours, sure := r.Says, r.Sure
		if r.Hours != nil {
			hours = r.Shown()
		}
		if sure == "" {
			sure = "Not applicable"
		}
		label := ui.Text(r.Label)
		if href := p.workingOf(r.Of); href != "" {
			label = ui.With(ui.Link(href, r.Label))
		}
		t.Rows = append(t.Rows, ui.Cells(label, ui.Text(hours), ui.Text(sure)))
	}
	return t
}

func fallTable(w board.Waterfall, caption string) ui.TableProps {
	t := ui.TableProps{Caption: caption, Size: ui.Small, Stacked: true, Columns: []ui.Column{{Head: "Line"}, ui.Number(w.Unit), {Head: "How sure"}}}
	for _, s := range w.Steps {
		label := ui.Text(s.Label)
		if s.Benefit != "" {
			label = ui.With(ui.Link("/benefits/"+s.Benefit+"/working", s.Label))
		}
		sure := s.Sure
		if sure == "" {
			sure = "The sum of the lines above"
		}
		t.Rows = append(t.Rows, ui.Cells(label, ui.Text(s.Shown), ui.Text(sure)))
	}
	return t
}

func lowerStart(s string) string {
	if s == "" || s[0] >= 0x80 {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
