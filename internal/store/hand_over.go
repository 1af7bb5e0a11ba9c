package store

import (
	"context"

	"groundwork/internal/day"
)

// This file reads what one person holds at one trust, so that it can be handed over.

// GivenTo are the questions at the trusts in scope whose newest assignment is the person's, answered or not.
func (v View) GivenTo(ctx context.Context, person, scope string, on day.Day) ([]Duty, error) {
	return duties(ctx, v, "questions", `
		SELECT x.trust, x.adoption, x.item_id, '', x.person, x.due`+dutyNames+`
		FROM assignment x`+dutyFrom+`
		WHERE x.person = $2 AND `+within("x.trust", 3)+unlessClosed+latest("assignment")+`
		ORDER BY 2 NULLS FIRST, x.item_id`, []any{on, person, scope})
}

// ToAgree are the answers “Does not apply here”, at the trusts in scope, to which the person was asked to agree and nobody
// has yet, each with its reason.
func (v View) ToAgree(ctx context.Context, person, scope string, on day.Day) ([]Duty, error) {
	return duties(ctx, v, "answers to agree to", `
		SELECT x.trust, x.adoption, x.item_id, x.reason, x.second_person, x.find_out_by`+dutyNames+`
		FROM answer x`+dutyFrom+`
		WHERE x.second_person = $2 AND `+within("x.trust", 3)+` AND x.special = 'not_applicable'`+unlessClosed+` AND NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = x.trust AND COALESCE(n.adoption, '') = COALESCE(x.adoption, '') AND n.item_id = x.item_id AND n.seq > x.seq
				AND n.kind IN ('answer', 'confirm', 'local'))
			AND NOT EXISTS (SELECT 1 FROM answer_agreement g WHERE g.answer = x.id)
		ORDER BY x.trust, x.item_id`, []any{on, person, scope})
}

// PartHeld is a part that somebody plays in a trust or in one of its records, with what it is called.
type PartHeld struct {
	Function
	Of string // the pilot's name; empty for the trust itself
}

// PartsHeld are those of a person at a trust, in its pilots and in its open adoptions. Parts in a benefit follow from what
// was promised.
func (v View) PartsHeld(ctx context.Context, person, trust string, on day.Day) ([]PartHeld, error) {
	return list(ctx, v, "parts", `
		SELECT f.id, f.person, f.function, f.subject_kind, f.subject_id, f.from_day, f.to_day, COALESCE(p.name, q.name, '')
		FROM function_holder f
		LEFT JOIN pilot p ON f.subject_kind = 'pilot' AND p.id = f.subject_id
		LEFT JOIN adoption a ON f.subject_kind = 'adoption' AND a.id = f.subject_id
		LEFT JOIN pilot q ON q.id = a.pilot
		WHERE f.person = $2 AND `+standing("f", "function_holder")+`
			AND (f.subject_kind = 'organisation' AND f.subject_id = $3 OR p.lead_trust = $3 OR a.trust = $3 AND a.open)
		ORDER BY f.subject_kind DESC, 8, f.function, f.id`, []any{on, person, trust}, func(h *PartHeld) []any {
		return append(functionColumns(&h.Function), &h.Of)
	})
}

// BenefitsHeld are the ids (",a,b,") of the benefits of a trust whose newest promise names the person as owner or as the one
// who enters or checks the figures.
func (v View) BenefitsHeld(ctx context.Context, person, trust string) (string, error) {
	ids, id := ",", ""
	err := v.each(ctx, `
		SELECT b.id
		FROM benefit b
		JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id)
		WHERE b.organisation = $2 AND (f.owner = $1 OR f.measurer = $1 OR f.verifier = $1)
		ORDER BY b.id`, []any{person, trust}, []any{&id}, func() { ids += id + "," })
	return ids, err
}
