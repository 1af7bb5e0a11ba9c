package pilot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/workflow"
)

// check is how one line of stages-v1.yaml is looked up in the records.
type check struct {
	look    func(Facts) (shown bool, says string)
	place   string
	hard    bool // cannot be passed over: technology never before the agreed redesign, nothing without its safety checks
	follows bool // comes true only after the gate it stands at
}

// checks are by the exact text of the line, because the content gives lines no key; a line that a later version
// rewords is confirmed by a person until it has its check here, and a test says so.
var checks = map[string]check{
	"Named innovation lead and trust": {place: "people", look: func(f Facts) (bool, string) {
		return f.Leads > 0, count(f.Leads, "innovation lead", "innovation leads")
	}},
	"Measures chosen from the shared library, with a benefit owner for each": {place: "benefits", look: func(f Facts) (bool, string) {
		if f.Benefits == 0 {
			return false, "No benefit yet"
		}
		return f.Owned == f.Benefits, fmt.Sprintf("%d of %s with an owner", f.Owned, count(f.Benefits, "benefit", "benefits"))
	}},
	"Current workflow mapped with staff": {place: "workflow", look: func(f Facts) (bool, string) {
		if f.StepsBefore == 0 {
			return false, "No map of the work as it is"
		}
		s := count(f.StepsBefore, "step", "steps") + " mapped"
		if !f.TookPart {
			return false, s + ", and nobody named who took part"
		}
		return true, s + " with staff"
	}},
	"Baseline under way or locked": {place: "benefits", look: func(f Facts) (bool, string) {
		return f.Baselines > 0 || f.Figures > 0, baselines(f)
	}},
	"Stop rule and end date": {place: "plan", look: func(f Facts) (bool, string) {
		s := count(f.StopRules, "stop rule", "stop rules")
		if f.Dates.PlannedEnd.IsZero() {
			return false, s + ", no planned end"
		}
		return f.StopRules > 0, s + ", planned to end on " + f.Dates.PlannedEnd.Long()
	}},
	"Senior responsible owner": {place: "people", look: func(f Facts) (bool, string) { return f.Owner, "" }},
	"Every old step has a decision - keep, remove, merge, move, automate": {place: "workflow", look: func(f Facts) (bool, string) {
		switch {
		case f.StepsBefore == 0:
			return false, "No map of the work as it is"
		case f.Undecided > 0:
			return false, count(f.Undecided, "old step", "old steps") + " without a decision"
		}
		return true, count(f.StepsBefore, "old step", "old steps") + ", each with a decision"
	}},
	"New workflow approved by clinical lead and operational lead, dated": {place: "workflow", hard: true, look: func(f Facts) (bool, string) {
		if f.Approved.IsZero() {
			return false, orWords(f.Redesign.Why(), "Not approved by both yet")
		}
		return true, "Approved by both, the second on " + f.Approved.Long()
	}},
	"Steps removed or simplified before anything is automated; if none, a reason is given": {place: "workflow", hard: true, look: func(f Facts) (bool, string) {
		switch {
		case f.Simplified > 0:
			return true, count(f.Simplified, "step", "steps") + " removed, merged or made standard"
		case f.WhyAutomateFirst:
			return true, "None, and the reason is given"
		case slices.Contains(f.Redesign.Says, workflow.SameProcess):
			return false, strings.TrimSuffix(workflow.SameProcess, ".")
		case f.StepsBefore > 0 && f.StepsAfter > 0:
			return false, "No step was removed, merged or made standard, and no reason is given"
		}
		return false, "No new workflow yet"
	}},
	"Baseline locked": {place: "benefits", look: func(f Facts) (bool, string) {
		return f.Benefits > 0 && f.Locked == f.Benefits, baselines(f)
	}},
	"Start and planned end dates": {place: "plan", look: func(f Facts) (bool, string) {
		d := f.Dates
		start := d.PlannedStart
		if !d.Started.IsZero() {
			start = d.Started
		}
		if start.IsZero() || d.PlannedEnd.IsZero() {
			return false, "Not both are there"
		}
		return true, start.Long() + " to " + d.PlannedEnd.Long()
	}},
	"At least one team live": {place: "teams", follows: true, look: func(f Facts) (bool, string) {
		if f.TeamsLive > 0 {
			return true, fmt.Sprintf("%d of %s live since %s", f.TeamsLive, count(f.Teams, "team", "teams"), f.FirstLive.Long())
		}
		if !f.FirstPlanned.IsZero() {
			return false, "The first is planned for " + f.FirstPlanned.Long()
		}
		return false, count(f.Teams, "team", "teams") + " named, no day planned"
	}},
	"Scaling pack complete - workflow before and after, core and adaptable parts, prerequisites, measures, costs, training, safety evidence that can be reused, time it took, what went wrong": {place: "pack", look: PackComplete},
	"Two or more adoptions committed in unlike settings": {place: "adoptions", follows: true, look: func(f Facts) (bool, string) {
		return f.Committed >= 2 && f.Settings >= 2, count(f.Committed, "adoption", "adoptions") + " committed"
	}},
	"Pack revised after first adopters": {place: "pack", look: func(f Facts) (bool, string) {
		return f.PackVersions >= 2 && f.Committed > 0, count(f.PackVersions, "version", "versions") + " published"
	}},
	"Reason and learning": {look: func(f Facts) (bool, string) { return f.Says(Learning), "" }},

	// Confirmed by a person as the content says, or because no record exists for it yet.
	"Safety, data protection and regulatory checks in place for the pilot":    {hard: true},
	"Pilot question and success threshold written before any result is known": {place: "plan"},
	"Learning log shared":                                           {place: "lessons"},
	"Disbenefits and who was left out":                              {place: "notes/" + LeftOut},
	"Price and buying route for other trusts":                       {place: "notes/" + Price},
	"Pilot site itself has reached business as usual or has a date": {place: "notes/" + OwnSite},
}

// PackComplete looks for every part that another trust needs to repeat the pilot without a telephone call.
func PackComplete(f Facts) (bool, string) {
	var wanting []string
	for _, part := range []struct {
		there bool
		what  string
	}{
		{f.StepsBefore > 0 && f.StepsAfter > 0, "the workflow before and after"},
		{f.Says(Core), "what must stay as it is"},
		{f.PackVersions > 0, "what a trust needs on top"},
		{f.Benefits > 0, "measures"},
		{f.Says(Cost), "cost to run"},
		{f.Says(Training) || f.Trainings > 0, "training"},
		{f.Says(Safety), "safety evidence"},
		{f.Says(TimeTaken), "the time it took"},
		{f.Lessons > 0, "what went wrong"},
	} {
		if !part.there {
			wanting = append(wanting, part.what)
		}
	}
	if len(wanting) == 0 {
		return true, "All nine parts are there"
	}
	return false, "Still to come: " + strings.Join(wanting, ", ")
}

func orWords(says, otherwise string) string {
	if says == "" {
		return otherwise
	}
	return strings.TrimSuffix(says, ".")
}

func baselines(f Facts) string {
	if f.Benefits == 0 {
		return "No benefit yet"
	}
	return fmt.Sprintf("%d of %s locked", f.Locked, count(f.Benefits, "baseline", "baselines"))
}

func count(n int, one, other string) string {
	switch n {
	case 0:
		return "No " + one
	case 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + other
}
