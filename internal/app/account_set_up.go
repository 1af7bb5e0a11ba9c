package app

import (
	"context"
	"fmt"
	"net/url"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// Invited is whom a one-time link is for.
type Invited struct {
	Account store.Account
	Expires day.Instant
}

// Invitation is whom a link is for, while it works: it was not used, has not run out, and the account is not disabled.
func (a *App) Invitation(ctx context.Context, token string) (Invited, error) {
	v := a.Store.Read()
	i, err := v.Invitation(ctx, tokenHash(token))
	if err != nil {
		return Invited{}, err
	}
	if !i.Used.IsZero() || !a.instant().Before(i.Expires) {
		return Invited{}, fault.Missing("invitation")
	}
	account, err := v.Account(ctx, i.Person)
	if err == nil && !account.Disabled.IsZero() {
		err = fault.Missing("invitation")
	}
	return Invited{account, i.Expires}, err
}

// Authenticator is what an authenticator app is given to make codes from.
type Authenticator struct {
	Secret  string // 32 letters and figures, for typing
	Address string // otpauth://…, for a QR code
	Sealed  string // comes back with the form: the server keeps nothing until the first code proves that the app has it
}

// NewAuthenticator makes a fresh secret for the link's person.
func (a *App) NewAuthenticator(token, email, product string) (Authenticator, error) {
	secret := newAppSecret()
	sealed, err := a.Seal.Seal("set up "+tokenHash(token), secret)
	return authenticator(secret, sealed, email, product), err
}

// SameAuthenticator is the one that was shown before, when the form comes back with something to mend. One that was
// tampered with is refused: a new one would not be in the app.
func (a *App) SameAuthenticator(token, sealed, email, product string) (Authenticator, error) {
	secret, err := a.Seal.Open("set up "+tokenHash(token), sealed)
	if err != nil {
		return Authenticator{}, &fault.Error{Kind: fault.Invalid, Message: "This page is damaged. Open the link again", Err: err}
	}
	return authenticator(secret, sealed, email, product), nil
}

func authenticator(secret, sealed, email, product string) Authenticator {
	// An app shows product and account above its codes (the Key URI format that all of them read).
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + product + ":" + email,
		RawQuery: "secret=" + secret + "&issuer=" + url.PathEscape(product)}
	return Authenticator{Secret: secret, Address: u.String(), Sealed: sealed}
}

// SetUp is what the person behind a link typed.
type SetUp struct {
	Password string
	Sealed   string // of the authenticator that was shown
	Code     string
}

// SetUpAccount gives an account its password and, the first time, its second factor and recovery codes, which are
// answered once and never again. When the account has a second factor already the link changes only the password,
// and needs a code as signing in does: a link that went astray opens nothing.
func (a *App) SetUpAccount(ctx context.Context, token string, in SetUp) (personID string, codes []string, err error) {
	invited, err := a.Invitation(ctx, token)
	if err != nil {
		return "", nil, err
	}
	account := invited.Account
	var bad fault.Fields
	if err := person.CheckPassword("password", in.Password, account.Name, account.Email); err != nil {
		bad = append(bad, fault.Of(err).Fields...)
	}
	if in.Code == "" {
		bad.Add("code", "Enter the code that your app shows")
	}
	if err := bad.Err(); err != nil {
		return "", nil, err
	}
	if account.SetUp() {
		return account.ID, nil, a.resetPassword(ctx, token, account, in)
	}
	codes, err = a.firstSetUp(ctx, token, account, in)
	return account.ID, codes, err
}

func (a *App) firstSetUp(ctx context.Context, token string, account store.Account, in SetUp) (codes []string, err error) {
	shown, err := a.SameAuthenticator(token, in.Sealed, account.Email, "")
	if err != nil {
		return nil, err
	}
	step, ok, err := a.stepOf(shown.Secret, person.Code(in.Code))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.Refused("code", "Enter the 6 figures that your app shows now for this account")
	}
	if account.PasswordHash, err = hashPassword(ctx, in.Password); err != nil {
		return nil, err
	}
	if account.TOTPSealed, err = a.Seal.Seal(sealedFor(account.ID), shown.Secret); err != nil {
		return nil, fmt.Errorf("second factor: %w", err)
	}
	account.TOTPStep = step
	codes = newRecoveryCodes()
	hashes, err := hashRecoveryCodes(ctx, account.ID, codes)
	if err != nil {
		return nil, err
	}
	return codes, a.spendLink(ctx, token, account, "account.set_up", func(tx store.Tx) error {
		if err := tx.PutCredential(ctx, account); err != nil {
			return err
		}
		return tx.ReplaceRecoveryCodes(ctx, account.ID, hashes)
	})
}

func (a *App) resetPassword(ctx context.Context, token string, account store.Account, in SetUp) error {
	if err := a.attempt(ctx, Attempt{Account: account.ID}); err != nil {
		return err
	}
	code, err := a.readCode(ctx, account, in.Code)
	if err != nil {
		return err
	}
	hashed, err := hashPassword(ctx, in.Password)
	if err != nil {
		return err
	}
	return a.spendLink(ctx, token, account, "account.reset_password", func(tx store.Tx) error {
		if err := a.spend(ctx, tx, account, code); err != nil {
			return err
		}
		if err := a.forgive(ctx, tx, Attempt{Account: account.ID}); err != nil {
			return err
		}
		return tx.SetPassword(ctx, account.ID, hashed)
	})
}

// spendLink does what a link permits, once, and ends every session that was open before.
func (a *App) spendLink(ctx context.Context, token string, account store.Account, deed string, save func(store.Tx) error) error {
	_, err := a.do(unkeyed(ctx), access.Actor{ID: account.ID}, func(tx store.Tx) (done, error) {
		fresh, err := tx.UseInvitation(ctx, tokenHash(token), a.instant())
		if err == nil && !fresh {
			err = fault.Missing("invitation")
		}
		if err != nil {
			return done{}, err
		}
		if err := save(tx); err != nil {
			return done{}, err
		}
		if err := tx.EndSessionsOf(ctx, account.ID, ""); err != nil {
			return done{}, err
		}
		return done{event: history.Event{Chain: history.Installation, Deed: deed, Subject: history.Touch{Kind: "person", ID: account.ID}}}, nil
	})
	return err
}
