package chart

import (
	"math"

	"groundwork/internal/spc"
)

// size is how one of the two drawings differs from the other.
type size struct {
	width, height float64
	text          float64
	ticks         int  // at most so many lines of the grid
	margin        bool // labels of the newest part stand in a margin on the right
}

// Text is 14 units or more where it is displayed: the narrow drawing shrinks a little on a phone, so it has 15.
var (
	wide   = size{width: 824, height: 356, text: 14, ticks: 7, margin: true}
	narrow = size{width: 326, height: 330, text: 15, ticks: 5}
)

const (
	markRow   = 20 // from one row of event names to the next
	axisSpace = 44 // below the plot: strokes, months, years
	edge      = 8  // from the plot's edge to the first and last point
	dotMost   = 4.5
	dotLeast  = 2
)

// frame is where things go in one drawing.
type frame struct {
	size
	series                   Series
	left, right, top, bottom float64 // of the plot
	step                     float64 // from one point to the next
	y                        Scale
	grid                     []float64
	gridText                 []string
	numbers                  numbers
	kind                     spc.Kind
}

// frameOf measures the plot: the margins are as wide as their texts.
func frameOf(s Series, z size, markRows int) frame {
	f := frame{size: z, series: s, kind: s.Result.Kind()}
	low, high := Padded(f.values())
	f.numbers = numbersFor(s.Subject, max(math.Abs(low), math.Abs(high)))
	ticks, places := Ticks(low/f.numbers.unit, high/f.numbers.unit, z.ticks)
	for _, v := range ticks {
		text := spc.Number(v, places)
		f.grid, f.gridText = append(f.grid, v*f.numbers.unit), append(f.gridText, text)
		f.left = max(f.left, Width(text, z.text, false))
	}
	f.left = math.Ceil(f.left) + 16
	f.right = z.width - edge
	if z.margin {
		for _, l := range f.marginLabels() {
			f.right = min(f.right, math.Floor(z.width-Width(l.text, z.text, l.bold)-edge))
		}
	}
	f.top = z.text + 14
	if markRows > 0 {
		f.top = markBase(z, markRows-1) + 8
		f.height += float64(markRow * max(0, markRows-2))
	}
	f.bottom = f.height - axisSpace
	f.y = Scale{low, high, f.bottom, f.top}
	if n := len(s.Result.Points); n > 1 {
		f.step = (f.right - f.left - 2*edge) / float64(n-1)
	}
	return f
}

// markBase is the baseline of a row of event names, below the axis unit.
func markBase(z size, row int) float64 { return z.text + 26 + float64(markRow*row) }

// x is the place of point i: points are equally spaced, as the rules treat them.
func (f frame) x(i int) float64 {
	if f.step == 0 {
		return (f.left + f.right) / 2
	}
	return f.left + edge + float64(i)*f.step
}

// radius of a point: smaller where points are close.
func (f frame) radius() float64 {
	if f.step == 0 {
		return dotMost
	}
	return min(dotMost, max(dotLeast, 0.55*f.step))
}

// values is everything that the vertical axis has to reach.
func (f frame) values() (v []float64) {
	r := f.series.Result
	for _, p := range r.Points {
		if p.Value.Known {
			v = append(v, p.Value.Value)
		}
	}
	for _, p := range r.Parts {
		for _, line := range f.lines(p) {
			if line.Known {
				v = append(v, line.Value)
			}
		}
	}
	for _, p := range f.series.Plan {
		if p.Value.Known {
			v = append(v, p.Value.Value)
		}
	}
	if t := r.Series.Target; t.Known {
		v = append(v, t.Value)
	}
	return v
}

// lines are the middle line and the limits of a part as they are drawn: a run chart has a median and no limits.
func (f frame) lines(p spc.Part) (lines [3]spc.Figure) {
	if f.kind == spc.RunChart {
		return [3]spc.Figure{f.series.Result.Median(p)}
	}
	return [3]spc.Figure{p.Mean, p.Upper, p.Lower}
}

// numbers writes values on the drawing; those of a million and more are written in millions or billions.
type numbers struct {
	subject spc.Subject
	unit    float64
	word    string
}

func numbersFor(s spc.Subject, largest float64) numbers {
	n := numbers{subject: s, unit: 1}
	for _, u := range []struct {
		unit float64
		word string
	}{{1e9, "billion"}, {1e6, "million"}} {
		if largest >= u.unit {
			n.unit, n.word = u.unit, u.word
			break
		}
	}
	return n
}

// value is v on a label.
func (n numbers) value(v float64) string {
	if n.word == "" {
		return n.subject.Figure(v)
	}
	return spc.Number(v/n.unit, 2) + " " + n.word
}

// axis is the unit with the word that its numbers leave out.
func (n numbers) axis(unit string) string {
	if n.word == "" {
		return unit
	}
	return unit + ", " + n.word + "s"
}
