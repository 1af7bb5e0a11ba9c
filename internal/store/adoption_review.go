package store

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// AdoptionReviews are the newest of each review of the picked adoptions, the soonest due first.
func (v View) AdoptionReviews(ctx context.Context, w Which) (map[string][]adoption.Review, error) {
	out := map[string][]adoption.Review{}
	var id string
	var r adoption.Review
	var reviewer *string
	err := v.each(ctx, `
		SELECT x.adoption, x.months, x.due, x.reviewer, x.held_on, x.finding
		FROM adoption_review x
		WHERE x.adoption IN `+w.ids()+` AND x.seq = (SELECT MAX(n.seq) FROM adoption_review n WHERE n.adoption = x.adoption AND n.months = x.months)
		ORDER BY x.due, x.months`, []any{w.arg()}, []any{&id, &r.Months, &r.Due, &reviewer, &r.HeldOn, &r.Finding}, func() {
		r.Reviewer = text(reviewer)
		out[id] = append(out[id], r)
	})
	return out, err
}

// AddAdoptionReview writes when a review is due, or that it was held and what it found.
func (t Tx) AddAdoptionReview(ctx context.Context, l Line, r adoption.Review) error {
	return t.exec(ctx, "review", `
		INSERT INTO adoption_review (id, adoption, months, seq, due, reviewer, held_on, finding, recorded_at, recorded_by)
		VALUES ($1, $2, $3, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM adoption_review x WHERE x.adoption = $2 AND x.months = $3), $4, $5, $6, $7, $8, $9)`,
		l.ID, l.Adoption, r.Months, r.Due, orNull(r.Reviewer), r.HeldOn, r.Finding, l.At, orNull(l.By))
}

// AdoptionTeams are the teams that take part in the picked adoptions, with the newest of their days, by adoption.
func (v View) AdoptionTeams(ctx context.Context, w Which) (map[string][]adoption.Team, error) {
	type event struct {
		subject, team, event string
		on                   day.Day
		withdrawn            bool
	}
	events, err := list(ctx, v, "live events", `
		SELECT e.subject_id, COALESCE(e.team, ''), e.event, e.on_day, e.withdrawn
		FROM live_event e
		WHERE e.subject_kind = 'adoption' AND e.subject_id IN `+w.ids()+`
		ORDER BY e.recorded_at, e.id`, []any{w.arg()},
		func(e *event) []any { return []any{&e.subject, &e.team, &e.event, &e.on, &e.withdrawn} })
	if err != nil {
		return nil, err
	}
	out := map[string][]adoption.Team{}
	var id string
	var t adoption.Team
	err = v.each(ctx, `
		SELECT p.subject_id, t.id, t.name, p.planned
		FROM planned_team p
		JOIN team t ON t.id = p.team
		WHERE p.subject_kind = 'adoption' AND p.subject_id IN `+w.ids()+` AND NOT p.left_out AND NOT EXISTS (
			SELECT 1 FROM planned_team n
			WHERE n.subject_kind = p.subject_kind AND n.subject_id = p.subject_id AND n.team = p.team
				AND (n.recorded_at > p.recorded_at OR n.recorded_at = p.recorded_at AND n.id > p.id))
		ORDER BY t.name, t.id`, []any{w.arg()}, []any{&id, &t.ID, &t.Name, &t.Planned}, func() {
		t.Live, t.Off = 0, 0
		for _, e := range events {
			if e.subject != id || e.team != t.ID {
				continue
			}
			on := e.on
			if e.withdrawn {
				on = 0
			}
			switch e.event {
			case "live":
				t.Live = on
			case "old_way_off":
				t.Off = on
			}
		}
		out[id] = append(out[id], t)
	})
	return out, err
}

// WorkflowDays are when each picked adoption first had a workflow of its own, by adoption.
func (v View) WorkflowDays(ctx context.Context, w Which) (map[string]day.Day, error) {
	out := map[string]day.Day{}
	var id string
	var at day.Instant
	err := v.each(ctx, `
		SELECT f.subject_id, MIN(x.recorded_at)
		FROM workflow f
		JOIN workflow_version x ON x.workflow = f.id
		WHERE f.subject_kind = 'adoption' AND f.subject_id IN `+w.ids()+`
		GROUP BY f.subject_id`, []any{w.arg()}, []any{&id, &at}, func() { out[id] = at.Day() })
	return out, err
}

