package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// EndFunction ends the part that somebody plays in an organisation, from today.
func (a *App) EndFunction(ctx context.Context, who access.Actor, at, personID, functionID string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := a.mayLookAfter(ctx, tx.View, who, personID, at); err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, at); err != nil {
			return done{}, err
		}
		f, err := tx.Function(ctx, functionID, a.Today())
		if err != nil {
			return done{}, err
		}
		if f.Person != personID || f.SubjectKind != "organisation" || f.SubjectID != at {
			return done{}, fault.Missing("function")
		}
		if err := a.endPart(ctx, tx, who, f); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: at, Deed: "function.end", Subject: history.Touch{Kind: "person", ID: personID},
			Touched: []history.Touch{{Kind: "person", ID: personID}, {Kind: "function", ID: f.ID}}, Before: history.Values{"part": a.FunctionLabel(f.Name)}}
		err = a.ownerLeft(ctx, tx, who, at, leaver{functions: []string{f.Name}}, &e)
		return done{id: personID, event: e}, err
	})
	return err
}
