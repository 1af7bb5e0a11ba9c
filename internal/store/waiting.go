package store

import (
	"context"

	"groundwork/internal/day"
)

// This file reads what waits on one person. Trusts are given as a scope (see access.Actor.Scope), so
// that a person with five trusts is answered with as many statements as one with a single trust.

// within is the condition that a column of trusts is in scope $n.
func within(column string, n int) string { return among(column, n) }

// Duty is something about one item that a person owes, or that is owed at a trust.
type Duty struct {
	Trust, TrustShort string
	Adoption, Pilot   string // id and the pilot's name; empty for the groundwork
	Item              string
	Text              string
	Owner             string // person id; empty for nobody
	Due               day.Day
}

const dutyNames = `, v.short_name, COALESCE(p.name, '')`

// dutyFrom joins a row x of assignment, answer or action with its trust on the day $1 and its open adoption.
const dutyFrom = `
		LEFT JOIN adoption ad ON ad.id = x.adoption
		LEFT JOIN pilot p ON p.id = ad.pilot
		JOIN organisation_version v ON v.code = x.trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = x.trust AND w.valid_from <= $1)`

// unlessClosed leaves out what belongs to an adoption that was declined or stopped.
const unlessClosed = ` AND (x.adoption IS NULL OR ad.open)`

// latest is the condition that no later row of table says something about the same line as x.
func latest(table string) string {
	return ` AND NOT EXISTS (
			SELECT 1 FROM ` + table + ` n
			WHERE n.trust = x.trust AND COALESCE(n.adoption, '') = COALESCE(x.adoption, '') AND n.item_id = x.item_id
				AND (n.recorded_at > x.recorded_at OR n.recorded_at = x.recorded_at AND n.id > x.id))`
}

func duties(ctx context.Context, v View, what, query string, args []any) ([]Duty, error) {
	type row struct {
		Duty
		adoption, owner *string
	}
	rows, err := list(ctx, v, what, query, args, func(r *row) []any {
		return []any{&r.Trust, &r.adoption, &r.Item, &r.Text, &r.owner, &r.Due, &r.TrustShort, &r.Pilot}
	})
	if err != nil {
		return nil, err
	}
	out := make([]Duty, len(rows))
	for i, r := range rows {
		out[i] = r.Duty
		out[i].Adoption, out[i].Owner = text(r.adoption), text(r.owner)
	}
	return out, nil
}

// QuestionsFor are those, at the trusts in scope, that were given to the person and that nobody answered
// since, and those of which it is not known yet and the person finds out.
func (v View) QuestionsFor(ctx context.Context, person, scope string, on day.Day) ([]Duty, error) {
	return duties(ctx, v, "questions", `
		SELECT x.trust, x.adoption, x.item_id, '', x.person, x.due`+dutyNames+`
		FROM assignment x`+dutyFrom+`
		WHERE x.person = $2 AND `+within("x.trust", 3)+unlessClosed+latest("assignment")+` AND NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = x.trust AND COALESCE(n.adoption, '') = COALESCE(x.adoption, '') AND n.item_id = x.item_id
				AND n.kind IN ('answer', 'confirm', 'local') AND n.recorded_at >= x.recorded_at)
		UNION ALL
		SELECT x.trust, x.adoption, x.item_id, x.note, x.finds_out, x.find_out_by`+dutyNames+`
		FROM answer x`+dutyFrom+`
		WHERE x.finds_out = $2 AND `+within("x.trust", 3)+` AND x.special = 'not_known'`+unlessClosed+` AND NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = x.trust AND COALESCE(n.adoption, '') = COALESCE(x.adoption, '') AND n.item_id = x.item_id AND n.seq > x.seq
				AND n.kind IN ('answer', 'confirm', 'local'))
		ORDER BY 6, 1, 3`, []any{on, person, scope})
}

// ActionsFor are the open ones that the person owes at the trusts in scope, and those of everybody at the
// trusts that they lead.
func (v View) ActionsFor(ctx context.Context, person, scope, leads string, on day.Day) ([]Duty, error) {
	return duties(ctx, v, "actions", `
		SELECT x.trust, x.adoption, x.item_id, x.text, x.owner, x.due`+dutyNames+`
		FROM action x`+dutyFrom+`
		WHERE `+within("x.trust", 3)+` AND (x.owner = $2 OR `+within("x.trust", 4)+`) AND x.closed_on IS NULL`+unlessClosed+latest("action")+`
		ORDER BY x.due NULLS LAST, x.trust, x.item_id`, []any{on, person, scope, leads})
}

// FindingOut are the answers "We don't know yet" of others at the trusts in scope, with who finds out.
func (v View) FindingOut(ctx context.Context, scope string, on day.Day) ([]Duty, error) {
	return duties(ctx, v, "answers to find out", `
		SELECT x.trust, x.adoption, x.item_id, x.note, x.finds_out, x.find_out_by`+dutyNames+`
		FROM answer x`+dutyFrom+`
		WHERE `+within("x.trust", 2)+` AND x.special = 'not_known'`+unlessClosed+` AND NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = x.trust AND COALESCE(n.adoption, '') = COALESCE(x.adoption, '') AND n.item_id = x.item_id AND n.seq > x.seq
				AND n.kind IN ('answer', 'confirm', 'local'))
		ORDER BY x.find_out_by NULLS LAST, x.trust, x.item_id`, []any{on, scope})
}

