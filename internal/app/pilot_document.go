package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// AddPilotDocument keeps a document of a pilot, or says where it is.
func (a *App) AddPilotDocument(ctx context.Context, who access.Actor, id string, in pilot.DocumentInput, up Upload) (string, error) {
	in.File = up.Chosen
	return a.keeping(up, func() (string, error) {
		return a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
			d, err := pilot.CheckDocument(in, pilot.Document{}, a.Today())
			if err != nil {
				return done{}, err
			}
			d.ID = a.NewID()
			if err := tx.AddDocument(ctx, p.ID, d, a.instant(), who.ID); err != nil {
				return done{}, err
			}
			return a.reviseDocument(ctx, tx, who, "document.add", pilot.Document{}, d)
		})
	})
}

// RevisePilotDocument puts a new revision of a document in the place of the one with this number.
func (a *App) RevisePilotDocument(ctx context.Context, who access.Actor, id, document string, in pilot.DocumentInput, up Upload, version int) (string, error) {
	in.File = up.Chosen
	return a.keeping(up, func() (string, error) {
		return a.nextRevision(ctx, who, id, document, version, "document.revise", func(was pilot.Document) (pilot.Document, error) {
			return pilot.CheckDocument(in, was, a.Today())
		})
	})
}

// RemovePilotDocument takes a document out of view. What it was stays in the history.
func (a *App) RemovePilotDocument(ctx context.Context, who access.Actor, id, document, why string, version int) (string, error) {
	return a.nextRevision(ctx, who, id, document, version, "document.remove", func(was pilot.Document) (pilot.Document, error) { return was.Removed(why) })
}

// ReturnPilotDocument puts a removed document back into view.
func (a *App) ReturnPilotDocument(ctx context.Context, who access.Actor, id, document string, version int) (string, error) {
	return a.nextRevision(ctx, who, id, document, version, "document.return", func(was pilot.Document) (pilot.Document, error) {
		if !was.Gone {
			return was, taken(version, version-1)
		}
		return was.Back(), nil
	})
}

func (a *App) nextRevision(ctx context.Context, who access.Actor, id, document string, version int, deed string, next func(was pilot.Document) (pilot.Document, error)) (string, error) {
	return a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		revisions, err := tx.DocumentRevisions(ctx, p.ID, document)
		if err != nil {
			return done{}, err
		}
		was := revisions[0]
		is, err := next(was)
		if err != nil {
			return done{}, err
		}
		if err := taken(version, was.Seq); err != nil {
			return done{}, err
		}
		return a.reviseDocument(ctx, tx, who, deed, was, is)
	})
}

// reviseDocument writes a revision with the file that it names.
func (a *App) reviseDocument(ctx context.Context, tx store.Tx, who access.Actor, deed string, was, is pilot.Document) (done, error) {
	at := a.instant()
	if is.File.Fits() {
		if err := tx.AddStoredFile(ctx, is.File, at, who.ID); err != nil {
			return done{}, err
		}
	}
	if err := tx.AddDocumentRevision(ctx, a.NewID(), is, at, who.ID); err != nil {
		return done{}, err
	}
	before, after := documentChanges(was, is)
	return done{id: is.ID, event: history.Event{Deed: deed, Subject: history.Touch{Kind: "document", ID: is.ID}, Before: before, After: after}}, nil
}

// documentChanges are what the history of the pilot says of a revision. Whoever reads the pilot reads it, so that of what only
// the own trust reads it says no more than that.
func documentChanges(was, is pilot.Document) (before, after history.Values) {
	if was.OwnTrust || is.OwnTrust {
		return diff(change{"who reads it", readersWords(was), readersWords(is)})
	}
	return diff(change{"document", was.Title, is.Title}, change{"what it is", pilot.PurposeLabel(was.Purpose), pilot.PurposeLabel(is.Purpose)},
		change{"file", fileWords(was.File), fileWords(is.File)}, change{"where it is", was.KeptAt, is.KeptAt}, change{"its date", was.Dated.Long(), is.Dated.Long()},
		change{"who reads it", readersWords(was), readersWords(is)}, change{"what changed", "", is.Note})
}

// fileWords name a file by what nobody can change about it.
func fileWords(f file.Chosen) string {
	if f.None() {
		return ""
	}
	return f.Name + " (" + strconv.FormatInt(f.Size, 10) + " bytes, SHA-256 " + f.SHA256 + ")"
}

func readersWords(d pilot.Document) string {
	switch {
	case d.ID == "":
		return ""
	case d.OwnTrust:
		return "Only our own trust"
	}
	return "Everybody who can read the pilot"
}

// PilotDocuments are the documents of a pilot by title, as far as the reader may see them: what was removed, and what only the
// lead trust reads, stays with those who may.
func (a *App) PilotDocuments(ctx context.Context, r PilotRecord) ([]pilot.Document, error) {
	all, err := a.Store.Read().Documents(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	var out []pilot.Document
	for _, d := range all {
		if r.reads(d) {
			out = append(out, d)
		}
	}
	return out, nil
}

// reads reports whether the reader of a pilot's record may see a document of it.
func (r PilotRecord) reads(d pilot.Document) bool {
	return d.Open() || r.Inside && !d.Gone || r.MayEdit
}

// PilotDocument is a document with its revisions, newest first, when the reader may see it.
func (a *App) PilotDocument(ctx context.Context, r PilotRecord, document string) ([]pilot.Document, error) {
	revisions, err := a.Store.Read().DocumentRevisions(ctx, r.ID, document)
	if err != nil {
		return nil, err
	}
	if !r.reads(revisions[0]) {
		return nil, fault.Missing("document")
	}
	if !r.Inside { // what only the trust read then, it still reads alone
		kept := revisions[:0]
		for _, d := range revisions {
			if d.Open() {
				kept = append(kept, d)
			}
		}
		revisions = kept
	}
	return revisions, nil
}
