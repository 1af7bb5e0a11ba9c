package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fold"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// pilotsOnAPage is how many pilots one page of the list shows.
const pilotsOnAPage = 50

// PilotQuery is what somebody asks of the list of pilots, as it stands in the address.
type PilotQuery struct {
	Text, Stage, Region string
	Page                int // from 1
}

// PilotList is one page of pilots by name.
type PilotList struct {
	Lines   []store.PilotLine
	All     int // that match
	Last    int // page
	Regions [][2]string
}

// ListPilots are the pilots that who may know of and that match.
func (a *App) ListPilots(ctx context.Context, who access.Actor, q PilotQuery) (l PilotList, err error) {
	v, on := a.Store.Read(), a.Today()
	f := store.PilotFilter{Words: fold.Words(q.Text[:min(len(q.Text), longestQuery)]), Stage: q.Stage, Region: q.Region,
		Limit: pilotsOnAPage, Offset: (max(q.Page, 1) - 1) * pilotsOnAPage}
	if l.Lines, l.All, err = v.PilotLines(ctx, f, who.Scope(), on); err != nil {
		return l, err
	}
	l.Last = max((l.All+pilotsOnAPage-1)/pilotsOnAPage, 1)
	l.Regions, err = v.Regions(ctx, on)
	return l, err
}

// PilotsOf are the pilots of an innovation that who may know of.
func (a *App) PilotsOf(ctx context.Context, who access.Actor, innovation string) ([]store.PilotLine, error) {
	lines, _, err := a.Store.Read().PilotLines(ctx, store.PilotFilter{Of: innovation, Limit: pilotsOnAPage}, who.Scope(), a.Today())
	return lines, err
}

// AlikePilots are those that who may know of and that resemble a pilot of this name and problem, stopped ones among
// them. but is the pilot itself.
func (a *App) AlikePilots(ctx context.Context, who access.Actor, name, problem, but string) ([]pilot.Other, error) {
	others, err := a.Store.Read().OtherPilots(ctx, pilot.Telling(name+" "+problem), but, who.Scope(), a.Today())
	if err != nil {
		return nil, err
	}
	return pilot.Alike(name, problem, others), nil
}

// StageLabel is a stage of a pilot as people read it.
func (a *App) StageLabel(key string) string {
	for _, s := range a.Library.Stages.Innovation {
		if s.Key == key {
			return s.Label
		}
	}
	return key
}