// DecisionToReview is a standing decision of the person that has a day on which to look at it again.
type DecisionToReview struct {
	ID, Adoption, Pilot, Gate, Outcome string
	On, Review                         day.Day
}

// DecisionsToReview are those of the person about open adoptions of the trusts in scope.
func (v View) DecisionsToReview(ctx context.Context, person, scope string) ([]DecisionToReview, error) {
	return list(ctx, v, "decisions to review", `
		SELECT d.id, a.id, p.name, d.gate, d.outcome, d.decided_on, d.next_review_on
		FROM gate_decision d
		JOIN adoption a ON a.id = d.subject_id
		JOIN pilot p ON p.id = a.pilot
		WHERE `+within("a.trust", 2)+` AND d.subject_kind = 'adoption' AND a.open AND d.decided_by = $1 AND d.next_review_on IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id)
			AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.subject_kind = d.subject_kind AND n.subject_id = d.subject_id AND n.recorded_at > d.recorded_at)
		ORDER BY d.next_review_on, d.id`, []any{person, scope}, func(d *DecisionToReview) []any {
		return []any{&d.ID, &d.Adoption, &d.Pilot, &d.Gate, &d.Outcome, &d.On, &d.Review}
	})
}

// TurnedDown is an adoption that a trust declined, with when to look again.
type TurnedDown struct {
	Adoption, Pilot, Reason string
	On, Again               day.Day
}

// TurnedDown are those of the trusts in scope that have a day.
func (v View) TurnedDown(ctx context.Context, scope string) ([]TurnedDown, error) {
	return list(ctx, v, "what was turned down", `
		SELECT a.id, p.name, s.reason, s.on_day, s.again_on
		FROM adoption_state s
		JOIN adoption a ON a.id = s.adoption
		JOIN pilot p ON p.id = a.pilot
		WHERE s.state = 'declined' AND s.again_on IS NOT NULL AND `+within("a.trust", 1)+`
			AND NOT EXISTS (SELECT 1 FROM adoption o WHERE o.trust = a.trust AND o.pilot = a.pilot AND o.open)
		ORDER BY s.again_on, a.id`, []any{scope}, func(t *TurnedDown) []any { return []any{&t.Adoption, &t.Pilot, &t.Reason, &t.On, &t.Again} })
}

// Answered is how many questions about itself each trust in scope has an answer to that says something.
func (v View) Answered(ctx context.Context, scope string) (map[string]int, error) {
	out := map[string]int{}
	var trust string
	var n int
	err := v.each(ctx, `
		SELECT a.trust, COUNT(DISTINCT a.item_id)
		FROM answer a
		WHERE COALESCE(a.adoption, '') = '' AND a.special <> 'not_known' AND `+within("a.trust", 1)+`
			AND NOT EXISTS (SELECT 1 FROM answer n WHERE n.trust = a.trust AND n.adoption IS NULL AND n.item_id = a.item_id AND n.seq > a.seq)
		GROUP BY a.trust`, []any{scope}, []any{&trust, &n}, func() { out[trust] = n })
	return out, err
}

// WorkflowWanted is a workflow whose newest version wants an approval.
type WorkflowWanted struct {
	SubjectKind, SubjectID, Name string
	Function                     string // clinical_lead or ops_lead
}

// WorkflowsToApprove are those whose newest version says what happens to every step, and that the person
// may approve in a part that nobody has approved it in yet.
func (v View) WorkflowsToApprove(ctx context.Context, person string, on day.Day) ([]WorkflowWanted, error) {
	return list(ctx, v, "workflows to approve", `
		SELECT w.subject_kind, w.subject_id, COALESCE(p.name, q.name), f.function
		FROM function_holder f
		JOIN workflow w ON f.subject_kind = w.subject_kind AND f.subject_id = w.subject_id
		LEFT JOIN pilot p ON w.subject_kind = 'pilot' AND p.id = w.subject_id
		LEFT JOIN adoption a ON w.subject_kind = 'adoption' AND a.id = w.subject_id
		LEFT JOIN pilot q ON q.id = a.pilot
		JOIN workflow_version x ON x.workflow = w.id AND x.seq = (SELECT MAX(n.seq) FROM workflow_version n WHERE n.workflow = w.id)
		WHERE f.person = $2 AND f.function IN ('clinical_lead', 'ops_lead') AND `+standing("f", "function_holder")+`
			AND EXISTS (SELECT 1 FROM step s WHERE s.version = x.id AND s.side = 'after')
			AND NOT EXISTS (SELECT 1 FROM step s WHERE s.version = x.id AND s.side = 'before' AND NOT EXISTS (
				SELECT 1 FROM change c WHERE c.version = x.id AND c.old_step = s.step_id AND c.decision <> ''))
			AND NOT EXISTS (
				SELECT 1 FROM approval y
				JOIN workflow_version z ON z.id = y.version
				WHERE z.workflow = w.id AND z.n = x.n AND y.function = f.function AND NOT y.withdrawn
					AND NOT EXISTS (SELECT 1 FROM approval t JOIN workflow_version u ON u.id = t.version
						WHERE u.workflow = w.id AND u.n = x.n AND t.function = y.function AND t.withdrawn AND t.recorded_at > y.recorded_at))
		ORDER BY 3, w.id`, []any{on, person}, func(w *WorkflowWanted) []any {
		return []any{&w.SubjectKind, &w.SubjectID, &w.Name, &w.Function}
	})
}
