package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// takeups are the open adoptions of the trusts that they lead or are the owner of something at.
func (h *homeReader) takeups(ctx context.Context) error {
	scope := h.leads
	if slices.ContainsFunc(h.who.Functions, func(f access.Function) bool { return f.Name == adoption.Owner }) {
		scope = h.who.Scope()
	}
	if scope == nobodys {
		return nil
	}
	points, err := h.v.Standpoints(ctx, scope, h.m.Today)
	if err != nil {
		return err
	}
	mine := map[string]map[string]waiting.Kept{}
	var own []store.Standpoint
	for _, p := range points {
		t := takeupOf(p)
		t.Leads = h.who.Has(p.Trust, access.TrustLeader)
		t.Owner = h.who.Holds([]access.Subject{{Kind: "adoption", ID: p.ID}, {Kind: "organisation", ID: p.Trust}}, adoption.Owner)
		if !t.Leads && !t.Owner {
			continue
		}
		if until := pausedUntil(p.States); !until.IsZero() {
			h.m.Paused = append(h.m.Paused, waiting.Paused{Href: "/adoptions/" + p.ID, Name: p.PilotName, Until: until})
			continue // it asks for nothing until somebody restarts it
		}
		h.m.Takeups = append(h.m.Takeups, t)
		mine[p.ID] = p.Kept
		own = append(own, p)
	}
	if err := h.fallen(ctx, own); err != nil {
		return err
	}
	gaps, err := h.v.HeldGaps(ctx, scope)
	if err != nil {
		return err
	}
	for _, g := range gaps {
		if mine[g.Adoption][g.Gate.String()].Conditions == 0 || g.Due < h.m.Today {
			continue // not the reader's, or the answer has filled it since
		}
		title, err := h.title(ctx, g.Adoption, g.Item)
		if err != nil {
			return err
		}
		h.m.Gaps = append(h.m.Gaps, waiting.Gap{Href: itemPage("", g.Adoption, g.Item), Title: title, Gate: g.Gate, Owner: g.Owner, Until: g.Due})
	}
	down, err := h.v.TurnedDown(ctx, h.leads)
	for _, d := range down {
		h.m.Again = append(h.m.Again, waiting.Again{Href: "/adoptions/" + d.Adoption, Name: d.Pilot, Declined: d.On, Reason: stage.ReasonLabel(d.Reason), On: d.Again})
	}
	return err
}

// takeupOf is an open adoption at the next decision about it.
func takeupOf(p store.Standpoint) waiting.Takeup {
	gate, undecided := adoption.NextGate(p.Decided)
	k := p.Kept[gate.String()]
	return waiting.Takeup{ID: p.ID, Name: p.PilotName, Trust: p.TrustShort, Done: !undecided, Gate: gate, Planned: p.Planned[gate.String()], Kept: k}
}

// committed reports whether a standing decision has opened gate adopt.
func committed(decided []stage.Decided) bool {
	return slices.ContainsFunc(stage.Standing(decided), func(d stage.Decided) bool {
		return d.Gate == readiness.Adopt.String() && adoption.Passes(d.Outcome)
	})
}

func (h *homeReader) reviews(ctx context.Context) error {
	found, err := h.v.DecisionsToReview(ctx, h.who.ID, h.who.Scope())
	if err != nil {
		return err
	}
	for _, d := range found {
		var g readiness.Gate
		if err := g.UnmarshalText([]byte(d.Gate)); err != nil {
			return err
		}
		h.m.Reviews = append(h.m.Reviews, waiting.Review{Href: "/adoptions/" + d.Adoption + "/decisions", Of: d.Pilot, Gate: g, Decided: d.On,
			Gaps: d.Outcome == adoption.GoWithGaps, On: d.Review})
	}
	return nil
}
