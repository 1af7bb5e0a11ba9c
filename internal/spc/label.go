package spc

// Label says why a point is special, or that it is not.
type Label int8

// The labels of SPC rules, section 7; the zero one is common cause.
const (
	CommonCause Label = iota
	AboveUpper
	BelowLower
	Rising
	Falling
	NearUpper
	NearLower
	RunAbove
	RunBelow
)

var labels = [...]string{
	CommonCause: "Common Cause",
	AboveUpper:  "Above UCL",
	BelowLower:  "Below LCL",
	Rising:      "7 Point Trend (Increasing)",
	Falling:     "7 Point Trend (Decreasing)",
	NearUpper:   "2 in 3 Above CL",
	NearLower:   "2 in 3 Below CL",
	RunAbove:    "7 Points Above CL",
	RunBelow:    "7 Points Below CL",
}

// String is the reference's name of the label, for programs. Words for people come from Said.
func (l Label) String() string { return labels[l] }

// Special reports whether the label is a signal.
func (l Label) Special() bool { return l != CommonCause }

// High reports whether a special label points upwards.
func (l Label) High() bool {
	return l == AboveUpper || l == Rising || l == NearUpper || l == RunAbove
}

// label is the first that applies: outside, trend, two in three, shift (SPC rules, section 7).
func label(points []Judged, fired []rules, i int) Label {
	p := points[i]
	high := p.Side == Above
	switch {
	case p.Outside == Yes:
		return either(high, AboveUpper, BelowLower)
	case fired[i]&trend != 0:
		return either(rises(points, fired, i), Rising, Falling)
	case fired[i]&twoInThree != 0:
		return either(high, NearUpper, NearLower)
	case fired[i]&shift != 0:
		return either(high, RunAbove, RunBelow)
	}
	return CommonCause
}

// rises is the direction of a trend point: the step to the next point when that is a trend point too, else the step
// from the one before. A tie between two rising trends therefore reads as falling, as in the reference.
func rises(points []Judged, fired []rules, i int) bool {
	if i+1 < len(points) && fired[i+1]&trend != 0 {
		return points[i+1].Value.Value > points[i].Value.Value
	}
	return points[i].Value.Value > points[i-1].Value.Value
}

func either(b bool, yes, no Label) Label {
	if b {
		return yes
	}
	return no
}
