package app

import (
	"context"
	"maps"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// foreseeing is a trust's place of questions while nothing is written.
func (a *App) foreseeing(ctx context.Context, v store.View, who access.Actor, trust string) (*asked, error) {
	if !who.Member(trust) {
		return nil, fault.Missing("groundwork")
	}
	w := store.Which{Trust: trust, Open: true}
	g, err := a.ground(ctx, v, trust, w)
	return &asked{Questions: Questions{Trust: trust}, which: w, ground: g}, err
}

// Foretell works out what an answer about the trust would change in its open adoptions, without keeping
// anything. The same faults come back as from Answer.
func (a *App) Foretell(ctx context.Context, who access.Actor, trust string, r Reply) ([]adoption.Change, error) {
	v := a.Store.Read()
	q, err := a.foreseeing(ctx, v, who, trust)
	if err != nil {
		return nil, err
	}
	if _, err := q.item(a.Versions(), r.Item, false); err != nil {
		return nil, err
	}
	if err := a.mayAnswer(ctx, v, who, q, []string{r.Item}); err != nil {
		return nil, err
	}
	row, _, err := a.row(ctx, v, who, q, r)
	if err != nil {
		return nil, err
	}
	return compare(q.ground, q.ground.with(row)), nil
}

// ForetellConfirm works out what “Still true” would change, likewise.
func (a *App) ForetellConfirm(ctx context.Context, who access.Actor, trust string, all ...StillTrue) ([]adoption.Change, error) {
	v := a.Store.Read()
	q, err := a.foreseeing(ctx, v, who, trust)
	if err != nil {
		return nil, err
	}
	c, err := a.confirming(ctx, v, who, q)
	if err != nil {
		return nil, err
	}
	rows, err := c.rows(all)
	if err != nil {
		return nil, err
	}
	return compare(q.ground, q.ground.with(rows...)), nil
}

// ForetellAgree works out what a second person's agreement that a question does not apply would change, likewise.
func (a *App) ForetellAgree(ctx context.Context, who access.Actor, trust, item string) ([]adoption.Change, error) {
	q, err := a.foreseeing(ctx, a.Store.Read(), who, trust)
	if err != nil {
		return nil, err
	}
	row := q.ground.foundation.answers[item]
	if row.Special != readiness.NotApplicable.String() || row.By == who.ID || row.Agreed != "" {
		return nil, nil // AgreeNotApply says what is wrong
	}
	row.Agreed = who.ID
	return compare(q.ground, q.ground.with(row)), nil
}

// with is the ground as it would be with more answers of the trust and of its adoptions.
func (g *ground) with(rows ...store.Answer) *ground {
	then := *g
	then.results, then.likewise = map[string]*readiness.Result{}, map[alike]*readiness.Result{}
	then.groundwork, then.answers = maps.Clone(g.groundwork), maps.Clone(g.answers)
	for _, row := range rows {
		if row.Adoption == "" {
			then.groundwork[row.Item] = toAnswer(row)
			continue
		}
		here := then.answers[row.Adoption]
		here.answers, here.local, here.lowered, here.seq = maps.Clone(here.answers), maps.Clone(here.local), maps.Clone(here.lowered), maps.Clone(here.seq)
		here.put(row)
		then.answers[row.Adoption] = here
	}
	return &then
}

// after is the ground as it would be once something more has happened.
func (g *ground) after(adoptionID string, e readiness.Event) *ground {
	then := *g
	then.results, then.likewise = map[string]*readiness.Result{}, map[alike]*readiness.Result{}
	then.events = maps.Clone(g.events)
	then.events[adoptionID] = append(append([]readiness.Event(nil), g.events[adoptionID]...), e)
	return &then
}
