package spc

// Said is why a point is special, in words, or that it is not.
func (l Label) Said() string {
	return [...]string{
		CommonCause: "Usual variation",
		AboveUpper:  "Above the upper limit",
		BelowLower:  "Below the lower limit",
		Rising:      "Seven or more rising in a row",
		Falling:     "Seven or more falling in a row",
		NearUpper:   "Two of three near the upper limit",
		NearLower:   "Two of three near the lower limit",
		RunAbove:    "Run of seven or more above the average",
		RunBelow:    "Run of seven or more below the average",
	}[l]
}

// Said is what the chart says about a point: Above the upper limit: worse. A missing value has none of it.
func (r Result) Said(j Judged) string {
	switch {
	case !j.Value.Known:
		return "No figure"
	case j.Type == ImprovementType:
		return j.Label.Said() + ": better"
	case j.Type == ConcernType && r.improved(j) && j.Label.High():
		return j.Label.Said() + ": high for its part"
	case j.Type == ConcernType && r.improved(j):
		return j.Label.Said() + ": low for its part"
	case j.Type == ConcernType:
		return j.Label.Said() + ": worse"
	}
	return j.Label.Said()
}

// improved reports whether j is better than the average of the part before its own. Then a signal for concern speaks of
// its part only.
func (r Result) improved(j Judged) bool {
	if j.Part == 0 || !j.Value.Known {
		return false
	}
	before := r.Parts[j.Part-1].Mean
	return before.Known && r.better(j.Value.Value, before.Value)
}

// better reports whether a is better than b. In a neutral series nothing is.
func (r Result) better(a, b float64) bool {
	return r.Series.Direction == Increase && a > b || r.Series.Direction == Decrease && a < b
}

// Meaning is what a shape stands for, in the chart's key. A signal is one for its part: after a re-base a value may be
// unusual among its neighbours and still better than everything before.
func (r Result) Meaning(t PointType) string {
	switch {
	case t == ImprovementType:
		return "better than usual"
	case t == ConcernType && len(r.Parts) > 1 && r.Series.Direction == Decrease:
		return "higher than usual for its part"
	case t == ConcernType && len(r.Parts) > 1:
		return "lower than usual for its part"
	case t == ConcernType:
		return "worse than usual"
	case t == NeutralHighType || t == NeutralLowType:
		return "higher or lower than usual"
	}
	return "usual variation"
}
