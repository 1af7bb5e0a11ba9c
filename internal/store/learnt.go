package store

import (
	"context"
	"strconv"

	"groundwork/internal/day"
	"groundwork/internal/insight"
)

// learnt are the ledgers in which something that was learned stands, each row with the pilot and the trust that learned it.
// What a trust gave up of its own way only the trust itself reads, and from committed on those who lead the pilot; what it
// says of a benefit is open from committed on; stop rules are read here of pilots alone.
const learnt = `
	SELECT 'lesson' AS kind, l.id, p.id AS pilot, '' AS adoption, p.lead_trust AS trust, l.about_kind, l.about_id, l.title, l.text, '' AS learned, l.on_day
	FROM lesson l
	JOIN pilot p ON l.subject_kind = 'pilot' AND p.id = l.subject_id
	UNION ALL
	SELECT 'lesson', l.id, a.pilot, a.id, a.trust, l.about_kind, l.about_id, l.title, l.text, '', l.on_day
	FROM lesson l
	JOIN adoption a ON l.subject_kind = 'adoption' AND a.id = l.subject_id
	UNION ALL
	SELECT 'stopped', d.id, p.id, '', p.lead_trust, '', '', '', d.rationale,
		COALESCE((SELECT n.text FROM pilot_note n WHERE n.pilot = p.id AND n.about = 'learning' ORDER BY n.seq DESC LIMIT 1), ''), d.decided_on
	FROM gate_decision d
	JOIN pilot p ON d.subject_kind = 'pilot' AND p.id = d.subject_id
	WHERE d.outcome = 'stop' AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id)
	UNION ALL
	SELECT 'stop_rule', s.id, p.id, '', p.lead_trust, '', '', s.rule, s.note, '', s.met_on
	FROM stop_rule s
	JOIN pilot p ON s.subject_kind = 'pilot' AND p.id = s.subject_id
	WHERE s.met_on IS NOT NULL AND s.rule <> ''
		AND s.seq = (SELECT MAX(n.seq) FROM stop_rule n WHERE n.subject_kind = s.subject_kind AND n.subject_id = s.subject_id AND n.position = s.position)
	UNION ALL
	SELECT 'not_realised', b.id, COALESCE(a.pilot, b.subject_id), COALESCE(a.id, ''), b.organisation, '', '', f.title, f.reason, '', f.target_on
	FROM benefit b
	JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id)
	LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
	WHERE f.status = 'not_realised' AND (b.subject_kind = 'pilot' OR ` + committed + `)
	UNION ALL
	SELECT 'withdrawn', d.id, a.pilot, a.id, a.trust, 'step', d.pack_step, d.difference, d.reason, '', CAST(NULL AS DATE)
	FROM adaptation d
	JOIN adoption a ON a.id = d.adoption
	JOIN pilot p ON p.id = a.pilot
	WHERE d.withdrawn AND ($2 LIKE '%,' || a.trust || ',%' OR $2 LIKE '%,' || p.lead_trust || ',%' AND ` + committed + `)`

// Learnt is what was learned in published pilots and by who takes them up, the newest first, with how much there is in all.
func (v View) Learnt(ctx context.Context, q insight.LearntQuery, scope string, on day.Day, limit, offset int) (out []insight.Learnt, all int, err error) {
	args := []any{on, scope, limit, offset}
	arg := func(x any) string {
		args = append(args, x)
		return "$" + strconv.Itoa(len(args))
	}
	where := ""
	for _, f := range []struct{ column, want string }{{"x.kind", string(q.Kind)}, {"v.region", q.Region}, {"v.subtype", q.Subtype}} {
		if f.want != "" {
			where += ` AND ` + f.column + ` = ` + arg(f.want)
		}
	}
	switch q.About {
	case "":
	case "step", "item":
		where += ` AND x.about_kind = ` + arg(q.About)
	default:
		where += ` AND x.about_kind = 'item' AND x.about_id = ` + arg(q.About)
	}
	for _, w := range q.Words[:min(len(q.Words), MostWords)] {
		like := arg("%" + escapeLike(w) + "%")
		where += ` AND (lower(x.title || ' ' || x.text || ' ' || x.learned || ' ' || v.short_name) LIKE ` + like + ` ESCAPE '\' OR e.folded LIKE ` + like + ` ESCAPE '\')`
	}
	out, err = list(ctx, v, "what was learned", `
		SELECT x.kind, x.id, x.pilot, p.name, x.adoption, v.short_name, x.about_kind, x.about_id, x.title, x.text, x.learned, x.on_day,
			COALESCE((SELECT t.action FROM step t JOIN workflow_version wv ON wv.id = t.version JOIN workflow w ON w.id = wv.workflow
				WHERE x.about_kind = 'step' AND w.subject_kind = 'pilot' AND w.subject_id = x.pilot AND t.step_id = x.about_id ORDER BY wv.seq DESC LIMIT 1), ''),
			COUNT(*) OVER ()
		FROM (`+learnt+`) x
		JOIN pilot p ON p.id = x.pilot
		JOIN organisation_version v ON v.code = x.trust`+owned+`
		LEFT JOIN search_entry e ON e.kind = 'pilot' AND e.id = x.pilot
		WHERE `+published+where+`
		ORDER BY x.on_day DESC NULLS LAST, x.kind, x.id
		LIMIT $3 OFFSET $4`, args, func(l *insight.Learnt) []any {
		return []any{&l.Kind, &l.ID, &l.Pilot, &l.PilotName, &l.Adoption, &l.TrustShort, &l.AboutKind, &l.About, &l.Title, &l.Text, &l.Learned, &l.On, &l.Step, &all}
	})
	return out, all, err
}

// LessonItems are the items of the checklist that lessons of published pilots are about.
func (v View) LessonItems(ctx context.Context) ([]string, error) {
	return list(ctx, v, "items of lessons", `
		SELECT DISTINCT l.about_id
		FROM lesson l
		LEFT JOIN adoption a ON l.subject_kind = 'adoption' AND a.id = l.subject_id
		JOIN pilot p ON p.id = COALESCE(a.pilot, l.subject_id)
		WHERE l.about_kind = 'item' AND `+published+`
		ORDER BY l.about_id`, nil, func(s *string) []any { return []any{s} })
}

// ReasonsAgainst are the reasons for not adopting, each with how many trusts outside the scope gave it.
func (v View) ReasonsAgainst(ctx context.Context, scope string) ([]insight.NotAdopting, error) {
	return list(ctx, v, "reasons for not adopting", `
		SELECT s.reason, COUNT(DISTINCT a.trust)
		FROM adoption_state s
		JOIN adoption a ON a.id = s.adoption
		WHERE s.state = 'declined' AND NOT $1 LIKE '%,' || a.trust || ',%'
		GROUP BY s.reason
		ORDER BY s.reason`, []any{scope}, func(r *insight.NotAdopting) []any { return []any{&r.Reason, &r.Trusts} })
}
