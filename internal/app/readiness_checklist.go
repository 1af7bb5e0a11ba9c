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

// checklistOf is the checklist that an adoption answers: the version it was given, with the version of a pack that
// it has accepted, by id, laid over it; without one as it was given.
func (a *App) checklistOf(ctx context.Context, v store.View, ad adoption.Adoption, pack string) (*readiness.Checklist, error) {
	core, err := a.coreOf(ctx, v, ad.Checklist, ad.Version)
	if err != nil {
		return nil, fmt.Errorf("adoption %s: %w", ad.ID, err)
	}
	if pack == "" {
		return core, nil
	}
	if sum, ok := a.checklists.packs.Load(pack); ok {
		if c, ok := layered.Load(layer{core, sum.(string)}); ok {
			return c.(*readiness.Checklist), nil
		}
	}
	source, sum, err := v.PackSource(ctx, pack)
	if err != nil {
		return nil, err
	}
	c, err := content.LayPack(core, "pack "+pack, []byte(source))
	if err != nil {
		return nil, fmt.Errorf("pack version %s: %w", pack, err)
	}
	laid, _ := layered.LoadOrStore(layer{core, sum}, c)
	a.checklists.packs.Store(pack, sum)
	return laid.(*readiness.Checklist), nil
}
