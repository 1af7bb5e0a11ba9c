// Package boards is what a board reads: one page for a trust, a thin one for an area. Everything on it is made from
// recorded rows, and every figure leads to its working.
package boards

import (
	"groundwork/internal/board"
	"groundwork/internal/fault"
	"groundwork/templates/ui"
)

// Show is the board page of one trust.
type Show struct {
	Code, Name string
	Headline   string
	Copy       string // the page as text to forward
	Do         *ui.Crumb
	Empty      []ui.Crumb // what to do first, where nothing is tried or taken up
	Successors []ui.Crumb // of a trust that has closed
	Closed     string

	Tiles     []board.Tile
	Asked     []Asked
	Remarks   []Remark
	Since     Since
	Rows      []Row     // the first of them
	Measures  []Measure // the first of them
	All       Lists
	Ladder    *board.Ladder
	Hours     *board.Waterfall
	Cash      *board.Waterfall
	Below     []Below
	Takers    []Takers
	Pilots    []Pilot
	Decisions []Decision
	Papers    []Decision     // published ones, the newest first
	Watch     []board.Change // at risk, lapsed, accepted gaps

	Source    string // Figures to 31 March 2026, as recorded on 22 November 2026
	AsAt      string // the past day that was asked for, as 2026-06-30; empty today
	Today     string // what on a page of a past day is of today
	WhoSees   string
	AsAtTyped string
	Errors    fault.Fields

	whole bool // there is no list of measures below to lead to
}

// Asked is one decision that is wanted, with what the records say about it.
type Asked struct {
	What     string
	Href     string
	Waiting  string // Waiting for a decision since 31 March 2026
	Evidence string // derived; nobody can edit it
	Comment  board.Comment
}

// Remark is what a named person wrote beside a figure.
type Remark struct {
	On string
	board.Comment
}

// Since is what became of things since the last decision: the mark first, then the sentence.
type Since struct {
	Title string
	Lines []Line
}

// Line is one line of it. Mark is the key of a note; Strong stands before Text.
type Line struct {
	Mark         string
	Strong, Text string
	Href         string
}

// Row is one pilot or take-up of the trust.
type Row struct {
	Name, Href string
	What       string // Pilot, or from whom it is taken up
	Stage      string // key
	StageWords string
	Since      string
	Sentence   string
	Answer     string // with its counts
	Verdict    string // key; shown with its counts where the reader may not read what stops it
	Next       string // the decision that is next, and when it is planned
}

// Measure is one line of all measures, with its working.
type Measure struct {
	Name, Href, Of      string
	Working             string // address of how the figure was reckoned
	Before, Now, Target string
	Period              string
	Grade, Status       string // keys
	Mark, MarkWords     string
	Says                string // what its chart says of the newest figure, where that is more than chance
}

// Below is a figure that is in no total, and why.
type Below struct{ Name, Href, Text string }

// openBelow is how many figures outside the totals stand in the open; the others are folded.
const openBelow = 5

func areIs(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Takers are the trusts that take up one pilot of this trust.
type Takers struct {
	Pilot, Href string
	Summary     string // 1 live, 1 preparing
	Lines       []string
	Private     string // a count of those that keep it to themselves, from five up
}

// Pilot is one more pilot of the trust.
type Pilot struct{ Name, Href, Text string }

// Decision is one past decision.
type Decision struct{ Day, Href, Text string }
