package store

import (
	"context"

	"groundwork/internal/day"
)

// Near is an open adoption some of whose answers may fall due.
type Near struct {
	ID, Trust, TrustShort string
	Mine                  bool // a question of it, or of its trust's groundwork, was given to the person
}

// NearDue are the open adoptions of the trusts in scope that the clock changes before a day or that lack an answer already,
// those first that it changes first, and at most limit: only they can ask whether an answer is still true.
func (v View) NearDue(ctx context.Context, person, scope string, on, before day.Day, limit int) ([]Near, error) {
	return list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, v.short_name,
			EXISTS (SELECT 1 FROM assignment x WHERE x.person = $2 AND x.trust = a.trust AND COALESCE(x.adoption, a.id) = a.id)
		FROM adoption a
		JOIN kept_readiness k ON k.adoption = a.id
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND `+within("a.trust", 3)+` AND k.standing NOT LIKE 'un%' AND (k.valid_until < $4 OR k.standing LIKE '%?%'
			OR EXISTS (SELECT 1 FROM gate_decision d WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id AND d.gate = 'bau'))
		ORDER BY k.valid_until NULLS LAST, a.id
		LIMIT $5`, []any{on, person, scope, before, limit}, func(n *Near) []any { return []any{&n.ID, &n.Trust, &n.TrustShort, &n.Mine} })
}

// SharedOut is to how many people the questions about itself of each trust in scope were given, and how many questions.
func (v View) SharedOut(ctx context.Context, scope string) (map[string][2]int, error) {
	out := map[string][2]int{}
	var trust string
	var people, questions int
	err := v.each(ctx, `
		SELECT x.trust, COUNT(DISTINCT x.person), COUNT(DISTINCT x.item_id)
		FROM assignment x
		WHERE x.adoption IS NULL AND `+within("x.trust", 1)+latest("assignment")+`
		GROUP BY x.trust`, []any{scope}, []any{&trust, &people, &questions}, func() { out[trust] = [2]int{people, questions} })
	return out, err
}
