package store

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// Observations are all rows of the chosen benefits, by benefit, in order of their periods and then as they were recorded;
// a later row of a period corrects the one before.
func (v View) Observations(ctx context.Context, c Chosen) (map[string][]benefit.Observation, error) {
	where, args := c.where(1)
	out := map[string][]benefit.Observation{}
	var id, state string
	var o benefit.Observation
	var by *string
	err := v.each(ctx, `
		SELECT b.id, b.measure_id, b.measure_version, x.id, x.period_start, x.period_end, x.seq, x.state, x.value, x.numerator, x.denominator,
			x.cases, x.note, x.reason, x.recorded_at, x.recorded_by
		FROM benefit b
		JOIN series s ON s.benefit = b.id
		JOIN observation x ON x.series = s.id
		WHERE`+where+`
		ORDER BY b.id, x.period_start, x.seq`, args,
		[]any{&id, &o.Measure.ID, &o.Measure.Version, &o.ID, &o.Period.From, &o.Period.To, &o.Seq, &state, &o.Value, &o.Numerator, &o.Denominator,
			&o.Cases, &o.Note, &o.Reason, &o.RecordedAt, &by}, func() {
			o.State, o.EnteredBy, o.Supersedes = benefit.State(state), text(by), ""
			if have := out[id]; len(have) > 0 && have[len(have)-1].Period.From == o.Period.From {
				o.Supersedes = have[len(have)-1].ID
			}
			out[id] = append(out[id], o)
		})
	return out, err
}

// AddObservation writes one row of a series as number o.Seq of its period; days are the operating days, where they were
// counted. Of two people who write the same number, the second meets a Conflict.
func (t Tx) AddObservation(ctx context.Context, series string, o benefit.Observation, days decimal.Maybe) error {
	return t.exec(ctx, "figure", `
		INSERT INTO observation (id, series, period_start, period_end, seq, state, value, numerator, denominator, operating_days, cases, note, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		o.ID, series, o.Period.From, o.Period.To, o.Seq, string(o.State), o.Value, o.Numerator, o.Denominator, days, o.Cases, o.Note, o.Reason,
		o.RecordedAt, orNull(o.EnteredBy))
}
