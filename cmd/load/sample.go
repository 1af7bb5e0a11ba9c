package main

import (
	"fmt"
	"slices"
	"time"
)

// sample is what driving one address gave.
type sample struct {
	answers, errors int
	took            time.Duration // of the whole drive
	cpu             time.Duration // of the measured process in that time
	waits           []time.Duration
}

// rate is answers a second.
func (s sample) rate() float64 {
	if s.took <= 0 {
		return 0
	}
	return float64(s.answers) / s.took.Seconds()
}

// percentile is the wait that p of a hundred answers did not exceed: the smallest that at least so many are at or under.
func (s sample) percentile(p float64) time.Duration {
	if len(s.waits) == 0 {
		return 0
	}
	w := slices.Clone(s.waits)
	slices.Sort(w)
	at := int(float64(len(w))*p/100+0.999999) - 1
	return w[min(max(at, 0), len(w)-1)]
}

func (s sample) median() time.Duration { return s.percentile(50) }

// usual is the median in words.
func (s sample) usual() string {
	if s.answers == 0 {
		return "not answered in time"
	}
	return short(s.median())
}

// each is the computing time of one answer.
func (s sample) each() time.Duration {
	if s.answers == 0 {
		return 0
	}
	return s.cpu / time.Duration(s.answers)
}

// ratio is a part of b; nothing can be said of nothing.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// middle is the median of a few figures: of an even number the upper one.
func middle(of []float64) float64 {
	if len(of) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(of))[len(of)/2]
}

// span is the least and the most of a few figures, in words.
func span(of []float64) string {
	if len(of) == 0 {
		return "none"
	}
	return fmt.Sprintf("%.2f to %.2f", slices.Min(of), slices.Max(of))
}
