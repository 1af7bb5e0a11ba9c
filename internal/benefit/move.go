package benefit

import "groundwork/internal/day"

// Move is how a benefit goes on under a newer version of its measure: as another benefit, from a day. The figures that were
// given to the old version keep it (comparability_rules: changing how something is measured starts a new series).
type Move struct {
	Into   string  // the benefit that goes on
	On     day.Day // the first day of its first period
	Reason string
	By     string // a person's id
	At     day.Instant
}

// Happened reports whether the benefit went on as another.
func (m Move) Happened() bool { return m.Into != "" }
