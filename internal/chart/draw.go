package chart

import (
	"time"

	"groundwork/internal/spc"
)

// draw makes one of the two drawings. tips, one for each point, are left out where nobody can point at it.
func draw(s Series, z size, marks []Numbered, tips []string) Drawing {
	// The rows of names need the places of points, which need the plot's width but not its height.
	f := frameOf(s, z, 0)
	places, rows := markRows(marks, z, f.between)
	f = frameOf(s, z, rows)
	d := Drawing{
		Width: num(f.width), Height: num(f.height), Axis: f.numbers.axis(s.Axis), AxisY: num(f.text),
		TickTop: num(f.bottom), LabelY: num(f.bottom + 6 + f.text), YearY: num(f.bottom + 23 + f.text),
	}
	for i, v := range f.grid {
		var p path
		p.horizontal(f.left, f.right, f.y.At(v))
		d.Grid = append(d.Grid, GridLine{string(p), num(f.left - 8), num(f.y.At(v) + 5), f.gridText[i]})
	}
	d.Ticks = TimeAxis(dates(s.Result.Points), f.x, s.Subject.Period, f.text, f.width)
	d.Limits, d.Means = f.partLines()
	d.Values = f.valueLine()
	d.Plan = f.planLine()
	if t := s.Result.Series.Target; t.Known {
		var p path
		p.horizontal(f.left, f.right, f.y.At(t.Value))
		d.Target = string(p)
	}
	d.Marks = f.markLines(places)
	d.Dots = f.dots(tips)
	d.Labels = f.labels(places)
	return d
}

// between is the place of a mark.
func (f frame) between(at float64) float64 {
	if f.step == 0 {
		return (f.left + f.right) / 2
	}
	return f.left + edge + at*f.step
}

func dates(points []spc.Judged) []time.Time {
	at := make([]time.Time, len(points))
	for i, p := range points {
		at[i] = p.At
	}
	return at
}

// overhang is how far a part's lines reach beyond its first and last point.
const overhang = 6

// ends are where the lines of a part begin and end.
func (f frame) ends(p spc.Part) (from, to float64) {
	reach := overhang
	if f.step > 0 {
		reach = int(min(overhang, f.step/2-0.5))
	}
	return f.x(p.From) - float64(reach), f.x(p.To-1) + float64(reach)
}

// partLines are the limits and middle lines of all parts; they break at a re-base.
func (f frame) partLines() (limits, means string) {
	var l, m path
	for _, p := range f.series.Result.Parts {
		from, to := f.ends(p)
		for i, line := range f.lines(p) {
			switch {
			case !line.Known:
			case i == 0:
				m.horizontal(from, to, f.y.At(line.Value))
			default:
				l.horizontal(from, to, f.y.At(line.Value))
			}
		}
	}
	return string(l), string(m)
}

// valueLine joins neighbouring values; it breaks at a re-base and where a value is missing.
func (f frame) valueLine() string {
	var p path
	for i, j := range f.series.Result.Points {
		if f.joined(i) {
			if i == 1 || !f.joined(i-1) {
				before := f.series.Result.Points[i-1]
				p.to(f.x(i-1), f.y.At(before.Value.Value), true)
			}
			p.to(f.x(i), f.y.At(j.Value.Value), false)
		}
	}
	return string(p)
}

// joined reports whether a line leads from the point before to point i.
func (f frame) joined(i int) bool {
	if i == 0 {
		return false
	}
	a, b := f.series.Result.Points[i-1], f.series.Result.Points[i]
	return a.Part == b.Part && a.Value.Known && b.Value.Known
}

// planLine joins what was planned, on the dates that have a point.
func (f frame) planLine() string {
	var p path
	for i, at := range f.planned() {
		p.to(at.x, at.y, i == 0)
	}
	return string(p)
}

type spot struct{ x, y float64 }

func (f frame) planned() (spots []spot) {
	if len(f.series.Plan) == 0 {
		return nil
	}
	for i, j := range f.series.Result.Points {
		for _, p := range f.series.Plan {
			if p.Value.Known && p.At.Equal(j.At) {
				spots = append(spots, spot{f.x(i), f.y.At(p.Value.Value)})
			}
		}
	}
	return spots
}

// markLines are the marks from their names down through the plot.
func (f frame) markLines(places []markPlace) []MarkLine {
	lines := make([]MarkLine, len(places))
	for i, m := range places {
		base := markBase(f.size, m.row)
		var p path
		p.vertical(m.x, base+disc-5, f.bottom)
		lines[i] = MarkLine{
			Path: string(p), X: num(m.x), DiscY: num(base - 5), TextY: num(base), Number: m.Number,
			NameX: num(m.x + disc + 4), Name: m.name,
		}
	}
	return lines
}
