package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// overtakeBoards notes of which organisations a deed changes what their boards read: its own, and those that its benefits,
// pilots and take-ups bear on. They are worked out again when somebody next reads a board above them, so that no deed waits
// for it.
func (a *App) overtakeBoards(ctx context.Context, tx store.Tx, e history.Event) error {
	var benefits, pilots, adoptions, innovations []string
	for _, x := range append([]history.Touch{e.Subject}, e.Index()...) { // a take-up found through the groundwork is of the chain itself
		switch x.Kind {
		case "benefit":
			benefits = append(benefits, x.ID)
		case benefit.OfPilot:
			pilots = append(pilots, x.ID)
		case benefit.OfAdoption:
			adoptions = append(adoptions, x.ID)
		case "innovation":
			innovations = append(innovations, x.ID)
		}
	}
	return tx.OvertakeBoardsOf(ctx, e.Chain, benefits, pilots, adoptions, innovations)
}

// keepBoard works out what is open about a trust and keeps it. Whoever calls it has the turn of the trust.
func (a *App) keepBoard(ctx context.Context, tx store.Tx, code string) error {
	if err := tx.CatchUpBoard(ctx, code); err != nil {
		return err
	}
	k, err := a.openBoard(ctx, tx.View, code)
	if err != nil {
		return err
	}
	return tx.KeepBoard(ctx, k)
}

// openBoard puts together what is open about a trust.
func (a *App) openBoard(ctx context.Context, v store.View, code string) (store.KeptBoard, error) {
	k := store.KeptBoard{Organisation: code}
	rows, err := v.OpenParts(ctx, code)
	if err != nil {
		return k, err
	}
	n, err := v.OpenCountOf(ctx, code)
	if err != nil {
		return k, err
	}
	k.Pilots, k.Adoptions = n.Pilots, n.Adoptions
	parts, charged := make([]board.Part, len(rows)), map[string]bool{}
	for i, r := range rows {
		if parts[i], err = board.ReadPart(r.Part); err != nil {
			return k, err
		}
		for n := range parts[i].Lines {
			l := &parts[i].Lines[n]
			l.First, l.Names = r.Order, []string{board.Brief(r.Innovation)}
			if r.Claimed || l.ChargedTo.To != "" {
				l.Alone, l.At = r.ID, code
				charged[r.ID] = l.ChargedTo.To != ""
			}
		}
	}
	taking, err := a.takingAt(ctx, v, code)
	if err != nil {
		return k, err
	}
	part := board.Join(parts...)
	if part.Climbs, err = a.openClimb(ctx, v, code, charged); err != nil {
		return k, err
	}
	return keptOf(k, part, taking)
}

// openClimb is what became of the hours of a trust that are open to everybody, from what is kept of each benefit. What they could be is
// said only by maps that both leads approved: others are the trust's own. What another trust is charged for is left out: whether it is a
// transfer depends on the area.
func (a *App) openClimb(ctx context.Context, v store.View, code string, charged map[string]bool) ([]board.Climb, error) {
	rows, err := v.KeptBenefits(ctx, code, "")
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(k store.KeptBenefit) bool { return k.Board == "" || charged[k.ID] })
	benefits, err := a.keptBenefits(ctx, v, code, rows)
	if err != nil || len(benefits) == 0 {
		return nil, err
	}
	if err := a.countOnce(ctx, v, benefits, ","+code+",", a.instant()); err != nil {
		return nil, err
	}
	totals := board.Total(benefits, a.Library.Measures.StaffGroups)
	if !totals.Freed.Known() {
		return nil, nil
	}
	maps, err := a.boardMaps(ctx, v, code, a.instant())
	if err != nil {
		return nil, err
	}
	maps.order = slices.DeleteFunc(maps.order, func(of access.Subject) bool { return !maps.approved[of] })
	models, err := a.boardModels(ctx, v, maps)
	if err != nil {
		return nil, err
	}
	c, ok := totals.Climb(models)
	if !ok {
		return nil, nil
	}
	return []board.Climb{c}, nil
}

// keptOf adds to a row what it keeps.
func keptOf(k store.KeptBoard, part board.Part, taking board.Taking) (store.KeptBoard, error) {
	var err error
	if k.Part, err = part.Kept(); err != nil {
		return k, err
	}
	k.Until = day.Earlier(part.Until, taking.Until)
	k.Taking, err = taking.Kept()
	return k, err
}

// freshenBoards works out anew what deeds or the clock have overtaken of trusts, and of the areas in which they lie; most often
// it is a few statements that find nothing. Kept figures write no event.
func (a *App) freshenBoards(ctx context.Context) error {
	v := a.Store.Read()
	stale, err := v.StaleBoards(ctx, a.Today())
	if err != nil {
		return err
	}
	register, err := a.register(ctx, v, a.Today())
	if err != nil {
		return err
	}
	l := lie(register)
	for _, code := range l.trustsIn(organisation.England) {
		clock, overtaken := stale[code]
		if !overtaken {
			continue
		}
		above := l.above(code)
		err := a.Store.Do(ctx, func(tx store.Tx) error {
			if err := a.freshenTrust(ctx, tx, code, clock); err != nil {
				return err
			}
			return tx.OvertakeBoards(ctx, above)
		})
		if err != nil {
			return err
		}
		for _, x := range above {
			stale[x] = stale[x] || clock
		}
	}
	return a.freshenArea(ctx, l, organisation.England, stale)
}

// freshenTrust keeps a trust's row anew, and first what it is made of where the clock has overtaken that.
func (a *App) freshenTrust(ctx context.Context, tx store.Tx, code string, clock bool) error {
	if err := tx.Lock(ctx, code); err != nil {
		return err
	}
	if clock {
		if err := a.keepGlances(ctx, tx, store.Chosen{Organisation: code}, code); err != nil {
			return err
		}
	}
	w := store.Which{Trust: code, Open: true}
	kept, err := tx.KeptReadiness(ctx, w)
	if err != nil {
		return err
	}
	for _, k := range kept {
		if !k.Fresh(a.Today()) {
			if _, err := a.rescore(ctx, tx, code, w); err != nil {
				return err
			}
			break
		}
	}
	return a.keepBoard(ctx, tx, code)
}

// checkBoards compares what is kept of open figures with what their rows say.
func (a *App) checkBoards(ctx context.Context, v store.View, report *CheckReport) error {
	codes, err := v.Boarding(ctx)
	if err != nil {
		return err
	}
	stale, err := v.StaleBoards(ctx, a.Today())
	if err != nil {
		return err
	}
	kept, err := v.KeptBoards(ctx, ","+strings.Join(codes, ",")+",")
	if err != nil {
		return err
	}
	for _, code := range codes {
		if _, overtaken := stale[code]; overtaken {
			continue // it is worked out before it is next read
		}
		want, err := a.openBoard(ctx, v, code)
		if err != nil {
			return err
		}
		report.board(kept[code], want)
	}
	return a.checkAreas(ctx, v, stale, report)
}

func (r *CheckReport) board(is, want store.KeptBoard) {
	r.Compared++
	if is != want {
		r.wrong("%s: what is open about it should be kept as %+v, not as %+v", want.Organisation, want, is)
	}
}
