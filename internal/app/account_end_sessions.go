package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// EndSessionsOf signs somebody out everywhere: an administrator's answer to a lost laptop.
func (a *App) EndSessionsOf(ctx context.Context, who access.Actor, personID string) error {
	if err := access.Permit(who, access.ManageEverybody, access.Place{}); err != nil {
		return err
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if _, err := tx.Person(ctx, personID); err != nil {
			return done{}, err
		}
		err := tx.EndSessionsOf(ctx, personID, "")
		return done{id: personID, event: history.Event{Chain: history.Installation, Deed: "account.end_sessions", Subject: history.Touch{Kind: "person", ID: personID}}}, err
	})
	return err
}
