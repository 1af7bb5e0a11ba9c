package national

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// writeTrust writes a trust's groundwork, its take-ups, every benefit that it promised and its whole history.
func (w *world) writeTrust(ctx context.Context, t *place) error {
	defer func() { w.lines[t.n] = nil }() // it is written, and a country's worth of it is not kept
	return w.app.Store.Do(ctx, func(tx store.Tx) error {
		x := &writer{world: w, tx: tx, c: newChance(ofAdoptions, t.n), t: t, lines: append(chronicle(nil), w.lines[t.n]...)}
		if err := tx.Lock(ctx, t.Code); err != nil {
			return err
		}
		shown, err := x.evidence(ctx)
		if err != nil {
			return err
		}
		if err := x.groundwork(ctx, shown); err != nil {
			return err
		}
		for _, p := range w.pilots {
			if p.trust == t {
				if err := x.benefits(ctx, pilotOf(p.id), p.benefits, p.live(), p.on[framed], p.hours); err != nil {
					return err
				}
			}
		}
		for _, a := range w.adoptions[t.n] {
			if err := x.adoption(ctx, a, shown); err != nil {
				return err
			}
		}
		return x.lines.write(ctx, tx)
	})
}

func (x *writer) adoption(ctx context.Context, a *adoptionPlan, shown []string) error {
	c, tx, lead := x.c, x.tx, x.t.staff[chief].id
	core, at := x.app.Library.Checklist, x.c.during(a.on[interested])
	err := tx.AddAdoption(ctx, adoption.Adoption{ID: a.id, Trust: x.t.Code, Pilot: a.pilot.id, Open: a.open(), Checklist: core.ID, Version: core.Version, Created: at, CreatedBy: lead})
	if err != nil {
		return err
	}
	here := map[string]bool{"changes_roles": c.is(40), "paid_supplier": c.is(70)}
	for _, f := range adoption.AskedHere(core.Facts) {
		if err := tx.AddAdoptionFact(ctx, x.line(a, at), f.Key, here[f.Key]); err != nil {
			return err
		}
	}
	if c.is(75) {
		if err := tx.AddAdoptionVolume(ctx, x.line(a, at), whole(c.near(25*x.t.big, 12)), "Count of last month"); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		name string
		who  int
	}{{adoption.Owner, chief}, {adoption.Contact, innovator}} {
		f := store.Function{ID: c.id(), Person: x.t.staff[part.who].id, From: a.on[interested], Function: access.Function{Name: part.name, SubjectKind: "adoption", SubjectID: a.id}}
		if err := tx.AddFunction(ctx, f, at, lead); err != nil {
			return err
		}
	}
	x.note(chief, at, "adoption.start", adoptionOf(a.id), history.Values{"pilot": a.pilot.name})
	if a.pilot.pack != "" && a.on[interested] > a.pilot.on[packaging]+4 {
		if err := tx.AddAdoptionPack(ctx, c.id(), a.id, adoption.Pack{ID: a.pilot.pack, N: 1, On: a.on[interested], By: lead}, at); err != nil {
			return err
		}
	}
	facts := facts(a, here)
	for _, tell := range []func() error{
		func() error { return x.life(ctx, a) },
		func() error { return x.planned(ctx, a) },
		func() error { return x.answers(ctx, a, core.Applicable(facts), shown) },
		func() error { return x.learnt(ctx, a, core.Applicable(facts)) },
		func() error { return x.decided(ctx, a, core.Applicable(facts)) },
		func() error {
			return x.benefits(ctx, adoptionOf(a.id), a.benefits, a.on[live], a.on[committed], a.pilot.hours*x.t.big/2)
		},
	} {
		if err := tell(); err != nil {
			return err
		}
	}
	return nil
}

func facts(a *adoptionPlan, here map[string]bool) []string {
	var out []string
	for _, all := range []map[string]bool{a.pilot.facts, here} {
		for k, holds := range all {
			if holds {
				out = append(out, k)
			}
		}
	}
	return out
}

func (x *writer) line(a *adoptionPlan, at day.Instant) store.Line {
	return store.Line{ID: x.c.id(), Adoption: a.id, At: at, By: x.t.staff[chief].id}
}

