package spc

import "fmt"

// earlySignals say why the first points after a re-base may read as worse although they improved on the part before:
// limits are set over the whole part, and the measure went on improving. Without it a reader takes go-live for a failure.
func (t telling) earlySignals() (said []string) {
	if t.Kind() == RunChart {
		return nil
	}
	for _, p := range t.Parts[1:] {
		if n := t.early(p); n > 0 {
			said = append(said, t.sayEarly(n, p))
		}
	}
	return said
}

// early is how many rows at the start of p are marked for concern although all are better than the mean before and the
// rest of p is better still.
func (t telling) early(p Part) int {
	points, n := t.In(p), 0
	for i, j := range points {
		if j.Value.Known && (j.Type != ConcernType || !t.improved(j)) {
			break
		}
		if j.Value.Known {
			n = i + 1
		}
	}
	first, rest := known(points[:n]), known(points[n:])
	if len(first) == 0 || len(rest) == 0 || !t.better(mean(rest), mean(first)) {
		return 0
	}
	return n
}

func (t telling) sayEarly(n int, p Part) string {
	high, went := "low", "rising"
	if t.Series.Direction == Decrease {
		high, went = "high", "falling"
	}
	first := fmt.Sprintf("The first %s after %s are", t.Period.Count(n), t.start(p))
	if n == 1 {
		first = fmt.Sprintf("The first %s after %s is", t.Period.One(), t.start(p))
	}
	over := "the whole part"
	if f := t.Series.FixAfter; f > 0 && f < p.Rows() {
		over = "its first " + t.Period.Count(f)
	}
	return fmt.Sprintf("%s marked as %s: limits are set over %s, and %s went on %s.", first, high, over, t.noun(), went)
}
