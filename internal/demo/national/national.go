// Package national invents an England: hundreds of trusts with pilots, take-ups, answers, benefits and history, so that pages can be
// looked at and measured at the size of the country. No place, person or figure in it is real, every code begins with ZZ-, and the same
// seed gives the same country on the same day.
//
// The small demo tells a story through the deeds that people use; a country told so would take hours. Rows are written here in bulk,
// one transaction a trust, and the kept figures are then worked out from them by the same code that mends them. `groundwork check` and
// `groundwork history verify` hold the result to the rules.
package national

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
)

// Loaded reports whether the database holds a national demo.
func Loaded(ctx context.Context, a *app.App) (bool, error) {
	_, err := a.Store.Read().Person(ctx, personID(organisation.England, 0))
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// world is the country while it is being invented.
type world struct {
	app   *app.App
	size  Size
	today day.Day
	began day.Day // when organisations and memberships begin

	england                 *place
	regions, boards, trusts []*place
	pilots                  []*pilotPlan
	adoptions               [][]*adoptionPlan // by trust
	lines                   []chronicle       // by trust: what is to stand in its history
	done                    atomic.Int64      // trusts of the part that is being written
}

// Load invents a country of a size in an empty database; say hears what is being done.
func Load(ctx context.Context, a *app.App, size Size, say func(string)) error {
	there, err := a.Store.Read().Names(ctx)
	if err == nil && len(there) > 0 {
		err = errors.New("a country goes into an empty database only: there are people in this one")
	}
	if err != nil {
		return err
	}
	w := &world{app: a, size: size, today: a.Today()}
	w.began = day.On(w.today.Time().Year()-4, time.April, 1)
	w.places()
	w.people()
	w.plan()
	w.lines = make([]chronicle, len(w.trusts))
	for _, part := range []struct {
		name  string
		write func(context.Context) error
	}{
		{"trusts, boards and regions", w.writePlaces},
		{"people", w.writePeople},
		{"the rate card", w.rateCard},
		{"pilots and their workflows", w.each(w.writePilots)},
		{"take-ups, answers, hand-ins, benefits and history", w.each(w.writeTrust)},
		{"kept figures", a.Rebuild},
		{"board papers", w.papers},
	} {
		start := time.Now()
		w.done.Store(0)
		silent := w.meanwhile(part.name, start, say)
		err := part.write(ctx)
		silent()
		if err != nil {
			return fmt.Errorf("national demo, %s: %w", part.name, err)
		}
		say(fmt.Sprintf("%s (%.1f s)", part.name, time.Since(start).Seconds()))
	}
	return nil
}

// patience is for how long a part is written in silence.
const patience = 20 * time.Second

// meanwhile says how far a part has come that takes long, until the answer is called.
func (w *world) meanwhile(part string, start time.Time, say func(string)) func() {
	over := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		tick := time.NewTicker(patience)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
				far := ""
				if n := w.done.Load(); n > 0 {
					far = fmt.Sprintf(": %d of %d trusts", n, len(w.trusts))
				}
				say(fmt.Sprintf("  … %s%s (%.0f s so far)", part, far, time.Since(start).Seconds()))
			}
		}
	})
	return func() {
		close(over)
		running.Wait()
	}
}

// atOnce is how many trusts are written side by side: one writer serves SQLite while another trust is being invented, PostgreSQL has many.
const atOnce = 4

// each writes something of every trust.
func (w *world) each(write func(ctx context.Context, trust *place) error) func(context.Context) error {
	return func(ctx context.Context) error {
		ctx, cancel := context.WithCancelCause(ctx)
		defer cancel(nil)
		var running sync.WaitGroup
		turn := make(chan struct{}, atOnce)
		for _, t := range w.trusts {
			turn <- struct{}{}
			if ctx.Err() != nil {
				break
			}
			running.Go(func() {
				defer func() { <-turn }()
				if err := write(context.WithoutCancel(ctx), t); err != nil { // between two trusts is soon enough to stop, and each statement is spared its watch
					cancel(fmt.Errorf("%s: %w", t.Code, err))
				}
				w.done.Add(1)
			})
		}
		running.Wait()
		return context.Cause(ctx)
	}
}

// on is the app at ten in the morning of a day.
func (w *world) on(d day.Day) *app.App { return w.app.At(d.Time().Add(10 * time.Hour)) }
