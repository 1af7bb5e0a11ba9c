// Package spc is statistical process control: which points of a series are more than chance (XmR charts).
//
// It gives what the R package NHSRplotthedots 0.2.2 gives, as written down in RULES.md beside this file (cited as
// "SPC rules, section 6"), and differs from it in one place only: a missing value never stops the calculation
// (section 9). Analyse is the whole calculation; Stream is the same for programs; Describe says it in words.
package spc

import (
	"math"
	"slices"
	"time"

	"groundwork/internal/fault"
)

// Figure is a number that may be absent. The zero Figure is absent, so a forgotten value is never a nought.
type Figure struct {
	Value float64
	Known bool
}

// Of is the known figure v.
func Of(v float64) Figure { return Figure{Value: v, Known: true} }

// Point is one row of a series: a date or a moment, and the figure for it, which may be missing.
type Point struct {
	At    time.Time
	Value Figure
}

// Direction says which way is better.
type Direction int

// The zero direction is Increase, as in the reference (SPC rules, section 1).
const (
	Increase Direction = iota
	Decrease
	Neutral
)

// Series is what Analyse reads: one measure for one organisation, in any order.
type Series struct {
	Points    []Point
	Direction Direction
	Target    Figure
	// Rebase are the dates on which a new part begins. One that matches no point changes nothing and is reported.
	Rebase []time.Time
	// FixAfter sets mean and limits from the first so many rows of each part; 0 uses all of them.
	FixAfter int
	// ScreenOutliers leaves outlying moving ranges out of the limits. False is NHS England's Excel tool and the
	// product's default; true is the reference's.
	ScreenOutliers bool
}

// largest is how far from zero a value may lie: beyond it, limits would leave the range of a float64.
const largest = 1e300

// MinFixAfter is the least number of points that limits can be fixed after (SPC rules, section 1).
const MinFixAfter = 12

// check says what is wrong with s, whose points are in date order.
func (s Series) check(ordered []Judged) error {
	var bad fault.Fields
	if len(ordered) == 0 {
		bad.Add("points", "Enter at least one figure")
	}
	if s.FixAfter != 0 && s.FixAfter < MinFixAfter {
		bad.Add("fix_after_n_points", "Limits can be fixed after %d points or more", MinFixAfter)
	}
	if s.Target.Known && !usable(s.Target.Value) {
		bad.Add("target", "Target must be a number, and not so large")
	}
	for i, p := range ordered {
		if i > 0 && p.At.Equal(ordered[i-1].At) {
			bad.Add("points", "Two figures have the same date, %s", written(p.At))
			break
		}
	}
	for _, p := range ordered {
		if p.Value.Known && !usable(p.Value.Value) {
			bad.Add("points", "The value on %s must be a number, and not so large", written(p.At))
			break
		}
	}
	return bad.Err()
}

func usable(v float64) bool { return math.Abs(v) <= largest } // false for NaN

// written is a date in a message, with the time of day where there is one.
func written(t time.Time) string {
	if h, m, s := t.Clock(); h+m+s > 0 {
		return t.Format("2 January 2006, 15:04")
	}
	return t.Format("2 January 2006")
}

// inOrder are the points of s by date, each remembering the row it came from.
func (s Series) inOrder() []Judged {
	points := make([]Judged, len(s.Points))
	for i, p := range s.Points {
		points[i] = Judged{Point: p, Row: i}
	}
	byDate := func(a, b Judged) int { return a.At.Compare(b.At) }
	if !slices.IsSortedFunc(points, byDate) {
		slices.SortStableFunc(points, byDate)
	}
	return points
}
