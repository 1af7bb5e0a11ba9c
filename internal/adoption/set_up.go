package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
)

// CheckSetUp reads the day on which the technology was set up and signed off. It stays closed until both leads have
// approved the adapted workflow (stages-v1.yaml, adoption stage live).
func CheckSetUp(typed string, first workflow.First, today day.Day) (day.Day, error) {
	var bad fault.Fields
	on := readDay(&bad, "set-up", "Technology set up and signed off", typed)
	early := first.Before("Technology set up and signed off", on)
	switch {
	case len(bad) > 0:
	case on.IsZero():
		bad.Add("set-up", "Enter the day on which the technology was set up and signed off")
	case on > today:
		bad.Add("set-up", "Technology set up and signed off must be today or in the past")
	case early != "":
		bad.Add("set-up", "%s", early)
	}
	return on, bad.Err()
}

// WentFirst says, plainly and without blame, that the record's own dates show technology before the approved workflow;
// nothing when they do not.
func (f Facts) WentFirst() string {
	if says := workflow.WentLiveFirst(f.firstLive(), f.Approved); says != "" {
		return says
	}
	return workflow.SetUpFirst(f.Configured, f.Approved)
}
