package app

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/store"
)

// countOnce says of each benefit how much of its figure no other benefit counts too, as the register had it by an instant. A
// benefit that is not among them, because the reader may not know of it, still counts and is not named.
func (a *App) countOnce(ctx context.Context, v store.View, benefits []board.Benefit, organisations string, until day.Instant) error {
	recorded, err := v.Claims(ctx, organisations)
	if err != nil || len(recorded) == 0 {
		return err
	}
	known := map[string]bool{}
	for _, b := range benefits {
		known[b.ID] = true
	}
	shared, err := v.SharedClaims(ctx, organisations)
	if err != nil {
		return err
	}
	var claims []benefit.Claim
	for _, c := range recorded {
		if until.Before(c.RecordedAt) {
			continue
		}
		if !known[c.Benefit] {
			c.Name = "another benefit"
		}
		claims = append(claims, c)
	}
	overlaps := benefit.Overlaps(claims, shared)
	for i, b := range benefits {
		benefits[i].Counted = benefit.CountedOnce(b.ID, b.Now, overlaps)
		benefits[i].CountedWhy = benefits[i].Counted.Why(b.ID)
	}
	return nil
}
