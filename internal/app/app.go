// Package app is what people can do: one file for each deed, named noun_verb.go.
// A deed loads, asks package access, lets a concept decide, and saves, with its line
// of history in the same transaction. It knows SQL only as methods of the store.
package app

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/google/uuid"

	"groundwork/internal/access"
	"groundwork/internal/blob"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// App holds what every deed needs. Time and identity come from here, so that tests and the demo set them.
type App struct {
	Store *store.Store
	Now   func() time.Time
	NewID func() string
	Salt  func() string // of each event
	Log   *slog.Logger
	Seal  Sealer // seals secrets at rest

	FewByName int // up to how many open take-ups of an area a programme lead reads one by one; 0 is the usual 30, less than 0 none

	GapLimit int // percent between modelled and measured minutes above which an owner says why; 0 is the usual 25

	Files   blob.Store    // where files are kept; nil keeps none
	Scanner blob.Scanner  // looks at each file before it is kept
	scans   chan struct{} // bounds how many are looked at at once

	Library *content.Library // the published content; set by LoadContent

	SharedFor time.Duration // for how long what many readers see alike is served before it is worked out again; 0 is for nobody else
	countries *Shared[string, *country]
	nations   *nations
	spreading *Shared[string, *spreads]

	partsRead    *partsRead    // of what is open about organisations
	registerRead *registerRead // the register of today
	judging      chan struct{} // bounds how many pages of past days are worked out from the ledgers at once

	published  *publishedMeasures   // measures that were published here besides
	checklists *publishedChecklists // all versions of the checklist
}

// New is an App on s with the clock of the machine.
func New(s *store.Store, log *slog.Logger) *App {
	return &App{Store: s, Now: time.Now, NewID: newID, Salt: salt, Log: log, scans: make(chan struct{}, 2), published: &publishedMeasures{}, countries: &Shared[string, *country]{}, nations: &nations{}, spreading: &Shared[string, *spreads]{}, checklists: &publishedChecklists{}, partsRead: &partsRead{}, registerRead: &registerRead{}, judging: make(chan struct{}, 1)}
}

// At is the same App at another time: the demo's story happens on its own days.
func (a *App) At(t time.Time) *App {
	b := *a
	b.Now = func() time.Time { return t }
	return &b
}

// Today is the day in London.
func (a *App) Today() day.Day { return day.Of(a.Now()) }

func (a *App) instant() day.Instant { return day.At(a.Now()) }

// newID is a UUID that sorts by time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// salt keeps redacted text from being guessed from its hash.
func salt() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // crypto/rand never fails since Go 1.24
	return hex.EncodeToString(b[:])
}

// done is what a deed leaves behind: the id that it answers, again and again for the same form, and its event.
type done struct {
	id    string
	event history.Event
}

// do runs one deed of who: once for each form, durable, with exactly one event.
func (a *App) do(ctx context.Context, who access.Actor, deed func(tx store.Tx) (done, error)) (string, error) {
	var id string
	err := a.Store.Do(ctx, func(tx store.Tx) error {
		key, keyed := keyOf(ctx, who)
		if keyed {
			result, seen, err := tx.Claim(ctx, key, a.instant())
			if err != nil || seen {
				id = result
				return err
			}
		}
		d, err := deed(tx)
		if err != nil {
			return err
		}
		if d.event.Deed == "" || d.event.Subject.ID == "" {
			return errors.New("a deed says in its event what was done and to which record")
		}
		if err := tx.AddEvent(ctx, a.signed(ctx, who, d.event)); err != nil {
			return err
		}
		id = d.id
		if err := a.keepTouched(ctx, tx, d.event); err != nil {
			return err
		}
		if keyed {
			return tx.KeepResult(ctx, key, d.id)
		}
		return nil
	})
	return id, err
}

// signed adds who, when and as what to an event.
func (a *App) signed(ctx context.Context, who access.Actor, e history.Event) history.Event {
	e.At, e.Actor, e.Organisation, e.Salt, e.Request = a.instant(), who.ID, who.Organisation, a.Salt(), RequestID(ctx)
	if who.Operator {
		e.Role = "operator"
	}
	if e.Role == "" {
		for _, m := range who.Memberships {
			if m.Organisation == e.Chain {
				e.Role = string(m.Role)
				break
			}
		}
	}
	if e.Role == "" && len(who.Memberships) > 0 {
		e.Role = string(who.Memberships[0].Role) // somebody from elsewhere: a programme lead who checks a figure
	}
	if e.Chain == "" {
		e.Chain = history.Installation
	}
	if !slices.Contains(e.Touched, e.Subject) {
		e.Touched = append([]history.Touch{e.Subject}, e.Touched...)
	}
	return e
}
