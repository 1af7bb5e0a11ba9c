package app

import (
	"context"
	"fmt"
	"sync"

	"groundwork/internal/adoption"
	"groundwork/internal/content"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// layered remembers checklists with a pack laid over them. Both are published and never change, so what was laid once
// serves every App that holds the checklist for good.
var layered sync.Map

// layer names one: a version of the checklist, and the pack by its SHA-256.
type layer struct {
	core *readiness.Checklist
	pack string
}

// checklistOf is the checklist that an adoption answers: the version it was given, with the pack that
// it has accepted laid over it.
func (a *App) checklistOf(ctx context.Context, v store.View, ad adoption.Adoption, p adoption.Pack) (*readiness.Checklist, error) {
	core, err := a.coreOf(ctx, v, ad.Checklist, ad.Version)
	if err != nil {
		return nil, fmt.Errorf("adoption %s: %w", ad.ID, err)
	}
	if p.N == 0 {
		return core, nil
	}
	key := layer{core, p.SHA256}
	if c, ok := layered.Load(key); ok {
		return c.(*readiness.Checklist), nil
	}
	source, err := v.PackSource(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	c, err := content.LayPack(core, "pack "+p.ID, []byte(source))
	if err != nil {
		return nil, fmt.Errorf("pack version %s: %w", p.ID, err)
	}
	layered.Store(key, c)
	return c, nil
}
