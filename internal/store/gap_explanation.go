package store

import (
	"context"

	"groundwork/internal/benefit"
)

// GapExplanations are those of the chosen benefits, by benefit, in the order in which they were recorded.
func (v View) GapExplanations(ctx context.Context, c Chosen) (map[string][]benefit.Explanation, error) {
	where, args := c.where(1)
	out := map[string][]benefit.Explanation{}
	var id string
	var e benefit.Explanation
	var by *string
	err := v.each(ctx, `
		SELECT b.id, x.id, x.workflow_version, x.modelled, x.measured, x.text, x.on_day, x.recorded_at, x.recorded_by
		FROM benefit b
		JOIN gap_explanation x ON x.benefit = b.id
		WHERE`+where+`
		ORDER BY b.id, x.recorded_at, x.id`, args,
		[]any{&id, &e.ID, &e.Version, &e.Modelled, &e.Measured, &e.Text, &e.On, &e.At, &by}, func() {
			e.Person = text(by)
			out[id] = append(out[id], e)
		})
	return out, err
}

// AddGapExplanation writes one.
func (t Tx) AddGapExplanation(ctx context.Context, benefitID string, e benefit.Explanation) error {
	return t.exec(ctx, "explanation", `
		INSERT INTO gap_explanation (id, benefit, workflow_version, modelled, measured, text, on_day, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		e.ID, benefitID, e.Version, e.Modelled, e.Measured, e.Text, e.On, e.At, orNull(e.Person))
}
