package workflow

// Term is a key as it is stored and the words a person reads.
type Term struct{ Key, Label string }

// Keys of step types, as workflow_record names them.
const (
	Do       = "do"
	Decide   = "decide"
	CheckIt  = "check"
	HandOver = "hand_over"
	WaitFor  = "wait"
	Rework   = "rework"
)

// Keys of what a step is worth.
const (
	AddsValue = "adds_value"
	Needed    = "needed"
	Waste     = "waste"
)

// Keys of how minutes were found.
const (
	BySystemLog = "system"
	Observed    = "observed"
	Estimated   = "estimated"
	Assumed     = "assumed"
)

// Keys of what happens to a step.
const (
	Keep        = "keep"
	Remove      = "remove"
	Merge       = "merge"
	Split       = "split"
	MoveRole    = "move_role"
	Standardise = "standardise"
	Automate    = "automate"
	Add         = "add"
)

// Keys of what an adopting trust may do with a change.
const (
	Core      = "core"
	Adaptable = "adaptable"
)

// Keys of day types, as time_method.per_day names them.
const (
	WorkingDay  = "working_day"
	CalendarDay = "calendar_day"
	ClinicDay   = "clinic_day"
)

// Nobody is the staff group of a step that the system does: its minutes are never in an hours total.
const Nobody = "none"

// MixedBand is the pay band of a step that people of several bands do; no rate card prices it.
const MixedBand = "mixed"

// The lists in the order in which forms offer them.
var (
	Types = []Term{
		{Do, "Do"}, {Decide, "Decide"}, {CheckIt, "Check"}, {HandOver, "Hand over"},
		{WaitFor, "Wait"}, {Rework, "Do again or chase"},
	}
	Worths  = []Term{{AddsValue, "Adds value"}, {Needed, "Needed"}, {Waste, "Waste"}}
	Methods = []Term{
		{BySystemLog, "Taken from the system"}, {Observed, "Observed and timed"},
		{Estimated, "Estimated by staff"}, {Assumed, "Assumed"},
	}
	Decisions = []Term{
		{Keep, "Keep"}, {Remove, "Remove"}, {Merge, "Merge"}, {Split, "Split"}, {MoveRole, "Move to another role"},
		{Standardise, "Standardise"}, {Automate, "Automate"}, {Add, "Add"},
	}
	Parts    = []Term{{Core, "Core: other trusts should keep it"}, {Adaptable, "Adaptable: other trusts may change it"}}
	DayTypes = []Term{
		{WorkingDay, "working day"}, {CalendarDay, "day of the year"}, {ClinicDay, "clinic day"},
	}
)

// Label is what a person reads for key, or the key itself when the list has no such key.
func Label(terms []Term, key string) string {
	for _, t := range terms {
		if t.Key == key {
			return t.Label
		}
	}
	return key
}

func known(terms []Term, key string) bool {
	for _, t := range terms {
		if t.Key == key {
			return true
		}
	}
	return false
}
