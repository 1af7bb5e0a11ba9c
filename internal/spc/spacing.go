package spc

import "time"

// evenly reports whether the points, in date order, follow each other at equal steps: of time, or of whole calendar
// months (SPC rules, section 12.5).
func evenly(points []Judged) bool {
	if len(points) < 3 {
		return true
	}
	step := points[1].At.Sub(points[0].At)
	months := monthsBetween(points[0].At, points[1].At)
	sameStep, sameMonths := true, months > 0
	for i := 1; i < len(points) && (sameStep || sameMonths); i++ {
		a, b := points[i-1].At, points[i].At
		sameStep = sameStep && b.Sub(a) == step
		sameMonths = sameMonths && monthsBetween(a, b) == months && (b.Day() == a.Day() || endsMonth(a) && endsMonth(b))
	}
	return sameStep || sameMonths
}

func monthsBetween(a, b time.Time) int {
	return 12*(b.Year()-a.Year()) + int(b.Month()-a.Month())
}

func endsMonth(t time.Time) bool { return t.AddDate(0, 0, 1).Day() == 1 }
