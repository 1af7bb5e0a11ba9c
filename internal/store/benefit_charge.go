package store

import (
	"context"

	"groundwork/internal/benefit"
)

// AddBenefitCharge writes whom a benefit is charged to, or that nobody is any more.
func (t Tx) AddBenefitCharge(ctx context.Context, id, benefitID string, c benefit.Charge) error {
	return t.exec(ctx, "charge", `
		INSERT INTO benefit_charge (id, benefit, seq, charged_to, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		id, benefitID, c.Seq, orNull(c.To), c.Reason, c.At, orNull(c.By))
}
