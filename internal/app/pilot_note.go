package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// DescribePilot saves what a pilot says on a subject. version is how often it was saved when the form was opened.
func (a *App) DescribePilot(ctx context.Context, who access.Actor, id, about, text string, version int) error {
	subject, known := pilot.SubjectOf(about)
	if !known {
		return fault.Missing("subject")
	}
	text, err := pilot.CheckNote(subject, text)
	if err != nil {
		return err
	}
	_, err = a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		notes, err := tx.PilotNotes(ctx, p.ID)
		if err != nil {
			return done{}, err
		}
		old := notes[about]
		if err := taken(version, old.Rows); err != nil {
			return done{}, err
		}
		if err := tx.AddPilotNote(ctx, a.NewID(), p.ID, about, pilot.Note{Text: text, Rows: old.Rows}, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		return edited("pilot.note", change{lower(subject.Label), old.Text, text}), nil
	})
	return err
}
