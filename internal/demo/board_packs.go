package demo

import (
	"context"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/day"
)

// boardPacks publishes the paper that the pilot trust's board decided on: the director of operations wrote on its draft
// what she learned, and the secretary published it the day before the meeting. It is read as recorded by then, although the
// story tells it last.
func (s *story) boardPacks(ctx context.Context) error {
	trust := s.demo.Pilot.LeadTrust
	const operations, secretary = "p-06", "p-10"
	wrote, published := day.On(2026, time.April, 15), day.On(2026, time.April, 21)
	who, err := s.as(ctx, operations, wrote)
	if err != nil {
		return err
	}
	a := s.on(wrote)
	d, err := a.BoardDraftOf(ctx, who, trust)
	if err != nil {
		return err
	}
	in := d.Draft.Typed()
	in.Asks[0].What, in.Asks[0].About = "Agree what the freed hours are for, team by team", "in_use"
	in.Asks[0].Comment = "Only a third of freed hours can be shown to be in use. Teams that changed a clinic template beforehand can show most of theirs."
	if _, err := a.SaveBoardDraft(ctx, who, trust, in, app.AsItStands); err != nil {
		return err
	}
	if who, err = s.as(ctx, secretary, published); err != nil {
		return err
	}
	a = s.on(published)
	if d, err = a.BoardDraftOf(ctx, who, trust); err != nil {
		return err
	}
	in = d.Draft.Typed()
	in.Title, in.Meeting, in.Accountable = s.demo.Innovation.Name, day.On(2026, time.April, 22).String(), "Rosa Delgado, chief nurse, senior responsible owner"
	in.Asks[1].What, in.Asks[1].About = "Accept the running cost of £88,400 a year", "cost"
	_, err = a.PublishBoardPack(ctx, who, trust, in, app.AsItStands)
	return err
}
