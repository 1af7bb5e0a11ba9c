package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/workflow"
)

// Adaptations are what the picked adoptions wrote down of what they do in their own way, by adoption, in the order in
// which it was recorded.
func (v View) Adaptations(ctx context.Context, w Which) (map[string][]workflow.Adaptation, error) {
	out := map[string][]workflow.Adaptation{}
	var id string
	var a workflow.Adaptation
	var at day.Instant
	err := v.each(ctx, `
		SELECT d.adoption, d.pack_step, d.local_step, d.difference, d.reason, d.part, d.agreed, d.effect, d.withdrawn, v.n, d.recorded_at
		FROM adaptation d
		JOIN workflow_version v ON v.id = d.version
		WHERE d.adoption IN `+w.ids()+`
		ORDER BY d.adoption, d.seq`, []any{w.arg()},
		[]any{&id, &a.PackStep, &a.LocalStep, &a.Difference, &a.Reason, &a.Part, &a.Agreed, &a.Effect, &a.Withdrawn, &a.Version, &at}, func() {
			a.On = at.Day()
			out[id] = append(out[id], a)
		})
	return out, err
}

// AddAdaptation writes one, on a save of the own map.
func (t Tx) AddAdaptation(ctx context.Context, l Line, version string, a workflow.Adaptation) error {
	return t.exec(ctx, "adaptation", `
		INSERT INTO adaptation (id, adoption, version, pack_step, local_step, seq, difference, reason, part, agreed, effect, withdrawn, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM adaptation x WHERE x.adoption = $2), $6, $7, $8, $9, $10, $11, $12, $13)`,
		l.ID, l.Adoption, version, a.PackStep, a.LocalStep, a.Difference, a.Reason, a.Part, a.Agreed, a.Effect, a.Withdrawn, l.At, orNull(l.By))
}

// WorkflowsTaken are the saves of the pilot's workflow that the picked adoptions started from or took over last, by
// adoption; nothing of those that began with an empty map.
func (v View) WorkflowsTaken(ctx context.Context, w Which) (map[string]string, error) {
	out := map[string]string{}
	var id, version string
	err := v.each(ctx, `
		SELECT t.adoption, t.version
		FROM workflow_taken t
		WHERE t.adoption IN `+w.ids()+` AND t.seq = (SELECT MAX(n.seq) FROM workflow_taken n WHERE n.adoption = t.adoption)`,
		[]any{w.arg()}, []any{&id, &version}, func() { out[id] = version })
	return out, err
}

// AddWorkflowTaken writes that an adoption started from, or took over, a save of the pilot's workflow.
func (t Tx) AddWorkflowTaken(ctx context.Context, l Line, version string) error {
	return t.exec(ctx, "workflow taken over", `
		INSERT INTO workflow_taken (id, adoption, version, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM workflow_taken x WHERE x.adoption = $2), $4, $5)`,
		l.ID, l.Adoption, version, l.At, orNull(l.By))
}

// AdoptedWorkflows are the newest save of the own map of each picked adoption that has one, without its steps.
func (v View) AdoptedWorkflows(ctx context.Context, w Which) (map[string]WorkflowVersion, error) {
	type row struct {
		workflowVersionRow
		of access.Subject
	}
	rows, err := list(ctx, v, "workflows", `
		SELECT w.subject_kind, w.subject_id, `+workflowVersionColumns+`
		FROM workflow w
		JOIN workflow_version v ON v.workflow = w.id
		WHERE w.subject_kind = 'adoption' AND w.subject_id IN `+w.ids()+`
			AND NOT EXISTS (SELECT 1 FROM workflow_version later WHERE later.workflow = v.workflow AND later.seq > v.seq)`, []any{w.arg()}, func(r *row) []any {
		return append([]any{&r.of.Kind, &r.of.ID}, r.workflowVersionRow.columns()...)
	})
	out := map[string]WorkflowVersion{}
	for _, r := range rows {
		out[r.of.ID] = r.version(AfterState(r.of))
	}
	return out, err
}

// MeasuredFrom is the first day of the first figure of clinical hours freed that an adoption has reported; zero while it
// has reported none.
func (v View) MeasuredFrom(ctx context.Context, adoption string) (from day.Day, err error) {
	err = v.one(ctx, "figures", `
		SELECT MIN(x.period_start)
		FROM benefit b
		JOIN series s ON s.benefit = b.id
		JOIN observation x ON x.series = s.id
		WHERE b.subject_kind = 'adoption' AND b.subject_id = $1 AND b.measure_id = 'clin-time-freed' AND x.state = 'reported'
			AND NOT EXISTS (SELECT 1 FROM observation later WHERE later.series = x.series AND later.period_start = x.period_start AND later.seq > x.seq)`,
		[]any{adoption}, &from)
	return from, err
}
