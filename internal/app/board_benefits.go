package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/store"
)

// boardBenefits are the benefits on the page of a trust. The page of today reads them as they are kept, one row each; that of a day gone
// by and a paper judge them from their ledgers, as recorded by then.
func (a *App) boardBenefits(ctx context.Context, v store.View, who access.Actor, b *Board) error {
	var err error
	if b.Past {
		b.Benefits, err = a.benefitsThen(ctx, v, who, b)
	} else {
		b.Benefits, err = a.benefitsNow(ctx, v, who, b.Code)
	}
	return err
}

// benefitsThen judges them by what had been recorded by the end of the day of the page.
func (a *App) benefitsThen(ctx context.Context, v store.View, who access.Actor, b *Board) ([]board.Benefit, error) {
	chosen := store.Chosen{Organisation: b.Code}
	all, err := a.judged(ctx, v, who, chosen)
	if err != nil {
		return nil, err
	}
	if all, err = a.asAt(ctx, v, all, ","+b.Code+",", b); err != nil {
		return nil, err
	}
	out := make([]board.Benefit, len(all))
	for i, j := range all {
		out[i].Judged = j
	}
	return out, a.climbed(ctx, v, out, chosen, b.until)
}

// benefitsNow reads them as they are kept, after what the clock has overtaken was kept anew.
func (a *App) benefitsNow(ctx context.Context, v store.View, who access.Actor, code string) ([]board.Benefit, error) {
	rows, err := v.KeptBenefits(ctx, code, who.Scope())
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(rows, a.overtaken) {
		if err := a.freshenBenefits(ctx, code); err != nil {
			return nil, err
		}
		if rows, err = v.KeptBenefits(ctx, code, who.Scope()); err != nil {
			return nil, err
		}
	}
	return a.keptBenefits(ctx, v, code, rows)
}

// keptBenefits are the benefits of a trust as its board sees them, each from its row.
func (a *App) keptBenefits(ctx context.Context, v store.View, code string, rows []store.KeptBenefit) ([]board.Benefit, error) {
	out := make([]board.Benefit, len(rows))
	for i, k := range rows {
		m, err := a.measureIn(ctx, v, k.Profile.Measure)
		if err != nil {
			return nil, err
		}
		if out[i], err = board.ReadKept(k.Board, m); err != nil {
			return nil, err
		}
		out[i].Says(k.Chart.Variation)
		out[i].ID, out[i].Subject = k.ID, benefit.Subject{Kind: k.Subject.Kind, ID: k.Subject.ID, Organisation: code}
	}
	return out, nil
}

// overtaken reports whether the clock has overtaken what the board reads of a benefit, or nothing was kept of it yet.
func (a *App) overtaken(k store.KeptBenefit) bool {
	return k.Board == "" || !k.Until.IsZero() && k.Until <= a.Today()
}

// freshenBenefits keeps what the clock has overtaken anew. Kept figures write no event.
func (a *App) freshenBenefits(ctx context.Context, code string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		if err := tx.Lock(ctx, code); err != nil {
			return err
		}
		return a.keepGlances(ctx, tx, store.Chosen{Organisation: code}, code)
	})
}
