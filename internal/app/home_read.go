package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// Waiting is what waits on who, all their parts at all their organisations together. It takes a fixed
// number of statements for each part that they have, however many records there are.
func (a *App) Waiting(ctx context.Context, who access.Actor) (waiting.Matters, error) {
	h := homeReader{a: a, v: a.Store.Read(), who: who, leads: scopeOf(who, access.TrustLeader),
		m: waiting.Matters{Today: a.Today(), MayRegister: who.HasAnywhere(access.InnovationLead), Looks: who.HasAnywhere(access.Admin)}}
	if err := a.Freshen(ctx); err != nil {
		return h.m, err
	}
	for _, read := range []func(context.Context) error{h.questions, h.passed, h.agreements, h.approvals, h.unlike, h.fixes, h.reviews, h.takeups, h.due, h.actions, h.grounds, h.shared, h.pilots, h.lapsed, h.papers, h.area, h.installation, h.names} {
		if err := read(ctx); err != nil {
			return h.m, err
		}
	}
	return h.m, nil
}

// homeReader collects what waits on one person, part by part.
type homeReader struct {
	a     *App
	v     store.View
	who   access.Actor
	leads string                   // scope of the trusts that they lead
	packs map[string]adoption.Pack // that the adoptions of their trusts have accepted, by adoption
	m     waiting.Matters
}

// scopeOf is the organisations at which who has one of the roles, as statements take them.
func scopeOf(who access.Actor, roles ...access.Role) string {
	s := ","
	for _, m := range who.Memberships {
		if slices.Contains(roles, m.Role) {
			s += m.Organisation + ","
		}
	}
	return s
}

// nobodys is the scope of no organisation.
const nobodys = ","

// names puts names where the parts before it left ids: only of the people that the page names.
func (h *homeReader) names(ctx context.Context) error {
	var owners []*string
	for i := range h.m.Gaps {
		owners = append(owners, &h.m.Gaps[i].Owner)
	}
	for i := range h.m.Actions {
		owners = append(owners, &h.m.Actions[i].Owner)
	}
	var ids []string
	for _, o := range owners {
		if *o != "" && !slices.Contains(ids, *o) {
			ids = append(ids, *o)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	people, err := h.v.PeopleCalled(ctx, ids)
	for _, o := range owners {
		*o = people[*o].Name
	}
	return err
}

// title is what a question is called. Those that a pilot's pack added are looked up in the pack that the
// adoption has accepted; packs are read once, and only when there is such a question.
func (h *homeReader) title(ctx context.Context, adoptionID, item string) (string, error) {
	if it, _, ok := h.a.Versions().Item(item); ok {
		return it.Title, nil
	}
	if h.packs == nil {
		packs, err := h.v.PacksIn(ctx, h.who.Scope())
		if err != nil {
			return "", err
		}
		h.packs = packs
	}
	c, err := h.a.checklistOf(ctx, h.v, adoption.Adoption{Checklist: h.a.Core().ID, Version: h.a.Core().Version}, h.packs[adoptionID].ID)
	if err != nil {
		return "", err
	}
	if it, ok := c.Item(item); ok {
		return it.Title, nil
	}
	return "What the pilot asks for on top", nil
}

func (h *homeReader) installation(ctx context.Context) error {
	if !h.m.Looks {
		return nil
	}
	c, err := h.v.Counts(ctx, h.m.Today, day.At(h.a.Now()))
	h.m.People = int(c.People)
	return err
}
