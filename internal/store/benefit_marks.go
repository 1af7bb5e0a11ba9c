package store

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/workflow"
)

// ApprovalsOf are the approvals of the redesign of a pilot or an adoption, in the order in which they were recorded; their
// version is the number of the redesign.
func (v View) ApprovalsOf(ctx context.Context, of access.Subject) ([]workflow.Approval, error) {
	return list(ctx, v, "approvals", `
		SELECT w.n, a.function, a.person, a.on_day, a.withdrawn, a.reason
		FROM approval a
		JOIN workflow_version w ON w.id = a.version
		JOIN workflow f ON f.id = w.workflow
		WHERE f.subject_kind = $1 AND f.subject_id = $2
		ORDER BY a.recorded_at, a.id`, []any{of.Kind, of.ID},
		func(a *workflow.Approval) []any {
			return []any{&a.Version, &a.Function, &a.Person, &a.On, &a.Withdrawn, &a.Why}
		})
}

// Named is what a page calls a person.
type Named struct{ Name, Job string }

// PeopleCalled are the people with the ids.
func (v View) PeopleCalled(ctx context.Context, ids []string) (map[string]Named, error) {
	out := map[string]Named{}
	var id string
	var n Named
	err := v.each(ctx, `
		SELECT id, name, job
		FROM person
		WHERE `+among("id", 1), []any{"," + strings.Join(ids, ",") + ","}, []any{&id, &n.Name, &n.Job}, func() { out[id] = n })
	return out, err
}
