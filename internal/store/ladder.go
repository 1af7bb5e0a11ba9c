package store

import (
	"context"

	"groundwork/internal/benefit"
)

// Uses are what was recorded about hours freed of the chosen benefits, by benefit, in the order in which it was recorded.
func (v View) Uses(ctx context.Context, c Chosen) (map[string][]benefit.Use, error) {
	where, args := c.where(1)
	out := map[string][]benefit.Use{}
	var id string
	var u benefit.Use
	err := v.each(ctx, `
		SELECT b.id, l.id, l.period_start, l.period_end, l.tier, l.seq, l.hours, l.used_for, COALESCE(l.budget_code, ''), COALESCE(l.reason, ''), l.recorded_at, COALESCE(l.recorded_by, '')
		FROM benefit b
		JOIN ladder l ON l.benefit = b.id
		WHERE`+where+`
		ORDER BY b.id, l.recorded_at, l.id`, args,
		[]any{&id, &u.ID, &u.Period.From, &u.Period.To, (*string)(&u.Tier), &u.Seq, (*int64)(&u.Hours), &u.For, &u.Budget, &u.Reason, &u.At, &u.By}, func() {
			out[id] = append(out[id], u)
		})
	return out, err
}

// AddUse writes one rung of one period.
func (t Tx) AddUse(ctx context.Context, benefitID string, u benefit.Use) error {
	return t.exec(ctx, "rung", `
		INSERT INTO ladder (id, benefit, period_start, period_end, tier, seq, hours, used_for, budget_code, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		u.ID, benefitID, u.Period.From, u.Period.To, string(u.Tier), u.Seq, int64(u.Hours), u.For, orNull(u.Budget), orNull(u.Reason), u.At, orNull(u.By))
}
