package spc

// Truth is an answer that may not be known.
type Truth int8

// The zero Truth is not known.
const (
	NotKnown Truth = iota
	No
	Yes
)

func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Side is where a value lies seen from the mean.
type Side int8

// The zero Side belongs to a missing value or mean.
const (
	NoSide Side = iota
	Below
	On
	Above
)

// runLength is how many points make a trend or a shift (SPC rules, section 6).
const runLength = 7

// rules are the special-cause rules that a point is marked by.
type rules uint8

const (
	trend rules = 1 << iota
	twoInThree
	shift
)

// judge marks every point of the part with what is known about it and with its label.
func (p *Part) judge(points []Judged) {
	for i := range points {
		p.place(&points[i])
	}
	fired := make([]rules, len(points))
	markTrends(points, fired)
	markShifts(points, fired)
	markTwoInThree(points, fired)
	for i := range points {
		points[i].Label = label(points, fired, i)
	}
}

// place compares one value with mean and limits (SPC rules, section 5).
func (p *Part) place(j *Judged) {
	v := j.Value.Value
	if !j.Value.Known || !p.Mean.Known { // limits fixed over rows without a figure have no mean either
		return
	}
	switch {
	case v < p.Mean.Value:
		j.Side = Below
	case v > p.Mean.Value:
		j.Side = Above
	default:
		j.Side = On
	}
	if !p.Upper.Known {
		return
	}
	outside := v > p.Upper.Value || v < p.Lower.Value
	j.Outside = truth(outside)
	j.Near = truth(!outside && (v > p.nearUpper || v < p.nearLower))
}

// markTrends marks seven points that each lie strictly above, or each strictly below, the one before.
func markTrends(points []Judged, fired []rules) {
	rise, fall := 1, 1
	for i := 1; i < len(points); i++ {
		a, b := points[i-1].Value, points[i].Value
		both := a.Known && b.Known
		rise = grow(rise, both && b.Value > a.Value)
		fall = grow(fall, both && b.Value < a.Value)
		mark(fired, i, max(rise, fall), trend)
	}
}

// markShifts marks seven points on one side of the mean. One on the mean, or missing, breaks the run.
func markShifts(points []Judged, fired []rules) {
	run := 1
	for i := 1; i < len(points); i++ {
		side := points[i].Side
		run = grow(run, side == points[i-1].Side && (side == Above || side == Below))
		mark(fired, i, run, shift)
	}
}

func grow(run int, goesOn bool) int {
	if goesOn {
		return run + 1
	}
	return 1
}

// mark marks the window that ends at i once the run is long enough; longer runs are overlapping windows.
func mark(fired []rules, i, run int, r rules) {
	if run >= runLength {
		for k := i - runLength + 1; k <= i; k++ {
			fired[k] |= r
		}
	}
}

// markTwoInThree marks those points near a limit of which two or three lie among three on one side of the mean.
// A point beyond the limit does not count as near, as in the reference.
func markTwoInThree(points []Judged, fired []rules) {
	for i := 2; i < len(points); i++ {
		three := points[i-2 : i+1]
		side := three[0].Side
		if side != three[1].Side || side != three[2].Side || side != Above && side != Below {
			continue
		}
		near := 0
		for _, p := range three {
			if p.Near == Yes {
				near++
			}
		}
		if near < 2 {
			continue
		}
		for k, p := range three {
			if p.Near == Yes {
				fired[i-2+k] |= twoInThree
			}
		}
	}
}
