package app

import (
	"context"

	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// Park keeps a form that came after its session had run out, for an hour. It writes no event: nothing was done yet.
// The answer is the secret of the cookie that finds it.
func (a *App) Park(ctx context.Context, p store.Parked) (string, error) {
	secret := newToken()
	p.IDHash, p.At = tokenHash(secret), a.instant()
	return secret, a.Store.Do(ctx, func(tx store.Tx) error { return tx.Park(ctx, p) })
}

// Parked is the form behind a cookie, when it belongs to the owner and an hour has not passed.
func (a *App) Parked(ctx context.Context, secret, owner string) (store.Parked, error) {
	p, err := a.parked(ctx, secret)
	if err == nil && p.Owner != owner {
		return store.Parked{}, fault.Missing("form")
	}
	return p, err
}

// IsParked reports whether a form waits behind a cookie, for whomever.
func (a *App) IsParked(ctx context.Context, secret string) (bool, error) {
	_, err := a.parked(ctx, secret)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

func (a *App) parked(ctx context.Context, secret string) (store.Parked, error) {
	p, err := a.Store.Read().Parked(ctx, tokenHash(secret))
	if err == nil && !a.instant().Before(p.At.Add(person.ParkedLasts)) {
		err = fault.Missing("form")
	}
	return p, err
}

// Unpark forgets a form: it was sent on, or thrown away.
func (a *App) Unpark(ctx context.Context, secret string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error { return tx.Unpark(ctx, tokenHash(secret)) })
}
