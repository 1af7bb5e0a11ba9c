package store

import (
	"context"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/workflow"
)

// OwnedWorkflow is one version of the workflow of a pilot or an adoption.
type OwnedWorkflow struct {
	Of access.Subject
	WorkflowVersion
}

// ofTrust is the condition that workflow w is one of trust $1: of a pilot that it leads, or of one of its adoptions.
const ofTrust = ` (w.subject_kind = 'pilot' AND w.subject_id IN (SELECT p.id FROM pilot p WHERE p.lead_trust = $1)
			OR w.subject_kind = 'adoption' AND w.subject_id IN (SELECT a.id FROM adoption a WHERE a.trust = $1))`

// TrustWorkflows are the newest save of each version of every workflow of a trust, as recorded by an instant, the newest
// first of each, without their steps.
func (v View) TrustWorkflows(ctx context.Context, trust string, until day.Instant) ([]OwnedWorkflow, error) {
	type row struct {
		workflowVersionRow
		of access.Subject
	}
	rows, err := list(ctx, v, "workflows", `
		SELECT w.subject_kind, w.subject_id, `+workflowVersionColumns+`
		FROM workflow w
		JOIN workflow_version v ON v.workflow = w.id
		WHERE`+ofTrust+` AND v.recorded_at <= $2 AND NOT EXISTS (
			SELECT 1 FROM workflow_version later WHERE later.workflow = v.workflow AND later.n = v.n AND later.seq > v.seq AND later.recorded_at <= $2)
		ORDER BY w.subject_kind, w.subject_id, v.n DESC`, []any{trust, until}, func(r *row) []any {
		return append([]any{&r.of.Kind, &r.of.ID}, r.workflowVersionRow.columns()...)
	})
	if err != nil {
		return nil, err
	}
	out := make([]OwnedWorkflow, len(rows))
	for i, r := range rows {
		out[i] = OwnedWorkflow{r.of, r.version(AfterState(r.of))}
	}
	return out, nil
}

// TrustApprovals are the approvals of every workflow of a trust, as recorded by an instant, by the save that each is about.
func (v View) TrustApprovals(ctx context.Context, trust string, until day.Instant) (map[string][]workflow.Approval, error) {
	out := map[string][]workflow.Approval{}
	var version string
	var a workflow.Approval
	err := v.each(ctx, `
		SELECT a.version, v.n, a.function, a.person, a.on_day, a.withdrawn, a.reason
		FROM workflow w
		JOIN workflow_version v ON v.workflow = w.id
		JOIN approval a ON a.version = v.id
		WHERE`+ofTrust+` AND a.recorded_at <= $2
		ORDER BY a.recorded_at, a.id`, []any{trust, until},
		[]any{&version, &a.Version, &a.Function, &a.Person, &a.On, &a.Withdrawn, &a.Why}, func() { out[version] = append(out[version], a) })
	return out, err
}

// FillWorkflows reads what reckoning hours and comparing parts need of several versions: what their steps do, by whom and
// in how many minutes, and what became of them.
func (v View) FillWorkflows(ctx context.Context, list []*WorkflowVersion) error {
	if len(list) == 0 {
		return nil
	}
	by, args, places := map[string]*WorkflowVersion{}, []any{}, []string{}
	for i, w := range list {
		by[w.ID] = w
		args, places = append(args, w.ID), append(places, "$"+strconv.Itoa(i+1))
	}
	in := ` WHERE version IN (` + strings.Join(places, ", ") + `)`
	var version, side string
	var s workflow.Step
	var sample *int
	err := v.each(ctx, `
		SELECT version, side, step_id, position, pack_step, action, lane, staff_group, pay_band, type, minutes, share, timing_method, sample_size
		FROM step`+in+`
		ORDER BY version, side, position`, args,
		[]any{&version, &side, &s.ID, &s.Position, &s.PackStep, &s.Action, &s.Role, &s.StaffGroup, &s.PayBand, &s.Type, &s.Minutes, &s.Share, &s.Timing.Method, &sample}, func() {
			s.Timing.Sample = number(sample)
			m := &by[version].Redesign.After
			if side == workflow.Current.Side() {
				m = &by[version].Redesign.Before
			}
			m.Steps = append(m.Steps, s)
		})
	if err != nil {
		return err
	}
	var old, new *string
	var c workflow.Change
	return v.each(ctx, `
		SELECT version, old_step, new_step, decision, part
		FROM change`+in+`
		ORDER BY version, position`, args, []any{&version, &old, &new, &c.Decision, &c.Part}, func() {
		c.Old, c.New = text(old), text(new)
		by[version].Redesign.Changes = append(by[version].Redesign.Changes, c)
	})
}
