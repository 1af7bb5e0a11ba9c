package app

import (
	"context"

	"groundwork/internal/fold"
	"groundwork/internal/store"
)

// indexInnovation tells the search box about an innovation: its own organisation finds it, and everybody
// does once one of its pilots is published.
func (a *App) indexInnovation(ctx context.Context, tx store.Tx, id string) error {
	e, err := tx.InnovationEntry(ctx, id)
	if err != nil {
		return err
	}
	e.Folded = fold.String(e.Title + " " + e.Detail)
	return tx.PutSearchEntry(ctx, e)
}
