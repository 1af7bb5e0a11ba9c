package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// Adopted is how an adopting trust's own way stands to the pilot's.
type Adopted struct {
	Pack     store.WorkflowVersion  // the pilot's version that the trust started from or took over; else the newest approved
	Newer    *store.WorkflowVersion // a version that the pilot approved later; nil when there is none
	NewerOn  day.Day                // when it was approved
	Said     []workflow.Adaptation
	Volume   adoption.Volume // what the trust counted for the whole take-up; only for its own people
	Kept     bool            // the trust counted its cases, and the reader is not one of its own people
	Measured day.Day         // first day of its first figures; zero until it measures
}

// Adopted reads it. from is the save of the pilot's workflow that a draft began with; empty asks what was recorded.
// Missing when the pilot has no approved workflow and the trust took none over.
func (a *App) Adopted(ctx context.Context, who access.Actor, s WorkflowSubject, from string) (Adopted, error) {
	v := a.Store.Read()
	x, err := a.packOf(ctx, v, s, from)
	if err != nil {
		return x, err
	}
	if x.Newer != nil {
		if err := v.FillWorkflow(ctx, x.Newer); err != nil {
			return x, err
		}
	}
	if x.Measured, err = v.MeasuredFrom(ctx, s.ID); err != nil {
		return x, err
	}
	volumes, err := v.AdoptionVolumes(ctx, store.Which{ID: s.ID})
	if who.Member(s.Organisation) {
		x.Volume = volumes[s.ID]
	} else {
		x.Kept = volumes[s.ID].CasesADay.Known
	}
	return x, err
}

// packOf is the version of the pilot's workflow that an adoption's own map is compared with, and what the trust wrote
// down about the differences.
func (a *App) packOf(ctx context.Context, v store.View, s WorkflowSubject, from string) (Adopted, error) {
	var x Adopted
	which := store.Which{ID: s.ID}
	versions, approvals, err := versionsOf(ctx, v, access.Subject{Kind: "pilot", ID: s.Pilot})
	if err != nil {
		return x, err
	}
	if from == "" {
		taken, err := v.WorkflowsTaken(ctx, which)
		if err != nil {
			return x, err
		}
		from = taken[s.ID]
	}
	newest, approved := approvedOf(versions, approvals)
	x.Pack = newest
	if i := slices.IndexFunc(versions, func(w store.WorkflowVersion) bool { return w.ID == from }); i >= 0 {
		x.Pack = versions[i]
		if approved && newest.N > x.Pack.N {
			x.Newer = &newest
			x.NewerOn, _ = workflow.Approved(approvalsOf(approvals, newest.ID), newest.N)
		}
	}
	if x.Pack.ID == "" {
		return x, fault.Missing("approved workflow")
	}
	if err := v.FillWorkflow(ctx, &x.Pack); err != nil {
		return x, err
	}
	said, err := v.Adaptations(ctx, which)
	x.Said = said[s.ID]
	return x, err
}

// Distance is how far own is from the pilot's.
func (x Adopted) Distance(own workflow.Redesign) workflow.Distance {
	return x.Pack.Redesign.Distance(own, x.Said)
}

// reasonsWanted is Invalid with every core part that an own map changes and nobody has given the reason for.
func (a *App) reasonsWanted(ctx context.Context, v store.View, s WorkflowSubject, own workflow.Redesign) error {
	if s.Kind != "adoption" {
		return nil
	}
	x, err := a.packOf(ctx, v, s, "")
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	var bad fault.Fields
	for _, h := range x.Distance(own).Asking() {
		bad.Add("reason-"+h.Key, "%s", h.Warning())
	}
	return bad.Err()
}
