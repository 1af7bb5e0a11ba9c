package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/board"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// freshenArea puts the row of an area together again where it is overtaken, or made of other trusts than the register has
// there today, and before it those of the areas in it. The rows of its trusts are fresh.
func (a *App) freshenArea(ctx context.Context, l lying, area string, stale map[string]bool) error {
	if l.of[area].Type == organisation.Trust {
		return nil
	}
	within := []string{area}
	for _, code := range l.children[area] {
		if l.of[code].Type != organisation.Trust {
			within = append(within, code)
		}
	}
	kept, err := a.Store.Read().KeptBoards(ctx, ","+strings.Join(within, ",")+",")
	if err != nil {
		return err
	}
	overtaken := func(code string) bool {
		_, known := stale[code]
		return known || kept[code].Below != l.made(code)
	}
	again := overtaken(area)
	for _, code := range within[1:] {
		if overtaken(code) {
			again = true
			if err := a.freshenArea(ctx, l, code, stale); err != nil {
				return err
			}
		}
	}
	if !again {
		return nil
	}
	return a.Store.Do(ctx, func(tx store.Tx) error {
		if err := tx.CatchUpBoard(ctx, area); err != nil {
			return err
		}
		k, err := joinBoards(ctx, tx.View, l, area, l.children[area])
		if err != nil {
			return err
		}
		return tx.KeepBoard(ctx, k)
	})
}

// rebuildAreas keeps the rows of all areas anew.
func (a *App) rebuildAreas(ctx context.Context) error {
	register, err := a.register(ctx, a.Store.Read(), a.Today())
	if err != nil {
		return err
	}
	l, stale := lie(register), map[string]bool{}
	for _, o := range register {
		stale[o.Code] = false
	}
	return a.freshenArea(ctx, l, organisation.England, stale)
}

// joinBoards is the row of an area, from those of the organisations of which it is made.
func joinBoards(ctx context.Context, v store.View, l lying, area string, codes []string) (store.KeptBoard, error) {
	k := store.KeptBoard{Organisation: area, Below: l.made(area)}
	rows, err := v.KeptBoards(ctx, ","+strings.Join(codes, ",")+",")
	if err != nil {
		return k, err
	}
	var parts []board.Part
	var takings []board.Taking
	for _, code := range slices.Sorted(slices.Values(codes)) {
		row, ok := rows[code]
		if !ok {
			continue
		}
		p, err := board.ReadPart(row.Part)
		if err != nil {
			return k, err
		}
		t, err := board.ReadTaking(row.Taking)
		if err != nil {
			return k, err
		}
		parts, takings = append(parts, p), append(takings, t)
		k.Pilots, k.Adoptions = k.Pilots+row.Pilots, k.Adoptions+row.Adoptions
	}
	return keptOf(k, board.Join(parts...), board.JoinTakings(takings...))
}

// checkAreas compares what is kept of areas with what their trusts come to.
func (a *App) checkAreas(ctx context.Context, v store.View, stale map[string]bool, report *CheckReport) error {
	register, err := a.register(ctx, v, a.Today())
	if err != nil {
		return err
	}
	l := lie(register)
	for _, o := range register {
		trusts := l.trustsIn(o.Code)
		overtaken := func(code string) bool { _, known := stale[code]; return known }
		if o.Type == organisation.Trust || overtaken(o.Code) || slices.ContainsFunc(trusts, overtaken) {
			continue
		}
		kept, err := v.KeptBoards(ctx, ","+o.Code+",")
		if err != nil {
			return err
		}
		is, known := kept[o.Code]
		if !known || is.Below != l.made(o.Code) {
			continue // nobody has read it since
		}
		want, err := joinBoards(ctx, v, l, o.Code, trusts)
		if err != nil {
			return err
		}
		report.board(is, want)
	}
	return nil
}
