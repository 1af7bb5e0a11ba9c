package board

import (
	"math/big"
	"strconv"
	"strings"

	"groundwork/internal/chart"
	"groundwork/internal/decimal"
)

// The drawings of a board are 300 units wide, so that their text of 14 units shows as 14 pixels or more in a third of a desk
// screen and on a phone alike.
const (
	barsWidth = 300.0
	barsText  = 14.0
	barsEdge  = 1.5 // so that the strokes of the outermost bars are not cut
)

// Fill is how a bar is filled; the pattern says what the words say.
type Fill int

// Solid is measured, Estimated hatched, Dashed only possible, NewCost hatched the other way, Outline a net sum.
const (
	SolidBar Fill = iota
	EstimateBar
	DashedBar
	CostBar
	NetBar
)

// Bars is a drawing of bars with their words above them, placed.
type Bars struct {
	Width, Height string
	Rows          []Bar
}

// Bar is one row: words, and a bar under them unless there is nothing to draw.
type Bar struct {
	Lines []Line
	Right string // at the right edge of the last line
	Fill  Fill
	Drawn bool
	X, Y  string
	W, H  string
	Axis  string // the path of the zero line through this row
	Join  string // the path that leads to the next bar
}

// Line is one line of words, of which a part is strong.
type Line struct{ Y, Before, Strong, After string }

func num(v float64) string { return strconv.FormatFloat(v, 'f', -1, 32) }

func round1(v float64) float64 { return float64(int64(v*10+0.5)) / 10 }

// Bars draws the ladder: each rung as a part of the longest.
func (l Ladder) Bars() Bars {
	longest := 0.0
	for _, r := range l.Rungs {
		if r.Hours != nil {
			longest = max(longest, float(r.Hours))
		}
	}
	b := Bars{Width: num(barsWidth)}
	y := 0.0
	for _, r := range l.Rungs {
		words := Line{Y: num(y + barsText), Strong: r.Label, After: " " + r.Says}
		row := Bar{Right: r.Sure}
		if r.Hours == nil {
			row.Lines = []Line{words}
			b.Rows = append(b.Rows, row)
			y += 30
			continue
		}
		words.After = " " + decimal.Format(r.Hours, 1)
		row.Lines = []Line{words}
		row.Drawn, row.X, row.Y, row.H = true, num(barsEdge), num(y+20), "18"
		if longest > 0 && r.Hours.Sign() > 0 {
			row.W = num(round1((barsWidth - 2*barsEdge) * float(r.Hours) / longest))
		} else {
			row.W = "0"
		}
		switch r.Grade {
		case "":
			row.Fill = DashedBar
		case "C", "D":
			row.Fill = EstimateBar
		}
		b.Rows = append(b.Rows, row)
		y += 50
	}
	b.Height = num(y)
	return b
}

// Bars draws the waterfall: each step begins where the one before ended; the net begins at zero.
func (w Waterfall) Bars() Bars {
	low, high := w.reach()
	x := func(v float64) float64 {
		if high == low {
			return barsEdge
		}
		return round1(barsEdge + (barsWidth-2*barsEdge)*(v-low)/(high-low))
	}
	b := Bars{Width: num(barsWidth)}
	y, from := 0.0, 0.0
	for i, s := range w.Steps {
		net := i == len(w.Steps)-1
		if net {
			from = 0
		}
		to := from + float(s.Value)
		row := Bar{Drawn: true, Fill: s.fill(net)}
		row.Lines, y = s.lines(net, y)
		if i > 0 {
			b.Rows[i-1].Join += "V" + num(y)
		}
		left, right := min(x(from), x(to)), max(x(from), x(to))
		row.X, row.Y, row.W, row.H = num(left), num(y), num(round1(right-left)), num(fallHeight)
		row.Axis = "M" + num(x(0)) + " " + num(y-2) + "v" + num(fallHeight+4)
		y += fallHeight
		if !net {
			row.Join = "M" + num(x(to)) + " " + num(y)
		}
		b.Rows = append(b.Rows, row)
		y += 6
		from = to
	}
	b.Height = num(y)
	return b
}

const fallHeight = 15.0

// reach is how far below and above zero the steps lead.
func (w Waterfall) reach() (low, high float64) {
	at := 0.0
	for _, s := range w.Steps[:len(w.Steps)-1] {
		at += float(s.Value)
		low, high = min(low, at), max(high, at)
	}
	return low, high
}

func (f Fall) fill(net bool) Fill {
	switch {
	case net:
		return NetBar
	case f.Hatch && f.Value.Sign() < 0:
		return CostBar
	case f.Hatch:
		return EstimateBar
	default:
		return SolidBar
	}
}

// lines are the words of a step from y on, two lines where they do not fit beside the figure, and where its bar begins.
func (f Fall) lines(net bool, y float64) ([]Line, float64) {
	words := wrap(f.Label, barsWidth-chart.Width(" "+f.Shown, barsText, true), net)
	var out []Line
	for i, w := range words {
		y += barsLine
		l := Line{Y: num(y - 3), Before: w}
		if i == len(words)-1 {
			l.Before, l.Strong = w+" ", f.Shown
		}
		if net {
			l.Before, l.Strong = "", l.Before+l.Strong
		}
		out = append(out, l)
	}
	return out, y + 2
}

const barsLine = 17.0

// wrap breaks words into at most two lines of a width; what does not fit on the second is cut with dots.
func wrap(s string, width float64, bold bool) []string {
	if chart.Width(s, barsText, bold) <= width {
		return []string{s}
	}
	words := strings.Fields(s)
	first := words[0]
	i := 1
	for ; i < len(words) && chart.Width(first+" "+words[i], barsText, bold) <= width; i++ {
		first += " " + words[i]
	}
	rest := strings.Join(words[i:], " ")
	for r := []rune(rest); len(r) > 0 && chart.Width(rest, barsText, bold) > width; r = r[:len(r)-1] {
		rest = strings.TrimSpace(string(r[:len(r)-1])) + "…"
	}
	if rest == "" {
		return []string{first}
	}
	return []string{first, rest}
}

func float(r *big.Rat) float64 { f, _ := r.Float64(); return f }
