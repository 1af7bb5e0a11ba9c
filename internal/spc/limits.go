package spc

import "math"

const (
	// toLimit is from a mean moving range to three sigma: 3 / 1.128, as everybody rounds it.
	toLimit = 2.66
	// toNear is from a mean moving range to two sigma.
	toNear = 2 * (2.66 / 3)
	// outlying is how many mean moving ranges make a single one outlying.
	outlying = 3.267
)

// limit sets mean and limits from the part's baseline (SPC rules, section 3). room is space for twice as many
// numbers as the series has points.
func (p *Part) limit(points []Judged, s Series, room []float64) {
	base := baseline(points, s.FixAfter)
	half := len(room) / 2
	values, ranges := gather(base, room[:0:half], room[half:half])
	if len(values) == 0 {
		return
	}
	m := mean(values)
	p.Mean = Of(m)
	if len(ranges) == 0 {
		return
	}
	amr := mean(ranges)
	if s.ScreenOutliers {
		// Once only, and strictly less: when all ranges are zero none stays and there are no limits (section 10).
		kept := ranges[:0]
		for _, r := range ranges {
			if r < outlying*amr {
				kept = append(kept, r)
			}
		}
		if len(kept) == 0 {
			return
		}
		amr = mean(kept)
	}
	// float64() keeps arm64 from fusing the two steps into one, which would change the last bit.
	p.Lower, p.Upper = Of(m-float64(toLimit*amr)), Of(m+float64(toLimit*amr))
	p.nearLower, p.nearUpper = m-float64(toNear*amr), m+float64(toNear*amr)
}

// baseline are the rows that limits are set from: the first n of the part, or all. A missing value uses up a row.
func baseline(points []Judged, n int) []Judged {
	if n > 0 && n < len(points) {
		return points[:n]
	}
	return points
}

// gather appends the values of base, and the ranges between neighbours that both have one: gaps are not bridged.
func gather(base []Judged, values, ranges []float64) ([]float64, []float64) {
	for i, p := range base {
		if !p.Value.Known {
			continue
		}
		values = append(values, p.Value.Value)
		if i > 0 && base[i-1].Value.Known {
			ranges = append(ranges, math.Abs(p.Value.Value-base[i-1].Value.Value))
		}
	}
	return values, ranges
}
