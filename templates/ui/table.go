package ui

import "github.com/a-h/templ"

// TableProps describe a table: a caption, one row of heads, one column of heads.
// What needs merged cells is two tables.
type TableProps struct {
	ID        string // of the caption, which names a Scroll around the table
	Caption   string
	Aside     string // after the caption, quieter: "Law, safety, or lost for good if missed"
	Size      Size   // of the caption; Plain is Medium
	Hide      bool   // the caption is for screen readers only, where a heading says the same
	Columns   []Column
	Rows      []Row
	Foot      []Row // totals
	Stacked   bool  // rows become cards on a phone; otherwise put the table in a Scroll
	Fixed     bool  // columns share the width evenly, whatever is in them
	HasFields bool  // cells are inputs
	Quiet     bool  // no row heads: every cell is plain
}

// Column is the head of one column.
type Column struct {
	Head    string
	Hide    bool // the head is for screen readers only
	Numeric bool
	Sort    Sort
}

// Sort makes a head a link that sorts on the server.
type Sort struct {
	Href  string
	Order string // "ascending", "descending", or nothing while another column sorts
}

// Row is one line of a table. Its first cell is the row's head.
type Row struct {
	ID    string // anchor of the row
	Cells []Cell
}

// Cell is text or a component. An empty cell needs a word: "Not known", "No data".
type Cell struct {
	Text   string
	Body   templ.Component
	NoWrap bool // dates, names, figures with their unit
}

// Columns are plain heads.
func Columns(heads ...string) []Column {
	out := make([]Column, len(heads))
	for i, h := range heads {
		out[i] = Column{Head: h}
	}
	return out
}

// Number is the head of a column of figures.
func Number(head string) Column { return Column{Head: head, Numeric: true} }

// Text is a cell of words.
func Text(words string) Cell { return Cell{Text: words} }

// NoWrap is a cell that stays on one line.
func NoWrap(words string) Cell { return Cell{Text: words, NoWrap: true} }

// With is a cell that holds a component.
func With(body templ.Component) Cell { return Cell{Body: body} }

// Cells makes one row.
func Cells(cells ...Cell) Row { return Row{Cells: cells} }

func (p TableProps) class() string {
	class := "nhsuk-table nhsuk-table--compact"
	if p.Stacked {
		class += " nhsuk-table--responsive"
	}
	if p.sortable() {
		class += " nhsuk-table--sortable"
	}
	class += " app-table"
	if p.Stacked {
		class += " app-stack"
	}
	if p.Fixed {
		class += " app-table--fixed"
	}
	if p.HasFields {
		class += " app-table--form"
	}
	return class
}

func (p TableProps) captionClass() string {
	if p.Hide {
		return "nhsuk-u-visually-hidden"
	}
	if p.Size == Plain {
		return "nhsuk-table__caption nhsuk-table__caption--m"
	}
	return "nhsuk-table__caption nhsuk-table__caption--" + string(p.Size)
}

func (p TableProps) sortable() bool {
	for _, c := range p.Columns {
		if c.Sort.Href != "" {
			return true
		}
	}
	return false
}
