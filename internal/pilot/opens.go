package pilot

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
)

// Opens says from which day on technology may come to a pilot or to an adoption: the new workflow is approved first,
// then somebody decides (stages-v1.yaml, the rule of stage redesigned). Days that are on record already are not asked
// about again, and neither are those of a pilot that was recorded afterwards: the record takes them as they were, and
// says so where they show that it went live first.
type Opens struct {
	Redesign   workflow.First
	Decided    day.Day // the decision to start, or to go live; zero while it is not made
	Decision   string  // what that decision is called: "start the pilot", "go live"
	Afterwards bool
	OnRecord   Dates // of a pilot
	LiveSince  day.Day
}

// check refuses a day on which something could not have begun yet. cannot begins the sentence of what it is.
func (o Opens) check(bad *fault.Fields, field, label, cannot string, on day.Day) {
	if on.IsZero() || o.Afterwards || on == o.LiveSince || on == o.OnRecord.Started {
		return
	}
	early := o.Redesign.Before(label, on)
	switch {
	case !o.Redesign.Open():
		bad.Add(field, "%s yet. %s", cannot, early)
	case o.Decided.IsZero():
		bad.Add(field, "%s before the decision to %s. Record that decision first", cannot, o.Decision)
	case early != "":
		bad.Add(field, "%s", early)
	case on < o.Decided:
		bad.Add(field, "%s must be on or after the decision to %s, %s", label, o.Decision, o.Decided.Long())
	}
}

// checkSetUp refuses a day of setting up technology before the new workflow was approved.
func (o Opens) checkSetUp(bad *fault.Fields, field, label string, on day.Day) {
	if o.Afterwards || on == o.OnRecord.SetUpStarted {
		return
	}
	if early := o.Redesign.Before(label, on); early != "" {
		bad.Add(field, "%s", early)
	}
}
