package chart

import (
	"strconv"
	"time"

	"groundwork/internal/spc"
)

// Counted is how many there were by the end of a month, and how many were planned. Live is not known for months to come.
type Counted struct {
	Month         time.Time
	Live, Planned int
	Known         bool
}

// Cumulative is one drawing of a count that only grows, against its plan.
type Cumulative struct {
	Width, Height          string
	Axis, AxisY            string
	Grid                   []GridLine
	Ticks                  []Tick
	TickTop, LabelY, YearY string
	Live, Planned          string // paths
	LiveX, LiveY, LiveText string
	PlanX, PlanY, PlanText string
}

// CumulativeOf are the wide and the narrow drawing of points in the order of their months.
func CumulativeOf(axis string, points []Counted) (w, n Cumulative) {
	return cumulative(axis, points, wide), cumulative(axis, points, narrow)
}

func cumulative(axis string, points []Counted, z size) Cumulative {
	most := 1
	for _, p := range points {
		most = max(most, p.Live, p.Planned)
	}
	left, right, top, bottom := 44.0, z.width-70, z.text+20, z.height-axisSpace
	y := Scale{0, float64(most) * 1.05, bottom, top}
	x := func(i int) float64 { return left + float64(i)*(right-left)/float64(max(len(points)-1, 1)) }
	c := Cumulative{Width: num(z.width), Height: num(z.height), Axis: axis, AxisY: num(z.text), TickTop: num(bottom), LabelY: num(bottom + 20), YearY: num(bottom + 38)}
	ticks, places := Ticks(0, float64(most)*1.05, z.ticks)
	for _, v := range ticks {
		if places > 0 && v != float64(int(v)) {
			continue // there are no halves of a take-up
		}
		var line path
		line.horizontal(left, right, y.At(v))
		c.Grid = append(c.Grid, GridLine{string(line), num(left - 8), num(y.At(v) + 5), spc.Number(v, 0)})
	}
	var at []time.Time
	var live, planned path
	last := -1
	for i, p := range points {
		at = append(at, p.Month)
		if p.Known {
			live.to(x(i), y.At(float64(p.Live)), i == 0)
			last = i
		}
		planned.to(x(i), y.At(float64(p.Planned)), i == 0)
	}
	c.Live, c.Planned = string(live), string(planned)
	c.Ticks = TimeAxis(at, x, spc.Monthly, z.text, z.width)
	if last >= 0 {
		end := points[len(points)-1]
		ends := Spread([]float64{y.At(float64(points[last].Live)), y.At(float64(end.Planned))}, z.text+4, top, bottom)
		c.LiveX, c.LiveY, c.LiveText = num(x(last)+6), num(ends[0]+5), strconv.Itoa(points[last].Live)+" live"
		c.PlanX, c.PlanY, c.PlanText = num(right+6), num(ends[1]+5), strconv.Itoa(end.Planned)+" plan"
	}
	return c
}
