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

// layered remembers checklists with a pack laid over them, by checklist, version and the pack's
// SHA-256. Both are published and never change, so what was laid once serves every App for good.
var layered sync.Map

// checklistOf is the checklist that an adoption answers: the version it was given, with the pack that
// it has accepted laid over it.
func (a *App) checklistOf(ctx context.Context, v store.View, ad adoption.Adoption, p adoption.Pack) (*readiness.Checklist, error) {
	core := a.Library.Checklist
	if ad.Checklist != core.ID || ad.Version != core.Version {
		return nil, fmt.Errorf("checklist %s version %d of adoption %s is not in this program", ad.Checklist, ad.Version, ad.ID)
	}
	if p.N == 0 {
		return core, nil
	}
	key := fmt.Sprintf("%s %d %s", core.ID, core.Version, p.SHA256)
	if c, ok := layered.Load(key); ok {
		return c.(*readiness.Checklist), nil
	}
	source, err := v.PackSource(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	c, err := content.ParsePack(core, "pack "+p.ID, []byte(source))
	if err != nil {
		return nil, fmt.Errorf("pack version %s: %w", p.ID, err)
	}
	layered.Store(key, c)
	return c, nil
}
