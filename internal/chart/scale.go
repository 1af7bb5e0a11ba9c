// Package chart is the arithmetic of charts: scales, ticks, where labels go, and the lines and marks of each kind of
// chart as numbers that a template only has to write down. It knows no markup.
package chart

import "math"

// Scale maps values from Low to High evenly onto the places from Start to End. End may lie before Start, as it does on
// a vertical axis.
type Scale struct{ Low, High, Start, End float64 }

// At is the place of v.
func (s Scale) At(v float64) float64 {
	return s.Start + (v-s.Low)/(s.High-s.Low)*(s.End-s.Start)
}

// padding is how much is left free beyond the smallest and the largest value (SPC rules, section 13).
const padding = 0.05

// Padded is the range of values with room at both ends; a single value gets room as well. Nought is not forced into it.
func Padded(values []float64) (low, high float64) {
	if len(values) == 0 {
		return 0, 1
	}
	low, high = values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	room := (high - low) * padding
	if room == 0 {
		room = max(math.Abs(high)*padding, 0.5)
	}
	return low - room, high + room
}

// Ticks are round values between low and high: as many as there are with a step of 1, 2 or 5 times a power of ten, but
// no more than most. places is how many decimals they need.
func Ticks(low, high float64, most int) (ticks []float64, places int) {
	rough := (high - low) / float64(most)
	exp := math.Floor(math.Log10(rough))
	for ; ; exp++ {
		for _, m := range []float64{1, 2, 5} {
			step := m * math.Pow(10, exp)
			first, last := math.Ceil(low/step), math.Floor(high/step)
			if n := int(last-first) + 1; n > most {
				continue
			}
			for i := first; i <= last; i++ {
				ticks = append(ticks, i*step)
			}
			return ticks, int(max(0, -exp))
		}
	}
}
