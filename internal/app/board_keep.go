package app

import (
	"context"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// keepBoards keeps what is open about every organisation that an event bears on: by a benefit, or by what happened to a
// pilot or an adoption. It follows the benefits in short, from which it is put together.
func (a *App) keepBoards(ctx context.Context, tx store.Tx, e history.Event) error {
	var benefits, pilots, adoptions []string
	opens := strings.HasPrefix(e.Deed, "pilot.") || strings.HasPrefix(e.Deed, "innovation.") || strings.HasPrefix(e.Deed, "decision.") ||
		strings.HasPrefix(e.Deed, "adoption.") || strings.HasPrefix(e.Deed, "team.") || strings.HasPrefix(e.Deed, "dates.")
	for _, x := range append([]history.Touch{e.Subject}, e.Touched...) {
		switch {
		case x.Kind == "benefit":
			benefits = append(benefits, x.ID)
		case opens && x.Kind == benefit.OfPilot:
			pilots = append(pilots, x.ID)
		case opens && x.Kind == benefit.OfAdoption:
			adoptions = append(adoptions, x.ID)
		}
	}
	codes, err := tx.BoardsOf(ctx, benefits, pilots, adoptions)
	if err != nil {
		return err
	}
	for _, code := range codes {
		if err := a.keepBoard(ctx, tx, code); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) keepBoard(ctx context.Context, tx store.Tx, code string) error {
	if err := tx.LockBoard(ctx, code); err != nil {
		return err
	}
	rows, err := tx.OpenParts(ctx, code)
	if err != nil {
		return err
	}
	k, err := a.openBoard(ctx, tx.View, code, rows)
	if err != nil {
		return err
	}
	return tx.KeepBoard(ctx, k)
}

// openBoard puts together what is open about an organisation.
func (a *App) openBoard(ctx context.Context, v store.View, code string, rows []store.OpenPart) (store.KeptBoard, error) {
	k := store.KeptBoard{Organisation: code}
	n, err := v.OpenCountOf(ctx, code)
	if err != nil {
		return k, err
	}
	k.Pilots, k.Adoptions = n.Pilots, n.Adoptions
	parts := make([]board.Part, len(rows))
	for i, r := range rows {
		if parts[i], err = board.ReadPart(r.Part); err != nil {
			return k, err
		}
		for n := range parts[i].Lines {
			l := &parts[i].Lines[n]
			l.First, l.Names = r.Order, []string{board.Brief(r.Innovation)}
			if r.Claimed || l.ChargedTo.To != "" {
				l.Alone, l.At = r.ID, code
			}
		}
	}
	whole := board.Join(parts...)
	k.Until = whole.Until
	k.Part, err = whole.Kept()
	return k, err
}

// freshenBoards works out anew what the clock has overtaken; on most days it is one statement. Kept figures write no event.
func (a *App) freshenBoards(ctx context.Context, v store.View) error {
	stale, err := v.StaleBoards(ctx, a.Today())
	if err != nil {
		return err
	}
	for _, at := range stale {
		err := a.Store.Do(ctx, func(tx store.Tx) error {
			if err := tx.Lock(ctx, at); err != nil {
				return err
			}
			if err := a.keepGlances(ctx, tx, store.Chosen{Organisation: at}, at); err != nil {
				return err
			}
			return a.keepBoard(ctx, tx, at)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// checkBoards compares what is kept of open figures with what their rows say.
func (a *App) checkBoards(ctx context.Context, v store.View, report *CheckReport) error {
	codes, err := v.Boarding(ctx)
	if err != nil {
		return err
	}
	kept, err := v.KeptBoards(ctx, ","+strings.Join(codes, ",")+",")
	if err != nil {
		return err
	}
	for _, code := range codes {
		rows, err := v.OpenParts(ctx, code)
		if err != nil {
			return err
		}
		want, err := a.openBoard(ctx, v, code, rows)
		if err != nil {
			return err
		}
		report.Compared++
		if is := kept[code]; is != want {
			report.wrong("%s: what is open about it should be kept as %d pilots, %d take-ups and %s, not as %d, %d and %s", code, want.Pilots, want.Adoptions, want.Part, is.Pilots, is.Adoptions, is.Part)
		}
	}
	return nil
}
