package store

import (
	"context"

	"groundwork/internal/readiness"
)

// AnswerPlace is where an answer stands: an adoption, or nothing for the trust, and the question.
type AnswerPlace struct{ Adoption, Item string }

// Confirmations are those of each standing answer of a trust's groundwork and of the picked adoptions since it was
// last given, newest first.
func (v View) Confirmations(ctx context.Context, trust string, w Which) (map[AnswerPlace][]readiness.Confirmation, error) {
	out := map[AnswerPlace][]readiness.Confirmation{}
	var at AnswerPlace
	var adoptionID, by, second *string
	var c readiness.Confirmation
	err := v.each(ctx, `
		SELECT a.adoption, a.item_id, a.answered_by, a.second_look, a.recorded_at,
			(SELECT MAX(r.recorded_at) FROM answer_evidence x JOIN evidence_revision r ON r.evidence = x.evidence WHERE x.answer = a.id)
		FROM `+w.placed()+`answer a
		WHERE a.trust = $2 AND COALESCE(a.adoption, '') = place.id AND a.kind = 'confirm' AND NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = a.trust AND COALESCE(n.adoption, '') = COALESCE(a.adoption, '') AND n.item_id = a.item_id AND n.seq > a.seq
				AND n.kind <> 'confirm' AND n.kind NOT LIKE 'lower%')
		ORDER BY a.adoption, a.item_id, a.seq DESC`, []any{w.arg(), trust}, []any{&adoptionID, &at.Item, &by, &second, &c.At, &c.Shown}, func() {
		at.Adoption, c.By, c.Second = text(adoptionID), text(by), text(second)
		out[at] = append(out[at], c)
	})
	return out, err
}
