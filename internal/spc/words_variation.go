package spc

import "fmt"

// variation says what the variation icon says, and which rule fired.
func (t telling) variation() Saying {
	last, newest := t.Last(), t.Newest()
	if !last.Value.Known {
		return t.latestMissing()
	}
	s := Saying{Head: t.variationHead(last), Why: t.reason(last, newest)}
	if t.stillBetter() != "" {
		s.Head += t.since(newest)
	}
	return s
}

// variationHead names the icon; only a trend or a run says that something is going on.
func (t telling) variationHead(last Judged) string {
	lasting := last.Label == Rising || last.Label == Falling || last.Label == RunAbove || last.Label == RunBelow
	switch t.Variation {
	case ImprovementHigh, ImprovementLow:
		if lasting {
			return "Improving"
		}
		return "Better than usual"
	case ConcernHigh, ConcernLow:
		if last.Label == Rising || last.Label == Falling {
			return "Getting worse"
		}
		return "Worse than usual"
	case NeutralHigh, NeutralLow:
		switch {
		case last.Label == Rising:
			return "Rising"
		case last.Label == Falling:
			return "Falling"
		case t.Variation == NeutralHigh:
			return "Higher than usual"
		}
		return "Lower than usual"
	}
	return "Usual variation"
}

// reason is the rule that marked the last point, with its numbers.
func (t telling) reason(last Judged, p Part) string {
	upper, lower := t.Figure(p.Upper.Value), t.Figure(p.Lower.Value)
	points := t.In(p)
	switch last.Label {
	case AboveUpper:
		v, limit := t.pair(last.Value.Value, p.Upper.Value)
		return fmt.Sprintf("At %s, %s is above the upper limit of %s", v, t.Period.Said(last.At), limit)
	case BelowLower:
		v, limit := t.pair(last.Value.Value, p.Lower.Value)
		return fmt.Sprintf("At %s, %s is below the lower limit of %s", v, t.Period.Said(last.At), limit)
	case Rising:
		return fmt.Sprintf("The last %s rise one after another", t.Period.Count(tail(points, follows(1))))
	case Falling:
		return fmt.Sprintf("The last %s fall one after another", t.Period.Count(tail(points, follows(-1))))
	case NearUpper:
		return t.howMany(points) + " near the upper limit of " + upper
	case NearLower:
		return t.howMany(points) + " near the lower limit of " + lower
	case RunAbove:
		return fmt.Sprintf("The last %s are above the average%s", t.Period.Count(tail(points, sameSide)), t.since(p))
	case RunBelow:
		return fmt.Sprintf("The last %s are below the average%s", t.Period.Count(tail(points, sameSide)), t.since(p))
	}
	switch {
	case !p.Upper.Known:
		return t.whyNoLimits(p)
	case p.Upper == p.Lower:
		return fmt.Sprintf("The figures have not varied%s: the average and both limits are %s", t.since(p), upper)
	}
	return fmt.Sprintf("The latest %s lies within the limits of %s and %s", t.Period.One(), lower, upper)
}

// howMany is how many of the last three points lie near a limit: two or all of them.
func (t telling) howMany(points []Judged) string {
	near := 0
	for _, p := range points[len(points)-3:] {
		if p.Near == Yes {
			near++
		}
	}
	if near == 3 {
		return "The last three " + t.Period.Many() + " are all"
	}
	return "Two of the last three " + t.Period.Many() + " are"
}

// tail is how many points at the end belong together, each with the one before it.
func tail(points []Judged, together func(a, b Judged) bool) int {
	n := 1
	for i := len(points) - 1; i > 0 && together(points[i-1], points[i]); i-- {
		n++
	}
	return n
}

func sameSide(a, b Judged) bool { return a.Side == b.Side }

func follows(sign float64) func(a, b Judged) bool {
	return func(a, b Judged) bool {
		return a.Value.Known && b.Value.Known && sign*(b.Value.Value-a.Value.Value) > 0
	}
}

// latestMissing keeps the icon, which reads common cause, and says that there is nothing to judge (SPC rules,
// section 12.4).
func (t telling) latestMissing() Saying {
	why := fmt.Sprintf("There is no figure for %s", t.Period.Said(t.Last().At))
	for i := len(t.Points) - 2; i >= t.Newest().From; i-- {
		if p := t.Points[i]; p.Value.Known {
			why += fmt.Sprintf("; the last known, %s, was %s (%s)", t.Period.Said(p.At), t.Figure(p.Value.Value), lowerFirst(t.Said(p)))
			break
		}
	}
	return Saying{Head: "Latest " + t.Period.One() + " missing", Why: why}
}

// whyNoLimits says why the limits of p do not exist (SPC rules, sections 10 and 12.3).
func (t telling) whyNoLimits(p Part) string {
	base := baseline(t.In(p), t.Series.FixAfter)
	values, ranges := gather(base, nil, nil)
	reason := "neighbouring figures do not differ" + t.since(p)
	switch {
	case len(values) < 2:
		reason = "there are too few figures" + t.since(p)
	case len(ranges) == 0:
		reason = "no two neighbouring " + t.Period.Many() + " both have a figure"
	case unvaried(values):
		reason = "the figures have not varied" + t.since(p)
	}
	return "Limits cannot be calculated: " + reason
}

func unvaried(values []float64) bool {
	for _, v := range values {
		if v != values[0] {
			return false
		}
	}
	return true
}

// stillBetter keeps a signal for concern in proportion: after a re-base a value may be worse than usual for its part
// and better than the average before.
func (t telling) stillBetter() string {
	last := t.Last()
	if t.Kind() == RunChart || last.Type != ConcernType || !t.improved(last) {
		return ""
	}
	before, _ := t.before()
	side := "above"
	if t.Series.Direction == Decrease {
		side = "below"
	}
	v, mean := t.pair(last.Value.Value, before.Mean.Value)
	return fmt.Sprintf("At %s it is still %s the average of %s before %s.", v, side, mean, t.start(t.Newest()))
}
