package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// workflowChanged makes answers due that depend on the workflow, once both leads have approved a version after an
// earlier one (Groundwork rules, section 2: workflow_changed). The first approval changes nothing that anybody relied
// on. An adopting trust's own workflow concerns its adoption; a pilot's concerns the open adoptions that have no map of
// their own and so follow the pilot's.
func (a *App) workflowChanged(ctx context.Context, tx store.Tx, who access.Actor, s WorkflowSubject, v store.WorkflowVersion, recorded []workflow.Approval) error {
	if _, both := workflow.Approved(recorded, v.N); !both {
		return nil
	}
	approvals, err := tx.WorkflowApprovals(ctx, s.Subject)
	if err != nil {
		return err
	}
	versions, err := tx.WorkflowVersions(ctx, s.Subject)
	if err != nil {
		return err
	}
	earlier := slices.DeleteFunc(versions, func(x store.WorkflowVersion) bool { return x.N >= v.N })
	if _, again := approvedOf(earlier, approvals); !again {
		return nil
	}
	places := []store.Follower{{Adoption: s.ID, Trust: s.Organisation}}
	if s.Kind == "pilot" {
		if places, err = tx.Followers(ctx, s.ID); err != nil {
			return err
		}
	}
	for _, at := range places {
		if err := tx.Lock(ctx, at.Trust); err != nil {
			return err
		}
		e := store.Expiry{ID: a.NewID(), Adoption: at.Adoption, Event: readiness.Event{Kind: readiness.WorkflowChanged, On: a.Today()}}
		if err := a.raise(ctx, tx, who, at.Trust, []store.Expiry{e}); err != nil {
			return err
		}
	}
	return nil
}
