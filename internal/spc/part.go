package spc

// Part is the stretch of a series between two re-bases. Nothing crosses its ends: no mean, moving range or run
// (SPC rules, section 2).
type Part struct {
	// Points of the result from From up to, not including, To.
	From, To int
	// Group is the reference's number of the part: it begins at 1 where the first point of all is a re-base date.
	Group int
	// Known is how many rows have a value.
	Known int
	// Mean, Lower and Upper are absent where they do not exist (SPC rules, section 10).
	Mean, Lower, Upper Figure
	// Short says that there are fewer than 13 rows: limits are trial limits (SPC rules, section 12).
	Short bool
	// CommonCause, Improvement and Concern count points; neutral signals are in none of them.
	CommonCause, Improvement, Concern int
	// Last is the type of the part's last row.
	Last PointType

	nearLower, nearUpper float64 // two-sigma lines, used by one rule and not drawn
}

// Rows is how many rows the part has, missing values included.
func (p Part) Rows() int { return p.To - p.From }

// shortBelow is from how many rows on limits are no longer trial limits. The reference says 12 and does 13.
const shortBelow = 13

// sum fills the part's summary from its judged points.
func (p *Part) sum(points []Judged, d Direction) {
	p.Short = len(points) < shortBelow
	for i := range points {
		points[i].Type = pointType(points[i].Label, d)
		if points[i].Value.Known {
			p.Known++
		}
		switch points[i].Type {
		case CommonCauseType:
			p.CommonCause++
		case ImprovementType:
			p.Improvement++
		case ConcernType:
			p.Concern++
		}
	}
	p.Last = points[len(points)-1].Type
}
