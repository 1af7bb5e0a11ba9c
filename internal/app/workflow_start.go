package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// PilotWorkflow is the approved workflow of the pilot that an adoption takes up, as the adopting trust may read it.
func (a *App) PilotWorkflow(ctx context.Context, who access.Actor, s WorkflowSubject) (Workflow, error) {
	w, err := a.Workflow(ctx, who, access.Subject{Kind: "pilot", ID: s.Pilot}, 0)
	if err != nil {
		return w, err
	}
	approved, ok := w.Approved()
	if !ok {
		return w, fault.Missing("approved workflow")
	}
	if approved.ID == w.Shown.ID {
		return w, nil
	}
	return a.Workflow(ctx, who, access.Subject{Kind: "pilot", ID: s.Pilot}, approved.N)
}

// StartFromPilot is the form of an adopting trust that begins with the pilot's approved workflow: each step knows the
// step it comes from, the minutes are assumed until the trust finds its own, and the cases are those that the trust counted
// for its take-up, if it has.
func (a *App) StartFromPilot(ctx context.Context, who access.Actor, s WorkflowSubject) (WorkflowDraft, error) {
	var d WorkflowDraft
	w, err := a.PilotWorkflow(ctx, who, s)
	if err != nil {
		return d, err
	}
	r := w.Shown.Redesign
	for _, m := range []*workflow.Map{&r.Before, &r.After} {
		rec := workflow.Record{UnitOfWork: m.Record.UnitOfWork, StartEvent: m.Record.StartEvent, EndEvent: m.Record.EndEvent, DayType: m.Record.DayType}
		m.Record, m.Timing = rec, workflow.Timing{Method: workflow.Assumed}
		for i := range m.Steps {
			step := &m.Steps[i]
			step.PackStep, step.Timing, step.Median, step.P90 = step.ID, m.Timing, decimal.Maybe{}, decimal.Maybe{}
		}
	}
	r.Why, r.InUseFrom = "", 0
	volumes, err := a.Store.Read().AdoptionVolumes(ctx, store.Which{ID: s.ID})
	if err != nil {
		return d, err
	}
	if v := volumes[s.ID]; who.Member(s.Organisation) && v.CasesADay.Known {
		r.Before.Record.Volume, r.Before.Record.VolumeSource = v.CasesADay, v.Source
	}
	d.Sheet, d.From = r.Open(), w.Shown.ID
	return d, nil
}