// AdoptionCounts are those facts of one adoption that are counted: benefits, stop rules, lessons, and
// when its technology was set up.
type AdoptionCounts struct {
	Benefits, Targets, Accepted, Locked, StopRules, Lessons int
	Configured                                              day.Day
	Workflow                                                string // id of its newest workflow version; empty when there is none
	WorkflowN                                               int
}

// AdoptionCounts reads them in one statement.
func (v View) AdoptionCounts(ctx context.Context, id string) (c AdoptionCounts, err error) {
	var flow *string
	err = v.one(ctx, "adoption counts", `
		WITH promised AS (
			SELECT b.id, f.owner, f.target,
				EXISTS (SELECT 1 FROM benefit_review r WHERE r.benefit = b.id AND r.kind = 'accept') AS accepted,
				EXISTS (SELECT 1 FROM baseline l WHERE l.benefit = b.id AND l.locked_on IS NOT NULL
					AND l.seq = (SELECT MAX(m.seq) FROM baseline m WHERE m.benefit = b.id)) AS locked
			FROM benefit b
			LEFT JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(g.seq) FROM benefit_profile g WHERE g.benefit = b.id)
			WHERE b.subject_kind = 'adoption' AND b.subject_id = $1 AND (f.disbenefit IS NULL OR NOT f.disbenefit)),
		flow AS (
			SELECT x.id, x.n, x.seq
			FROM workflow f
			JOIN workflow_version x ON x.workflow = f.id
			WHERE f.subject_kind = 'adoption' AND f.subject_id = $1)
		SELECT
			(SELECT COUNT(*) FROM promised),
			(SELECT COUNT(*) FROM promised WHERE owner IS NOT NULL AND target IS NOT NULL),
			(SELECT COUNT(*) FROM promised WHERE accepted),
			(SELECT COUNT(*) FROM promised WHERE locked),
			(SELECT COUNT(DISTINCT s.position) FROM stop_rule s WHERE s.subject_kind = 'adoption' AND s.subject_id = $1),
			(SELECT COUNT(*) FROM lesson l WHERE l.subject_kind = 'adoption' AND l.subject_id = $1),
			(SELECT e.on_day FROM live_event e WHERE e.subject_kind = 'adoption' AND e.subject_id = $1 AND e.event = 'configured'
				ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1),
			(SELECT x.id FROM flow x WHERE x.seq = (SELECT MAX(y.seq) FROM flow y)),
			COALESCE((SELECT x.n FROM flow x WHERE x.seq = (SELECT MAX(y.seq) FROM flow y)), 0)`, []any{id},
		&c.Benefits, &c.Targets, &c.Accepted, &c.Locked, &c.StopRules, &c.Lessons, &c.Configured, &flow, &c.WorkflowN)
	c.Workflow = text(flow)
	return c, err
}

// PromisedGain is one benefit of an adoption as a decision copies it.
type PromisedGain struct {
	ID, Measure string
	Version     int
	Target      string
	Grade       string
}

// PromisedGains are the benefits of an adoption with the newest that is said of them, by id.
func (v View) PromisedGains(ctx context.Context, id string) ([]PromisedGain, error) {
	type row struct {
		PromisedGain
		target decimal.Maybe
		grade  *string
	}
	rows, err := list(ctx, v, "benefits", `
		SELECT b.id, b.measure_id, b.measure_version, f.target, f.grade
		FROM benefit b
		LEFT JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(g.seq) FROM benefit_profile g WHERE g.benefit = b.id)
		WHERE b.subject_kind = 'adoption' AND b.subject_id = $1
		ORDER BY b.id`, []any{id}, func(r *row) []any { return []any{&r.ID, &r.Measure, &r.Version, &r.target, &r.grade} })
	if err != nil {
		return nil, err
	}
	out := make([]PromisedGain, len(rows))
	for i, r := range rows {
		out[i] = r.PromisedGain
		out[i].Target, out[i].Grade = r.target.Plain(), text(r.grade)
	}
	return out, nil
}
