package chart

import (
	"time"

	"groundwork/internal/spc"
)

// Tick is a place on the time axis. One without a label is only a stroke.
type Tick struct{ X, Label, Year string }

// span is a calendar stretch that a tick can begin: a month, a year or a day, counted without gaps.
type span struct {
	index int
	x     float64
	at    time.Time
}

// steps are how many spans may lie between two labels.
var steps = [...]int{1, 2, 3, 4, 6, 12, 24, 60, 120, 240, 600, 1200}

// maxStrokes is how many ticks without a label are drawn before they blur.
const maxStrokes = 40

// TimeAxis labels the points, which lie at x: months in full where there is room, then every second, third or fourth,
// January among them; days where the points cover less than three months; years for yearly figures. The year stands
// under the first label and under the first of each new year.
func TimeAxis(at []time.Time, x func(i int) float64, p spc.Period, size, width float64) []Tick {
	spans, name := months(at, x), "January"
	if p == spc.Yearly {
		spans, name = years(at, x), "2006"
	} else if len(spans) < 3 {
		spans, name = days(at, x), "2 January"
	}
	for _, k := range steps {
		if ticks, ok := labelled(spans, k, name, size, width); ok {
			return ticks
		}
	}
	return nil
}

func months(at []time.Time, x func(i int) float64) []span {
	return begun(at, x, func(t time.Time) int { return 12*t.Year() + int(t.Month()) - 1 })
}

func years(at []time.Time, x func(i int) float64) []span {
	return begun(at, x, func(t time.Time) int { return t.Year() })
}

func days(at []time.Time, x func(i int) float64) []span {
	n := 0
	return begun(at, x, func(time.Time) int { n++; return n })
}

// begun are the first points of each span.
func begun(at []time.Time, x func(i int) float64, index func(time.Time) int) (spans []span) {
	for i, t := range at {
		if n := index(t); i == 0 || n != spans[len(spans)-1].index {
			spans = append(spans, span{n, x(i), t})
		}
	}
	return spans
}

// labelled puts a label on every k-th span, unless two would touch.
func labelled(spans []span, k int, name string, size, width float64) ([]Tick, bool) {
	from := anchor(spans)
	var ticks []Tick
	end, year := -size, 0
	for _, s := range spans {
		t := Tick{X: num(s.x)}
		text := s.at.Format(name)
		half := Width(text, size, false) / 2
		inside := s.x-half >= 0 && s.x+half <= width
		switch {
		case (s.index-from)%k == 0 && inside:
			if s.x-half < end+size/2 {
				return nil, false
			}
			t.Label, end = text, s.x+half
			if s.at.Year() != year && name != "2006" {
				year = s.at.Year()
				t.Year = s.at.Format("2006")
			}
		case len(spans) > maxStrokes:
			continue
		}
		ticks = append(ticks, t)
	}
	return ticks, true
}

// anchor is the span that labels are counted from: a January where there is one, otherwise the first whole month.
func anchor(spans []span) int {
	for _, s := range spans {
		if s.at.Month() == time.January {
			return s.index
		}
	}
	if len(spans) > 1 && spans[0].at.Day() > 7 {
		return spans[1].index
	}
	return spans[0].index
}
