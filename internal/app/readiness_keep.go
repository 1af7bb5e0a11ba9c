package app

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// rescore works out the picked open adoptions of a trust and keeps their answers, in the transaction
// of the deed that may have changed them. It takes a fixed number of statements however many there are.
// The deed has locked the trust's chain.
func (a *App) rescore(ctx context.Context, tx store.Tx, trust string, w store.Which) (*ground, error) {
	w.Open = true
	g, err := a.ground(ctx, tx.View, trust, w)
	if err != nil {
		return nil, err
	}
	return g, keep(ctx, tx, g, w)
}

// keep writes what differs from what was kept.
func keep(ctx context.Context, tx store.Tx, g *ground, w store.Which) error {
	gates, stops := kept(g)
	before, err := tx.KeptGates(ctx, w)
	if err != nil {
		return err
	}
	stopped, err := tx.KeptStops(ctx, w)
	if err != nil {
		return err
	}
	if err := tx.DropStops(ctx, without(stopped, stops, place)); err != nil {
		return err
	}
	if err := tx.KeepGates(ctx, without(gates, before, whole)); err != nil {
		return err
	}
	return tx.KeepStops(ctx, without(stops, stopped, whole))
}

// kept is what has to be kept of a ground.
func kept(g *ground) (gates []store.KeptGate, stops []store.KeptStop) {
	for _, ad := range g.adoptions {
		r := g.result(ad)
		until := r.ChangesOn()
		for _, gate := range readiness.Gates {
			x := r.Gate(gate)
			gates = append(gates, store.KeptGate{Adoption: ad.ID, Gate: gate.String(), Verdict: x.Verdict.String(), Asked: x.Asked, Met: x.Met,
				Conditions: x.Conditions, Short: x.Short, Unknown: x.Unknown, Assessed: r.Assessed(), Until: until})
			for _, s := range x.Stops {
				stops = append(stops, store.KeptStop{Adoption: ad.ID, Gate: gate.String(), Item: s.Item.ID, State: s.State.String()})
			}
		}
	}
	return gates, stops
}

func whole[T any](x T) T { return x }

// place is where a stop stands, whatever its state.
func place(k store.KeptStop) store.KeptStop {
	k.State = ""
	return k
}

// without are those of list whose key none of known has.
func without[T any, K comparable](list, known []T, key func(T) K) []T {
	have := make(map[K]bool, len(known))
	for _, x := range known {
		have[key(x)] = true
	}
	var out []T
	for _, x := range list {
		if !have[key(x)] {
			out = append(out, x)
		}
	}
	return out
}

// closed forgets what was kept of an adoption that was declined or stopped.
func (a *App) closed(ctx context.Context, tx store.Tx, ad adoption.Adoption) error {
	if err := tx.CloseAdoption(ctx, ad.ID); err != nil {
		return err
	}
	return tx.DropKept(ctx, ad.ID)
}

// Freshen scores again those trusts whose kept answers the clock has overtaken. Pages that read kept
// answers call it first; on most days it is one statement. Kept figures write no event.
func (a *App) Freshen(ctx context.Context) error {
	stale, err := a.Store.Read().StaleTrusts(ctx, a.Today())
	if err != nil {
		return err
	}
	for _, trust := range stale {
		err := a.Store.Do(ctx, func(tx store.Tx) error {
			if err := tx.Lock(ctx, trust); err != nil {
				return err
			}
			_, err := a.rescore(ctx, tx, trust, store.Which{Trust: trust})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
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
