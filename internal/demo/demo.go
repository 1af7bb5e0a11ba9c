// Package demo tells the invented story of the demo record through the same deeds that
// people use, each on its own day, so that history, verdicts and figures come out of
// recorded rows. One file for each concept; load.go is the order of the story.
package demo

import (
	"context"
	"fmt"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// LoadOnce loads the demo into a database that has not got it.
func LoadOnce(ctx context.Context, a *app.App) error {
	_, err := a.Store.Read().Person(ctx, firstPerson)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return err
	}
	return Load(ctx, a)
}

// firstPerson tells whether the demo is there.
const firstPerson = "p-01"

// Load tells the whole story; the day of loading is the App's today.
func Load(ctx context.Context, a *app.App) error {
	d, err := content.LoadDemo(a.Library)
	if err != nil {
		return err
	}
	s := &story{app: a, demo: d, today: a.Today()}
	for _, chapter := range chapters {
		if err := chapter.tell(s, ctx); err != nil {
			return fmt.Errorf("demo, %s: %w", chapter.name, err)
		}
	}
	return nil
}

// Reset puts everything back as it was on the day of loading.
func Reset(ctx context.Context, a *app.App) error {
	if err := a.Store.Wipe(ctx); err != nil {
		return err
	}
	if err := a.LoadContent(ctx); err != nil {
		return err
	}
	return Load(ctx, a)
}

// story is the demo while it is being told.
type story struct {
	app   *app.App
	demo  *content.Demo
	today day.Day
}

// on is the app at ten in the morning of a day, with the ids that the next records get.
func (s *story) on(d day.Day, ids ...string) *app.App {
	if d.IsZero() || d > s.today {
		d = s.today
	}
	at := d.Time().Add(10 * time.Hour)
	if now := s.app.Now(); at.After(now) {
		at = now
	}
	return s.app.At(at).Named(ids...)
}

// as is a person of the story with what they may do on a day.
func (s *story) as(ctx context.Context, person string, d day.Day) (access.Actor, error) {
	return s.on(d).Actor(ctx, person, "")
}

// inDays is a day counted from the day of loading.
func (s *story) inDays(n int) day.Day { return s.today + day.Day(n) }
