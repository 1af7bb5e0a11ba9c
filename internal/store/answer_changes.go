package store

import (
	"context"

	"groundwork/internal/day"
)

// GroundworkChange is one answer of a trust's groundwork that was given anew.
type GroundworkChange struct {
	Trust string
	On    day.Day
}

// GroundworkChanges are the answers of the groundwork of some trusts (",RXK,R1D,") that were changed on a day or later;
// first answers and confirmations change nothing.
func (v View) GroundworkChanges(ctx context.Context, trusts string, since day.Day) ([]GroundworkChange, error) {
	return list(ctx, v, "changes of the groundwork", `
		SELECT a.trust, a.answered_on
		FROM answer a
		WHERE `+among("a.trust", 1)+` AND COALESCE(a.adoption, '') = '' AND a.kind = 'answer' AND a.seq > 1 AND a.answered_on >= $2
		ORDER BY a.trust, a.answered_on, a.id`, []any{trusts, since}, func(c *GroundworkChange) []any { return []any{&c.Trust, &c.On} })
}
