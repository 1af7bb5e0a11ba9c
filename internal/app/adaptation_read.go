package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// Adapted is what the trusts that take a pilot's innovation up do in their own way, part by part of the pilot's workflow.
type Adapted struct {
	Pack     store.WorkflowVersion // the pilot's newest approved version; the zero one when nothing is approved
	Adopters []Adopter             // those with a map of their own, in the order of their names
	Without  []string              // short names of those that have not described their own way yet
}

// Adopter is one of them, as far as the reader may know of it.
type Adopter struct {
	Line     AdoptionLine
	Own      store.WorkflowVersion
	From     store.WorkflowVersion // the pilot's version that it started from or took over
	Distance workflow.Distance     // from that version
	MayRead  bool                  // the reader may read its map, and why it differs
}

// Adapted reads it for lines, the take-ups that the reader may know of: nothing of any other is in it.
func (a *App) Adapted(ctx context.Context, who access.Actor, pilot string, lines []AdoptionLine) (Adapted, error) {
	var x Adapted
	v := a.Store.Read()
	versions, approvals, err := versionsOf(ctx, v, access.Subject{Kind: "pilot", ID: pilot})
	if err != nil {
		return x, err
	}
	newest, ok := approvedOf(versions, approvals)
	if !ok {
		return x, nil
	}
	which := store.Which{Pilot: pilot, Open: true}
	own, err := v.AdoptedWorkflows(ctx, which)
	if err != nil {
		return x, err
	}
	taken, err := v.WorkflowsTaken(ctx, which)
	if err != nil {
		return x, err
	}
	said, err := v.Adaptations(ctx, which)
	if err != nil {
		return x, err
	}
	i := slices.IndexFunc(versions, func(w store.WorkflowVersion) bool { return w.ID == newest.ID })
	fill := map[string]*store.WorkflowVersion{newest.ID: &versions[i]}
	for _, l := range lines {
		w, has := own[l.ID]
		switch {
		case !l.Open:
			continue
		case !has:
			x.Without = append(x.Without, l.TrustShort)
			continue
		}
		fill[w.ID] = &w
		from := newest.ID
		if j := slices.IndexFunc(versions, func(w store.WorkflowVersion) bool { return w.ID == taken[l.ID] }); j >= 0 {
			from = versions[j].ID
			fill[from] = &versions[j]
		}
		x.Adopters = append(x.Adopters, Adopter{Line: l, Own: store.WorkflowVersion{ID: w.ID}, From: store.WorkflowVersion{ID: from}, MayRead: l.Sight.Verdict || l.Sight.Levels})
	}
	all := make([]*store.WorkflowVersion, 0, len(fill))
	for _, w := range fill {
		all = append(all, w)
	}
	if err := v.FillWorkflows(ctx, all); err != nil {
		return x, err
	}
	x.Pack = *fill[newest.ID]
	for i := range x.Adopters {
		ad := &x.Adopters[i]
		ad.Own, ad.From = *fill[ad.Own.ID], *fill[ad.From.ID]
		ad.Distance = ad.From.Redesign.Distance(ad.Own.Redesign, said[ad.Line.ID])
	}
	return x, nil
}
