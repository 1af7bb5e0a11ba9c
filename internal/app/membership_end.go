package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// EndRole ends what somebody does at an organisation, from today. With the last role there go the parts they play in
// the organisation itself; parts in single records stay until somebody else takes them on. Their next page knows.
func (a *App) EndRole(ctx context.Context, who access.Actor, at, personID, membershipID string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := a.mayLookAfter(ctx, tx.View, who, personID, at); err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, at); err != nil {
			return done{}, err
		}
		m, err := tx.Membership(ctx, membershipID, a.Today())
		if err != nil {
			return done{}, err
		}
		if m.Organisation != at || m.Person != personID {
			return done{}, fault.Missing("membership")
		}
		if err := access.Grant(who, at, m.Role, personID); err != nil {
			return done{}, err
		}
		ended := store.Membership{ID: a.NewID(), Person: m.Person, Membership: m.Membership, From: m.From, To: a.Today() - 1, Supersedes: m.ID}
		if err := tx.AddMembership(ctx, ended, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: at, Deed: "membership.end", Subject: history.Touch{Kind: "person", ID: personID},
			Touched: []history.Touch{{Kind: "person", ID: personID}, {Kind: "membership", ID: m.ID}}, Before: history.Values{"role": m.Role.Label()}}
		err = a.endParts(ctx, tx, who, at, personID, &e)
		return done{id: personID, event: e}, err
	})
	return err
}

// endParts ends the parts that somebody without a role plays in an organisation, and makes their answers due.
func (a *App) endParts(ctx context.Context, tx store.Tx, who access.Actor, at, personID string, e *history.Event) error {
	left, err := tx.Memberships(ctx, personID, a.Today())
	if err != nil || slices.ContainsFunc(left, func(m store.Membership) bool { return m.Organisation == at }) {
		return err
	}
	parts, err := tx.FunctionsOf(ctx, personID, a.Today())
	if err != nil {
		return err
	}
	gone := leaver{person: personID}
	for _, f := range parts {
		if f.SubjectKind == "organisation" && f.SubjectID == at {
			if err := a.endPart(ctx, tx, who, f); err != nil {
				return err
			}
			gone.functions = append(gone.functions, f.Name)
			e.Touched = append(e.Touched, history.Touch{Kind: "function", ID: f.ID})
		}
	}
	return a.ownerLeft(ctx, tx, who, at, gone, e)
}

func (a *App) endPart(ctx context.Context, tx store.Tx, who access.Actor, f store.Function) error {
	ended := store.Function{ID: a.NewID(), Person: f.Person, Function: f.Function, From: f.From, To: a.Today() - 1, Supersedes: f.ID}
	return tx.AddFunction(ctx, ended, a.instant(), who.ID)
}
