package spc

import (
	"math"
	"math/big"
)

// mean is the arithmetic mean of v, correctly rounded. Flags rest on comparing a value with the mean, so a plain
// float64 sum is not good enough: a series of 0.1 would average 0.09999999999999999 and every point would lie
// above it (SPC rules, section 4). v is not empty and its values are usable.
func mean(v []float64) float64 {
	// The sum is hi + lo: lo gathers what each addition rounded away, which is exact for one step (two-sum).
	var hi, lo, size float64
	for _, x := range v {
		sum := hi + x
		back := sum - hi
		lo += (hi - (sum - back)) + (x - back)
		hi = sum
		size += math.Abs(x)
	}
	if size == 0 {
		return 0
	}
	n := float64(len(v))
	q := hi / n
	rest := (math.FMA(-q, n, hi) + lo) / n // the division's remainder is exact
	// Whatever lies within doubt of q+rest is the mean. When both ends round alike, so does the mean.
	const u = 0x1p-53
	doubt := 4*u*math.Abs(rest) + 2*n*u*u*size
	if m := q + (rest - doubt); m == q+(rest+doubt) && size > 1e-250 {
		return m
	}
	return exactMean(v)
}

// exactMean is the mean in fractions, for ties and for sums that cancel.
func exactMean(v []float64) float64 {
	sum, x := new(big.Rat), new(big.Rat)
	for _, f := range v {
		sum.Add(sum, x.SetFloat64(f))
	}
	m, _ := sum.Quo(sum, x.SetInt64(int64(len(v)))).Float64()
	return m
}
