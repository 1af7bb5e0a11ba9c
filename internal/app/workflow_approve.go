package app

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// ApproveWorkflow records that who approves, today, the save with the id version: as clinical or as operational lead,
// whichever of the two they are and is still wanted. It is a Conflict when that save is not the newest any more, and
// Invalid with every reason when a check stands in the way.
func (a *App) ApproveWorkflow(ctx context.Context, who access.Actor, of access.Subject, version string) error {
	return a.approval(ctx, who, of, version, access.ApproveWorkflow, "workflow.approve", func(tx store.Tx, s WorkflowSubject, v store.WorkflowVersion, recorded []workflow.Approval) ([]store.Approval, error) {
		if err := inTheWay(v.Redesign, a.workflowWords().Groups); err != nil {
			return nil, err
		}
		if err := a.reasonsWanted(ctx, tx.View, s, v.Redesign); err != nil {
			return nil, err
		}
		function := wanted(approvesAs(who, s), recorded, v.N)
		row := store.Approval{Approval: workflow.Approval{Version: v.N, Function: function, Person: who.ID, On: a.Today()}}
		return []store.Approval{row}, workflow.Approve(recorded, row.Approval, a.Today())
	})
}

// WithdrawApproval takes back who's own approval of a version, with its reason. The row of the approval stays.
func (a *App) WithdrawApproval(ctx context.Context, who access.Actor, of access.Subject, version, why string) error {
	why = strings.TrimSpace(why)
	if utf8.RuneCountInString(why) > 4000 {
		return fault.Refused("reason", "The reason must be 4,000 characters or fewer")
	}
	return a.approval(ctx, who, of, version, access.ApproveWorkflow, "workflow.withdraw", func(tx store.Tx, s WorkflowSubject, v store.WorkflowVersion, recorded []workflow.Approval) ([]store.Approval, error) {
		function := ""
		for _, f := range []string{workflow.ClinicalLead, workflow.OperationalLead} {
			if by, ok := workflow.ApprovedBy(recorded, v.N, f); ok && by.Person == who.ID {
				function = f
			}
		}
		if function == "" {
			return nil, fault.Denied("Only the person who approved this version can withdraw the approval")
		}
		row := store.Approval{Approval: workflow.Approval{Version: v.N, Function: function, Person: who.ID, On: a.Today(), Withdrawn: true, Why: why}}
		return []store.Approval{row}, workflow.Approve(recorded, row.Approval, a.Today())
	})
}

// PastApprovals are the two approvals of a pilot that had begun when it was registered, as somebody typed them.
type PastApprovals struct {
	ClinicalLead, ClinicalOn       string // a person's id; a day like 2025-07-28
	OperationalLead, OperationalOn string
	Document                       string // where the approvals are written down
}

// RecordApprovals enters both approvals afterwards, with their days and the document that shows them.
func (a *App) RecordApprovals(ctx context.Context, who access.Actor, of access.Subject, version string, in PastApprovals) error {
	return a.approval(ctx, who, of, version, access.RecordWorkflow, "workflow.record_approvals", func(tx store.Tx, s WorkflowSubject, v store.WorkflowVersion, recorded []workflow.Approval) ([]store.Approval, error) {
		if !s.Afterwards {
			return nil, fault.Denied("Past approvals can be entered only for a pilot that was recorded afterwards. Ask the two leads to approve here")
		}
		if err := inTheWay(v.Redesign, a.workflowWords().Groups); err != nil {
			return nil, err
		}
		return a.pastApprovals(ctx, tx.View, s, v, recorded, in)
	})
}

