package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// NewRecoveryCodes gives who ten fresh codes; the old ones stop working. It needs the password, because codes open the account.
func (a *App) NewRecoveryCodes(ctx context.Context, who access.Actor, password string) ([]string, error) {
	if _, err := a.proved(ctx, who, "current", password); err != nil {
		return nil, err
	}
	codes := newRecoveryCodes()
	hashes, err := hashRecoveryCodes(ctx, who.ID, codes)
	if err != nil {
		return nil, err
	}
	_, err = a.do(unkeyed(ctx), who, func(tx store.Tx) (done, error) {
		err := tx.ReplaceRecoveryCodes(ctx, who.ID, hashes)
		return done{event: history.Event{Chain: history.Installation, Deed: "account.new_recovery_codes", Subject: history.Touch{Kind: "person", ID: who.ID}}}, err
	})
	return codes, err
}
