package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
	"groundwork/internal/workaround"
)

func (h *homeReader) approvals(ctx context.Context) error {
	found, err := h.v.WorkflowsToApprove(ctx, h.who.ID, h.m.Today)
	for _, w := range found {
		page, as := "/pilots/", "clinical lead"
		if w.SubjectKind == "adoption" {
			page = "/adoptions/"
		}
		if w.Function == adoption.OperationalLead {
			as = "operational lead"
		}
		h.m.Approvals = append(h.m.Approvals, waiting.Approval{Href: page + w.SubjectID + "/workflow", Of: w.Name, As: as})
	}
	return err
}

// unlike are the benefits of theirs that differ from the maps, as long as nobody has said why. Who owns none is asked nothing.
func (h *homeReader) unlike(ctx context.Context) error {
	if !slices.ContainsFunc(h.who.Functions, func(f access.Function) bool { return f.Name == "benefit_owner" }) {
		return nil
	}
	c := store.Chosen{Owner: h.who.ID}
	owned, err := h.a.judged(ctx, h.v, h.who, c)
	if err != nil {
		return err
	}
	h.targets(owned)
	all, err := h.a.besides(ctx, h.v, c, owned)
	for _, j := range owned {
		if on, due := j.RevisitDue(); due && j.Profile.Owner == h.who.ID {
			h.m.Revisits = append(h.m.Revisits, waiting.Revisit{Href: "/benefits/" + j.ID, Of: j.Name() + ", " + j.Subject.Name, On: on})
		}
		if b, ok := all[j.ID]; ok && b.Asks() && access.Permit(h.who, access.ExplainGap, benefitPlace(j)) == nil {
			h.m.Unlike = append(h.m.Unlike, waiting.Unlike{Href: "/benefits/" + j.ID + "/gap", Of: j.Name() + ", " + j.Subject.Name, Says: b.String()})
		}
	}
	return err
}

// fixes are the local fixes that they own and that run out soon, have run out, or cover for something that is in place now.
// What a trust has in place is looked up only where they own a fix for it.
func (h *homeReader) fixes(ctx context.Context) error {
	owned, err := h.v.WorkaroundsOwned(ctx, h.who.ID, h.who.Scope(), h.m.Today)
	if err != nil {
		return err
	}
	closed := map[string]map[string]bool{}
	for _, w := range owned {
		if it, _, ok := h.a.Versions().Item(w.Item); ok && it.Scope == readiness.Foundation && closed[w.Trust] == nil {
			if closed[w.Trust], err = h.a.closedGaps(ctx, h.v, w.Trust); err != nil {
				return err
			}
		}
		state, gone := w.State(h.m.Today), closed[w.Trust][w.Item]
		if state != workaround.Open || gone {
			h.m.Fixes = append(h.m.Fixes, waiting.Fix{Href: "/" + w.SubjectKind + "s/" + w.SubjectID + "/workarounds/" + w.ID, Title: w.Title, Of: w.Of, State: state, GapGone: gone, Until: w.Expires})
		}
	}
	return nil
}
