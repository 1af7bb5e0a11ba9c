package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// workflowFirst says whether technology may come to a pilot or an adoption: its new workflow is approved by both leads,
// or why not. It asks no permission: the caller has found the record for its reader.
func (a *App) workflowFirst(ctx context.Context, v store.View, of access.Subject) (workflow.First, error) {
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil {
		return workflow.First{}, err
	}
	approvals, err := v.WorkflowApprovals(ctx, of)
	if err != nil {
		return workflow.First{}, err
	}
	if on := firstApproved(versions, approvals); !on.IsZero() {
		return workflow.OpenSince(on), nil
	}
	var newest store.WorkflowVersion
	if len(versions) > 0 {
		newest = versions[0]
		if err := v.FillWorkflow(ctx, &newest); err != nil {
			return workflow.First{}, err
		}
	}
	return newest.Redesign.Closed(workflow.Wanting(approvalsOf(approvals, newest.ID), newest.N), a.workflowWords().Groups), nil
}

// First says whether technology may come, as the versions stand that the reader sees.
func (w Workflow) First() workflow.First {
	if on := firstApproved(w.Versions, w.Approvals); !on.IsZero() {
		return workflow.OpenSince(on)
	}
	return w.Shown.Redesign.Closed(workflow.Wanting(w.Of(w.Shown.ID), w.Shown.N), w.Words.Groups)
}

// firstApproved is the first day on which both leads had approved a version; zero when none is approved.
func firstApproved(versions []store.WorkflowVersion, approvals []store.Approval) (first day.Day) {
	for _, v := range versions {
		if on, both := workflow.Approved(approvalsOf(approvals, v.ID), v.N); both && (first.IsZero() || on < first) {
			first = on
		}
	}
	return first
}
