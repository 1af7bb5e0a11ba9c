package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pack"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// PackInput is a version of an adopter's pack as somebody typed it. Source is kept byte for byte; nothing at all
// is what was drafted.
type PackInput struct {
	Source  string
	Changed string // what is different from the version before
}

// longestPack is how much text a pack may be.
const longestPack = 200_000

// PublishPack publishes the next version of what a pilot hands on, and answers its id. What its readers see is frozen with its
// hash, and never changes. It stays closed until the redesign is approved: nobody should repeat what the leads did not agree to.
func (a *App) PublishPack(ctx context.Context, who access.Actor, id string, in PackInput) (string, error) {
	return a.inPilot(ctx, who, id, access.PublishPack, func(tx store.Tx, p pilot.Pilot) (done, error) {
		first, err := a.workflowFirst(ctx, tx.View, access.Subject{Kind: "pilot", ID: p.ID})
		if err != nil {
			return done{}, err
		}
		if !first.Open() {
			return done{}, fault.Refused("approval", "%s", pack.Closed(first.Why()))
		}
		r, err := a.pilotRecord(ctx, tx.View, who, p.ID)
		if err != nil {
			return done{}, err
		}
		d, err := a.packDraft(ctx, tx.View, p)
		if err != nil {
			return done{}, err
		}
		in.Changed = strings.TrimSpace(in.Changed)
		source, err := a.readPack(p, d, in)
		if err != nil {
			return done{}, err
		}
		checklist, err := content.ParsePack(a.Core(), "pack", []byte(source))
		if err != nil {
			return done{}, err
		}
		c, err := a.packContent(ctx, tx.View, who, r, checklist)
		if err != nil {
			return done{}, err
		}
		if c.Workflow.N == 0 {
			return done{}, fault.Refused("approval", "%s", pack.Closed("No approval of the new workflow counts today."))
		}
		c.Published, c.Changed = a.Today(), pilot.Lines(in.Changed)
		frozen, err := json.Marshal(c)
		if err != nil {
			return done{}, err
		}
		k := store.PackVersion{ID: a.NewID(), N: d.N, Source: source, SHA256: hashOf([]byte(source)), Published: a.Today(), By: who.ID, Changed: in.Changed,
			Frozen: string(frozen), FrozenSHA256: hashOf(frozen)}
		if err := tx.AddPackVersion(ctx, p.ID, k, a.instant()); err != nil {
			return done{}, err
		}
		before, after := diff(change{"version", "", fmt.Sprint(d.N)}, change{"what changed", "", in.Changed}, change{"checksum", "", k.FrozenSHA256})
		return done{id: k.ID, event: history.Event{Deed: "pack.publish", Subject: history.Touch{Kind: "pack", ID: k.ID}, Before: before, After: after}}, nil
	})
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// readPack checks that the text is the next version of the pilot's pack and may be laid over the checklist.
func (a *App) readPack(p pilot.Pilot, d PackDraft, in PackInput) (string, error) {
	var bad fault.Fields
	source := in.Source
	if strings.TrimSpace(source) == "" {
		source = d.Source
	}
	a.checkSource(&bad, p, d.N, source)
	if in.Changed == "" && d.N > 1 {
		bad.Add("changed", "Enter what is different from version %d", d.N-1)
	}
	return source, bad.Err()
}

// checkSource says what is wrong with a pack file that is to be version n of the pilot's.
func (a *App) checkSource(bad *fault.Fields, p pilot.Pilot, n int, source string) {
	if len(source) > longestPack {
		bad.Add("source", "The pack must be %d characters or fewer", longestPack)
	} else if c, err := content.ParsePack(a.Core(), "pack", []byte(source)); err != nil {
		for _, f := range packProblems(err) {
			bad.Add("source", "%s", f)
		}
	} else if c.Pack.ID != p.PackID || c.Pack.Version != n {
		bad.Add("source", "The pack must say id %s and version %d", p.PackID, n)
	}
}

// packProblems are what is wrong with a pack, line by line.
func packProblems(err error) []string {
	f := fault.Of(err)
	var out []string
	for _, x := range f.Fields {
		out = append(out, x.Message)
	}
	if len(out) == 0 && f.Kind == fault.Invalid {
		out = append(out, f.Message)
	}
	if len(out) == 0 {
		out = append(out, "The pack cannot be read: "+err.Error())
	}
	return out
}

// PackVersion is a published version with what it says.
type PackVersion struct {
	store.PackVersion
	Pack readiness.Pack
}

// PilotPacks are the published versions of a pilot's pack, newest first.
func (a *App) PilotPacks(ctx context.Context, p pilot.Pilot) ([]PackVersion, error) {
	rows, err := a.Store.Read().PackVersions(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	out := make([]PackVersion, len(rows))
	for i, r := range rows {
		says, err := content.ReadPack(fmt.Sprintf("version %d of pack %s", r.N, p.PackID), []byte(r.Source))
		if err != nil {
			return nil, err
		}
		out[i] = PackVersion{PackVersion: r, Pack: says}
	}
	return out, nil
}

// newestChecklist is the checklist with the newest published pack of the pilot laid over it.
func (a *App) newestChecklist(ctx context.Context, v store.View, p pilot.Pilot) (*readiness.Checklist, error) {
	versions, err := v.PackVersions(ctx, p.ID)
	if err != nil || len(versions) == 0 {
		return a.Core(), err
	}
	return content.LayPack(a.Core(), fmt.Sprintf("version %d of pack %s", versions[0].N, p.PackID), []byte(versions[0].Source))
}
