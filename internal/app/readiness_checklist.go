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
// serves every App that holds the checklist for good: the newest so many, for a country publishes tens of thousands of packs.
var layered layers

// mostLaid is enough for the take-ups of a few trusts, who are read again and again.
const mostLaid = 256

// layers keeps some of what was laid, and lets go of the oldest first.
type layers struct {
	mu   sync.Mutex
	kept map[layer]*readiness.Checklist
	next int
	ring [mostLaid]layer
}

func (l *layers) get(of layer) (*readiness.Checklist, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c, ok := l.kept[of]
	return c, ok
}

// keep is the one that was laid first, where two were laid at once.
func (l *layers) keep(of layer, c *readiness.Checklist) *readiness.Checklist {
	l.mu.Lock()
	defer l.mu.Unlock()
	if was, ok := l.kept[of]; ok {
		return was
	}
	if l.kept == nil {
		l.kept = map[layer]*readiness.Checklist{}
	}
	delete(l.kept, l.ring[l.next])
	l.kept[of], l.ring[l.next] = c, of
	l.next = (l.next + 1) % mostLaid
	return c
}

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
		if c, ok := layered.get(layer{core, sum.(string)}); ok {
			return c, nil
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
	a.checklists.packs.Store(pack, sum)
	return layered.keep(layer{core, sum}, c), nil
}
