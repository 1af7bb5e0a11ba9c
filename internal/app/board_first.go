package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// beforeAll finds the first record where the page is of a day on which nothing had been recorded. What is private counts
// only for the trust's own people.
func (a *App) beforeAll(ctx context.Context, v store.View, who access.Actor, b *Board) error {
	if !b.Past || !b.Empty() {
		return nil
	}
	codes, own := ","+b.Code+",", b.Type == organisation.Trust && who.Member(b.Code)
	if b.Type != organisation.Trust {
		codes = b.under
	}
	first, err := v.FirstRecord(ctx, codes, own)
	if first > b.On {
		b.First = first
	}
	return err
}
