package app

import (
	"context"

	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Checklists are all published versions of all checklists, without their source.
func (a *App) Checklists(ctx context.Context) ([]store.Content, error) {
	all, err := a.Store.Read().ContentVersions(ctx)
	var out []store.Content
	for _, c := range all {
		if c.Kind == content.KindChecklist {
			out = append(out, c)
		}
	}
	return out, err
}

// ChecklistsSaid is what has changed with each version that was published here, as whoever published it said.
func (a *App) ChecklistsSaid(ctx context.Context) (map[int]string, error) {
	all, err := a.Store.Read().ChecklistPublications(ctx)
	said := map[int]string{}
	for _, p := range all {
		said[p.Version] = p.Changed
	}
	return said, err
}

// Checklist is one published version.
func (a *App) Checklist(ctx context.Context, id string, version int) (*readiness.Checklist, error) {
	if c, ok := a.Versions().Version(id, version); ok {
		return c, nil
	}
	if err := a.readChecklists(ctx, a.Store.Read()); err != nil {
		return nil, err
	}
	if c, ok := a.Versions().Version(id, version); ok {
		return c, nil
	}
	return nil, fault.Missing("checklist")
}
