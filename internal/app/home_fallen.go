package app

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// lastPassed is the decision that opened the last gate of an adoption; a later gate asks for all that an earlier one did.
func lastPassed(decided []stage.Decided) (last stage.Decided, ok bool) {
	standing := stage.Standing(decided)
	for _, g := range readiness.Gates {
		for _, d := range standing {
			if d.Gate == g.String() && adoption.Passes(d.Outcome) {
				last, ok = d, true
			}
		}
	}
	return last, ok
}

// fallen are the decisions about the reader's take-ups that relied on what no longer holds. Only those whose gate
// something stops now are looked at more closely: one statement, and none on most days.
func (h *homeReader) fallen(ctx context.Context, points []store.Standpoint) error {
	decided := map[string]stage.Decided{}
	ids := nobodys
	for _, p := range points {
		d, ok := lastPassed(p.Decided)
		if ok && p.Kept[d.Gate].Short+p.Kept[d.Gate].Unknown > 0 {
			decided[p.ID] = d
			ids += d.ID + ","
		}
	}
	if len(decided) == 0 {
		return nil
	}
	frozen, err := h.v.FrozenOf(ctx, ids)
	if err != nil {
		return err
	}
	for _, p := range points {
		d, ok := decided[p.ID]
		if !ok {
			continue
		}
		x := waiting.Fallen{Href: "/adoptions/" + p.ID + "/decisions/" + d.ID, Name: p.PilotName, Decided: d.On}
		if err := x.Gate.UnmarshalText([]byte(d.Gate)); err != nil {
			return err
		}
		f, err := adoption.Thaw(frozen[d.ID])
		if err != nil {
			return err
		}
		stops := map[string]bool{}
		for k := range p.Stops.At(x.Gate) {
			stops[k.Item] = true
		}
		if x.Titles = f.Fallen(stops); len(x.Titles) > 0 {
			h.m.Fallen = append(h.m.Fallen, x)
		}
	}
	return nil
}

// pausedUntil is the day on which a paused take-up is looked at again; zero where it is not paused.
func pausedUntil(states []adoption.State) day.Day {
	if p := adoption.LifeOf(states).Paused; p != nil {
		return p.Again
	}
	return 0
}
