package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/decimal"
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

// HoursFreed is what a pilot frees at its own trust, as a board would read it, and how sure that is.
type HoursFreed struct {
	Figure string // "55.6"
	Of     string // "clinical hours a working day"
	Grade  string
}

// freed are hours by pilot.
type freed map[string]HoursFreed

func (f freed) put(pilot string, t board.Totals) {
	if s := t.Freed; s.Known() {
		f[pilot] = HoursFreed{Figure: decimal.Format(s.Value, 1), Of: board.ClinicalHoursA(s.DayType), Grade: s.Grade}
	}
}

// PilotList is one page of pilots by name.
type PilotList struct {
	Hours   map[string]HoursFreed // by pilot; none where there is no figure
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
	if l.Regions, err = v.Regions(ctx, on); err != nil {
		return l, err
	}
	l.Hours, err = a.hoursFreed(ctx, v, who, l.Lines)
	return l, err
}

// hoursFreed adds up the clinical hours of the pilots on one page, as boards do: only figures of the best standing. Whoever may know
// of a pilot may know of its benefits, so they come from what is kept of each benefit, and are judged anew only where something is
// not kept or the clock has overtaken it.
func (a *App) hoursFreed(ctx context.Context, v store.View, who access.Actor, lines []store.PilotLine) (map[string]HoursFreed, error) {
	c := store.Chosen{Kind: benefit.OfPilot, Subjects: ",", Measures: ","}
	for _, l := range lines {
		c.Subjects += l.ID + ","
	}
	for _, m := range a.Library.Measures.Measures {
		if m.Method == a.Library.Measures.TimeMethod.ID {
			c.Measures += m.ID + ","
		}
	}
	kept, err := v.KeptParts(ctx, c)
	if err != nil {
		return nil, err
	}
	out, overtaken := freed{}, nobodys
	for id, texts := range kept {
		t, whole, err := a.totalKept(ctx, v, texts)
		if err != nil {
			return nil, err
		}
		if !whole {
			overtaken += id + ","
			continue
		}
		out.put(id, t)
	}
	if overtaken == nobodys {
		return out, nil
	}
	c.Subjects = overtaken
	all, err := a.judged(ctx, v, who, c)
	if err != nil {
		return nil, err
	}
	by := map[string][]board.Benefit{}
	for _, j := range all {
		by[j.Subject.ID] = append(by[j.Subject.ID], board.Benefit{Judged: j})
	}
	for id, list := range by {
		out.put(id, board.Total(list, a.Library.Measures.StaffGroups))
	}
	return out, nil
}

// totalKept adds up what is kept of some benefits; false when that does not say how they stand today.
func (a *App) totalKept(ctx context.Context, v store.View, texts []string) (board.Totals, bool, error) {
	parts, measures := make([]board.Part, len(texts)), map[benefit.Ref]benefit.Measure{}
	for i, text := range texts {
		if text == "" {
			return board.Totals{}, false, nil
		}
		p, err := board.ReadPart(text)
		if err != nil {
			return board.Totals{}, false, err
		}
		if !p.Until.IsZero() && p.Until <= a.Today() {
			return board.Totals{}, false, nil
		}
		for _, l := range p.Lines {
			if measures[l.Measure], err = a.measureIn(ctx, v, l.Measure); err != nil {
				return board.Totals{}, false, err
			}
		}
		parts[i] = p
	}
	return board.TotalParts(board.Join(parts...), measures, nil, a.Library.Measures.StaffGroups), true, nil
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
