package pilot

import "fmt"

// Status is the state of a task; the words are those of the design system's task list.
type Status string

// The states of a task. They are reckoned from the records and never stored.
const (
	Completed   Status = "completed"
	InProgress  Status = "in_progress"
	NotStarted  Status = "not_started"
	CannotStart Status = "cannot_start"
)

// Task is one thing that a pilot's record may still lack.
type Task struct {
	Group  string // Describe, Redesign, Prove, Share
	Title  string
	Place  string // page on which it is done
	Status Status
	Hint   string
}

// Groups of tasks, in the order in which they are best done: the workflow comes before the benefits.
var Groups = []string{"Describe", "Redesign", "Prove", "Share"}

// Tasks are what a published pilot may still lack, in the order of Groups.
func Tasks(f Facts) []Task {
	return []Task{
		{"Describe", "Innovation and product facts", "innovation", status(f.Asked > 0 && f.Stated == f.Asked, f.Product), hint(f.Stated < f.Asked, fmt.Sprintf("%d of %d facts stated", f.Stated, f.Asked))},
		{"Describe", "People", "people", status(f.Owner, f.Clinical, f.Operational), "Senior responsible owner, clinical lead, operational lead"},
		{"Describe", "Teams", "teams", status(f.Teams > 0), hint(f.Teams > 0, fmt.Sprintf("%d of %s live", f.TeamsLive, count(f.Teams, "team", "teams")))},
		{"Describe", "Question, threshold, dates and stop rules", "plan",
			status(f.Plan.Question != "", f.Plan.Threshold.Set(), !f.Dates.PlannedStart.IsZero() || !f.Dates.Started.IsZero(), !f.Dates.PlannedEnd.IsZero(), f.StopRules > 0), ""},
		{"Redesign", "Workflow before and after", "workflow", status(f.StepsBefore > 0, f.StepsAfter > 0), "Comes before the benefits"},
		{"Redesign", "What happens to each step", "workflow", after(f.StepsBefore > 0 && f.StepsAfter > 0, status(f.Undecided == 0, f.Undecided < f.StepsBefore)), hint(f.Undecided > 0, count(f.Undecided, "step", "steps")+" not decided")},
		{"Redesign", "Approvals", "workflow", after(f.StepsAfter > 0, status(!f.Approved.IsZero())), "Clinical lead and operational lead, two people"},
		{"Prove", "Benefits, baseline and figures", "benefits", status(f.Benefits > 0, f.Benefits > 0 && f.Locked == f.Benefits, f.Figures > 0), ""},
		{"Prove", "New costs and work", "benefits", status(f.Costs > 0), ""},
		{"Prove", "Who was left out", "notes/" + LeftOut, status(f.Says(LeftOut)), ""},
		{"Share", "What a trust needs on top", "pack", status(f.PackVersions > 0), ""},
		{"Share", "Training and support", "staff", status(f.Says(Training) || f.Trainings > 0, f.Says(Support) || f.Supports > 0), hint(f.Engagements == 0, "And how staff were asked")},
		{"Share", "Cost to run", "notes/" + Cost, status(f.Says(Cost), f.Says(Price)), ""},
		{"Share", "Lessons", "lessons", status(f.Lessons > 0), ""},
		{"Share", "Documents", "documents", status(f.Documents > 0), ""},
	}
}

// Open are the tasks that are not completed.
func Open(tasks []Task) []Task {
	var out []Task
	for _, t := range tasks {
		if t.Status != Completed {
			out = append(out, t)
		}
	}
	return out
}

// status is completed when all of the parts are there, in progress when some are.
func status(parts ...bool) Status {
	n := 0
	for _, p := range parts {
		if p {
			n++
		}
	}
	switch n {
	case len(parts):
		return Completed
	case 0:
		return NotStarted
	}
	return InProgress
}

// after is a state that waits for something else.
func after(ready bool, s Status) Status {
	if !ready {
		return CannotStart
	}
	return s
}

func hint(show bool, words string) string {
	if show {
		return words
	}
	return ""
}
