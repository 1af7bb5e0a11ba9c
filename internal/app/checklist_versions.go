package app

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"groundwork/internal/adoption"
	"groundwork/internal/content"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// publishedChecklists are all published versions of the checklist: those of this and earlier programs, and those that were
// published here. They only ever grow, so what one instance has read stays right; what another instance published is read
// when an adoption or a page asks for it.
type publishedChecklists struct {
	known atomic.Pointer[checklists]
	packs sync.Map // SHA-256 of each version of a pack that was laid over one, by id
}

type checklists struct {
	versions *readiness.Versions
	sums     map[int]string // SHA-256 of the published bytes, by version
}

// Versions are all published versions of the checklist.
func (a *App) Versions() *readiness.Versions { return a.checklists.known.Load().versions }

// Core is the newest version of the checklist: new adoptions answer it, packs are checked against it, and a trust's
// groundwork asks it. An adoption that has begun reads the version that it is on (checklistOf).
func (a *App) Core() *readiness.Checklist { return a.Versions().Newest() }

// readChecklists reads the published versions that this instance does not know yet.
func (a *App) readChecklists(ctx context.Context, v store.View) error {
	rows, err := v.ContentVersions(ctx)
	if err != nil {
		return err
	}
	var all []*readiness.Checklist
	sums, fresh := map[int]string{}, false
	for _, row := range rows {
		if row.Kind != content.KindChecklist {
			continue
		}
		sums[row.Version] = row.SHA256
		c, known := a.carried(row)
		if !known {
			if c, err = publishedChecklist(ctx, v, row); err != nil {
				return err
			}
			fresh = true
		}
		all = append(all, c)
	}
	if have := a.checklists.known.Load(); have != nil && !fresh && len(have.sums) == len(sums) {
		return nil
	}
	versions, err := readiness.NewVersions(all...)
	if err == nil {
		a.checklists.known.Store(&checklists{versions, sums})
	}
	return err
}

// carried is a published version that is in memory already.
func (a *App) carried(row store.Content) (*readiness.Checklist, bool) {
	if have := a.checklists.known.Load(); have != nil && have.sums[row.Version] == row.SHA256 {
		return have.versions.Version(row.ID, row.Version)
	}
	c := a.Library.Checklist
	source, ok := a.Library.Source(content.KindChecklist, row.ID)
	return c, ok && source.Version == row.Version && source.SHA256 == row.SHA256
}

// publishedChecklist reads a version from the bytes that were published.
func publishedChecklist(ctx context.Context, v store.View, row store.Content) (*readiness.Checklist, error) {
	full, err := v.Content(ctx, row.Kind, row.ID, row.Version)
	if err != nil {
		return nil, err
	}
	c, err := content.ParseChecklist(fmt.Sprintf("version %d of the checklist", row.Version), []byte(full.Source))
	if err == nil {
		c.Published = row.Published
	}
	return c, err
}

// coreOf is a version of the checklist, which another instance may have published a moment ago.
func (a *App) coreOf(ctx context.Context, v store.View, id string, version int) (*readiness.Checklist, error) {
	if c, ok := a.Versions().Version(id, version); ok {
		return c, nil
	}
	if err := a.readChecklists(ctx, v); err != nil {
		return nil, err
	}
	if c, ok := a.Versions().Version(id, version); ok {
		return c, nil
	}
	return nil, fmt.Errorf("checklist %s version %d was never published", id, version)
}

// upTo reads what another instance published, when adoptions say that there is more than this one knows.
func (a *App) upTo(ctx context.Context, v store.View, adoptions []adoption.Adoption) error {
	for _, ad := range adoptions {
		if ad.Newest > a.Core().Version {
			return a.readChecklists(ctx, v)
		}
	}
	return nil
}

// groundworkOf is what a trust answers about itself while it has these open adoptions.
func (a *App) groundworkOf(adoptions []adoption.Adoption) *readiness.Checklist {
	var at []int
	for _, ad := range adoptions {
		if ad.Version != a.Core().Version {
			at = append(at, ad.Version)
		}
	}
	if len(at) == 0 {
		return a.Core()
	}
	return a.Versions().Groundwork(at...)
}
