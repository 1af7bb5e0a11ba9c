package store

import (
	"context"

	"groundwork/internal/benefit"
)

// AddSeries writes the line of figures that a benefit will have.
func (t Tx) AddSeries(ctx context.Context, s benefit.Line, benefitID string, m benefit.Ref) error {
	return t.exec(ctx, "series", `
		INSERT INTO series (id, benefit, measure_id, measure_version, every, source, ends_on)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, s.ID, benefitID, m.ID, m.Version, string(s.Every), s.Source, s.EndsOn)
}

// Rebases are all rows about new starts of the limits of the chosen benefits, by benefit, in order of their days.
func (v View) Rebases(ctx context.Context, c Chosen) (map[string][]benefit.Rebase, error) {
	where, args := c.where(1)
	out := map[string][]benefit.Rebase{}
	var id string
	var r benefit.Rebase
	var by *string
	err := v.each(ctx, `
		SELECT b.id, x.on_day, x.seq, x.withdrawn, x.reason, x.recorded_by, x.recorded_at
		FROM benefit b
		CROSS JOIN series s
		CROSS JOIN rebase x
		WHERE s.benefit = b.id AND x.series = s.id AND`+where+`
		ORDER BY x.on_day, x.seq`, args, []any{&id, &r.On, &r.Seq, &r.Withdrawn, &r.Reason, &by, &r.At}, func() {
		r.By = text(by)
		out[id] = append(out[id], r)
	})
	return out, err
}

// AddRebase writes that limits start again from a day, or that they do not after all. Of two people who write the same
// number, the second meets a Conflict.
func (t Tx) AddRebase(ctx context.Context, id, series string, r benefit.Rebase) error {
	return t.exec(ctx, "new start of the limits", `
		INSERT INTO rebase (id, series, on_day, seq, withdrawn, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, series, r.On, r.Seq, r.Withdrawn, r.Reason, r.At, orNull(r.By))
}
