package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// GapInput is an accepted gap as somebody typed it. Faults are named item, action, owner and due.
type GapInput struct {
	Item   string
	Gate   string
	Action string
	Owner  string // person id
	Due    string // typed day
}

// AcceptGap lets one gate pass with an essential question one step short, until a day: the senior
// responsible owner's to accept, and refused with why where the rule forbids it. Its action becomes what
// is to do for the question.
func (a *App) AcceptGap(ctx context.Context, who access.Actor, id string, in GapInput) error {
	k := readiness.Condition{Item: in.Item, Action: strings.TrimSpace(in.Action), Owner: in.Owner, AcceptedBy: who.ID, AcceptedOn: a.Today()}
	if err := k.Gate.UnmarshalText([]byte(in.Gate)); err != nil {
		return fault.Missing("gate")
	}
	due, err := adoption.CheckDue(in.Due)
	if err != nil {
		return err
	}
	k.Due = due
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, Questions{Adoption: id})
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.AcceptCondition, q.place()); err != nil {
			return done{}, err
		}
		if err := q.ground.result(q.ground.adoptions[0]).CheckCondition(k); err != nil {
			return done{}, err
		}
		if err := a.isColleague(ctx, tx.View, q.Trust, "owner", k.Owner); err != nil {
			return done{}, err
		}
		if err := tx.AddCondition(ctx, a.NewID(), id, k, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		before, err := tx.Actions(ctx, q.Trust, q.which)
		if err != nil {
			return done{}, err
		}
		x := adoption.Action{Item: k.Item, Text: k.Action, Owner: k.Owner, Due: k.Due, Waits: before[id][k.Item].Waits}
		if err := tx.AddAction(ctx, a.NewID(), q.Trust, id, x, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		it, _ := q.checklist().Item(k.Item)
		e := history.Event{Deed: "condition.accept", Role: adoption.Owner, After: history.Values{"question": it.Title, "decision point": adoption.GateLabel(k.Gate),
			"what will be done": k.Action, "owner": k.Owner, "until": k.Due.Long()}}
		err = a.settle(ctx, tx, q, &e)
		return done{id: k.Item, event: e}, err
	})
	return err
}

// CloseGap closes the action of the accepted gaps on a question at a gate: done, or given up. Without the
// level the question is short from then.
func (a *App) CloseGap(ctx context.Context, who access.Actor, id, item, gate, why string) error {
	var g readiness.Gate
	if err := g.UnmarshalText([]byte(gate)); err != nil {
		return fault.Missing("gate")
	}
	why = strings.TrimSpace(why)
	if why == "" {
		return fault.Refused("why", "Enter why the gap is closed")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, Questions{Adoption: id})
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.AcceptCondition, q.place()); err != nil {
			return done{}, err
		}
		it, ok := q.checklist().Item(item)
		if !ok {
			return done{}, fault.Missing("question")
		}
		open, err := tx.OpenConditionIDs(ctx, id, item, g)
		if err != nil {
			return done{}, err
		}
		if len(open) == 0 {
			return done{}, fault.Refused("why", "This gap is already closed")
		}
		for _, k := range open {
			if err := tx.CloseCondition(ctx, k, a.Today(), why, a.instant(), who.ID); err != nil {
				return done{}, err
			}
		}
		e := history.Event{Deed: "condition.close", Role: adoption.Owner, After: history.Values{"question": it.Title, "decision point": adoption.GateLabel(g), "why": why}}
		err = a.settle(ctx, tx, q, &e)
		return done{id: item, event: e}, err
	})
	return err
}
