// Package chart draws charts as pages show them: the drawing twice, for wide and for narrow screens, the finding as its
// caption, a sentence, a key, and the figures.
package chart

import (
	"groundwork/internal/chart"
	"groundwork/templates/ui"
)

// Series is what a control chart or a run chart is drawn from, and Mark an event of the record on it.
type (
	Series = chart.Series
	Mark   = chart.Mark
)

// XmR is a control chart or, while there are fewer than 12 values in its newest part, a run chart.
type XmR struct {
	Drawn chart.XmR
	// ID is the caption's, which names the drawings; ID-words is the sentence that describes them.
	ID string
	// Download is the address of the figures as CSV; Working of the page that says how they are worked out.
	Download, Working string
	// Source says where the figures come from and as at when. How the chart was made is put before it.
	Source string
	// Open unfolds the figures, as board papers have them.
	Open bool
}

// NewXmR draws s. The figures of the page are numbered by id: two charts of one page need two.
func NewXmR(id string, s Series) XmR { return XmR{ID: id, Drawn: chart.NewXmR(s)} }

func (x XmR) words() string { return x.ID + "-words" }

// source is how the chart was made, what a reader should know about it, and where its figures come from.
func (x XmR) source() string {
	s := x.Drawn.Words.Method
	for _, c := range x.Drawn.Words.Cautions {
		s += " " + c + "."
	}
	if x.Source != "" {
		s += " " + x.Source
	}
	return s
}

// foldedFigures names what is folded.
func (x XmR) foldedFigures() string { return "Show all " + x.Drawn.Period.Count(len(x.Drawn.Rows)) }

func (x XmR) figures() ui.TableProps {
	h := x.Drawn.Heads
	t := ui.TableProps{Caption: h.Rows, Stacked: true, Columns: []ui.Column{{Head: h.Period}, ui.Number(h.Value)}, Rows: make([]ui.Row, len(x.Drawn.Rows))}
	if h.Says != "" {
		t.Columns = append(t.Columns, ui.Column{Head: h.Says})
	}
	for i, r := range x.Drawn.Rows {
		cells := []ui.Cell{ui.Text(r.Period), ui.Text(r.Value), ui.Text(r.Says)}
		t.Rows[i] = ui.Row{Cells: cells[:len(t.Columns)]}
	}
	return t
}

func (x XmR) parts() ui.TableProps {
	h := x.Drawn.Heads
	t := ui.TableProps{Caption: h.Parts, Stacked: true, Columns: []ui.Column{{Head: "Part of the series"}, ui.Number("Figures"), ui.Number(h.Middle)}, Rows: make([]ui.Row, len(x.Drawn.Parts))}
	if h.Lower != "" {
		t.Columns = append(t.Columns, ui.Number(h.Lower), ui.Number(h.Upper))
	}
	for i, p := range x.Drawn.Parts {
		cells := []ui.Cell{ui.Text(p.Name), ui.Text(p.Count), ui.Text(p.Middle), ui.Text(p.Lower), ui.Text(p.Upper)}
		t.Rows[i] = ui.Row{Cells: cells[:len(t.Columns)]}
	}
	return t
}
