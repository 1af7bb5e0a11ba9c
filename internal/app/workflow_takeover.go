package app

import (
	"context"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// TakeOver is the form of an adopting trust with the pilot's newer version put into its own map, and what became of each
// thing that the pilot changed. Nothing is saved; what the trust does in its own way stays.
func (a *App) TakeOver(ctx context.Context, who access.Actor, w Workflow) (WorkflowDraft, error) {
	if err := access.Permit(who, access.RecordWorkflow, w.Subject.Place()); err != nil {
		return WorkflowDraft{}, err
	}
	x, err := a.Adopted(ctx, who, w.Subject, "")
	if err != nil {
		return WorkflowDraft{}, err
	}
	if x.Newer == nil || w.Empty() {
		return WorkflowDraft{}, fault.Missing("newer version of the pilot’s workflow")
	}
	if typed, kept, err := a.WorkflowDraft(ctx, who, w.Subject); err != nil {
		return WorkflowDraft{}, err
	} else if kept && !a.Untouched(w.Subject.Subject, typed) {
		return WorkflowDraft{}, fault.Refused("map", "Save what you have typed, or throw the draft away, before you take the pilot’s newer version over")
	}
	r, taken := w.Shown.Redesign.TakeOver(x.Pack.Redesign, x.Newer.Redesign)
	return WorkflowDraft{Base: w.Shown.Seq, Sheet: r.Open(), From: x.Newer.ID, Taken: taken}, nil
}

// takenFrom is the version of the pilot's workflow that a draft began with, when it is one that was approved and is not
// the one that is recorded already; the zero one otherwise.
func (a *App) takenFrom(ctx context.Context, v store.View, s WorkflowSubject, from string) (store.WorkflowVersion, error) {
	var none store.WorkflowVersion
	if from == "" || s.Kind != "adoption" {
		return none, nil
	}
	taken, err := v.WorkflowsTaken(ctx, store.Which{ID: s.ID})
	if err != nil || taken[s.ID] == from {
		return none, err
	}
	versions, approvals, err := versionsOf(ctx, v, access.Subject{Kind: "pilot", ID: s.Pilot})
	if err != nil {
		return none, err
	}
	i := slices.IndexFunc(versions, func(w store.WorkflowVersion) bool {
		_, approved := workflow.Approved(approvalsOf(approvals, w.ID), w.N)
		return w.ID == from && approved
	})
	if i < 0 {
		return none, nil
	}
	return versions[i], nil
}

// noteTaken writes that the adoption started from a version of the pilot's workflow, or took it over.
func (a *App) noteTaken(ctx context.Context, tx store.Tx, who access.Actor, s WorkflowSubject, v store.WorkflowVersion) error {
	return tx.AddWorkflowTaken(ctx, store.Line{ID: a.NewID(), Adoption: s.ID, At: a.instant(), By: who.ID}, v.ID)
}

// takeNothing records that a newer version was taken over which changes nothing in the trust's own map.
func (a *App) takeNothing(ctx context.Context, who access.Actor, s WorkflowSubject, own string, v store.WorkflowVersion) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := tx.Lock(ctx, s.Organisation); err != nil {
			return done{}, err
		}
		if err := a.noteTaken(ctx, tx, who, s, v); err != nil {
			return done{}, err
		}
		if err := tx.DropDraft(ctx, who.ID, s.Address()); err != nil {
			return done{}, err
		}
		return done{id: v.ID, event: history.Event{Chain: s.Organisation, Deed: "workflow.take_over", Subject: history.Touch{Kind: "workflow", ID: own}, After: history.Values{takenOver: "version " + strconv.Itoa(v.N)}}}, nil
	})
	return err
}

// takenOver is what a line of history calls the pilot's version.
const takenOver = "taken over from the pilot"
