package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// GiveFunction makes a member of an organisation play a part in it: senior responsible owner, finance partner and so on.
func (a *App) GiveFunction(ctx context.Context, who access.Actor, at, personID, function string) error {
	label := a.FunctionLabel(function)
	if label == "" {
		return fault.Refused("function", "Select the part they play")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := a.mayLookAfter(ctx, tx.View, who, personID, at); err != nil {
			return done{}, err
		}
		member, err := tx.Memberships(ctx, personID, a.Today())
		if err != nil {
			return done{}, err
		}
		if !slices.ContainsFunc(member, func(m store.Membership) bool { return m.Organisation == at && m.Role != access.Admin }) {
			return done{}, fault.Refused("function", "Give them something to do here first: a part counts only for a member")
		}
		have, err := tx.FunctionsOf(ctx, personID, a.Today())
		if err != nil {
			return done{}, err
		}
		f := store.Function{ID: a.NewID(), Person: personID, From: a.Today(),
			Function: access.Function{Name: function, SubjectKind: "organisation", SubjectID: at}}
		if slices.ContainsFunc(have, func(h store.Function) bool { return h.Function == f.Function }) {
			return done{}, fault.Refused("function", "They are %s here already", lower(label))
		}
		if err := tx.AddFunction(ctx, f, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		return done{id: personID, event: history.Event{Chain: at, Deed: "function.give", Subject: history.Touch{Kind: "person", ID: personID},
			Touched: []history.Touch{{Kind: "person", ID: personID}, {Kind: "function", ID: f.ID}}, After: history.Values{"part": label}}}, nil
	})
	return err
}
