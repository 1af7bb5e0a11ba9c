package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/pilot"
)

// Pilot is one pilot, when who may know of it.
func (a *App) Pilot(ctx context.Context, who access.Actor, id string) (pilot.Pilot, error) {
	return a.Store.Read().Pilot(ctx, id, who.Scope(), a.Today())
}

// Pilots are those that who may know of, by name.
func (a *App) Pilots(ctx context.Context, who access.Actor) ([]pilot.Pilot, error) {
	return a.Store.Read().Pilots(ctx, who.Scope(), a.Today())
}
