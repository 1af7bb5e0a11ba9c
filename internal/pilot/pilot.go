// Package pilot is one innovation tried at one lead trust to answer a question:
// what publishing it needs, what is missing, and which pilots look alike.
package pilot

import "groundwork/internal/day"

// Situation is where a pilot is when it is registered; all three are welcome.
type Situation string

// The situations. The empty one is not yet known.
const (
	Planned  Situation = "planned"
	Running  Situation = "running"
	Finished Situation = "finished"
)

// Label is the situation as a person reads it.
func (s Situation) Label() string {
	return map[Situation]string{Planned: "Planned", Running: "Running now", Finished: "Finished"}[s]
}

// Pilot is the record that everything else of a pilot hangs on.
type Pilot struct {
	ID         string
	Innovation string
	LeadTrust  string // ODS code
	TrustName  string
	TrustShort string
	Name       string
	Problem    string
	Situation  Situation
	PackID     string // starts the ids of the items that its pack adds
	Version    int64
	CreatedBy  string
	Created    day.Instant
	Published  day.Day // zero: a draft, seen by its own trust alone
	Afterwards day.Day // the day it was recorded after it had begun
	Closed     day.Day
}

// Open reports whether every signed-in person may read the pilot.
func (p Pilot) Open() bool { return !p.Published.IsZero() }
