package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// ownerNow is who owns the accepted gap c today: whoever it was handed over to last, else who took it on.
const ownerNow = `COALESCE((SELECT h.owner FROM condition_owner h WHERE h.condition = c.id
			AND h.seq = (SELECT MAX(n.seq) FROM condition_owner n WHERE n.condition = c.id)), c.owner)`

// Conditions are the accepted gaps of the picked adoptions, in the order in which they were accepted.
func (v View) Conditions(ctx context.Context, w Which, items ...string) (map[string][]readiness.Condition, error) {
	of, args := ofItems("c", 2, items)
	out := map[string][]readiness.Condition{}
	var id, gate string
	var k readiness.Condition
	var bad error
	err := v.each(ctx, `
		SELECT c.adoption, c.item_id, c.gate, c.action, `+ownerNow+`, c.due, c.accepted_by, c.accepted_on, x.on_day
		FROM adoption w
		JOIN condition c ON c.adoption = w.id
		LEFT JOIN condition_close x ON x.condition = c.id
		WHERE `+w.picks("w", 1)+of+`
		ORDER BY c.accepted_on, c.id`, append([]any{w.arg()}, args...),
		[]any{&id, &k.Item, &gate, &k.Action, &k.Owner, &k.Due, &k.AcceptedBy, &k.AcceptedOn, &k.ClosedOn}, func() {
			if err := k.Gate.UnmarshalText([]byte(gate)); err != nil {
				bad = err
			}
			out[id] = append(out[id], k)
		})
	if err == nil {
		err = bad
	}
	return out, err
}

// AddCondition writes that a gap was accepted.
func (t Tx) AddCondition(ctx context.Context, id, adoptionID string, k readiness.Condition, at day.Instant, by string) error {
	return t.exec(ctx, "accepted gap", `
		INSERT INTO condition (id, adoption, item_id, gate, action, owner, due, accepted_by, accepted_on, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		id, adoptionID, k.Item, k.Gate.String(), k.Action, k.Owner, k.Due, k.AcceptedBy, k.AcceptedOn, at, orNull(by))
}

// OpenConditionIDs are the ids of accepted gaps on one item at one gate that nobody has closed.
func (v View) OpenConditionIDs(ctx context.Context, adoptionID, item string, g readiness.Gate) ([]string, error) {
	var out []string
	var id string
	err := v.each(ctx, `
		SELECT c.id
		FROM condition c
		WHERE c.adoption = $1 AND c.item_id = $2 AND c.gate = $3 AND NOT EXISTS (SELECT 1 FROM condition_close x WHERE x.condition = c.id)
		ORDER BY c.id`, []any{adoptionID, item, g.String()}, []any{&id}, func() { out = append(out, id) })
	return out, err
}

// CloseCondition writes that the action of an accepted gap was closed; without the level the item is short from then.
func (t Tx) CloseCondition(ctx context.Context, condition string, on day.Day, why string, at day.Instant, by string) error {
	return t.exec(ctx, "accepted gap", `
		INSERT INTO condition_close (condition, on_day, why, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (condition) DO NOTHING`, condition, on, why, at, orNull(by))
}

// AddConditionOwner writes that an accepted gap was handed over to somebody.
func (t Tx) AddConditionOwner(ctx context.Context, id, condition, owner string, at day.Instant, by string) error {
	return t.exec(ctx, "owner of an accepted gap", `
		INSERT INTO condition_owner (id, condition, seq, owner, recorded_at, recorded_by)
		VALUES ($1, $2, (SELECT COALESCE(MAX(h.seq), 0) + 1 FROM condition_owner h WHERE h.condition = $2), $3, $4, $5)`, id, condition, owner, at, orNull(by))
}