func (a *App) pastApprovals(ctx context.Context, view store.View, s WorkflowSubject, v store.WorkflowVersion, recorded []workflow.Approval, in PastApprovals) ([]store.Approval, error) {
	var bad fault.Fields
	document := strings.TrimSpace(in.Document)
	switch n := utf8.RuneCountInString(document); {
	case n == 0:
		bad.Add("document", "Enter where the approvals are written down")
	case n > 400:
		bad.Add("document", "Where the approvals are written down must be 400 characters or fewer")
	}
	var rows []store.Approval
	for _, x := range []struct{ function, field, person, on string }{
		{workflow.ClinicalLead, "clinical-lead", in.ClinicalLead, in.ClinicalOn}, {workflow.OperationalLead, "operational-lead", in.OperationalLead, in.OperationalOn},
	} {
		on, err := workflow.TypedDay(x.on)
		if err != nil {
			bad.Add(x.field+"-on", "Enter the day on which the %s approved, like 28 7 2025", workflow.LeadName(x.function))
			continue
		}
		row := store.Approval{Approval: workflow.Approval{Version: v.N, Function: x.function, Person: x.person, On: on}, Document: document}
		if x.person == "" {
			bad.Add(x.field, "Choose who approved as %s", workflow.LeadName(x.function))
		} else if err := a.belongs(ctx, view, s.Organisation, x.person, x.field, "Choose who approved as "+workflow.LeadName(x.function)+" from the list"); err != nil {
			bad = append(bad, fault.Of(err).Fields...)
		}
		if err := workflow.Approve(recorded, row.Approval, a.Today()); err != nil {
			for _, f := range fault.Of(err).Fields {
				name := x.field
				if f.Name == "on" {
					name += "-on"
				}
				bad.Add(name, "%s", f.Message)
			}
		}
		recorded, rows = append(recorded, row.Approval), append(rows, row)
	}
	return rows, bad.Err()
}

// approval is what the three deeds have in common: find the version, ask, decide, write the rows and one line of history.
func (a *App) approval(ctx context.Context, who access.Actor, of access.Subject, version string, deed access.Deed, name string,
	decide func(store.Tx, WorkflowSubject, store.WorkflowVersion, []workflow.Approval) ([]store.Approval, error)) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.workflowSubject(ctx, tx.View, who, of)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, deed, s.Place()); err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, s.Organisation); err != nil {
			return done{}, err
		}
		v, recorded, err := newestFor(ctx, tx.View, of, version)
		if err != nil {
			return done{}, err
		}
		rows, err := decide(tx, s, v, recorded)
		if err != nil {
			return done{}, err
		}
		e := history.Event{Chain: s.Organisation, Deed: name, Subject: history.Touch{Kind: "workflow", ID: v.Workflow}, After: history.Values{"version": strconv.Itoa(v.N)}}
		for _, row := range rows {
			row.ID, row.Version, row.Recorded, row.RecordedBy = a.NewID(), v.ID, a.instant(), who.ID
			if err := tx.AddApproval(ctx, row); err != nil {
				return done{}, err
			}
			if row.Person == who.ID {
				e.Role = row.Function
			}
			e.After[workflow.LeadName(row.Function)] = approvalWords(row)
			if row.Document != "" {
				e.After["written down in"] = row.Document
			}
			row.Approval.Version = v.N
			recorded = append(recorded, row.Approval)
		}
		if err := a.workflowChanged(ctx, tx, who, s, v, recorded); err != nil {
			return done{}, err
		}
		return done{id: v.ID, event: e}, nil
	})
	return err
}

func approvalWords(a store.Approval) string {
	if a.Withdrawn {
		return "withdrew the approval on " + a.On.Long() + ": " + a.Why
	}
	return "approved on " + a.On.Long()
}

// newestFor is the save with the id, which must still be the newest: nobody approves what they have not read.
func newestFor(ctx context.Context, tx store.View, of access.Subject, version string) (store.WorkflowVersion, []workflow.Approval, error) {
	versions, err := tx.WorkflowVersions(ctx, of)
	if err != nil {
		return store.WorkflowVersion{}, nil, err
	}
	if len(versions) == 0 {
		return store.WorkflowVersion{}, nil, fault.Missing("workflow")
	}
	newest := versions[0]
	if newest.ID != version {
		return newest, nil, &fault.Error{Kind: fault.Conflict, Message: "The map was changed while you were reading it. Go back, read the newest version, and then decide"}
	}
	if err := tx.FillWorkflow(ctx, &newest); err != nil {
		return newest, nil, err
	}
	approvals, err := tx.WorkflowApprovals(ctx, of)
	return newest, approvalsOf(approvals, newest.ID), err
}

// inTheWay is Invalid with everything that keeps a redesign from being approved.
func inTheWay(r workflow.Redesign, groups workflow.Groups) error {
	var bad fault.Fields
	for _, f := range r.InTheWay(groups) {
		bad.Add(f.Field, "%s", f.Says)
	}
	return bad.Err()
}

// wanted is the first of the functions as whose approval is still to come; the first of all when none is.
func wanted(as []string, recorded []workflow.Approval, n int) string {
	for _, f := range workflow.Wanting(recorded, n) {
		for _, mine := range as {
			if f == mine {
				return f
			}
		}
	}
	if len(as) > 0 {
		return as[0]
	}
	return ""
}
