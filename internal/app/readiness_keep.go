package app

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/store"
)

// rescore works out the picked open adoptions of a trust, one or all, and keeps how they stand, in the transaction
// of the deed that may have changed them. It takes a fixed number of statements however many there are.
// The deed has locked the trust's chain.
func (a *App) rescore(ctx context.Context, tx store.Tx, trust string, w store.Which) (*ground, error) {
	w.Open = true
	g, err := a.ground(ctx, tx.View, trust, w)
	if err != nil {
		return nil, err
	}
	all := kept(g)
	if w.ID != "" {
		was, err := tx.KeptGround(ctx, trust, g.today)
		if err != nil {
			return nil, err
		}
		if !was.Fresh(g.today) {
			_, err := a.rescore(ctx, tx, trust, store.Which{Trust: trust})
			return g, err
		}
		others := slices.DeleteFunc(was.Kept, func(k store.Kept) bool { return k.Adoption == w.ID })
		all = append(others, all...)
	}
	return g, tx.Keep(ctx, trust, all)
}

// kept is what has to be kept of a ground.
func kept(g *ground) []store.Kept {
	out := make([]store.Kept, len(g.adoptions))
	for i, ad := range g.adoptions {
		k := g.result(ad).Kept()
		out[i] = store.Kept{Adoption: ad.ID, Checklist: ad.Checklist, Version: ad.Version, Pack: g.packs[ad.ID].ID, Until: k.Until, Standing: k.Text()}
	}
	return out
}

// closed forgets what was kept of an adoption that was declined or stopped.
func (a *App) closed(ctx context.Context, tx store.Tx, ad adoption.Adoption) error {
	if err := tx.CloseAdoption(ctx, ad.ID); err != nil {
		return err
	}
	_, err := a.rescore(ctx, tx, ad.Trust, store.Which{Trust: ad.Trust})
	return err
}

// Freshen scores again those trusts whose kept answers the clock has overtaken. Pages that read kept
// answers call it first; on most days it is one statement. Kept figures write no event.
func (a *App) Freshen(ctx context.Context) error {
	stale, err := a.Store.Read().StaleTrusts(ctx, a.Today())
	if err != nil {
		return err
	}
	for _, trust := range stale {
		if err := a.freshenReadiness(ctx, trust); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) freshenReadiness(ctx context.Context, trust string) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		if err := tx.Lock(ctx, trust); err != nil {
			return err
		}
		_, err := a.rescore(ctx, tx, trust, store.Which{Trust: trust})
		return err
	})
}

// lockTakers waits for the turn of a deed that changes what every trust that takes an innovation up is asked:
// nobody of them is scored in between. Their answers are overtaken then, and worked out when next read.
func (a *App) lockTakers(ctx context.Context, tx store.Tx, innovation, owner string) error {
	trusts, err := tx.TakingTrusts(ctx, innovation)
	if err != nil {
		return err
	}
	trusts = append(trusts, owner)
	slices.Sort(trusts)
	for _, trust := range slices.Compact(trusts) {
		if err := tx.Lock(ctx, trust); err != nil {
			return err
		}
	}
	return nil
}
