package store

import "context"

// FrozenOf are the frozen copies of the decisions in ids (",a,b,"), by decision.
func (v View) FrozenOf(ctx context.Context, ids string) (map[string][]byte, error) {
	out := map[string][]byte{}
	var id string
	var frozen []byte
	err := v.each(ctx, `
		SELECT d.id, d.frozen
		FROM gate_decision d
		WHERE `+among("d.id", 1), []any{ids}, []any{&id, &frozen}, func() {
		out[id] = append([]byte(nil), frozen...)
	})
	return out, err
}
