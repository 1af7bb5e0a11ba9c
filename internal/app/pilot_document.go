package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// AddPilotDocument says where a document of a pilot is.
func (a *App) AddPilotDocument(ctx context.Context, who access.Actor, id string, in pilot.DocumentInput) (string, error) {
	d, err := pilot.CheckDocument(in, a.Today())
	if err != nil {
		return "", err
	}
	return a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		d.ID, d.By = a.NewID(), who.ID
		if err := tx.AddDocument(ctx, p.ID, d, a.instant()); err != nil {
			return done{}, err
		}
		before, after := diff(change{"document", "", d.Title}, change{"where it is", "", d.KeptAt}, change{"its date", "", d.Dated.Long()})
		return done{id: d.ID, event: history.Event{Deed: "document.add", Subject: history.Touch{Kind: "document", ID: d.ID}, Before: before, After: after}}, nil
	})
}

// PilotDocuments are the documents of a pilot by title.
func (a *App) PilotDocuments(ctx context.Context, id string) ([]pilot.Document, error) {
	return a.Store.Read().Documents(ctx, id)
}
