package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/workflow"
)

// Team is a team that takes part in an adoption.
type Team struct {
	ID      string
	Name    string
	Planned day.Day // to go live
	Live    day.Day
	Off     day.Day // the old way was switched off
}

// Facts are what the records say of one adoption, apart from its states: what its stage and the
// criteria of its gates are derived from.
type Facts struct {
	Contact    string // name; empty when nobody is named
	Owner      string // name of the senior responsible owner
	OwnerSince day.Day
	Asked      day.Day // the first day on which a question was answered or given out; zero when none was
	Decisions  []stage.Decided

	Foundation readiness.Tally
	Result     *readiness.Result // as it stands today; nil where no criterion is asked for

	Pack      int // version accepted; 0 for none
	Unplanned int // items short or unknown at go-live without an owner and a date
	StopRules int

	Benefits int
	Targets  int // with a target and an owner
	Accepted int // accepted by the owner
	Locked   int // baselines

	Workflow   day.Day        // first own version of the workflow
	Redesign   workflow.First // whether it is approved, or why not
	Approved   day.Day        // its newest version was approved by both leads; the later day
	Configured day.Day        // technology set-up was signed off

	Teams   []Team
	Reviews []Review
	Lessons int
}
