package benefit

import "groundwork/internal/day"

// What promises benefits.
const (
	OfPilot    = "pilot"
	OfAdoption = "adoption"
)

// Subject is what promises benefits: a pilot or an adoption.
type Subject struct {
	Kind, ID     string
	Name         string // of the pilot
	Organisation string // where the benefit falls
	Short        string // what headers call it
	Open         bool   // every signed-in person may read it
	Live         day.Day
	Ended        day.Day // nothing is owed for later
	Usual        day.Day // when it became business as usual; none: not yet
}

// Line is the line of figures of one benefit.
type Line struct {
	ID     string
	Every  Frequency
	Source string  // in words: where the figures come from
	EndsOn day.Day // nothing is owed for later; none: no end was set
}
