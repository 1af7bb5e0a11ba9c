package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// DisableAccount keeps somebody out from this moment: every session and every link ends in the same transaction. What
// they did stays theirs.
func (a *App) DisableAccount(ctx context.Context, who access.Actor, personID string) error {
	return a.setDisabled(ctx, who, personID, "account.disable", a.instant(), "This account is disabled already")
}

// EnableAccount lets somebody in again, with the password and the second factor that they had.
func (a *App) EnableAccount(ctx context.Context, who access.Actor, personID string) error {
	return a.setDisabled(ctx, who, personID, "account.enable", day.Instant{}, "This account is not disabled")
}

func (a *App) setDisabled(ctx context.Context, who access.Actor, personID, deed string, at day.Instant, already string) error {
	if err := access.Permit(who, access.ManageEverybody, access.Place{}); err != nil {
		return err
	}
	if who.ID == personID && who.SignedIn() {
		return fault.Denied("Only somebody else can disable your account")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		p, err := tx.Person(ctx, personID)
		if err != nil {
			return done{}, err
		}
		if p.Disabled.IsZero() == at.IsZero() {
			return done{}, fault.Denied("%s", already)
		}
		p.Disabled = at
		if err := tx.EditPerson(ctx, p); err != nil {
			return done{}, err
		}
		if err := tx.EndSessionsOf(ctx, personID, ""); err != nil {
			return done{}, err
		}
		if err := tx.EndInvitations(ctx, personID); err != nil {
			return done{}, err
		}
		return done{id: personID, event: history.Event{Chain: history.Installation, Deed: deed, Subject: history.Touch{Kind: "person", ID: personID}}}, nil
	})
	return err
}
