package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// grounds are the trusts that they lead; for those that nobody described, what a first take-up would ask.
func (h *homeReader) grounds(ctx context.Context) error {
	if h.leads == nobodys {
		return nil
	}
	answered, err := h.v.Answered(ctx, h.leads)
	if err != nil {
		return err
	}
	bare := false
	for _, w := range h.who.Workplaces {
		if h.who.Has(w.Code, access.TrustLeader) {
			h.m.Grounds = append(h.m.Grounds, waiting.Ground{Code: w.Code, Trust: w.Short, Answered: answered[w.Code]})
			bare = bare || answered[w.Code] == 0
		}
	}
	if !bare {
		return nil
	}
	like, err := h.likely(ctx)
	if err != nil {
		return err
	}
	for i, g := range h.m.Grounds {
		if g.Answered == 0 {
			like.Code, like.Trust = g.Code, g.Trust
			h.m.Grounds[i] = like
		}
	}
	return h.others(ctx)
}

// likely counts what taking up the pilot that most others take up would ask of a trust without answers.
func (h *homeReader) likely(ctx context.Context) (g waiting.Ground, err error) {
	p, err := h.v.MostTaken(ctx, h.leads)
	if fault.Is(err, fault.NotFound) {
		return g, nil
	}
	if err != nil {
		return g, err
	}
	facts, err := h.v.FactsLikely(ctx, p.ID, p.Innovation)
	if err != nil {
		return g, err
	}
	checklist, err := h.packed(ctx, p.ID)
	if err != nil {
		return g, err
	}
	return waiting.Like(p.Name, checklist, facts), nil
}

// packed is the checklist with the newest pack of a pilot laid over it.
func (h *homeReader) packed(ctx context.Context, pilotID string) (*readiness.Checklist, error) {
	core := h.a.Core()
	pack, err := h.v.NewestPack(ctx, pilotID)
	if err != nil {
		return nil, err
	}
	return h.a.checklistOf(ctx, h.v, adoption.Adoption{Checklist: core.ID, Version: core.Version}, pack.ID)
}

// mostOthersShown is how many pilots of other trusts a home page names.
const mostOthersShown = 3

// others are pilots that other trusts have opened to all.
func (h *homeReader) others(ctx context.Context) error {
	lines, _, err := h.v.PilotLines(ctx, store.PilotFilter{Limit: pilotsOnAPage}, h.who.Scope(), h.m.Today)
	slices.SortStableFunc(lines, func(x, y store.PilotLine) int { return y.Live - x.Live })
	for _, l := range lines {
		if l.Open() && !h.who.Member(l.LeadTrust) && len(h.m.Others) < mostOthersShown {
			h.m.Others = append(h.m.Others, waiting.Other{Href: "/pilots/" + l.ID, Name: l.Name, Trust: l.TrustShort, Stage: h.a.StageLabel(l.Stage), Live: l.Live, Closed: l.Closed})
		}
	}
	return err
}
