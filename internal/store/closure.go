package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/insight"
)

// mostClosures is how many closures a forecast reads: the newest.
const mostClosures = 500

// Closures are the questions that other trusts planned something for and then had in place, by the end of the day before on:
// when it was first planned, by when it was promised last, and when the answer was given; never which question. Those of the
// day itself come in tomorrow, so that a day has one answer.
func (v View) Closures(ctx context.Context, notAt string, on day.Day) ([]insight.Closure, error) {
	type row struct {
		insight.Closure
		opened day.Instant
	}
	rows, err := list(ctx, v, "closures", `
		SELECT c.trust, c.opened, c.due, c.closed
		FROM (
			SELECT x.trust AS trust, x.due AS due,
				(SELECT MIN(f.recorded_at) FROM action f
					WHERE f.trust = x.trust AND COALESCE(f.adoption, '') = COALESCE(x.adoption, '') AND f.item_id = x.item_id) AS opened,
				(SELECT MIN(y.answered_on) FROM answer y
					WHERE y.trust = x.trust AND COALESCE(y.adoption, '') = COALESCE(x.adoption, '') AND y.item_id = x.item_id
						AND y.kind IN ('answer', 'confirm', 'local') AND y.level >= 3 AND y.recorded_at >= x.recorded_at) AS closed
			FROM action x
			WHERE x.trust <> $1`+latest("action")+`) c
		WHERE c.closed IS NOT NULL AND c.closed < $2
		ORDER BY c.closed DESC, c.opened, c.due
		LIMIT $3`, []any{notAt, on, mostClosures},
		func(r *row) []any { return []any{&r.Trust, &r.opened, &r.Promised, &r.Closed} })
	out := make([]insight.Closure, len(rows))
	for i, r := range rows {
		out[i], out[i].Opened = r.Closure, r.opened.Day()
	}
	return out, err
}
