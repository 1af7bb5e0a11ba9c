package store

import (
	"context"
	"slices"

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

// FigureRow is an observation on its way into a series; Days are the operating days, where they were counted.
type FigureRow struct {
	Series string
	benefit.Observation
	Days decimal.Maybe
}

// AddObservations writes rows of series, each as number Seq of its period, many with one statement. Of two people who write
// the same number, the second meets a Conflict.
func (t Tx) AddObservations(ctx context.Context, rows []FigureRow) error {
	for part := range slices.Chunk(rows, rowsAtOnce) {
		var args []any
		for _, r := range part {
			args = append(args, r.ID, r.Series, r.Period.From, r.Period.To, r.Seq, string(r.State), r.Value, r.Numerator, r.Denominator, r.Days, r.Cases, r.Note, r.Reason,
				r.RecordedAt, orNull(r.EnteredBy))
		}
		err := t.exec(ctx, "figure", `
			INSERT INTO observation (id, series, period_start, period_end, seq, state, value, numerator, denominator, operating_days, cases, note, reason, recorded_at, recorded_by)
			VALUES `+places(len(part), 15), args...)
		if err != nil {
			return err
		}
	}
	return nil
}
