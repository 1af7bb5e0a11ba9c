package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/workflow"
)

// Approval is one lead's yes to a version, or the withdrawal of it.
type Approval struct {
	ID      string
	Version string // id of the save that it is about
	workflow.Approval
	Document   string // of one entered afterwards: where it is written down
	Recorded   day.Instant
	RecordedBy string
}

type approvalRow struct {
	Approval
	recordedBy *string
}

// WorkflowApprovals are those of every version of the subject's workflow, in the order in which they were recorded.
func (v View) WorkflowApprovals(ctx context.Context, of access.Subject) ([]Approval, error) {
	rows, err := list(ctx, v, "approvals", `
		SELECT a.id, a.version, v.n, a.function, a.person, a.on_day, a.withdrawn, a.reason, a.document, a.recorded_at, a.recorded_by
		FROM workflow w
		JOIN workflow_version v ON v.workflow = w.id
		JOIN approval a ON a.version = v.id
		WHERE w.subject_kind = $1 AND w.subject_id = $2
		ORDER BY a.recorded_at, a.id`, []any{of.Kind, of.ID}, func(r *approvalRow) []any {
		a := &r.Approval
		return []any{&a.ID, &a.Version, &a.Approval.Version, &a.Function, &a.Person, &a.On, &a.Withdrawn, &a.Why, &a.Document, &a.Recorded, &r.recordedBy}
	})
	if err != nil {
		return nil, err
	}
	out := make([]Approval, len(rows))
	for i, r := range rows {
		out[i] = r.Approval
		out[i].RecordedBy = text(r.recordedBy)
	}
	return out, nil
}

// WorkflowLeads are who holds one of the two functions that approve, in the subject itself or in its trust.
func (v View) WorkflowLeads(ctx context.Context, of access.Subject, organisation string, on day.Day) ([]Function, error) {
	return list(ctx, v, "functions", functionsStanding+`((f.subject_kind = $2 AND f.subject_id = $3) OR (f.subject_kind = 'organisation' AND f.subject_id = $4))
			AND f.function IN ('`+workflow.ClinicalLead+`', '`+workflow.OperationalLead+`') AND `+standing("f", "function_holder")+`
		ORDER BY f.function, f.subject_kind DESC, f.id`, []any{on, of.Kind, of.ID, organisation}, functionColumns)
}

// AddApproval writes an approval or its withdrawal.
func (t Tx) AddApproval(ctx context.Context, a Approval) error {
	return t.exec(ctx, "approval", `
		INSERT INTO approval (id, version, function, person, on_day, withdrawn, reason, document, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		a.ID, a.Version, a.Function, a.Person, a.On, a.Withdrawn, a.Why, a.Document, a.Recorded, orNull(a.RecordedBy))
}

// Follower is an open adoption without a map of its own, which therefore follows the pilot's.
type Follower struct{ Adoption, Trust string }

// Followers are those of one pilot, by trust, so that everybody waits for the trusts' chains in the same order.
func (v View) Followers(ctx context.Context, pilot string) ([]Follower, error) {
	return list(ctx, v, "followers", `
		SELECT a.id, a.trust
		FROM adoption a
		WHERE a.pilot = $1 AND a.open AND NOT EXISTS (SELECT 1 FROM workflow w WHERE w.subject_kind = 'adoption' AND w.subject_id = a.id)
		ORDER BY a.trust, a.id`, []any{pilot}, func(f *Follower) []any { return []any{&f.Adoption, &f.Trust} })
}
