package store

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/waiting"
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

// Standpoint is one open adoption with what its next decision and its openness follow from.
type Standpoint struct {
	ID, Trust, TrustShort, Pilot, PilotName string
	States                                  []adoption.State // in the order in which they were recorded
	Decided                                 []stage.Decided  // likewise
	Planned                                 map[string]day.Day
	Kept                                    map[string]waiting.Kept
	Stops                                   [len(readiness.Gates)]readiness.KeptStops // what keeps each gate closed now
}

// Standpoints are the open adoptions of the trusts in scope, by pilot and trust. Each part comes from
// one statement, so that their number never depends on how many adoptions there are.
func (v View) Standpoints(ctx context.Context, scope string, on day.Day) ([]Standpoint, error) {
	all, err := list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, v.short_name, a.pilot, p.name
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND `+within("a.trust", 2)+`
		ORDER BY p.name, v.short_name, a.id`, []any{on, scope}, func(s *Standpoint) []any {
		return []any{&s.ID, &s.Trust, &s.TrustShort, &s.Pilot, &s.PilotName}
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	at := map[string]*Standpoint{}
	for i := range all {
		all[i].Planned, all[i].Kept = map[string]day.Day{}, map[string]waiting.Kept{}
		at[all[i].ID] = &all[i]
	}
	for _, read := range []func(context.Context, string, map[string]*Standpoint) error{v.statesIn, v.decidedIn, v.plannedIn, v.standingIn} {
		if err := read(ctx, scope, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AreaPoint is one open adoption below a programme lead.
type AreaPoint struct {
	Standpoint
	Told bool // its trust tells others
}

// AreaPoints are the open adoptions of the trusts in scope about which their trust told others, or that something was decided about,
// by pilot and trust: what an area is counted from, in three statements and without what only the trust itself asks.
func (v View) AreaPoints(ctx context.Context, scope string, on day.Day) ([]AreaPoint, error) {
	out, err := list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, v.short_name, a.pilot, p.name,
			COALESCE((SELECT s.state FROM adoption_state s WHERE s.adoption = a.id AND s.state IN ('told_others', 'kept_private')
				ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1), '') = 'told_others'
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND `+within("a.trust", 2)+`
			AND (EXISTS (SELECT 1 FROM adoption_state s WHERE s.adoption = a.id AND s.state = 'told_others')
				OR EXISTS (SELECT 1 FROM gate_decision d WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id))
		ORDER BY p.name, v.short_name, a.id`, []any{on, scope}, func(s *AreaPoint) []any {
		return []any{&s.ID, &s.Trust, &s.TrustShort, &s.Pilot, &s.PilotName, &s.Told}
	})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	at := make(map[string]*Standpoint, len(out))
	for i := range out {
		out[i].Kept = map[string]waiting.Kept{}
		at[out[i].ID] = &out[i].Standpoint
	}
	if err := v.standingIn(ctx, scope, at); err != nil {
		return nil, err
	}
	return out, v.decidedIn(ctx, scope, at)
}

func (v View) statesIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	var s adoption.State
	return v.each(ctx, `
		SELECT s.adoption, s.state, s.on_day, s.again_on
		FROM adoption_state s
		JOIN adoption a ON a.id = s.adoption
		WHERE a.open AND `+within("a.trust", 1)+`
		ORDER BY s.recorded_at, s.id`, []any{scope}, []any{&s.Adoption, &s.Key, &s.On, &s.Again}, func() {
		if x := at[s.Adoption]; x != nil {
			x.States = append(x.States, s)
		}
	})
}

func (v View) decidedIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	var id string
	var d stage.Decided
	var replaces *string
	return v.each(ctx, `
		SELECT d.subject_id, d.id, d.gate, d.outcome, d.decided_on, d.replaces
		FROM gate_decision d
		WHERE (d.subject_kind, d.subject_id) IN (SELECT 'adoption', a.id FROM adoption a WHERE a.open AND `+within("a.trust", 1)+`)
		ORDER BY d.recorded_at, d.id`, []any{scope}, []any{&id, &d.ID, &d.Gate, &d.Outcome, &d.On, &replaces}, func() {
		d.Replaces = text(replaces)
		if x := at[id]; x != nil {
			x.Decided = append(x.Decided, d)
		}
	})
}

func (v View) plannedIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	var id, gate string
	var planned day.Day
	return v.each(ctx, `
		SELECT d.adoption, d.gate, d.planned
		FROM adoption_date d
		JOIN adoption a ON a.id = d.adoption
		WHERE a.open AND `+within("a.trust", 1)+` AND d.planned IS NOT NULL
			AND d.seq = (SELECT MAX(n.seq) FROM adoption_date n WHERE n.adoption = d.adoption AND n.gate = d.gate)`, []any{scope},
		[]any{&id, &gate, &planned}, func() {
			if s := at[id]; s != nil {
				s.Planned[gate] = planned
			}
		})
}

func (v View) standingIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	rows, err := v.keptIn(ctx, scope)
	for id, s := range at {
		if k, known := rows[id]; known && err == nil {
			err = s.keep(k)
		}
	}
	return err
}

// keep fills in how an adoption stands at each gate.
func (s *Standpoint) keep(row Kept) error {
	k, err := row.Readiness()
	if err != nil {
		return err
	}
	for _, g := range readiness.Gates {
		s.Stops[g] = k.Gates[g].Stops
		s.Kept[g.String()] = waiting.Kept{Verdict: k.Gates[g].Verdict, Asked: k.Gates[g].Asked, Met: k.Gates[g].Met, Conditions: k.Gates[g].Conditions,
			Short: k.Gates[g].Short, Unknown: k.Gates[g].Unknown, Assessed: k.Assessed}
	}
	return nil
}

