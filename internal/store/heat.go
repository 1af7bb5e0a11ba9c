package store

import (
	"context"

	"groundwork/internal/day"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
)

// KnownTake is how many open adoptions of a trust wait for one decision, among those that others may know of.
type KnownTake struct {
	Trust     string
	Gate      readiness.Gate
	Adoptions int
}

// passedGate is the condition that a standing decision passed the gate for the adoption a.
func passedGate(gate string) string {
	return `EXISTS (SELECT 1 FROM gate_decision d
			WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id AND d.gate = '` + gate + `' AND d.outcome IN ('go', 'go_with_conditions')
				AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id))`
}

// told is the condition that the trust has told others of the adoption a.
const told = `COALESCE((SELECT s.state FROM adoption_state s WHERE s.adoption = a.id AND s.state IN ('told_others', 'kept_private')
			ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1), '') = 'told_others'`

// KnownTakes are the open adoptions of organisations (",RXK,R1D,") that others may know of and that wait for a decision, at
// most one row for each trust and gate.
func (v View) KnownTakes(ctx context.Context, codes string) ([]KnownTake, error) {
	return list(ctx, v, "adoptions that are known", `
		SELECT x.trust, x.gate, COUNT(*)
		FROM (
			SELECT a.trust, CASE WHEN NOT `+passedGate("adopt")+` THEN 0 WHEN NOT `+passedGate("go_live")+` THEN 1 WHEN NOT `+passedGate("bau")+` THEN 2 ELSE 3 END AS gate
			FROM adoption a
			WHERE a.open AND $1 LIKE '%,' || a.trust || ',%' AND (`+told+` OR `+committed+`)) x
		WHERE x.gate < 3
		GROUP BY x.trust, x.gate
		ORDER BY x.trust, x.gate`, []any{codes}, func(k *KnownTake) []any { return []any{&k.Trust, &k.Gate, &k.Adoptions} })
}

// HandedGround is the newest answer that each of the organisations (",RXK,R1D,") handed in of its groundwork: by trust and
// item, the mark of what it counted as.
func (v View) HandedGround(ctx context.Context, codes string) (map[string]map[string]string, error) {
	out := map[string]map[string]string{}
	var trust, item, counted string
	err := v.each(ctx, `
		SELECT h.trust, h.item_id, h.counted
		FROM hand_in h
		WHERE $1 LIKE '%,' || h.trust || ',%' AND h.adoption IS NULL AND h.move IN ('`+adoption.MoveHandedIn+`', '`+adoption.MoveDone+`') AND NOT EXISTS (
			SELECT 1 FROM hand_in n
			WHERE n.trust = h.trust AND COALESCE(n.adoption, '') = '' AND n.item_id = h.item_id AND n.seq > h.seq AND n.move IN ('`+adoption.MoveHandedIn+`', '`+adoption.MoveDone+`'))
		ORDER BY h.trust, h.item_id`, []any{codes}, []any{&trust, &item, &counted}, func() {
		if out[trust] == nil {
			out[trust] = map[string]string{}
		}
		out[trust][item] = counted
	})
	return out, err
}

// KnownAdoptions are the ids of the open adoptions of organisations (",RXK,R1D,") that others may know of, by name of the trust and
// of the pilot, so many from one on.
func (v View) KnownAdoptions(ctx context.Context, codes string, on day.Day, limit, from int) ([]string, error) {
	var out []string
	var id string
	err := v.each(ctx, `
		SELECT a.id
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = a.trust AND w.valid_from <= $2)
		WHERE a.open AND `+among("a.trust", 1)+` AND (`+told+` OR `+committed+`)
		ORDER BY v.short_name, a.trust, p.name, a.id
		LIMIT $3 OFFSET $4`, []any{codes, on, limit, from}, []any{&id}, func() { out = append(out, id) })
	return out, err
}
