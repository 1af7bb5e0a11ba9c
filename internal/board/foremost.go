package board

import (
	"cmp"
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/spc"
)

// MostRows is how many pilots and take-ups, and how many measures, stand on the page of a board; a list of its own has all of them
// (Groundwork, the product, screen C).
const MostRows = 10

// Concern is why a board should see one line of a list before another.
type Concern int

// The concerns, the foremost first. Calm is a line about which nothing is to be done.
const (
	Deciding Concern = iota // a decision is wanted, or a contest is to be answered
	Risk                    // lapsed, or may not come
	Worse                   // the newest figure is worse than chance explains
	Overdue                 // the newest figure is late
	Changed                 // the newest figure is more than chance
	Calm
	Over // it has ended
)

// Concern is the one of a benefit.
func (b Benefit) Concern(today day.Day) Concern {
	v := b.variation()
	switch {
	case b.Contested():
		return Deciding
	case len(AtRisk([]Benefit{b}, today)) > 0:
		return Risk
	case v == spc.ConcernHigh || v == spc.ConcernLow:
		return Worse
	case !b.Owed().To.IsZero():
		return Overdue
	case v != spc.UsualVariation:
		return Changed
	}
	return Calm
}

// Foremost are the places of at most so many lines in a list: all of a short list as they stand, and of a longer one those of
// the foremost concern, which keep the order of the list among themselves.
func Foremost(list []Concern, most int) []int {
	places := make([]int, len(list))
	for i := range places {
		places[i] = i
	}
	if len(list) <= most {
		return places
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(list[a], list[b]) })
	return places[:most]
}
