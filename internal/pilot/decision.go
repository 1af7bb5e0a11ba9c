package pilot

import (
	"groundwork/internal/day"
	"groundwork/internal/stage"
)

// Decision is one recorded decision at a gate. It is never changed; a changed mind is a new one that names it.
type Decision struct {
	ID         string
	Gate       string
	Outcome    string
	On         day.Day
	DecidedBy  string // person id
	RecordedBy string
	Recorded   day.Instant
	Rationale  string
	Present    []string
	Dissent    string
	Minute     string
	NextReview day.Day
	Replaces   string
	SHA256     string
	Overrides  []Override
}

// Override is one criterion that was passed over. It stays visible for ever.
type Override struct{ Criterion, Person, Reason string }

// Decided are decisions as stages read them, in the order in which they were recorded.
func Decided(all []Decision) []stage.Decided {
	out := make([]stage.Decided, len(all))
	for i, d := range all {
		out[i] = stage.Decided{ID: d.ID, Gate: d.Gate, Outcome: d.Outcome, On: d.On, Replaces: d.Replaces}
	}
	return out
}

// Extensions counts the standing decisions to extend.
func Extensions(all []Decision) int {
	n := 0
	for _, d := range stage.Standing(Decided(all)) {
		if d.Gate == GateDecide && d.Outcome == Extend {
			n++
		}
	}
	return n
}

// MayGoLive is the day of the standing decision to start the pilot; zero while there is none.
func MayGoLive(all []Decision) day.Day {
	var on day.Day
	for _, d := range stage.Standing(Decided(all)) {
		if d.Gate == GateStart && d.Outcome == stage.Go && on.IsZero() {
			on = d.On
		}
	}
	return on
}
