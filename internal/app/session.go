package app

import (
	"context"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// Nothing in this file writes an event: a session is no fact about the trusts, and history never forgets.

// remembered is how long the row of a session that ran out is kept, so that a form sent too late is known for whose it was.
const remembered = 12 * time.Hour

// Session is the one with this hash, while it may be used: its rows are kept a while longer.
func (a *App) Session(ctx context.Context, idHash string) (store.Session, error) {
	s, err := a.Store.Read().Session(ctx, idHash)
	now := a.Now()
	if err == nil && (now.Sub(s.Seen.Time()) > person.SessionIdle || now.Sub(s.Created.Time()) > person.SessionLongest) {
		return store.Session{}, fault.Missing("session")
	}
	return s, err
}

// BeginSession writes the session of somebody who just proved who they are; the one that the browser had before, if any, ends in the same step.
func (a *App) BeginSession(ctx context.Context, before string, s store.Session) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		if _, err := tx.EndSession(ctx, before); err != nil {
			return err
		}
		return tx.AddSession(ctx, s)
	})
}

// RenewSession gives a session that goes on another id. One that was ended meanwhile is missing: nothing brings it back.
func (a *App) RenewSession(ctx context.Context, before string, s store.Session) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		was, err := tx.EndSession(ctx, before)
		if err == nil && !was {
			err = fault.Missing("session")
		}
		if err != nil {
			return err
		}
		return tx.AddSession(ctx, s)
	})
}

// KeepSession writes what a session holds now; a session that was ended meanwhile stays ended.
func (a *App) KeepSession(ctx context.Context, s store.Session) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		_, err := tx.KeepSession(ctx, s)
		return err
	})
}

// SeeSession notes that a session was used.
func (a *App) SeeSession(ctx context.Context, idHash string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error { return tx.SeeSession(ctx, idHash, a.instant()) })
}

// EndSession ends one session: signing out.
func (a *App) EndSession(ctx context.Context, idHash string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		_, err := tx.EndSession(ctx, idHash)
		return err
	})
}

// EndOwnSession ends one of who's sessions, named as Sessions names it.
func (a *App) EndOwnSession(ctx context.Context, who access.Actor, name string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		if len(name) != sessionName {
			return fault.Missing("session")
		}
		found, err := tx.EndSessionOf(ctx, who.ID, name)
		if err == nil && !found {
			err = fault.Missing("session")
		}
		return err
	})
}

// EndOtherSessions ends all of who's sessions but the one with the hash keep.
func (a *App) EndOtherSessions(ctx context.Context, who access.Actor, keep string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error { return tx.EndSessionsOf(ctx, who.ID, keep) })
}

// sessionName is how much of its hash names a session to its owner.
const sessionName = 16

// OwnSession is one signed-in browser as its owner sees it.
type OwnSession struct {
	Name       string
	Browser    string
	Began      day.Instant
	Seen       day.Instant
	IsThisOne  bool
	EndsLatest day.Instant
}

// Sessions are who's open ones, the latest used first; this is the hash of the one that asks.
func (a *App) Sessions(ctx context.Context, who access.Actor, this string) ([]OwnSession, error) {
	rows, err := a.Store.Read().SessionsOf(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	var out []OwnSession
	now := a.Now()
	for _, s := range rows {
		if now.Sub(s.Seen.Time()) > person.SessionIdle || now.Sub(s.Created.Time()) > person.SessionLongest {
			continue
		}
		out = append(out, OwnSession{Name: s.IDHash[:sessionName], Browser: person.Browser(s.Agent), Began: s.Created, Seen: s.Seen,
			IsThisOne: s.IDHash == this, EndsLatest: s.Created.Add(person.SessionLongest)})
	}
	return out, nil
}

// Sweep removes what has run out: sessions, parked forms, links, keys and throttles.
func (a *App) Sweep(ctx context.Context) error {
	err := a.Store.Do(ctx, func(tx store.Tx) error {
		return tx.Sweep(ctx, a.instant(), person.SessionIdle+remembered, person.SessionLongest+remembered, person.ParkedLasts)
	})
	if err != nil {
		return err
	}
	return a.Store.Tend(ctx)
}
