package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// InstallationState is what an administrator sees of the installation: its engine, what content it holds and how much there is.
type InstallationState struct {
	Engine, EngineVersion string
	Content               []store.Content
	Counts                store.Counts
}

// Installation is the state of the installation now.
func (a *App) Installation(ctx context.Context, who access.Actor) (s InstallationState, err error) {
	if err := access.Permit(who, access.ReadInstallation, access.Place{}); err != nil {
		return s, err
	}
	s.Engine = a.Store.Engine()
	if s.EngineVersion, err = a.Store.EngineVersion(ctx); err != nil {
		return s, err
	}
	v := a.Store.Read()
	if s.Content, err = v.ContentVersions(ctx); err != nil {
		return s, err
	}
	s.Counts, err = v.Counts(ctx, a.Today(), a.instant().Add(-person.SessionIdle))
	return s, err
}
