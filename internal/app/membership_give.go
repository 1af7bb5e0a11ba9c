package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/store"
)

// GiveRole makes somebody who is known already something more at an organisation.
func (a *App) GiveRole(ctx context.Context, who access.Actor, personID, at, role string) error {
	if !slices.Contains(access.Roles, access.Role(role)) {
		return fault.Refused("role", "Select what they do here")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := a.mayLookAfter(ctx, tx.View, who, personID, at); err != nil {
			return done{}, err
		}
		event, err := a.giveRole(ctx, tx, who, personID, at, access.Role(role))
		return done{id: personID, event: event}, err
	})
	return err
}

// mayLookAfter is nil when who looks after the person at the organisation: an administrator after everybody, others only after
// members. Of anybody else they do not know.
func (a *App) mayLookAfter(ctx context.Context, v store.View, who access.Actor, personID, at string) error {
	if err := access.Permit(who, access.ManagePeople, access.At(at)); err != nil {
		return err
	}
	if _, err := v.Person(ctx, personID); err != nil {
		return err
	}
	if access.Permit(who, access.ManageEverybody, access.Place{}) == nil {
		return nil
	}
	have, err := v.Memberships(ctx, personID, a.Today())
	if err == nil && !slices.ContainsFunc(have, func(m store.Membership) bool { return m.Organisation == at }) {
		err = fault.Missing("person")
	}
	return err
}

// lower begins a label inside a sentence.
func lower(label string) string { return strings.ToLower(label[:1]) + label[1:] }
