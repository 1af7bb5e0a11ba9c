package app

import (
	"context"
	"fmt"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// LoadOrganisations writes many entries of the register as one batch with one event; load answers how many.
func (a *App) LoadOrganisations(ctx context.Context, who access.Actor, load func(store.Tx) (int, error)) error {
	return a.batch(ctx, who, "organisations.load", "organisations", load)
}

// LoadPeople writes many people with their memberships as one batch with one event.
func (a *App) LoadPeople(ctx context.Context, who access.Actor, load func(store.Tx) (int, error)) error {
	return a.batch(ctx, who, "people.load", "people", load)
}

func (a *App) batch(ctx context.Context, who access.Actor, deed, what string, load func(store.Tx) (int, error)) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		n, err := load(tx)
		return done{event: history.Event{Chain: history.Installation, Deed: deed, Subject: history.Touch{Kind: "register", ID: what},
			After: history.Values{what: fmt.Sprint(n)}}}, err
	})
	return err
}

// Named is the same App, whose next records get these ids before fresh ones: the demo keeps the ids of its files.
func (a *App) Named(ids ...string) *App {
	b := *a
	b.NewID = func() string {
		if len(ids) == 0 {
			return a.NewID()
		}
		id := ids[0]
		ids = ids[1:]
		return id
	}
	return &b
}
