package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// ChangePassword needs the current one. Every other session and every link that waits ends with it.
// keep is the hash of the session that goes on.
func (a *App) ChangePassword(ctx context.Context, who access.Actor, current, next, keep string) error {
	account, err := a.proved(ctx, who, "current", current)
	if err != nil {
		return err
	}
	if err := person.CheckPassword("password", next, account.Name, account.Email); err != nil {
		return err
	}
	if current == next {
		return fault.Refused("password", "The new password must differ from the current one")
	}
	hashed, err := hashPassword(ctx, next)
	if err != nil {
		return err
	}
	_, err = a.do(unkeyed(ctx), who, func(tx store.Tx) (done, error) {
		if err := tx.SetPassword(ctx, who.ID, hashed); err != nil {
			return done{}, err
		}
		if err := tx.EndInvitations(ctx, who.ID); err != nil {
			return done{}, err
		}
		if err := tx.EndSessionsOf(ctx, who.ID, keep); err != nil {
			return done{}, err
		}
		return done{event: history.Event{Chain: history.Installation, Deed: "account.change_password", Subject: history.Touch{Kind: "person", ID: who.ID}}}, nil
	})
	return err
}

// proved is the account of who, after the password was typed again into field.
func (a *App) proved(ctx context.Context, who access.Actor, field, password string) (store.Account, error) {
	account, err := a.Store.Read().Account(ctx, who.ID)
	if err != nil {
		return account, err
	}
	if !account.SetUp() {
		return account, fault.Denied("This account has no password. In the demonstration nobody has one")
	}
	if password == "" {
		return account, fault.Refused(field, "Enter your current password")
	}
	t := Attempt{Account: "password of " + who.ID}
	if err := a.attempt(ctx, t); err != nil {
		return account, err
	}
	same, err := isPassword(ctx, password, account.PasswordHash)
	if err == nil && !same {
		err = fault.Refused(field, "This is not your current password")
	}
	if err != nil {
		return account, err
	}
	return account, a.Store.Do(ctx, func(tx store.Tx) error { return a.forgive(ctx, tx, t) })
}