// life is what happened to a take-up, and the teams of one that is to go live.
func (x *writer) life(ctx context.Context, a *adoptionPlan) error {
	c := x.c
	state := func(key string, on day.Day, text, reason string) error {
		s := adoption.State{ID: c.id(), Adoption: a.id, Key: key, On: on, Reason: reason, Text: text, By: x.t.staff[chief].id, At: c.during(on)}
		switch key {
		case adoption.Paused:
			s.Again, s.Restarts = x.today+day.Day(c.between(20, 120)), x.t.staff[chief].id
		case adoption.Stopped:
			s.Learning, s.SwitchOff = pick(c, stopLearning), "The supplier ends the access and gives the data back within 30 days."
		}
		return x.tx.AddAdoptionState(ctx, s)
	}
	if err := state(adoption.Interested, a.on[interested], "", ""); err != nil {
		return err
	}
	if a.stage >= assessing {
		if err := state(adoption.Assessing, a.on[assessing], "", ""); err != nil {
			return err
		}
	}
	if a.stage >= committed || c.is(35) {
		on := a.on[min(a.stage, assessing)] + 1
		if err := state(adoption.ToldOthers, on, "", ""); err != nil {
			return err
		}
		x.note(chief, c.during(on), "adoption.tell", adoptionOf(a.id), history.Values{"pilot": a.pilot.name})
	}
	if a.stage >= preparing {
		if err := state(adoption.Preparing, a.on[preparing], "", ""); err != nil {
			return err
		}
		if err := x.teams(ctx, adoptionOf(a.id), a.on[preparing], max(a.on[live], x.today+40), a.on[live]); err != nil {
			return err
		}
	}
	if a.aside == "" {
		return nil
	}
	last := x.today
	if x.t.Closed != 0 {
		last = x.t.Closed
	}
	on := a.on[a.stage] + max(1, (last-a.on[a.stage])/2)
	reason := ""
	if a.aside == adoption.Declined {
		reason = pick(c, []string{"problem_not_here", "already_solved_another_way", "not_ready_finance", "not_ready_workforce"})
	}
	words := pick(c, map[string][]string{adoption.Declined: declineWords, adoption.Paused: pauseWords, adoption.Stopped: stopWords}[a.aside])
	deed := map[string]string{adoption.Declined: "adoption.decline", adoption.Paused: "adoption.pause", adoption.Stopped: "adoption.stop"}[a.aside]
	x.note(chief, c.during(on), deed, adoptionOf(a.id), history.Values{"why": words})
	return state(a.aside, on, words, reason)
}

// planned are the days on which the next gates are to be decided.
func (x *writer) planned(ctx context.Context, a *adoptionPlan) error {
	for g, gate := range readiness.Gates {
		passed := [...]bool{a.stage >= committed, a.stage >= live, a.stage >= usual}[g]
		if passed || a.stage < assessing {
			continue
		}
		on := x.today + day.Day(x.c.between(-20, 120)+120*g)
		if err := x.tx.AddAdoptionDate(ctx, x.line(a, x.c.during(a.on[assessing])), gate.String(), on); err != nil {
			return err
		}
	}
	return nil
}

// decided passes the gates up to the stage.
func (x *writer) decided(ctx context.Context, a *adoptionPlan, asked []*readiness.Item) error {
	c := x.c
	for _, d := range []struct {
		gate readiness.Gate
		at   int
	}{{readiness.Adopt, committed}, {readiness.GoLive, live}, {readiness.BusinessAsUsual, usual}} {
		if a.stage < d.at {
			return nil
		}
		on, outcome := a.on[d.at], adoption.Go
		if c.is(20) {
			outcome = adoption.GoWithGaps
		}
		at := c.during(on)
		f := adoption.Frozen{ID: c.id(), Adoption: a.id, Trust: adoption.Named{ID: x.t.Code, Name: x.t.Name}, Pilot: adoption.Named{ID: a.pilot.id, Name: a.pilot.name},
			Gate: d.gate.String(), Outcome: outcome, DecidedOn: on, DecidedBy: adoption.Named{ID: x.t.staff[chief].id, Name: x.t.staff[chief].name}, Why: "The board saw the answers and agreed.",
			RecordedAt: at, RecordedBy: adoption.Named{ID: x.t.staff[chief].id, Name: x.t.staff[chief].name}, Verdict: readiness.Ready.String(), Sentence: "Ready."}
		frozen, sum, err := f.Bytes()
		if err != nil {
			return err
		}
		row := store.Decision{ID: f.ID, Of: access.Subject{Kind: "adoption", ID: a.id}, Organisation: x.t.Code, Gate: f.Gate, Outcome: outcome, On: on, By: x.t.staff[chief].id,
			Rationale: f.Why, Frozen: frozen, SHA256: sum, Recorded: at, RecordedBy: x.t.staff[chief].id}
		if err := x.tx.AddDecision(ctx, row, nil); err != nil {
			return err
		}
		if outcome == adoption.GoWithGaps {
			if err := x.gap(ctx, a, d.gate, on, asked); err != nil {
				return err
			}
		}
		x.note(chief, at, "decision.decide", adoptionOf(a.id), history.Values{"decision point": adoption.GateLabel(d.gate), "outcome": adoption.OutcomeLabel(outcome), "fingerprint": sum},
			history.Touch{Kind: "decision", ID: row.ID})
	}
	return nil
}

// gap accepts one question that may be short at the gate.
func (x *writer) gap(ctx context.Context, a *adoptionPlan, g readiness.Gate, on day.Day, asked []*readiness.Item) error {
	for range 20 {
		it := pick(x.c, asked)
		if it.Strength == readiness.Hard || it.Threshold(g) == 0 {
			continue
		}
		k := readiness.Condition{Item: it.ID, Gate: g, Action: "Finish it with the supplier", Owner: x.t.staff[manager].id, Due: max(on+80, x.today+day.Day(x.c.between(-25, 60))),
			AcceptedBy: x.t.staff[chief].id, AcceptedOn: on}
		at := x.c.during(on)
		x.note(chief, at, "condition.accept", adoptionOf(a.id), history.Values{"question": it.Title, "decision point": adoption.GateLabel(g), "action": k.Action})
		err := x.tx.AddCondition(ctx, x.c.id(), a.id, k, at, x.t.staff[chief].id)
		if fault.Is(err, fault.Conflict) {
			return nil
		}
		return err
	}
	return nil
}
