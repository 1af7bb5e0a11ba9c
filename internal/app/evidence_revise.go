package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// addRevision writes a revision of a piece with the file that it names.
func (a *App) addRevision(ctx context.Context, tx store.Tx, who access.Actor, p evidence.Piece, at day.Instant) error {
	if p.File.Fits() {
		if err := tx.AddStoredFile(ctx, p.File, at, who.ID); err != nil {
			return err
		}
	}
	return tx.AddEvidenceRevision(ctx, a.NewID(), p, at, who.ID)
}

// ReviseEvidence puts a new revision of a piece in the place of the one with number was, and scores again every open adoption:
// what holds longer or shorter changes when answers fall due.
func (a *App) ReviseEvidence(ctx context.Context, who access.Actor, trust, id string, in evidence.Revision, up Upload, was int) error {
	in.File = up.Chosen
	_, err := a.keeping(up, func() (string, error) {
		return a.onPiece(ctx, who, trust, id, access.KeepEvidence, func(tx store.Tx, now evidence.Piece, e *history.Event) error {
			next, err := evidence.Revise(in, now, a.Today())
			if err != nil {
				return err
			}
			if err := taken(was, now.Revision); err != nil {
				return err
			}
			e.Deed = "evidence.revise"
			e.Before, e.After = diff(change{"evidence", now.Title, next.Title}, change{"what it says", now.Text, next.Text},
				change{"file", fileWords(now.File), fileWords(next.File)}, change{"holds until", now.Until.Long(), next.Until.Long()}, change{"what changed", "", next.Changed})
			e.After["evidence"] = next.Title
			return a.addRevision(ctx, tx, who, next, a.instant())
		})
	})
	return err
}

// CheckEvidence is the mark of a second person, who held the revision with number was against its source.
func (a *App) CheckEvidence(ctx context.Context, who access.Actor, trust, id, source string, was int) error {
	source, err := evidence.Said(source)
	if err != nil {
		return err
	}
	_, err = a.onPiece(ctx, who, trust, id, access.CheckEvidence, func(tx store.Tx, now evidence.Piece, e *history.Event) error {
		if err := taken(was, now.Revision); err != nil {
			return err
		}
		if err := now.MayCheck(who.ID); err != nil {
			return err
		}
		e.Deed, e.After = "evidence.check", history.Values{"evidence": now.Title}
		if source != "" {
			e.After["held against"] = source
		}
		return tx.AddEvidenceCheck(ctx, a.NewID(), id, now.Revision, evidence.Check{By: who.ID, On: a.Today(), Source: source}, a.instant())
	})
	return err
}

// onPiece does something to a piece of a trust's evidence. Only its members may know of it.
func (a *App) onPiece(ctx context.Context, who access.Actor, trust, id string, d access.Deed, do func(store.Tx, evidence.Piece, *history.Event) error) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		if !readsEvidence(who, trust) {
			return done{}, fault.Missing("evidence")
		}
		revisions, err := tx.PieceRevisions(ctx, trust, id)
		if err != nil {
			return done{}, err
		}
		at := access.At(trust)
		at.Assigned = revisions[0].Began == who.ID
		if err := access.Permit(who, d, at); err != nil {
			return done{}, err
		}
		q, err := a.ask(ctx, tx, who, Questions{Trust: trust})
		if err != nil {
			return done{}, err
		}
		if revisions, err = tx.PieceRevisions(ctx, trust, id); err != nil { // as it is behind the lock
			return done{}, err
		}
		var e history.Event
		if err := do(tx, revisions[0], &e); err != nil {
			return done{}, err
		}
		err = a.settle(ctx, tx, q, &e)
		e.Touched = append(e.Touched, history.Touch{Kind: "evidence", ID: id})
		return done{id: id, event: e}, err
	})
}
