package app

import (
	"context"

	"groundwork/internal/person"
	"groundwork/internal/store"
)

// SeeSession notes that a session was used; it writes no event.
func (a *App) SeeSession(ctx context.Context, idHash string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error { return tx.SeeSession(ctx, idHash, a.instant()) })
}

// Sweep removes sessions, parked forms and keys that have run out.
func (a *App) Sweep(ctx context.Context) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		return tx.Sweep(ctx, a.instant(), person.SessionIdle, person.SessionLongest, person.ParkedLasts)
	})
}
