package app

import (
	"context"
	"fmt"

	"groundwork/internal/access"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// PackDraft is what the next version of a pilot's pack is going to ask for on top of the checklist.
type PackDraft struct {
	N      int    // of the next version
	Source string // as a pack file
	Pack   readiness.Pack
	Seq    int    // rows of the draft, for saving over what was read
	Said   bool   // somebody said what is asked for, be it nothing
	Next   string // the id of the next question that is added; ids are never used again
}

// packDraft is the draft of the next version: what was saved for it, else what the version before asked for.
func (a *App) packDraft(ctx context.Context, v store.View, p pilot.Pilot) (PackDraft, error) {
	versions, err := v.PackVersions(ctx, p.ID)
	if err != nil {
		return PackDraft{}, err
	}
	saved, err := v.PackDraft(ctx, p.ID)
	if err != nil {
		return PackDraft{}, err
	}
	d := PackDraft{N: len(versions) + 1, Seq: saved.Seq, Pack: readiness.Pack{ID: p.PackID}}
	highest := 0
	for i, k := range versions {
		c, err := content.LayPack(a.Core(), fmt.Sprintf("version %d of pack %s", k.N, p.PackID), []byte(k.Source))
		if err != nil {
			return d, err
		}
		highest = max(highest, c.Pack.Highest())
		if i == 0 {
			d.Pack, d.Said = *c.Pack, true
		}
	}
	d.Pack.Version = d.N
	if saved.Seq > 0 && saved.For == d.N {
		c, err := content.LayPack(a.Core(), "draft", []byte(saved.Source))
		if err != nil {
			return d, err
		}
		d.Pack, d.Source, d.Said = *c.Pack, saved.Source, true
	} else {
		b, err := content.FormatPack(d.Pack)
		if err != nil {
			return d, err
		}
		d.Source = string(b)
	}
	d.Next = fmt.Sprintf("%s/p-%02d", p.PackID, max(highest, d.Pack.Highest())+1)
	return d, nil
}

// PackDraftOf reads the draft for those who may publish it.
func (a *App) PackDraftOf(ctx context.Context, who access.Actor, r PilotRecord) (PackDraft, error) {
	if err := access.Permit(who, access.PublishPack, r.Place()); err != nil {
		return PackDraft{}, err
	}
	return a.packDraft(ctx, a.Store.Read(), r.Pilot)
}

// DraftPack saves what the next version is going to ask for, as it was changed from the draft with this number of rows.
func (a *App) DraftPack(ctx context.Context, who access.Actor, id string, version int, change func(PackDraft) (readiness.Pack, error)) (string, error) {
	return a.draftPack(ctx, who, id, version, func(d PackDraft) (string, error) {
		is, err := change(d)
		if err != nil {
			return "", err
		}
		b, err := content.FormatPack(is)
		return string(b), err
	})
}

// DraftPackFile saves the whole draft as a pack file, byte for byte.
func (a *App) DraftPackFile(ctx context.Context, who access.Actor, id, source string, version int) (string, error) {
	return a.draftPack(ctx, who, id, version, func(PackDraft) (string, error) { return source, nil })
}

func (a *App) draftPack(ctx context.Context, who access.Actor, id string, version int, write func(PackDraft) (string, error)) (string, error) {
	return a.inPilot(ctx, who, id, access.PublishPack, func(tx store.Tx, p pilot.Pilot) (done, error) {
		d, err := a.packDraft(ctx, tx.View, p)
		if err != nil {
			return done{}, err
		}
		source, err := write(d)
		if err != nil {
			return done{}, err
		}
		if err := taken(version, d.Seq); err != nil {
			return done{}, err
		}
		var bad fault.Fields
		if a.checkSource(&bad, p, d.N, source); bad.Err() != nil {
			return done{}, bad.Err()
		}
		if err := tx.AddPackDraft(ctx, a.NewID(), p.ID, store.PackDraft{Seq: d.Seq + 1, For: d.N, Source: source}, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		c, err := content.ParsePack(a.Core(), "draft", []byte(source))
		if err != nil {
			return done{}, err
		}
		before, after := diff(change{"what the next version asks for on top", d.Pack.Count(), c.Pack.Count()})
		return done{event: history.Event{Deed: "pack.draft", Before: before, After: after}}, nil
	})
}
