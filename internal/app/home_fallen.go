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
// something stops now are looked at more closely: two statements, and none on most days.
func (h *homeReader) fallen(ctx context.Context, points []store.Standpoint) error {
	decided := map[string]stage.Decided{}
	decisions, adoptions := nobodys, nobodys
	for _, p := range points {
		d, ok := lastPassed(p.Decided)
		if k := p.Kept[d.Gate]; ok && k.Short+k.Unknown > 0 {
			decided[p.ID] = d
			decisions += d.ID + ","
			adoptions += p.ID + ","
		}
	}
	if len(decided) == 0 {
		return nil
	}
	frozen, err := h.v.FrozenOf(ctx, decisions)
	if err != nil {
		return err
	}
	all, err := h.v.StopsOf(ctx, adoptions)
	if err != nil {
		return err
	}
	stops := map[string]map[string]bool{}
	for _, k := range all {
		if k.Gate != decided[k.Adoption].Gate {
			continue
		}
		if stops[k.Adoption] == nil {
			stops[k.Adoption] = map[string]bool{}
		}
		stops[k.Adoption][k.Item] = true
	}
	for _, p := range points {
		d, ok := decided[p.ID]
		if !ok {
			continue
		}
		f, err := adoption.Thaw(frozen[d.ID])
		if err != nil {
			return err
		}
		x := waiting.Fallen{Href: "/adoptions/" + p.ID + "/decisions/" + d.ID, Name: p.PilotName, Decided: d.On, Titles: f.Fallen(stops[p.ID])}
		if err := x.Gate.UnmarshalText([]byte(d.Gate)); err != nil {
			return err
		}
		if len(x.Titles) > 0 {
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
