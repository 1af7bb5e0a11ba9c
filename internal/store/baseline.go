package store

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Baselines are those of the chosen benefits, by benefit, in the order in which they were recorded. One that follows a
// locked one corrects it.
func (v View) Baselines(ctx context.Context, c Chosen) (map[string][]benefit.Baseline, error) {
	where, args := c.where(1)
	out := map[string][]benefit.Baseline{}
	var id string
	var b benefit.Baseline
	var sample *int
	var by *string
	err := v.each(ctx, `
		SELECT b.id, x.id, x.value, x.minutes, x.found_from, x.from_day, x.to_day, x.method, x.sample, x.locked_by, x.locked_on, x.reason, x.recorded_at
		FROM benefit b
		JOIN baseline x ON x.benefit = b.id
		WHERE`+where+`
		ORDER BY b.id, x.seq`, args,
		[]any{&id, &b.ID, &b.Value, &b.Minutes, &b.From, &b.Period.From, &b.Period.To, &b.Found.Method, &sample, &by, &b.LockedOn, &b.Reason, &b.RecordedAt}, func() {
			b.LockedBy, b.Found.Sample, b.Supersedes = text(by), 0, ""
			if sample != nil {
				b.Found.Sample = *sample
			}
			if have := out[id]; len(have) > 0 && have[len(have)-1].Locked() {
				b.Supersedes = have[len(have)-1].ID
			}
			out[id] = append(out[id], b)
		})
	return out, err
}

// AddBaseline writes a baseline as number seq of its benefit.
func (t Tx) AddBaseline(ctx context.Context, benefitID string, seq int, b benefit.Baseline, at day.Instant, by string) error {
	return t.exec(ctx, "baseline", `
		INSERT INTO baseline (id, benefit, seq, value, minutes, found_from, from_day, to_day, method, sample, locked_by, locked_on, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		b.ID, benefitID, seq, b.Value, b.Minutes, b.From, b.Period.From, b.Period.To, b.Found.Method, orNone(b.Found.Sample), orNull(b.LockedBy), b.LockedOn, b.Reason, at, orNull(by))
}
