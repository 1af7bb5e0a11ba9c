package app

import (
	"context"
	"fmt"

	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// Rebuild writes every kept figure anew from the recorded rows, one organisation after the other, each in one transaction.
// A program with a changed rule needs it once: what was kept by the older one is no longer what the rows say. Deeds may go on
// meanwhile; one that changes a record keeps it by itself.
func (a *App) Rebuild(ctx context.Context) error {
	v := a.Store.Read()
	trusts, err := v.AdoptingTrusts(ctx)
	if err != nil {
		return err
	}
	for _, trust := range trusts {
		if err := a.Store.Do(ctx, func(tx store.Tx) error { return a.rebuildTrust(ctx, tx, trust) }); err != nil {
			return fmt.Errorf("rebuild %s: %w", trust, err)
		}
	}
	places, err := v.Measuring(ctx)
	if err != nil {
		return err
	}
	for _, at := range places {
		err := a.Store.Do(ctx, func(tx store.Tx) error {
			if err := tx.Lock(ctx, at); err != nil {
				return err
			}
			return a.keepGlances(ctx, tx, store.Chosen{Organisation: at}, at)
		})
		if err != nil {
			return fmt.Errorf("rebuild benefits of %s: %w", at, err)
		}
	}
	if err := a.rebuildRates(ctx); err != nil {
		return err
	}
	if places, err = v.Boarding(ctx); err != nil {
		return err
	}
	for _, at := range places {
		err := a.Store.Do(ctx, func(tx store.Tx) error {
			if err := tx.Lock(ctx, at); err != nil {
				return err
			}
			return a.keepBoard(ctx, tx, at)
		})
		if err != nil {
			return fmt.Errorf("rebuild open figures of %s: %w", at, err)
		}
	}
	if err := a.rebuildAreas(ctx); err != nil {
		return fmt.Errorf("rebuild open figures of areas: %w", err)
	}
	if err := a.rebuildInsight(ctx); err != nil {
		return err
	}
	err = a.Store.Do(ctx, func(tx store.Tx) error {
		if err := a.rebuildStages(ctx, tx); err != nil {
			return err
		}
		return tx.KeepPublishedSums(ctx, a.Today())
	})
	if err != nil {
		return err
	}
	return a.Store.Analyse(ctx)
}

// rebuildTrust keeps the answers of a trust's open adoptions, and nothing of closed ones.
func (a *App) rebuildTrust(ctx context.Context, tx store.Tx, trust string) error {
	if err := tx.Lock(ctx, trust); err != nil {
		return err
	}
	_, err := a.rescore(ctx, tx, trust, store.Which{Trust: trust})
	return err
}

// rebuildStages keeps the stage of every pilot whose decisions say another.
func (a *App) rebuildStages(ctx context.Context, tx store.Tx) error {
	return a.eachStage(ctx, tx.View, func(k store.KeptStage, r stage.Reached) error {
		if r.Stage.Key == k.Stage && r.Since == k.Since {
			return nil
		}
		return tx.KeepStage(ctx, k.Pilot, r.Stage.Key, r.Since)
	})
}
