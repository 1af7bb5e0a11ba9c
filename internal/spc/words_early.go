package spc

import "fmt"

// earlySignals say why the first points of a part may read as worse although they improved on the part before, or although
// nothing came before them: limits are set over the whole part, and the measure went on improving. Without it a reader
// takes go-live for a failure.
func (t telling) earlySignals() (said []string) {
	if t.Kind() == RunChart {
		return nil
	}
	for _, p := range t.Parts {
		if n := t.early(p); n > 0 {
			said = append(said, t.sayEarly(n, p))
		}
	}
	return said
}

// lastsAtLeast is how many weeks at the very start of a series must read as worse before that is put down to the limits: a
// single one is no trend.
const lastsAtLeast = 2

// early is how many rows at the start of p are marked for concern although all are better than the mean before and the
// rest of p is better still.
func (t telling) early(p Part) int {
	points, n := t.In(p), 0
	for i, j := range points {
		if j.Value.Known && (j.Type != ConcernType || p.From > 0 && !t.improved(j)) {
			break
		}
		if j.Value.Known {
			n = i + 1
		}
	}
	first, rest := known(points[:n]), known(points[n:])
	if len(first) == 0 || len(rest) == 0 || !t.better(mean(rest), mean(first)) || p.From == 0 && !t.wentOn(p, first, rest) {
		return 0
	}
	return n
}

// wentOn reports whether a series that began worse than usual went on improving to its end: nothing came before it to
// improve on, so its later half has to be better than its earlier one, and its last point no worse than usual.
func (t telling) wentOn(p Part, first, rest []float64) bool {
	half := len(rest) / 2
	return len(first) >= lastsAtLeast && half > 0 && p.Last != ConcernType && t.better(mean(rest[half:]), mean(rest[:half]))
}

func (t telling) sayEarly(n int, p Part) string {
	high, went := "low", "rising"
	if t.Series.Direction == Decrease {
		high, went = "high", "falling"
	}
	after, over := " after "+t.start(p), "the whole part"
	if p.From == 0 {
		after, over = "", "all "+t.Period.Count(p.Known)
		if len(t.Parts) > 1 {
			over += " " + t.stretch(0)
		}
	}
	first := fmt.Sprintf("The first %s%s are", t.Period.Count(n), after)
	if n == 1 {
		first = fmt.Sprintf("The first %s%s is", t.Period.One(), after)
	}
	if f := t.Series.FixAfter; f > 0 && f < p.Rows() {
		over = "its first " + t.Period.Count(f)
	}
	return fmt.Sprintf("%s marked as %s: limits are set over %s, and %s went on %s.", first, high, over, t.noun(), went)
}
