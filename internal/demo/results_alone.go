package demo

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// resultsWithoutDecisions stands in until the main pilot's decisions are told: those record go-live and call results
// themselves, and then this does nothing and goes.
func (s *story) resultsWithoutDecisions(ctx context.Context) error {
	p := s.demo.Pilot
	of, err := s.app.Store.Read().BenefitSubject(ctx, benefit.OfPilot, p.ID, s.today)
	if err != nil || !of.Live.IsZero() {
		return err
	}
	a := s.on(p.Dates.Started)
	err = s.app.Store.Do(ctx, func(tx store.Tx) error {
		for _, t := range p.Teams {
			e := store.LiveEvent{Team: t.ID, Event: pilot.Live, On: t.WentLive}
			if err := tx.AddLiveEvent(ctx, a.NewID(), access.Subject{Kind: benefit.OfPilot, ID: p.ID}, e, day.At(a.Now()), p.InnovationLeads[0]); err != nil {
				return err
			}
		}
		return tx.AddPilotDate(ctx, a.NewID(), p.ID, "ended", p.Dates.Ended, 100, day.At(a.Now()), p.InnovationLeads[0])
	})
	if err != nil {
		return err
	}
	return s.results(ctx)
}
