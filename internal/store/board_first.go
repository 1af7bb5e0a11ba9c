package store

import (
	"context"

	"groundwork/internal/day"
)

// FirstRecord is the day of the first record about organisations (",RXK,R1D,"), whose pilots are published unless all is
// true: then drafts and take-ups count too. No day where nothing is recorded.
func (v View) FirstRecord(ctx context.Context, codes string, all bool) (day.Day, error) {
	query := `
		SELECT s.recorded_at AS at
		FROM pilot_state s
		JOIN pilot p ON p.id = s.pilot
		WHERE s.state = 'published' AND ` + within("p.lead_trust", 1)
	if all {
		query = `
		SELECT p.created_at AS at FROM pilot p WHERE ` + within("p.lead_trust", 1) + `
		UNION ALL
		SELECT a.created_at FROM adoption a WHERE ` + within("a.trust", 1)
	}
	var first day.Day
	var at day.Instant
	err := v.each(ctx, `SELECT x.at FROM (`+query+`) x ORDER BY x.at LIMIT 1`, []any{codes}, []any{&at}, func() { first = at.Day() })
	return first, err
}
