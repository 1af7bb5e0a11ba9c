package store

import (
	"context"

	"groundwork/internal/benefit"
)

// BenefitReviews are those of the chosen benefits, by benefit, in the order in which they were recorded.
func (v View) BenefitReviews(ctx context.Context, c Chosen) (map[string][]benefit.Review, error) {
	where, args := c.where(1)
	out := map[string][]benefit.Review{}
	var id string
	var r benefit.Review
	var owed *string
	err := v.each(ctx, `
		SELECT b.id, x.id, x.kind, x.person, x.on_day, x.text, x.grade, x.owed_by, x.recorded_at
		FROM benefit b
		JOIN benefit_review x ON x.benefit = b.id
		WHERE`+where+`
		ORDER BY b.id, x.recorded_at, x.id`, args,
		[]any{&id, &r.ID, &r.Kind, &r.Person, &r.On, &r.Text, &r.Grade, &owed, &r.At}, func() {
			r.OwedBy = text(owed)
			out[id] = append(out[id], r)
		})
	return out, err
}

// AddBenefitReview writes what a person says of a benefit as a whole.
func (t Tx) AddBenefitReview(ctx context.Context, benefitID string, r benefit.Review) error {
	return t.exec(ctx, "review of the benefit", `
		INSERT INTO benefit_review (id, benefit, kind, person, on_day, text, grade, owed_by, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		r.ID, benefitID, r.Kind, r.Person, r.On, r.Text, r.Grade, orNull(r.OwedBy), r.At, orNull(r.Person))
}
