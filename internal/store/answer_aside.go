package store

import "context"

// AnswersAside are where somebody at a trust ever said that it is not known, answered for these teams only, or lowered an answer for
// an open adoption: there an answer may say more than how it counts.
func (v View) AnswersAside(ctx context.Context, trust string) ([]AnswerPlace, error) {
	return list(ctx, v, "answers", `
		SELECT COALESCE(k.adoption, ''), k.item_id
		FROM answer k
		WHERE k.trust = $1 AND k.special = 'not_known'
		UNION
		SELECT d.id, x.item_id
		FROM adoption d
		JOIN answer x ON x.adoption = d.id
		WHERE d.trust = $1 AND d.open AND x.kind IN ('local', 'lower')`, []any{trust},
		func(p *AnswerPlace) []any { return []any{&p.Adoption, &p.Item} })
}