// HeldGap is an accepted gap that was not closed.
type HeldGap struct {
	ID, Adoption, Item, Owner string
	Gate                      readiness.Gate
	Due                       day.Day
}

// HeldGaps are those of the open adoptions in scope.
func (v View) HeldGaps(ctx context.Context, scope string) ([]HeldGap, error) {
	type row struct {
		HeldGap
		gate string
	}
	rows, err := list(ctx, v, "accepted gaps", `
		SELECT c.id, c.adoption, c.item_id, `+ownerNow+`, c.gate, c.due
		FROM condition c
		JOIN adoption a ON a.id = c.adoption
		WHERE a.open AND `+within("a.trust", 1)+` AND NOT EXISTS (SELECT 1 FROM condition_close x WHERE x.condition = c.id)
			AND NOT EXISTS (SELECT 1 FROM condition n WHERE n.adoption = c.adoption AND n.item_id = c.item_id AND n.gate = c.gate AND n.recorded_at > c.recorded_at)
		ORDER BY c.due, c.id`, []any{scope}, func(r *row) []any { return []any{&r.ID, &r.Adoption, &r.Item, &r.Owner, &r.gate, &r.Due} })
	if err != nil {
		return nil, err
	}
	out := make([]HeldGap, len(rows))
	for i, r := range rows {
		out[i] = r.HeldGap
		if err := out[i].Gate.UnmarshalText([]byte(r.gate)); err != nil {
			return nil, err
		}
	}
	return out, nil
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

// PilotTaken is a published pilot with how many trusts told that they take it up.
type PilotTaken struct {
	ID, Innovation, LeadTrust, Name string
	Takers                          int
}

// MostTaken is the published pilot, not closed and not led by the trusts in scope, that most others take up; of
// equals the one published last. None is a NotFound.
func (v View) MostTaken(ctx context.Context, scope string) (p PilotTaken, err error) {
	err = v.one(ctx, "pilot", `
		SELECT p.id, p.innovation, p.lead_trust, p.name,
			(SELECT COUNT(*) FROM adoption a WHERE a.pilot = p.id AND a.open AND EXISTS (
				SELECT 1 FROM adoption_state s WHERE s.adoption = a.id AND s.state = 'told_others')) AS takers
		FROM pilot p
		WHERE NOT `+within("p.lead_trust", 1)+` AND EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published')
			AND NOT EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'closed')
		ORDER BY takers DESC, p.created_at DESC, p.id
		LIMIT 1`, []any{scope}, &p.ID, &p.Innovation, &p.LeadTrust, &p.Name, &p.Takers)
	return p, err
}

// FactsLikely are the conditions of the checklist that hold for a pilot's innovation, and those asked at each
// trust that hold at half or more of the trusts that told of taking it up.
func (v View) FactsLikely(ctx context.Context, pilotID, innovation string) ([]string, error) {
	var out []string
	var condition string
	err := v.each(ctx, `
		SELECT f.condition
		FROM innovation_fact f
		WHERE f.innovation = $1 AND f.holds
			AND f.seq = (SELECT MAX(n.seq) FROM innovation_fact n WHERE n.innovation = f.innovation AND n.condition = f.condition)
		UNION
		SELECT f.condition
		FROM adoption_fact f
		JOIN adoption a ON a.id = f.adoption
		WHERE a.pilot = $2 AND EXISTS (SELECT 1 FROM adoption_state s WHERE s.adoption = a.id AND s.state = 'told_others')
			AND f.seq = (SELECT MAX(n.seq) FROM adoption_fact n WHERE n.adoption = f.adoption AND n.condition = f.condition)
		GROUP BY f.condition
		HAVING 2 * COUNT(*) FILTER (WHERE f.holds) >= (
			SELECT COUNT(*) FROM adoption b
			WHERE b.pilot = $2 AND EXISTS (SELECT 1 FROM adoption_state s WHERE s.adoption = b.id AND s.state = 'told_others'))`,
		[]any{innovation, pilotID}, []any{&condition}, func() { out = append(out, condition) })
	return out, err
}

// NewestPack is the newest version of a pilot's pack; the zero Pack when none is published.
func (v View) NewestPack(ctx context.Context, pilotID string) (p adoption.Pack, err error) {
	err = v.each(ctx, `
		SELECT k.id, k.n, k.sha256
		FROM pack_version k
		WHERE k.pilot = $1 AND k.n = (SELECT MAX(n.n) FROM pack_version n WHERE n.pilot = k.pilot)`, []any{pilotID}, []any{&p.ID, &p.N, &p.SHA256}, func() {})
	return p, err
}

// PacksIn are the newest versions that the open adoptions of the trusts in scope have accepted, by adoption.
func (v View) PacksIn(ctx context.Context, scope string) (map[string]adoption.Pack, error) {
	out := map[string]adoption.Pack{}
	var id string
	var p adoption.Pack
	err := v.each(ctx, `
		SELECT x.adoption, k.id, k.n, k.sha256
		FROM adoption_pack x
		JOIN pack_version k ON k.id = x.pack_version
		JOIN adoption a ON a.id = x.adoption
		WHERE a.open AND `+within("a.trust", 1)+`
		ORDER BY k.n`, []any{scope}, []any{&id, &p.ID, &p.N, &p.SHA256}, func() { out[id] = p })
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
