package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// LinkAccount makes a new one-time link: for somebody who lost the first, or forgot the password. It never stands in for
// the second factor. at is the organisation whose people who looks after; it is empty for an administrator.
func (a *App) LinkAccount(ctx context.Context, who access.Actor, at, personID string) (token string, err error) {
	_, err = a.do(unkeyed(ctx), who, func(tx store.Tx) (done, error) {
		account, err := a.linkable(ctx, tx, who, at, personID)
		if err != nil {
			return done{}, err
		}
		token, err = a.newLink(ctx, tx, account.ID)
		return done{id: personID, event: linkEvent(at, personID, "account.link")}, err
	})
	return token, err
}

// LinkAccountAnew also forgets password, second factor and recovery codes, for somebody who lost all of them. Only
// whoever runs the installation can, after making sure who asks: such a link is the whole account.
func (a *App) LinkAccountAnew(ctx context.Context, who access.Actor, personID string) (token string, err error) {
	if !who.Operator {
		return "", fault.Denied("Only whoever runs the installation can do this, with the command groundwork user link")
	}
	_, err = a.do(unkeyed(ctx), who, func(tx store.Tx) (done, error) {
		if _, err := a.linkable(ctx, tx, who, "", personID); err != nil {
			return done{}, err
		}
		if err := tx.RemoveCredential(ctx, personID); err != nil {
			return done{}, err
		}
		if err := tx.EndSessionsOf(ctx, personID, ""); err != nil {
			return done{}, err
		}
		token, err = a.newLink(ctx, tx, personID)
		return done{id: personID, event: linkEvent("", personID, "account.link_anew")}, err
	})
	return token, err
}

// linkable is the account when who may hand out a link to it. A link to an account that was never set up is the whole
// account, so of a person who also belongs elsewhere only an administrator has one to give.
func (a *App) linkable(ctx context.Context, tx store.Tx, who access.Actor, at, personID string) (store.Account, error) {
	anywhere := access.Permit(who, access.ManageEverybody, access.Place{}) == nil
	if !anywhere {
		if err := a.mayLookAfter(ctx, tx.View, who, personID, at); err != nil {
			return store.Account{}, err
		}
	}
	account, err := tx.Account(ctx, personID)
	if err != nil {
		return account, err
	}
	if !account.Disabled.IsZero() {
		return account, fault.Denied("This account is disabled. An administrator can let the person in again")
	}
	if account.Email == "" {
		return account, fault.Denied("This person has no email address to sign in with")
	}
	if anywhere || account.SetUp() {
		return account, nil
	}
	have, err := tx.Memberships(ctx, personID, a.Today())
	for _, m := range have {
		if m.Organisation != at {
			return account, fault.Denied("They also belong to another organisation, so only an administrator can make this link")
		}
	}
	return account, err
}

func linkEvent(at, personID, deed string) history.Event {
	return history.Event{Chain: at, Deed: deed, Subject: history.Touch{Kind: "person", ID: personID}}
}
