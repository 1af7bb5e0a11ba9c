package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// FigureSheets is the page of all figures of a pilot or an adoption.
type FigureSheets struct {
	Subject  benefit.Subject
	Benefits []benefit.Judged
	Sheets   []benefit.Sheet
	Draft    benefit.SheetInput // what who typed and has not saved
	Kept     day.Instant        // when it was kept

	people map[string]store.Named
}

// Person is what the page calls somebody who saved a figure; only the own trust reads it.
func (f FigureSheets) Person(id string) string {
	if p := f.people[id]; p.Name != "" {
		return p.Name
	}
	return "Somebody at " + f.Subject.Short
}

// sheetAddress is where the grid of a subject is, and its draft.
func sheetAddress(kind, id string) string { return "/" + kind + "s/" + id + "/figures" }

// FigureSheets are the grids of a pilot or an adoption for who may record figures there, with the draft that they left.
// The statements are as many for two benefits as for two hundred.
func (a *App) FigureSheets(ctx context.Context, who access.Actor, kind, id string, since day.Day) (FigureSheets, error) {
	f := FigureSheets{}
	v := a.Store.Read()
	var err error
	if f.Subject, f.Benefits, err = a.BenefitsOfSubject(ctx, who, kind, id); err != nil {
		return f, err
	}
	if err := access.Permit(who, access.RecordFigures, access.At(f.Subject.Organisation, access.Subject{Kind: kind, ID: id})); err != nil {
		return f, err
	}
	row, err := v.Draft(ctx, who.ID, sheetAddress(kind, id))
	if err != nil {
		return f, err
	}
	if row.Body != "" {
		if err := json.Unmarshal([]byte(row.Body), &f.Draft); err != nil {
			return f, fmt.Errorf("draft of %s: %w", sheetAddress(kind, id), err)
		}
		f.Kept = row.Kept
	}
	for _, c := range f.Draft.Cells {
		if since.IsZero() || c.Period.From < since {
			since = c.Period.From
		}
	}
	f.Sheets = benefit.Sheets(f.Benefits, since)
	ids := map[string]bool{}
	for _, j := range f.Benefits {
		for _, o := range j.Rows {
			ids[o.EnteredBy] = true
		}
	}
	var people []string
	for p := range ids {
		if p != "" {
			people = append(people, p)
		}
	}
	f.people, err = v.PeopleCalled(ctx, people)
	return f, err
}

// SaveFigures saves what was typed into the grid: first figures and corrections, as one set of rows with one line of
// history. While anything is wrong, met by somebody else's figure, or asked about, nothing is saved and the reading says what.
func (a *App) SaveFigures(ctx context.Context, who access.Actor, kind, id string, d benefit.SheetInput) (benefit.Reading, error) {
	var r benefit.Reading
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.benefitSubject(ctx, tx.View, who, kind, id)
		if err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, s.Organisation); err != nil {
			return done{}, err
		}
		list, err := a.judged(ctx, tx.View, who, store.Chosen{Kind: kind, Subject: id})
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.RecordFigures, access.At(s.Organisation, access.Subject{Kind: kind, ID: id})); err != nil {
			return done{}, err
		}
		r = benefit.ReadSheet(list, d, a.Today())
		switch {
		case len(r.Bad) > 0:
			return done{}, r.Bad.Err()
		case len(r.Clashes) > 0:
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else saved figures in this table while you were typing"}
		case len(r.Doubts) > 0:
			return done{}, r.Doubts.Err()
		}
		rows := make([]store.FigureRow, len(r.Entries))
		for i, e := range r.Entries {
			e.New.ID, e.New.EnteredBy, e.New.RecordedAt = a.NewID(), who.ID, a.instant()
			rows[i] = store.FigureRow{Series: e.Of.Line.ID, Observation: e.New, Days: operatingDays(e.Of.Measure, e.New)}
		}
		if err := tx.AddObservations(ctx, rows); err != nil {
			return done{}, err
		}
		if err := tx.DropDraft(ctx, who.ID, sheetAddress(kind, id)); err != nil {
			return done{}, err
		}
		return done{id: id, event: sheetEvent(s, r.Entries, d.Reason)}, nil
	})
	return r, err
}

// sheetEvent is the one line of history of a saved grid; it touches every benefit that has a figure in it.
func sheetEvent(s benefit.Subject, entries []benefit.Entry, reason string) history.Event {
	e := history.Event{Chain: s.Organisation, Deed: "figures.record", Subject: history.Touch{Kind: s.Kind, ID: s.ID}, Before: history.Values{}, After: history.Values{}}
	for len(entries) > 0 {
		j := entries[0].Of
		var first []benefit.Observation
		n := 0
		for n < len(entries) && entries[n].Of.ID == j.ID {
			x := entries[n]
			n++
			if x.Old.ID == "" {
				first = append(first, x.New)
				continue
			}
			field := j.Name() + ", " + j.Profile.Every.Name(x.New.Period)
			e.Before[field], e.After[field] = FigureSaid(j.Measure, x.Old), FigureSaid(j.Measure, x.New)
			e.After["reason"] = reason
		}
		if len(first) > 0 {
			for field, said := range figuresSaid(j, first) {
				e.After[j.Name()+", "+field] = said
			}
		}
		e.Touched = append(e.Touched, history.Touch{Kind: "benefit", ID: j.ID})
		entries = entries[n:]
	}
	return e
}

// KeepFigures keeps what who has typed into the grid and answers when. It is no fact: no row, no line of history.
func (a *App) KeepFigures(ctx context.Context, who access.Actor, kind, id string, d benefit.SheetInput) (day.Instant, error) {
	at := a.instant()
	body, err := json.Marshal(d)
	if err != nil {
		return at, err
	}
	return at, a.sheetDraft(ctx, who, kind, id, func(tx store.Tx) error {
		return tx.KeepDraft(ctx, store.Draft{Person: who.ID, Address: sheetAddress(kind, id), Body: string(body), Kept: at})
	})
}

// DropFigures forgets what who has typed into the grid.
func (a *App) DropFigures(ctx context.Context, who access.Actor, kind, id string) error {
	return a.sheetDraft(ctx, who, kind, id, func(tx store.Tx) error { return tx.DropDraft(ctx, who.ID, sheetAddress(kind, id)) })
}

func (a *App) sheetDraft(ctx context.Context, who access.Actor, kind, id string, change func(store.Tx) error) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		s, err := a.benefitSubject(ctx, tx.View, who, kind, id)
		if err != nil {
			return err
		}
		if err := access.Permit(who, access.RecordFigures, access.At(s.Organisation, access.Subject{Kind: kind, ID: id})); err != nil {
			return err
		}
		return change(tx)
	})
}

// SavedFigures says what was saved: 46 figures saved, 1 of them corrected.
func SavedFigures(entries []benefit.Entry) string {
	corrected := 0
	for _, e := range entries {
		if e.Old.ID != "" {
			corrected++
		}
	}
	first := len(entries) - corrected
	count := func(n int, what string) string {
		if n == 1 {
			return "1 figure " + what
		}
		return strconv.Itoa(n) + " figures " + what
	}
	switch {
	case corrected == 0:
		return count(first, "saved")
	case first == 0:
		return count(corrected, "corrected")
	}
	return count(first, "saved") + " and " + count(corrected, "corrected")
}
