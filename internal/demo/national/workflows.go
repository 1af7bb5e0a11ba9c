package national

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/decimal"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// steps is how the work is done before and after, in words that fit every pilot; what became of each old step.
var (
	before = []workflow.Step{
		{Action: "Find the record and the form", StaffGroup: "administrative", PayBand: "3", Type: "do", Worth: "waste"},
		{Action: "Write down what is known already", StaffGroup: "nursing_midwifery", PayBand: "6", Type: "do", Worth: "waste"},
		{Action: "See the patient and decide", StaffGroup: "medical", PayBand: "8a", Type: "decide", Worth: "adds_value"},
		{Action: "Type it into the record", StaffGroup: "nursing_midwifery", PayBand: "5", Type: "do", Worth: "waste"},
		{Action: "Check that nothing is missing", StaffGroup: "administrative", PayBand: "4", Type: "check", Worth: "needed"},
		{Action: "Chase what is missing", StaffGroup: "administrative", PayBand: "4", Type: "rework", Worth: "waste"},
		{Action: "Send the letter", StaffGroup: "administrative", PayBand: "3", Type: "hand_over", Worth: "needed"},
	}
	after = []workflow.Step{
		{Action: "The form comes filled from the record", StaffGroup: workflow.Nobody, Type: "do", Worth: "needed"},
		{Action: "See the patient and decide", StaffGroup: "medical", PayBand: "8a", Type: "decide", Worth: "adds_value"},
		{Action: "Look through the queue of what is missing", StaffGroup: "administrative", PayBand: "4", Type: "check", Worth: "needed"},
		{Action: "The letter goes out by itself", StaffGroup: workflow.Nobody, Type: "hand_over", Worth: "needed"},
		{Action: "Help whoever cannot use it", StaffGroup: "clinical_support", PayBand: "3", Type: "do", Worth: "adds_value"},
	}
	became = []workflow.Change{
		{Old: "b1", Decision: "remove", Why: "Nothing has to be looked for.", Part: "core", DoneBefore: true},
		{Old: "b2", New: "a1", Decision: "automate", Why: "The record knows it.", Part: "core"},
		{Old: "b3", New: "a2", Decision: "keep", Why: "This is what it is about.", Part: "core", DoneBefore: true},
		{Old: "b4", Decision: "remove", Why: "It is there already.", Part: "core"},
		{Old: "b5", New: "a3", Decision: "merge", Why: "One queue instead of two.", Part: "adaptable", DoneBefore: true},
		{Old: "b6", New: "a3", Decision: "merge", Why: "What is missing is asked for at once.", Part: "adaptable", DoneBefore: true},
		{Old: "b7", New: "a4", Decision: "automate", Why: "Nobody has to press anything.", Part: "core"},
		{New: "a5", Decision: "add", Why: "Some people need help.", Part: "core"},
	}
)

// workflow maps a pilot's work once it is past its first stage; from the second gate on both leads have approved it.
func (x *writer) workflow(ctx context.Context, p *pilotPlan) error {
	if p.stage < framed {
		return nil
	}
	c, of := x.c, access.Subject{Kind: "pilot", ID: p.id}
	id := c.id()
	if err := x.tx.AddWorkflow(ctx, id, of); err != nil {
		return err
	}
	on := p.on[framed] - 6
	record := workflow.Record{UnitOfWork: "One case", StartEvent: "The referral is there", EndEvent: "The letter is with the patient", Volume: whole(c.near(30, 15)),
		VolumeSource: "Count of the last quarter", DayType: "working_day", MappedOn: on, MappedBy: x.t.staff[manager].id, WhoTookPart: []string{"The team", "Two patients"}}
	timing := workflow.Timing{Method: "observed", Sample: c.between(30, 160)}
	v := store.WorkflowVersion{ID: c.id(), Workflow: id, N: 1, Seq: 1, Recorded: c.during(on), RecordedBy: x.t.staff[manager].id}
	v.Redesign.Before = workflow.Map{State: workflow.Current, Version: 1, Record: record, Timing: timing, Steps: x.timed(before, "b")}
	v.Redesign.After = workflow.Map{State: workflow.Redesigned, Version: 1, Record: record, Timing: timing}
	if p.stage >= redesigned {
		v.Redesign.After.Steps, v.Redesign.Changes = x.timed(after, "a"), became
	}
	if err := x.tx.AddWorkflowVersion(ctx, v); err != nil {
		return err
	}
	touched := history.Touch{Kind: "workflow", ID: id}
	x.note(manager, v.Recorded, "workflow.save", touched, history.Values{"version": "1"}, pilotOf(p.id))
	if p.stage < redesigned {
		return nil
	}
	for _, lead := range []struct {
		function string
		who      int
	}{{workflow.ClinicalLead, clinician}, {workflow.OperationalLead, manager}} {
		day := p.on[redesigned] - 3
		row := store.Approval{ID: c.id(), Version: v.ID, Recorded: c.during(day), RecordedBy: x.t.staff[lead.who].id,
			Approval: workflow.Approval{Version: 1, Function: lead.function, Person: x.t.staff[lead.who].id, On: day}}
		if err := x.tx.AddApproval(ctx, row); err != nil {
			return err
		}
		x.note(lead.who, row.Recorded, "workflow.approve", touched, history.Values{"version": "1"}, pilotOf(p.id))
	}
	return nil
}

// timed gives steps their minutes and their places.
func (x *writer) timed(steps []workflow.Step, side string) []workflow.Step {
	out := make([]workflow.Step, len(steps))
	for i, s := range steps {
		s.ID, s.Position, s.Role, s.Share = side+strconv.Itoa(i+1), i+1, s.StaffGroup, decimal.Some(decimal.Of(100))
		switch {
		case s.StaffGroup == workflow.Nobody:
			s.Role, s.Minutes = "System", decimal.Some(0)
		case s.Type == "rework":
			s.Share, s.Minutes = decimal.Some(decimal.Of(int64(x.c.between(10, 35)))), tenths(x.c.near(9, 3))
		default:
			s.Minutes = tenths(x.c.near(4, 1.5))
		}
		out[i] = s
	}
	return out
}
