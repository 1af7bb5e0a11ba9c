package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/workaround"
)

// RecordWorkaround records a local fix of a pilot or an adoption, and answers its id.
func (a *App) RecordWorkaround(ctx context.Context, who access.Actor, of access.Subject, in workaround.Input) (string, error) {
	return a.inChange(ctx, who, of, access.RecordWorkaround, func(tx store.Tx, s ChangeSubject) (done, error) {
		knows, c, err := a.workaroundKnows(ctx, tx.View, s)
		if err != nil {
			return done{}, err
		}
		w, err := workaround.Check(in, knows, a.Today())
		if err != nil {
			return done{}, err
		}
		w.ID, w.SubjectKind, w.SubjectID, w.Trust = a.NewID(), of.Kind, of.ID, s.Organisation
		return a.keepWorkaround(ctx, tx, who, c, "workaround.record", workaround.Workaround{}, w)
	})
}

// ChangeWorkaround changes a local fix, or renews one that has run out. version is how often it was saved when the form
// was opened.
func (a *App) ChangeWorkaround(ctx context.Context, who access.Actor, of access.Subject, id string, in workaround.Input, version int) error {
	_, err := a.inChange(ctx, who, of, access.RecordWorkaround, func(tx store.Tx, s ChangeSubject) (done, error) {
		old, err := openWorkaround(ctx, tx, of, id, version)
		if err != nil {
			return done{}, err
		}
		knows, c, err := a.workaroundKnows(ctx, tx.View, s)
		if err != nil {
			return done{}, err
		}
		w, err := workaround.Check(in, knows, a.Today())
		if err != nil {
			return done{}, err
		}
		w.ID, w.Seq, w.SubjectKind, w.SubjectID, w.Trust = old.ID, old.Seq, old.SubjectKind, old.SubjectID, old.Trust
		return a.keepWorkaround(ctx, tx, who, c, "workaround.change", old, w)
	})
	return err
}

// CloseWorkaround records that a local fix is gone, and what closed it.
func (a *App) CloseWorkaround(ctx context.Context, who access.Actor, of access.Subject, id string, in workaround.CloseInput, version int) error {
	_, err := a.inChange(ctx, who, of, access.RecordWorkaround, func(tx store.Tx, _ ChangeSubject) (done, error) {
		old, err := openWorkaround(ctx, tx, of, id, version)
		if err != nil {
			return done{}, err
		}
		w, err := workaround.CheckClose(old, in, a.Today())
		if err != nil {
			return done{}, err
		}
		return a.keepWorkaround(ctx, tx, who, a.Core(), "workaround.close", old, w)
	})
	return err
}

// openWorkaround is a local fix of the change that nobody has closed or saved since the form was opened.
func openWorkaround(ctx context.Context, tx store.Tx, of access.Subject, id string, version int) (workaround.Workaround, error) {
	all, err := tx.Workarounds(ctx, of)
	if err != nil {
		return workaround.Workaround{}, err
	}
	w, err := Workarounds{All: all}.Find(id)
	if err != nil {
		return w, err
	}
	if err := taken(version, w.Seq); err != nil {
		return w, err
	}
	if !w.Closed.IsZero() {
		return w, &fault.Error{Kind: fault.Invalid, Message: "This local fix was closed on " + w.Closed.Long() + ". Record a new one if it is back"}
	}
	return w, nil
}

func (a *App) workaroundKnows(ctx context.Context, v store.View, s ChangeSubject) (workaround.Knows, *readiness.Checklist, error) {
	c, err := a.checklistFor(ctx, v, s.Subject)
	if err != nil {
		return workaround.Knows{}, nil, err
	}
	owner, err := a.knowsOwner(ctx, v, s.Organisation)
	return workaround.Knows{Owner: owner, Item: func(id string) bool { _, ok := c.Item(id); return ok }}, c, err
}

// keepWorkaround writes the row, and the line of history that names what changed.
func (a *App) keepWorkaround(ctx context.Context, tx store.Tx, who access.Actor, c *readiness.Checklist, deed string, old, w workaround.Workaround) (done, error) {
	id := w.ID
	row := id
	if old.ID != "" {
		row = a.NewID()
	}
	if err := tx.AddWorkaround(ctx, row, w, a.instant(), who.ID); err != nil {
		return done{}, err
	}
	title := func(item string) string {
		if item == "" {
			return ""
		}
		return itemTitle(c, item)
	}
	before, after := diff(change{"question of the checklist", title(old.Item), title(w.Item)}, change{"why it is needed", old.Why, w.Why},
		change{"hours a week", old.Hours.Plain(), w.Hours.Plain()}, change{"cost of an hour", pounds(old.Pence), pounds(w.Pence)},
		change{"owner", a.ownerWords(old.Owner), a.ownerWords(w.Owner)}, change{"began", old.Started.Long(), w.Started.Long()},
		change{"may stay until", old.Expires.Long(), w.Expires.Long()}, change{"the next trust would need it too", old.Others.Label(), w.Others.Label()},
		change{"what would make it needless", old.ClosesWhen, w.ClosesWhen}, change{"closed on", old.Closed.Long(), w.Closed.Long()},
		change{"what closed it", old.ClosedBecause, w.ClosedBecause})
	after["local fix"] = w.Title
	if old.Title != "" && old.Title != w.Title { // otherwise it names the fix, and says of no change
		before["local fix"] = old.Title
	}
	e := history.Event{Deed: deed, Subject: history.Touch{Kind: "workaround", ID: id}, Before: before, After: after}
	if it, _, ok := a.Versions().Item(w.Item); ok && it.Scope == readiness.Foundation {
		e.Touched = []history.Touch{{Kind: "groundwork", ID: w.Trust}}
	}
	return done{id: id, event: e}, nil
}

func pounds(pence *int64) string {
	if pence == nil {
		return ""
	}
	return workaround.Pounds(*pence)
}
