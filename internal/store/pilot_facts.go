package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// PilotCounts fills those facts of a pilot that are counted: its workflow, benefits, packs, lessons and documents.
func (v View) PilotCounts(ctx context.Context, id string, f *pilot.Facts) error {
	var took, why *string
	var stated int
	err := v.one(ctx, "pilot facts", `
		WITH newest AS (
			SELECT x.id, x.took_part, x.why_automate_first AS why
			FROM workflow w
			JOIN workflow_version x ON x.workflow = w.id
			WHERE w.subject_kind = 'pilot' AND w.subject_id = $1
			ORDER BY x.seq DESC
			LIMIT 1),
		promised AS (
			SELECT b.id, f.owner, f.disbenefit,
				(SELECT COUNT(*) FROM baseline l WHERE l.benefit = b.id) AS baselines,
				(SELECT COUNT(*) FROM baseline l WHERE l.benefit = b.id AND l.locked_on IS NOT NULL
					AND l.seq = (SELECT MAX(m.seq) FROM baseline m WHERE m.benefit = b.id)) AS locked,
				(SELECT COUNT(*) FROM series s JOIN observation o ON o.series = s.id WHERE s.benefit = b.id AND o.state = 'reported') AS figures
			FROM benefit b
			LEFT JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(g.seq) FROM benefit_profile g WHERE g.benefit = b.id)
			WHERE b.subject_kind = 'pilot' AND b.subject_id = $1)
		SELECT
			(SELECT COUNT(*) FROM step s JOIN newest n ON n.id = s.version WHERE s.side = 'before'),
			(SELECT COUNT(*) FROM step s JOIN newest n ON n.id = s.version WHERE s.side = 'after'),
			(SELECT took_part FROM newest),
			(SELECT why FROM newest),
			(SELECT COUNT(*) FROM step s JOIN newest n ON n.id = s.version WHERE s.side = 'before'
				AND NOT EXISTS (SELECT 1 FROM change c WHERE c.version = s.version AND c.old_step = s.step_id)),
			(SELECT COUNT(*) FROM change c JOIN newest n ON n.id = c.version WHERE c.decision IN ('remove', 'merge', 'standardise')),
			(SELECT COUNT(*) FROM change c JOIN newest n ON n.id = c.version WHERE c.decision = 'automate'),
			(SELECT COUNT(*) FROM promised p WHERE p.disbenefit IS NULL OR NOT p.disbenefit),
			(SELECT COUNT(*) FROM promised p WHERE NOT p.disbenefit AND p.owner IS NOT NULL),
			(SELECT COUNT(*) FROM promised p WHERE NOT p.disbenefit AND p.baselines > 0),
			(SELECT COUNT(*) FROM promised p WHERE NOT p.disbenefit AND p.locked > 0),
			(SELECT CAST(COALESCE(SUM(p.figures), 0) AS BIGINT) FROM promised p),
			(SELECT COUNT(*) FROM promised p WHERE p.disbenefit),
			(SELECT COUNT(*) FROM pack_version k WHERE k.pilot = $1),
			(SELECT COUNT(*) FROM lesson l WHERE l.subject_kind = 'pilot' AND l.subject_id = $1),
			(SELECT COUNT(*) FROM document d JOIN document_revision r ON r.document = d.id AND r.seq = (SELECT MAX(n.seq) FROM document_revision n WHERE n.document = d.id) WHERE d.pilot = $1 AND NOT r.gone),
			(SELECT COUNT(DISTINCT i.condition) FROM innovation_fact i JOIN pilot p ON p.innovation = i.innovation WHERE p.id = $1)`,
		[]any{id}, &f.StepsBefore, &f.StepsAfter, &took, &why, &f.Undecided, &f.Simplified, &f.Automated,
		&f.Benefits, &f.Owned, &f.Baselines, &f.Locked, &f.Figures, &f.Costs, &f.PackVersions, &f.Lessons, &f.Documents, &stated)
	f.TookPart, f.WhyAutomateFirst, f.Stated = text(took) != "", text(why) != "", stated
	return err
}

// Taker is one trust that takes up a pilot, as far as its stage is open to everybody.
type Taker struct {
	Pilot, Trust, Subtype string
	Committed, Live       bool
}

// Takers are the open adoptions of one pilot, or of all where id is empty: who committed and who is live.
func (v View) Takers(ctx context.Context, id string, on day.Day) ([]Taker, error) {
	return list(ctx, v, "takers", `
		SELECT a.pilot, a.trust, v.subtype,
			`+committed+`,
			`+firstLive("'adoption'", "a.id")+` IS NOT NULL
		FROM adoption a
		JOIN organisation_version v ON v.code = a.trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = a.trust AND w.valid_from <= $1)
		WHERE a.open AND ($2 = '' OR a.pilot = $2)
		ORDER BY a.pilot, a.trust`, []any{on, id}, func(t *Taker) []any { return []any{&t.Pilot, &t.Trust, &t.Subtype, &t.Committed, &t.Live} })
}

// FrozenVersion names the version of a pilot's workflow that stood when something was decided.
type FrozenVersion struct {
	ID string `json:"id"`
	N  int    `json:"version"`
}

// WorkflowStanding is the newest version of a pilot's workflow that was recorded by an instant; the zero one when there is none.
func (v View) WorkflowStanding(ctx context.Context, pilotID string, by day.Instant) (f FrozenVersion, err error) {
	err = v.each(ctx, `
		SELECT x.id, x.n
		FROM workflow w
		JOIN workflow_version x ON x.workflow = w.id
		WHERE w.subject_kind = 'pilot' AND w.subject_id = $1 AND x.recorded_at <= $2
		ORDER BY x.seq DESC
		LIMIT 1`, []any{pilotID, by}, []any{&f.ID, &f.N}, func() {})
	return f, err
}
