package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// AskForHelp lets the pilot's team read that a question stops the adoption, or takes that back.
func (a *App) AskForHelp(ctx context.Context, who access.Actor, id, item string, wanted bool) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.mayDo(ctx, tx, who, id, access.EditAdoption)
		if err != nil {
			return done{}, err
		}
		packs, err := tx.AdoptionPacks(ctx, s.which)
		if err != nil {
			return done{}, err
		}
		c, err := a.checklistOf(ctx, tx.View, s.Adoption, packs[id].ID)
		if err != nil {
			return done{}, err
		}
		it, ok := c.Item(item)
		if !ok {
			return done{}, fault.Missing("question")
		}
		deed := "question.ask_for_help"
		if !wanted {
			deed = "question.need_no_help"
		}
		err = tx.AddHelpWanted(ctx, a.line(who, id), item, wanted)
		return done{id: item, event: history.Event{Chain: s.Trust, Deed: deed, Subject: history.Touch{Kind: "adoption", ID: id}, After: history.Values{"question": it.Title}}}, err
	})
	return err
}

// ActionInput is what is to do for a question, as somebody typed it; Waits is the question that it waits for, or nothing.
// Faults are named text, owner, due and waits.
type ActionInput struct{ Item, Text, Owner, Due, Waits string }

// PlanAction says what is to do for a question, who does it and by when.
func (a *App) PlanAction(ctx context.Context, who access.Actor, at Questions, in ActionInput) error {
	x, err := adoption.CheckAction(in.Item, in.Text, in.Owner, in.Due, a.Today())
	if err != nil {
		return err
	}
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		if err := a.mayAnswer(ctx, tx.View, who, q, []string{in.Item}); err != nil {
			return done{}, err
		}
		it, ok := q.checklist().Item(in.Item)
		if !ok || q.Adoption == "" && it.Scope != readiness.Foundation {
			return done{}, fault.Missing("question")
		}
		if err := a.isColleague(ctx, tx.View, q.Trust, "owner", x.Owner); err != nil {
			return done{}, err
		}
		before, err := tx.Actions(ctx, q.Trust, q.which)
		if err != nil {
			return done{}, err
		}
		old := before[q.Adoption][in.Item]
		if x.Waits, err = waitsIn(q, before, in); err != nil {
			return done{}, err
		}
		if err := tx.AddAction(ctx, a.NewID(), q.Trust, q.Adoption, x, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: q.Trust, Deed: "action.plan", Subject: q.touch()}
		e.Before, e.After = diff(change{"to do", old.Text, x.Text}, change{"owner", old.Owner, x.Owner}, change{"by", old.Due.Long(), x.Due.Long()}, change{"waits for", old.Waits, x.Waits})
		e.After["question"] = it.Title
		return done{id: in.Item, event: e}, nil
	})
	return err
}
