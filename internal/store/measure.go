package store

import "context"

// MeasureUses are how many benefits that the scope may know of follow each measure, by measure.
func (v View) MeasureUses(ctx context.Context, scope string) (map[string]int, error) {
	out := map[string]int{}
	var id string
	var n int
	err := v.each(ctx, `
		SELECT b.measure_id, COUNT(*)
		FROM benefit b
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		WHERE $1 LIKE '%,' || b.organisation || ',%'
			OR CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END
		GROUP BY b.measure_id`, []any{scope}, []any{&id, &n}, func() { out[id] = n })
	return out, err
}
