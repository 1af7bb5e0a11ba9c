package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// draftChecklist is where a person's draft of the next version is kept while they work on it.
const draftChecklist = "/checklists/draft"

// longestChecklist is how much text a checklist may be; version 1 has 70,000.
const longestChecklist = 600_000

// fewestTrusts is from how many trusts up it is said how many adoptions are open (PRODUCT, section 4).
const fewestTrusts = 5

// ChecklistDraft is the next version of the checklist as somebody works on it.
type ChecklistDraft struct {
	Now    *readiness.Checklist // the newest published version
	Source string               // as it was pasted; empty before
	Wrong  []content.Wrong
	Next   *readiness.Checklist // when nothing is wrong
	readiness.Difference
	Adoptions, Trusts int  // with something open and undecided
	Counted           bool // there are enough trusts to say how many
}

// ChecklistDraft reads the draft of who, checked against the newest version.
func (a *App) ChecklistDraft(ctx context.Context, who access.Actor) (ChecklistDraft, error) {
	if err := access.Permit(who, access.PublishChecklist, access.At(access.England)); err != nil {
		return ChecklistDraft{}, err
	}
	v := a.Store.Read()
	if err := a.readChecklists(ctx, v); err != nil {
		return ChecklistDraft{}, err
	}
	kept, err := v.Draft(ctx, who.ID, draftChecklist)
	d := ChecklistDraft{Now: a.Core(), Source: kept.Body}
	if err != nil || d.Source == "" {
		return d, err
	}
	if d.Next, d.Wrong = content.CheckDraft(a.Versions(), []byte(d.Source)); d.Next == nil {
		return d, nil
	}
	known, err := readiness.NewVersions(append(a.Versions().All(), d.Next)...)
	if err != nil {
		return d, err
	}
	d.Next = known.Newest()
	d.Difference = readiness.Differ(d.Now, d.Next)
	d.Adoptions, d.Trusts, err = v.Undecided(ctx)
	d.Counted = d.Trusts >= fewestTrusts
	return d, err
}

// KeepChecklistDraft keeps what who pasted, right or wrong; nothing takes it away again. A draft is no fact and has no line of history.
func (a *App) KeepChecklistDraft(ctx context.Context, who access.Actor, source string) error {
	if err := access.Permit(who, access.PublishChecklist, access.At(access.England)); err != nil {
		return err
	}
	if len(source) > longestChecklist {
		return fault.Refused("source", "The checklist must be %d characters or fewer", longestChecklist)
	}
	source = strings.ReplaceAll(source, "\r\n", "\n")
	return a.Store.Do(ctx, func(tx store.Tx) error {
		if strings.TrimSpace(source) == "" {
			return tx.DropDraft(ctx, who.ID, draftChecklist)
		}
		return tx.KeepDraft(ctx, store.Draft{Person: who.ID, Address: draftChecklist, Body: source, Kept: a.instant()})
	})
}

// PublishChecklist publishes the draft of who, byte for byte, as the next version, and answers its number. It moves
// nobody: adoptions that have begun stay on their version until their trust moves them.
func (a *App) PublishChecklist(ctx context.Context, who access.Actor, changed, seen string) (int, error) {
	id, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := access.Permit(who, access.PublishChecklist, access.At(access.England)); err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, access.England); err != nil { // one version after the other
			return done{}, err
		}
		if err := a.readChecklists(ctx, tx.View); err != nil {
			return done{}, err
		}
		kept, err := tx.Draft(ctx, who.ID, draftChecklist)
		if err != nil {
			return done{}, err
		}
		c, wrong := content.CheckDraft(a.Versions(), []byte(kept.Body))
		switch changed = strings.TrimSpace(changed); {
		case len(wrong) > 0:
			return done{}, fault.Refused("source", "The draft cannot be published as it stands: mend what the table says")
		case content.SumOf([]byte(kept.Body)) != seen:
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "The draft has changed since this page was opened. Look at it again before it is published"}
		case changed == "":
			return done{}, fault.Refused("changed", "Enter what has changed, in a sentence that trusts understand")
		case len([]rune(changed)) > 1000:
			return done{}, fault.Refused("changed", "What has changed must be 1,000 characters or fewer")
		}
		return a.addChecklist(ctx, tx, who, c, kept.Body, changed)
	})
	if err != nil {
		return 0, err
	}
	if err := a.readChecklists(ctx, a.Store.Read()); err != nil {
		return 0, err
	}
	return strconv.Atoi(id)
}

func (a *App) addChecklist(ctx context.Context, tx store.Tx, who access.Actor, c *readiness.Checklist, source, changed string) (done, error) {
	sum := content.SumOf([]byte(source))
	err := tx.AddContent(ctx, store.Content{Kind: content.KindChecklist, ID: c.ID, Version: c.Version, Title: c.Title, Source: source, SHA256: sum, Published: a.Today()})
	if err != nil {
		return done{}, err
	}
	if err := addItems(ctx, tx, c); err != nil {
		return done{}, err
	}
	if err := tx.AddChecklistPublication(ctx, store.Publication{ID: a.NewID(), Checklist: c.ID, Version: c.Version, Changed: changed, At: a.instant(), By: who.ID}); err != nil {
		return done{}, err
	}
	if err := tx.OvertakeAllInsight(ctx); err != nil { // what counts in sums follows the newest version
		return done{}, err
	}
	d := readiness.Differ(a.Core(), c)
	after := history.Values{"title": c.Title, "version": fmt.Sprint(c.Version), "checksum": sum, "what has changed": changed, "reworded questions": fmt.Sprint(len(d.Reworded)),
		"new questions": fmt.Sprint(len(d.New)), "retired questions": fmt.Sprint(len(d.Retired))}
	return done{id: fmt.Sprint(c.Version), event: history.Event{Chain: history.Installation, Deed: "checklist.publish",
		Subject: history.Touch{Kind: content.KindChecklist, ID: c.ID}, After: after}}, tx.DropDraft(ctx, who.ID, draftChecklist)
}

// ChecklistSource is a published version as a file, byte for byte.
func (a *App) ChecklistSource(ctx context.Context, id string, version int) (store.Content, error) {
	return a.Store.Read().Content(ctx, content.KindChecklist, id, version)
}

// MayPublishChecklist reports whether who may publish versions of the checklist.
func MayPublishChecklist(who access.Actor) bool {
	return access.Permit(who, access.PublishChecklist, access.At(access.England)) == nil
}
