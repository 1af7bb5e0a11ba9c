package chart

import (
	"time"

	"groundwork/internal/spc"
)

// Series is what a control chart or a run chart is drawn from.
type Series struct {
	Result  spc.Result
	Subject spc.Subject
	// Axis is the unit, at the top left: Minutes a case.
	Axis string
	// Marks are events of the record, in any order. A part that begins without one gets a mark of its own.
	Marks []Mark
	// Gaps say why the value at a point's time is missing: late, not applicable. Without a word it is no data.
	Gaps map[time.Time]string
	// Plan is the trajectory: what was planned for a date. It enters no calculation.
	Plan []spc.Point
}

// Mark is something that happened, drawn as a numbered line.
type Mark struct {
	On   time.Time
	Name string // First teams live
}

// XmR is a chart ready to be written down: twice as a drawing, once as words and figures.
type XmR struct {
	Words        spc.Words
	Variation    spc.Variation
	Assurance    spc.Assurance
	Direction    spc.Direction
	Wide, Narrow Drawing
	Key          []KeyEntry
	Marks        []Numbered
	Parts        []PartRow
	Rows         []Row
	Heads        Heads
	Period       spc.Period
}

// Drawing is one SVG: every coordinate and text of it, in units that are pixels at its full size.
type Drawing struct {
	Width, Height string
	Axis          string
	AxisY         string
	Grid          []GridLine
	Ticks         []Tick
	TickTop       string // where the strokes begin
	LabelY, YearY string // baselines of the time axis
	Limits        string // paths; nothing where there are none
	Means         string
	Target        string
	Plan          string
	Values        string
	Marks         []MarkLine
	Dots          []Dot
	Labels        []Label
}

// GridLine is a horizontal line with its value.
type GridLine struct{ Path, TextX, TextY, Text string }

// Anchor is which end of a text its place names.
type Anchor int

// Anchors of a text.
const (
	Start Anchor = iota
	Middle
	End
)

// Label is a text in the drawing.
type Label struct {
	X, Y, Text string
	Anchor     Anchor
	Bold       bool
	Muted      bool
}

// NewXmR draws s. It never fails: what cannot be placed is left out of the picture and stands in the table.
func NewXmR(s Series) XmR {
	w := spc.Describe(s.Result, s.Subject)
	c := XmR{
		Words: w, Variation: s.Result.Variation, Assurance: s.Result.Assurance,
		Direction: s.Result.Series.Direction, Period: s.Subject.Period,
		Marks: numbered(s), Key: key(s), Rows: rows(s), Parts: partRows(s, w.Parts), Heads: heads(s),
	}
	tips := tips(s)
	c.Wide, c.Narrow = draw(s, wide, c.Marks, tips), draw(s, narrow, c.Marks, nil)
	return c
}
