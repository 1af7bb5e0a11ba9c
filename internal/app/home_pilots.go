package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// pilots are those of the trusts at which they are innovation lead, and then of those that they lead.
// What is missing is counted for one of the first.
func (h *homeReader) pilots(ctx context.Context) error {
	if err := h.pilotsWhere(ctx, access.InnovationLead); err != nil {
		return err
	}
	if err := h.countMissing(ctx); err != nil {
		return err
	}
	return h.pilotsWhere(ctx, access.TrustLeader)
}

func (h *homeReader) pilotsWhere(ctx context.Context, role access.Role) error {
	for _, m := range h.who.Memberships {
		if m.Role != role || role != access.InnovationLead && h.who.Has(m.Organisation, access.InnovationLead) {
			continue
		}
		lines, _, err := h.v.PilotLines(ctx, store.PilotFilter{Trust: m.Organisation, Limit: pilotsOnAPage}, h.who.Scope(), h.m.Today)
		if err != nil {
			return err
		}
		for _, l := range lines {
			h.m.Pilots = append(h.m.Pilots, waiting.Pilot{ID: l.ID, Name: l.Name, Stage: h.a.StageLabel(l.Stage), Draft: !l.Open(), Closed: !l.Closed.IsZero(), Since: l.Since,
				Mine: h.who.Holds([]access.Subject{{Kind: "pilot", ID: l.ID}}, pilot.InnovationLead)})
		}
	}
	return nil
}

func (h *homeReader) countMissing(ctx context.Context) error {
	p := waiting.Foremost(h.m.Pilots)
	if p == nil {
		return nil
	}
	r, err := h.a.pilotRecord(ctx, h.v, h.who, p.ID)
	if err != nil {
		return err
	}
	p.Counted, p.Missing = true, r.Missing()
	if p.Draft {
		return nil
	}
	for _, t := range pilot.Open(pilot.Tasks(r.Facts)) {
		p.Lacks = append(p.Lacks, waiting.Link{Text: t.Title, Href: "/pilots/" + p.ID + "/" + t.Place})
	}
	p.Missing = len(p.Lacks)
	return nil
}
