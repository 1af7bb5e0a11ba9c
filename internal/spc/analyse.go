package spc

import (
	"slices"
	"time"
)

// Judged is a point with what is known about it.
type Judged struct {
	Point
	// Row is the point's place in Series.Points.
	Row int
	// Part is the point's place in Result.Parts.
	Part int
	// Outside is whether the value lies beyond a limit; not known without a value or without limits.
	Outside Truth
	// Side is where the value lies seen from the mean.
	Side Side
	// Near is whether the value lies beyond two thirds of the way to a limit, but not beyond it.
	Near  Truth
	Label Label
	Type  PointType
}

// Result is what the rules say about a series.
type Result struct {
	// Series is what was analysed, for its direction, target and settings.
	Series Series
	// Points are in date order.
	Points []Judged
	// Parts are the stretches between re-bases, in date order; there is at least one.
	Parts []Part
	// Variation and Assurance describe the last row and the newest limits, whatever happened before.
	Variation Variation
	Assurance Assurance
	// Unmatched are re-base dates on which there is no point; they changed nothing.
	Unmatched []time.Time
	// Uneven says that the points do not follow each other at equal steps. The rules treat them as if they did.
	Uneven bool
}

// Newest is the part that the last row belongs to.
func (r Result) Newest() Part { return r.Parts[len(r.Parts)-1] }

// Last is the last row.
func (r Result) Last() Judged { return r.Points[len(r.Points)-1] }

// In are the points of part p.
func (r Result) In(p Part) []Judged { return r.Points[p.From:p.To] }

// Analyse applies the SPC rules to s. The order of its points never matters. An error is Invalid and names what to
// mend: no points, two with one date, a value that is not a number, limits fixed after too few.
func Analyse(s Series) (Result, error) {
	points := s.inOrder()
	if err := s.check(points); err != nil {
		return Result{}, err
	}
	r := Result{Series: s, Points: points, Uneven: !evenly(points)}
	r.Parts, r.Unmatched = split(points, s.Rebase)
	room := make([]float64, 2*len(points))
	for i := range r.Parts {
		p := &r.Parts[i]
		p.limit(r.In(*p), s, room)
		p.judge(r.In(*p))
		p.sum(r.In(*p), s.Direction)
	}
	r.Variation = variation(r.Last().Type, s.Direction)
	r.Assurance = assurance(r.Newest(), s)
	return r, nil
}

// split marks the part of each point and gives the parts, still without limits (SPC rules, section 2).
func split(points []Judged, rebase []time.Time) (parts []Part, unmatched []time.Time) {
	starts := slices.Clone(rebase)
	slices.SortFunc(starts, time.Time.Compare)
	starts = slices.CompactFunc(starts, time.Time.Equal)
	for i := range points {
		for len(starts) > 0 && starts[0].Before(points[i].At) {
			unmatched = append(unmatched, starts[0])
			starts = starts[1:]
		}
		begins := len(starts) > 0 && starts[0].Equal(points[i].At)
		if begins {
			starts = starts[1:]
		}
		switch {
		case i == 0 && begins: // a re-base on the first point only starts the numbering at 1
			parts = append(parts, Part{Group: 1})
		case i == 0:
			parts = append(parts, Part{})
		case begins:
			last := parts[len(parts)-1]
			parts = append(parts, Part{From: i, Group: last.Group + 1})
		}
		parts[len(parts)-1].To = i + 1
		points[i].Part = len(parts) - 1
	}
	return parts, append(unmatched, starts...)
}
