package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// GiveQuestions gives questions to people, as one deed: each sees and answers those that are theirs.
// A question of the groundwork is given once for the trust, also from within an adoption.
func (a *App) GiveQuestions(ctx context.Context, who access.Actor, at Questions, give []adoption.Assignment) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		return a.giveOut(ctx, tx, who, q, give)
	})
	return err
}

// ShareOut gives every question that still counts to the person of its owner role: people by role as they
// were chosen, and one day for all.
func (a *App) ShareOut(ctx context.Context, who access.Actor, at Questions, people map[string]string, typedDue string) (int, error) {
	due, err := adoption.CheckAnswerBy(typedDue, a.Today())
	if err != nil {
		return 0, err
	}
	n := 0
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		open, err := a.openQuestions(ctx, tx.View, q.ground, at)
		if err != nil {
			return done{}, err
		}
		var give []adoption.Assignment
		for _, it := range open {
			if p := people[it.Owner]; p != "" {
				give = append(give, adoption.Assignment{Item: it.ID, Person: p, Due: due})
			}
		}
		if len(give) == 0 {
			return done{}, fault.Refused("people", "Select at least one person to ask")
		}
		n = len(give)
		return a.giveOut(ctx, tx, who, q, give)
	})
	return n, err
}

func (a *App) giveOut(ctx context.Context, tx store.Tx, who access.Actor, q *asked, give []adoption.Assignment) (done, error) {
	if err := access.Permit(who, access.ShareOut, q.place()); err != nil {
		return done{}, err
	}
	members, err := tx.Colleagues(ctx, q.Trust, a.Today())
	if err != nil {
		return done{}, err
	}
	known := map[string]person.Person{}
	for _, p := range members {
		known[p.ID] = p
	}
	questions := map[string]int{}
	c := q.checklist()
	var due day.Day
	for _, g := range give {
		it, ok := c.Item(g.Item)
		if !ok {
			return done{}, fault.Missing("question")
		}
		if known[g.Person].ID == "" {
			return done{}, fault.Refused("person-"+it.Owner, "Select somebody of your trust")
		}
		of := q.Adoption
		if it.Scope == readiness.Foundation {
			of = ""
		}
		if err := tx.AddAssignment(ctx, a.NewID(), q.Trust, of, g, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		questions[g.Person]++
		due = max(due, g.Due)
	}
	e := history.Event{Chain: q.Trust, Deed: "questions.share_out", Subject: q.touch(), After: history.Values{"questions": strconv.Itoa(len(give)), "people": strconv.Itoa(len(questions))}}
	if due != 0 {
		e.After["answer by"] = due.Long()
	}
	if q.Adoption != "" {
		e.Touched = []history.Touch{e.Subject, {Kind: "groundwork", ID: q.Trust}}
	}
	return done{id: strconv.Itoa(len(give)), event: e}, nil
}

// openQuestions are those that still count in a place: within an adoption what stops its next gate; in
// the groundwork what can stop a gate and is not known.
func (a *App) openQuestions(ctx context.Context, v store.View, g *ground, at Questions) ([]*readiness.Item, error) {
	var out []*readiness.Item
	if at.Adoption == "" {
		facts, err := a.groundFacts(ctx, v, g)
		if err != nil {
			return nil, err
		}
		standing := g.core.Groundwork(facts, g.groundwork, g.events[""], g.merged, g.today)
		for i := range standing {
			if st := &standing[i]; st.Item.CanStop() && !st.Known && !st.LeftOut {
				out = append(out, st.Item)
			}
		}
		return out, nil
	}
	decided, err := v.Decisions(ctx, access.Subject{Kind: "adoption", ID: at.Adoption})
	if err != nil {
		return nil, err
	}
	gate, _ := adoption.NextGate(decisionsOf(decided))
	r := g.result(g.adoptions[0])
	for i := range r.Items {
		st := &r.Items[i]
		if x := st.At[gate]; x == readiness.Short || x == readiness.Unknown {
			out = append(out, st.Item)
		}
	}
	return out, nil
}

// groundFacts are the facts that decide which questions of the groundwork are asked: those of the open
// adoptions together, else those that an adoption of what is published would bring.
func (a *App) groundFacts(ctx context.Context, v store.View, g *ground) ([]string, error) {
	var facts []string
	for _, ad := range g.adoptions {
		facts = append(facts, g.facts[ad.ID]...)
	}
	if len(facts) > 0 {
		return facts, nil
	}
	return v.UsualFacts(ctx)
}
