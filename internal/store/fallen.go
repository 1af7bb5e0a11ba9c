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
		WHERE d.id IN (SELECT x.id FROM gate_decision x WHERE $1 LIKE '%,' || x.id || ',%')`, []any{ids}, []any{&id, &frozen}, func() {
		out[id] = append([]byte(nil), frozen...)
	})
	return out, err
}

// StopsOf are what stops the adoptions in ids (",a,b,"), as kept.
func (v View) StopsOf(ctx context.Context, ids string) ([]KeptStop, error) {
	return list(ctx, v, "kept stops", `
		SELECT k.adoption, k.gate, k.item_id, k.state
		FROM kept_stop k
		WHERE k.adoption IN (SELECT a.id FROM adoption a WHERE a.open AND $1 LIKE '%,' || a.id || ',%')
		ORDER BY k.adoption, k.gate, k.item_id`, []any{ids},
		func(k *KeptStop) []any { return []any{&k.Adoption, &k.Gate, &k.Item, &k.State} })
}
