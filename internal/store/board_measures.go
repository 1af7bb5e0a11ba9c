package store

import "context"

// MeasureTally is how many open benefits of an area follow one version of a measure, by what their charts say.
type MeasureTally struct {
	Measure                                  string
	Version                                  int
	Better, Worse, Changed, Usual, TooFew, N int
}

// MeasureTallies are those of organisations (",RXK,R1D,"), counted from what is kept of each benefit: facts that are open to
// everybody and nothing else.
func (v View) MeasureTallies(ctx context.Context, codes string) ([]MeasureTally, error) {
	return list(ctx, v, "measures of an area", `
		SELECT b.measure_id, b.measure_version,
			SUM(CASE WHEN k.kind <> 'run' AND k.variation LIKE 'improvement%' THEN 1 ELSE 0 END),
			SUM(CASE WHEN k.kind <> 'run' AND k.variation LIKE 'concern%' THEN 1 ELSE 0 END),
			SUM(CASE WHEN k.kind <> 'run' AND k.variation LIKE 'neutral%' THEN 1 ELSE 0 END),
			SUM(CASE WHEN k.kind <> 'run' AND k.variation = 'common_cause' THEN 1 ELSE 0 END),
			SUM(CASE WHEN k.benefit IS NULL OR k.kind = 'run' THEN 1 ELSE 0 END), COUNT(*)
		FROM benefit b
		LEFT JOIN kept_series k ON k.benefit = b.id
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		WHERE `+within("b.organisation", 1)+` AND CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END
		GROUP BY b.measure_id, b.measure_version
		ORDER BY b.measure_id, b.measure_version`, []any{codes}, func(m *MeasureTally) []any {
		return []any{&m.Measure, &m.Version, &m.Better, &m.Worse, &m.Changed, &m.Usual, &m.TooFew, &m.N}
	})
}
