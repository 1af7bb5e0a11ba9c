package chart

import (
	"time"

	"groundwork/internal/spc"
)

// Shape is how a point is drawn, so that no meaning rests on colour: a circle for usual variation, a triangle for
// better, a square for worse, a diamond for high or low without better or worse.
type Shape int

// Shapes of a point.
const (
	Circle Shape = iota
	Triangle
	Square
	Diamond
)

// Dot is a point of the drawing. Without a tip, all points of a shape are one.
type Dot struct {
	Shape   Shape
	X, Y, R string // of a circle
	Path    string // of the other shapes, and of many circles in one
	Tip     string
}

func shapeOf(t spc.PointType) Shape {
	switch t {
	case spc.ImprovementType:
		return Triangle
	case spc.ConcernType:
		return Square
	case spc.NeutralHighType, spc.NeutralLowType:
		return Diamond
	}
	return Circle
}

// dots are the points; a run chart marks none of them.
func (f frame) dots(tips []string) (dots []Dot) {
	r := f.radius()
	var together [Diamond + 1]path
	for i, j := range f.series.Result.Points {
		if !j.Value.Known {
			continue
		}
		s, x, y := f.shape(j), f.x(i), f.y.At(j.Value.Value)
		switch {
		case tips == nil:
			together[s].shape(s, x, y, r)
		case s == Circle:
			dots = append(dots, Dot{Shape: s, X: num(x), Y: num(y), R: num(r), Tip: tips[i]})
		default:
			var p path
			p.shape(s, x, y, r)
			dots = append(dots, Dot{Shape: s, Path: string(p), Tip: tips[i]})
		}
	}
	for s, p := range together {
		if len(p) > 0 {
			dots = append(dots, Dot{Shape: Shape(s), Path: string(p)})
		}
	}
	return dots
}

func (f frame) shape(j spc.Judged) Shape {
	if f.kind == spc.RunChart {
		return Circle
	}
	return shapeOf(j.Type)
}

// shape adds one mark around x, y; all look about as large as a circle of radius r.
func (p *path) shape(s Shape, x, y, r float64) {
	b := append(*p, 'M')
	corner := func(x, y float64) {
		b = appendNum(b, x)
		b = append(b, ' ')
		b = appendNum(b, y)
	}
	switch s {
	case Circle:
		corner(x-r, y)
		b = append(b, 'a')
		corner(r, r)
		b = append(b, " 0 1 0 "...)
		corner(2*r, 0)
		b = append(b, 'a')
		corner(r, r)
		b = append(b, " 0 1 0 "...)
		corner(-2*r, 0)
	case Triangle:
		corner(x, y-1.36*r)
		b = append(b, 'l')
		corner(1.3*r, 2.4*r)
		b = append(b, 'h')
		b = appendNum(b, -2.6*r)
	case Square:
		corner(x-r, y-r)
		b = append(b, 'h')
		b = appendNum(b, 2*r)
		b = append(b, 'v')
		b = appendNum(b, 2*r)
		b = append(b, 'h')
		b = appendNum(b, -2*r)
	case Diamond:
		corner(x, y-1.4*r)
		b = append(b, 'l')
		corner(1.4*r, 1.4*r)
		b = append(b, 'l')
		corner(-1.4*r, 1.4*r)
		b = append(b, 'l')
		corner(-1.4*r, -1.4*r)
	}
	*p = append(b, 'z')
}

// tips say what the table says about each point: Week of 12 May 2025: 16.5 minutes. Usual variation.
func tips(s Series) []string {
	tips := make([]string, len(s.Result.Points))
	run := s.Result.Kind() == spc.RunChart
	for i, j := range s.Result.Points {
		if !j.Value.Known {
			continue
		}
		tips[i] = s.Subject.Period.Name(j.At) + ": " + s.Subject.Amount(j.Value.Value)
		if !run {
			tips[i] += ". " + s.Result.Said(j)
		}
	}
	return tips
}

// gapAt is the word for the missing value at t.
func (s Series) gapAt(t time.Time) string {
	if w := s.Gaps[t]; w != "" {
		return w
	}
	return "no data"
}
