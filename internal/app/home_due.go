package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/benefit"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

// mostNear and mostTrustsNear bound what a home page looks at for answers that fall due: the take-ups that come first.
const mostNear, mostTrustsNear = 20, 3

// due are the answers that a decision to come needs confirmed soon, where the reader is one who may confirm them. Which
// take-ups can ask follows from what is kept; only those are read, and at most so many of at most so many trusts.
func (h *homeReader) due(ctx context.Context) error {
	scope := scopeOf(h.who, access.TrustLeader, access.InnovationLead, access.Respondent)
	if scope == nobodys {
		return nil
	}
	near, err := h.v.NearDue(ctx, h.who.ID, scope, h.m.Today, h.m.Today+readiness.AsksWithin+1, mostNear+1)
	if err != nil {
		return err
	}
	more := len(near) > mostNear
	ids, trusts := map[string]string{}, []store.Near{}
	for _, n := range near[:min(len(near), mostNear)] {
		if !n.Mine && !h.who.Has(n.Trust, access.TrustLeader) {
			continue
		}
		if ids[n.Trust] == "" {
			ids[n.Trust], trusts = nobodys, append(trusts, n)
		}
		ids[n.Trust] += n.ID + ","
	}
	more = more || len(trusts) > mostTrustsNear
	for _, t := range trusts[:min(len(trusts), mostTrustsNear)] {
		d, err := h.a.dueAmong(ctx, h.v, h.who, t.Trust, ids[t.Trust])
		if err != nil {
			return err
		}
		if d.Code, d.Trust, d.More = t.Trust, t.TrustShort, more; d.N > 0 {
			h.m.Due = append(h.m.Due, d)
		}
	}
	return nil
}

// dueAmong counts the answers that some adoptions of a trust ask who about once more.
func (a *App) dueAmong(ctx context.Context, v store.View, who access.Actor, trust, ids string) (d waiting.Due, err error) {
	w := store.Which{IDs: ids, Open: true}
	c := confirming{asked: &asked{Questions: Questions{Trust: trust}, which: w}, versions: a.Versions(), who: who.ID, leads: may(who, access.AnswerItem, access.At(trust))}
	if c.ground, err = a.ground(ctx, v, trust, w); err != nil {
		return d, err
	}
	c.core = c.ground.core
	if c.given, err = v.Assignments(ctx, trust, w); err != nil {
		return d, err
	}
	decided, err := v.AdoptionDecisions(ctx, w)
	if err != nil {
		return d, err
	}
	found := c.asksAgain(decided, "")
	for at, x := range found {
		if !c.mayConfirm(at.Adoption, at.Item) {
			continue
		}
		d.N++
		if due := x.Standing.Age.Due; d.First.IsZero() || !due.IsZero() && due < d.First {
			d.First = due
		}
	}
	return d, nil
}

// asksAgain are the answers that the adoptions ask about once more, or the one that only names: one of the groundwork once
// for all that need it.
func (c *confirming) asksAgain(decided map[string][]store.Decision, only string) map[store.AnswerPlace]*Review {
	found := map[store.AnswerPlace]*Review{}
	for _, ad := range c.ground.adoptions {
		course := adoption.CourseOf(decisionsOf(decided[ad.ID]))
		for i := range c.ground.result(ad).Items {
			c.review(ad, &c.ground.result(ad).Items[i], course, only, found)
		}
	}
	return found
}

// targets are the benefits of theirs whose target waits for their word.
func (h *homeReader) targets(owned []benefit.Judged) {
	for _, j := range owned {
		if j.TakesOn() && j.Profile.Owner == h.who.ID && access.Permit(h.who, access.AcceptBenefit, benefitPlace(j)) == nil {
			h.m.Targets = append(h.m.Targets, waiting.Target{Href: "/benefits/" + j.ID, Of: j.Name() + ", " + j.Subject.Name})
		}
	}
}

// shared says of the trusts that nobody described yet whether their first questions were given out already.
func (h *homeReader) shared(ctx context.Context) error {
	if !slices.ContainsFunc(h.m.Grounds, func(g waiting.Ground) bool { return g.Answered == 0 }) {
		return nil
	}
	given, err := h.v.SharedOut(ctx, h.leads)
	for i := range h.m.Grounds {
		g := &h.m.Grounds[i]
		g.SharedWith, g.Shared = given[g.Code][0], given[g.Code][1]
	}
	return err
}
