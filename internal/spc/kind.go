package spc

import "slices"

// Kind is how a series is drawn. The analysis is the same for all; only what a reader is shown differs.
type Kind int

// Groundwork rules, section 3: fewer than 12 values in the newest part: run chart with median, no limits, no icons;
// exactly 12: XmR marked "trial limits"; from 13 XmR.
const (
	RunChart Kind = iota
	TrialLimits
	XmR
)

// enoughForLimits is how many values limits need before they are shown.
const enoughForLimits = 12

// Kind is how r is drawn: what counts is how many values, not rows, its newest part has.
func (r Result) Kind() Kind {
	switch n := r.Newest().Known; {
	case n < enoughForLimits:
		return RunChart
	case n == enoughForLimits:
		return TrialLimits
	}
	return XmR
}

// Median is the middle of the part's values, the line of a run chart; absent when there is none.
func (r Result) Median(p Part) Figure {
	v := known(r.In(p))
	if len(v) == 0 {
		return Figure{}
	}
	slices.Sort(v)
	middle := len(v) / 2
	if len(v)%2 == 1 {
		return Of(v[middle])
	}
	return Of(mean(v[middle-1 : middle+1]))
}

// known are the values among points.
func known(points []Judged) []float64 {
	v := make([]float64, 0, len(points))
	for _, p := range points {
		if p.Value.Known {
			v = append(v, p.Value.Value)
		}
	}
	return v
}
