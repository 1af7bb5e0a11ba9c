package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// PublishPilot opens a pilot to every signed-in person, once its five answers are there. One that had begun before
// it was registered is labelled "Recorded afterwards".
func (a *App) PublishPilot(ctx context.Context, who access.Actor, id string) error {
	_, err := a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		if p.Open() {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "This pilot was published on " + p.Published.Long()}
		}
		leads, err := a.parts(ctx, tx.View, p.ID, pilot.InnovationLead)
		if err != nil {
			return done{}, err
		}
		if err := p.Missing(len(leads)).Err(); err != nil {
			return done{}, err
		}
		dates, _, err := tx.PilotDates(ctx, p.ID)
		if err != nil {
			return done{}, err
		}
		after := history.Values{"published": a.Today().Long()}
		if p.BegunBefore(dates.Started) {
			after["recorded afterwards"] = p.Created.Day().Long()
			if err := tx.AddPilotState(ctx, a.NewID(), p.ID, "recorded_afterwards", p.Created.Day(), "", a.instant(), who.ID); err != nil {
				return done{}, err
			}
		}
		if err := tx.AddPilotState(ctx, a.NewID(), p.ID, "published", a.Today(), "", a.instant(), who.ID); err != nil {
			return done{}, err
		}
		p.Published = a.Today()
		return done{event: history.Event{Deed: "pilot.publish", After: after}}, a.indexPilot(ctx, tx, p)
	})
	return err
}
