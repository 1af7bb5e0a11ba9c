package app

import (
	"context"
	"crypto/subtle"
	"fmt"

	"github.com/pquerna/otp/hotp"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// CheckPassword is the first half of signing in. The answer for a wrong password, an unknown address, an account that
// was never set up and a disabled one is the same, and takes the same statements and the same hash.
func (a *App) CheckPassword(ctx context.Context, email, password, from string) (personID string, err error) {
	email = person.Address(email)
	t := Attempt{Account: email, Address: from}
	if err := a.attempt(ctx, t); err != nil {
		return "", err
	}
	account, err := a.Store.Read().AccountByEmail(ctx, email)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return "", err
	}
	if !account.Disabled.IsZero() {
		account.PasswordHash = ""
	}
	same, err := isPassword(ctx, password, account.PasswordHash)
	if err != nil {
		return "", err
	}
	if !same {
		return "", fault.Refused("email", "Check your email address and password, and enter them again")
	}
	return account.ID, a.release(ctx, t)
}

// SignedIn is what the second half of signing in answers.
type SignedIn struct {
	Recovered bool  // with a recovery code
	CodesLeft int64 // recovery codes that were not used yet
}

// SignIn is the second half: a code of the authenticator app, or a recovery code. Each works once.
func (a *App) SignIn(ctx context.Context, personID, typed, from string) (SignedIn, error) {
	code := Attempt{Account: personID} // by account alone: whoever got this far knows the password
	if err := a.attempt(ctx, code); err != nil {
		return SignedIn{}, err
	}
	account, err := a.Store.Read().Account(ctx, personID)
	if err != nil {
		return SignedIn{}, err
	}
	if !account.SetUp() || !account.Disabled.IsZero() {
		return SignedIn{}, wrongCode()
	}
	read, err := a.readCode(ctx, account, typed)
	if err != nil {
		return SignedIn{}, err
	}
	answer := SignedIn{Recovered: read.recovery != ""}
	who := access.Actor{ID: account.ID}
	_, err = a.do(unkeyed(ctx), who, func(tx store.Tx) (done, error) {
		if err := a.spend(ctx, tx, account, read); err != nil {
			return done{}, err
		}
		for _, t := range []Attempt{code, {Account: account.Email, Address: from}} {
			if err := a.forgive(ctx, tx, t); err != nil {
				return done{}, err
			}
		}
		var err error
		if answer.CodesLeft, err = tx.RecoveryCodesLeft(ctx, account.ID); err != nil {
			return done{}, err
		}
		return done{event: history.Event{Chain: history.Installation, Deed: "account.sign_in", Subject: history.Touch{Kind: "person", ID: account.ID},
			After: history.Values{"second factor": read.words()}}}, nil
	})
	return answer, err
}

// typedCode is a code that was right when it was read; whether it was used before is known when it is spent.
type typedCode struct {
	step     int64  // of an authenticator app
	recovery string // the hash of a recovery code
}

func (c typedCode) words() string {
	if c.recovery != "" {
		return "recovery code"
	}
	return "authenticator app"
}

// readCode tells which code was typed; a wrong one of an app is refused here.
func (a *App) readCode(ctx context.Context, account store.Account, typed string) (typedCode, error) {
	code := person.Code(typed)
	if !person.IsAppCode(code) {
		h, err := hashRecoveryCode(ctx, account.ID, code)
		return typedCode{recovery: h}, err
	}
	secret, err := a.Seal.Open(sealedFor(account.ID), account.TOTPSealed)
	if err != nil {
		return typedCode{}, fmt.Errorf("second factor of %s: %w", account.ID, err)
	}
	step, ok, err := a.stepOf(secret, code)
	if err == nil && !ok {
		err = wrongCode()
	}
	return typedCode{step: step}, err
}

// spend uses up a code inside the transaction of what it permits.
func (a *App) spend(ctx context.Context, tx store.Tx, account store.Account, c typedCode) error {
	var fresh bool
	var err error
	if c.recovery != "" {
		fresh, err = tx.UseRecoveryCode(ctx, account.ID, c.recovery, a.instant())
	} else {
		fresh, err = tx.UseTOTPStep(ctx, account.ID, c.step)
	}
	if err == nil && !fresh {
		err = wrongCode()
	}
	return err
}

// stepOf is the time step whose code was typed (RFC 6238).
func (a *App) stepOf(secret, code string) (step int64, ok bool, err error) {
	for _, s := range person.Steps(a.Now()) {
		want, err := hotp.GenerateCode(secret, uint64(s))
		if err != nil {
			return 0, false, fmt.Errorf("work out a code: %w", err)
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return s, true, nil
		}
	}
	return 0, false, nil
}

// wrongCode says the same of a wrong, a spent and an old code.
func wrongCode() error {
	return fault.Refused("code", "Enter the code that your app shows now. Each code works once")
}

// sealedFor binds a sealed secret to its person.
func sealedFor(personID string) string { return "second factor of " + personID }
