package pilot

import (
	"groundwork/internal/day"
	"groundwork/internal/workflow"
)

// Facts are what the records of a pilot show, counted from rows that are never changed. Criteria, tasks and
// the sentence of a pilot read nothing else.
type Facts struct {
	Leads                        int
	Owner, Clinical, Operational bool

	Plan      Plan
	Dates     Dates
	StopRules int
	StopsMet  int

	Teams        int
	TeamsLive    int
	FirstLive    day.Day
	FirstPlanned day.Day

	Stated  int  // facts of the innovation that were answered, yes or no
	Asked   int  // how many there are to answer
	Product bool // product facts are there

	StepsBefore, StepsAfter int
	TookPart                bool           // staff took part in mapping the work
	Undecided               int            // old steps without a decision
	Simplified, Automated   int            // decisions to remove, merge or standardise; to automate
	WhyAutomateFirst        bool           // the stated reason where nothing was simplified first
	Redesign                workflow.First // whether the new workflow is approved, or why not
	Approved                day.Day

	Benefits, Owned, Baselines, Locked int // benefits, those with an owner, with a baseline, with a locked one
	Figures                            int
	Costs                              int // new costs and work

	Engagements, Trainings, Supports int // times that staff were asked, groups that are trained, places to call
	HeldUp                           int // local fixes in place that the next trust would need too

	PackVersions int
	Lessons      int
	Documents    int
	Notes        map[string]Note

	Committed  int // adoptions with a standing decision to adopt
	Settings   int // kinds of trust among them
	TrustsLive int
}

// Says reports whether there is a text on a subject.
func (f Facts) Says(about string) bool { return f.Notes[about].Text != "" }
