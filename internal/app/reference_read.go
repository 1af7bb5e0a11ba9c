package app

import (
	"context"

	"groundwork/internal/content"
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

// Checklist is one published version. An earlier one is read from the bytes that were published.
func (a *App) Checklist(ctx context.Context, id string, version int) (*readiness.Checklist, error) {
	if c := a.Library.Checklist; c.ID == id && c.Version == version {
		return c, nil
	}
	c, err := a.Store.Read().Content(ctx, content.KindChecklist, id, version)
	if err != nil {
		return nil, err
	}
	return content.ParseChecklist(id, []byte(c.Source))
}
