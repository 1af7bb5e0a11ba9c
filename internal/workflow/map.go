// Package workflow holds how work is done: ordered steps in lanes, before and
// after, what became of each old step, and the hours that frees. It is pure:
// staff groups, days and limits come in as arguments.
//
// The fields are those of workflow_record in internal/content/stages-v1.yaml, the
// arithmetic that of time_method in internal/content/measures-v1.yaml, the grade
// that of the Groundwork rules, section 3. Hours are always reckoned from exact
// minutes and shares, never from rounded figures between.
package workflow

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// State says which way of working a map shows.
type State string

// States of a map, as workflow_record names them.
const (
	Current    State = "current"
	Redesigned State = "redesigned"
	AsAdopted  State = "as_adopted"
)

// Side is the word for a map in sentences and field names: before or after.
func (s State) Side() string {
	if s == Current {
		return "before"
	}
	return "after"
}

// Timing is how the minutes of a step, or of a whole map, were found.
type Timing struct {
	Method string // system, observed, estimated, assumed; nothing when nobody said
	Sample int    // cases timed; 0 when not stated
}

// Step is one thing that somebody, or the system, does for a case.
type Step struct {
	ID         string // stable across versions
	Position   int    // 1 is the first
	PackStep   string // of an adopting trust: the step of the pilot that it comes from
	Action     string // what happens
	Role       string // the lane: who does it
	StaffGroup string // key of the measure library; "none" when the system does it
	PayBand    string
	Type       string // do, decide, check, hand_over, wait, rework
	Worth      string // adds_value, needed, waste

	Minutes decimal.Maybe // hands-on, mean
	Median  decimal.Maybe
	P90     decimal.Maybe
	Share   decimal.Maybe // percent of cases that need the step
	Wait    decimal.Maybe // minutes of waiting before it, median; never hours freed

	Timing  Timing // what it does not say is inherited from the map
	System  string // the system opened for it
	Rekeyed bool   // data already held is typed again
	Inputs  string
	Outputs string
	Using   string // the standard used
	Fails   string // how it goes wrong
	Note    string
}

// BySystem reports whether nobody's time goes into the step.
func (s Step) BySystem() bool { return s.StaffGroup == Nobody }

// Link is a way from one step to another of the same map; links leaving a decision carry shares. A step without links
// goes on to the next.
type Link struct {
	From, To  string        // step ids
	Condition string        // in which case; empty when nobody said
	Share     decimal.Maybe // percent of the cases that leave From
}

// Record says what a map is a map of. Hours need the same unit of work, start and end before and after.
type Record struct {
	UnitOfWork string
	StartEvent string
	EndEvent   string

	Volume       decimal.Maybe // cases in one operating day
	VolumeSource string
	DayType      string        // working_day, calendar_day, clinic_day
	Eligible     decimal.Maybe // cases a day that it could apply to
	OneOffHours  decimal.Maybe // training and set-up, once

	MappedOn    day.Day
	MappedBy    string // a person's id
	WhoTookPart []string
	ScopeTeams  []string // whose work it describes; nothing when nobody said
}

// Map is one version of one way of working.
type Map struct {
	ID      string
	State   State
	Version int
	Record  Record
	Timing  Timing // asked once, inherited by the steps
	Steps   []Step // in order of position
	Links   []Link
}

// TimingOf is how the minutes of s were found: what the step says itself, else what the map says.
// A step that names its own way of finding does not take another way's sample.
func (m Map) TimingOf(s Step) Timing {
	t := s.Timing
	if t.Method == "" {
		t.Method = m.Timing.Method
	}
	if t.Sample == 0 && t.Method == m.Timing.Method {
		t.Sample = m.Timing.Sample
	}
	return t
}

// Step is the step with the given id.
func (m Map) Step(id string) (Step, bool) {
	for _, s := range m.Steps {
		if s.ID == id {
			return s, true
		}
	}
	return Step{}, false
}

// Change is the decision about one old step, or about one new step that comes from none.
type Change struct {
	Old, New   string // step ids; one of them may be empty
	Decision   string // keep, remove, merge, split, move_role, standardise, automate, add
	Why        string
	Part       string // core: an adopting trust should not alter it; adaptable: it may; nothing when nobody said
	DoneBefore bool   // done before the technology came
	Evidence   string // what shows it
}

// Redesign is the work before, the work after and what became of each step.
type Redesign struct {
	Before, After Map
	Changes       []Change

	WhyAutomateFirst string // the stated reason for automating with nothing removed, merged or standardised first
	WhyMoreHandovers string // the stated reason for more handovers after than before
	InUseFrom        day.Day
	Why              string // what is different in this version

	CasesKept bool `json:"-"` // the map has no cases, the trust counted them for its take-up, and the reader is not one of its own people
}
