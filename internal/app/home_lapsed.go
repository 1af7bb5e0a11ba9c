package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// lapsed are the benefits that were realised and are no longer, for who owns them and for the leaders of their trust, with
// how many answers of its groundwork changed since. It follows from the figures each time.
func (h *homeReader) lapsed(ctx context.Context) error {
	scope := h.leads
	if slices.ContainsFunc(h.who.Functions, func(f access.Function) bool { return f.Name == benefitOwner }) {
		scope = h.who.Scope()
	}
	if scope == nobodys {
		return nil
	}
	list, err := h.a.judged(ctx, h.v, h.who, store.Chosen{Accepted: scope})
	if err != nil {
		return err
	}
	since := day.Day(0)
	for _, j := range list {
		if j.Slips() && (since.IsZero() || j.SlippedSince() < since) {
			since = j.SlippedSince()
		}
	}
	if since.IsZero() {
		return nil
	}
	changed, err := h.v.GroundworkChanges(ctx, scope, since)
	if err != nil {
		return err
	}
	for _, j := range list {
		trust := j.Subject.Organisation
		if !j.Slips() || j.Profile.Owner != h.who.ID && !h.who.Has(trust, access.TrustLeader) {
			continue
		}
		n := 0
		for _, c := range changed {
			if c.Trust == trust && c.On >= j.SlippedSince() {
				n++
			}
		}
		h.m.Lapsed = append(h.m.Lapsed, waiting.Lapsed{Href: "/benefits/" + j.ID, Name: j.Name(), Of: j.Subject.Name, Why: j.Why(), Changed: n})
	}
	return nil
}
