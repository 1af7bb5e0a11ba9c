package app

import (
	"context"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// DecideGate records a decision at a gate of an adoption on a frozen copy of what stood at that moment,
// and answers its id. The senior responsible owner decides; a board secretary records what the board
// decided, with its minute.
func (a *App) DecideGate(ctx context.Context, who access.Actor, id, gate string, in adoption.DecisionInput) (string, error) {
	return a.decideGate(ctx, who, id, gate, in, false)
}

// RecordDecision keeps a decision of the past as it was made. Its frozen copy is what Groundwork holds
// when it is recorded, and both days are shown.
func (a *App) RecordDecision(ctx context.Context, who access.Actor, id, gate string, in adoption.DecisionInput) (string, error) {
	return a.decideGate(ctx, who, id, gate, in, true)
}

func (a *App) decideGate(ctx context.Context, who access.Actor, id, gate string, in adoption.DecisionInput, asRecorded bool) (string, error) {
	var g readiness.Gate
	if err := g.UnmarshalText([]byte(gate)); err != nil {
		return "", fault.Missing("gate")
	}
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.mayDo(ctx, tx, who, id, access.DecideGate)
		if err != nil {
			return done{}, err
		}
		if err := s.mustBeOpen(); err != nil {
			return done{}, err
		}
		if err := s.life.Rests(); err != nil {
			return done{}, err
		}
		x, err := a.full(ctx, tx.View, s)
		if err != nil {
			return done{}, err
		}
		setting := a.deciding(who, x, g)
		setting.AsRecorded = asRecorded
		r, err := setting.Decide(in)
		if err != nil {
			return done{}, err
		}
		for _, p := range r.Present {
			if err := a.isColleague(ctx, tx.View, s.Trust, "present", p); err != nil {
				return done{}, err
			}
		}
		return a.writeDecision(ctx, tx, who, x, r)
	})
}

// deciding is what a decision at a gate is made on, as the records stand now.
func (a *App) deciding(who access.Actor, x *full, g readiness.Gate) adoption.Deciding {
	d := adoption.Deciding{Today: a.Today(), Began: x.life.Interested, Gate: g, Next: x.where.Gate, Undecided: x.where.Undecided, Result: x.result,
		Lines: adoption.Criteria(a.Library.Stages.Adoption, g, x.facts), Pack: x.ground.packs[x.ID], Who: who.ID}
	for _, h := range x.holders {
		if h.Function == adoption.Owner && !slices.ContainsFunc(d.Owners, func(o adoption.Holder) bool { return o.Person == h.Person }) {
			d.Owners = append(d.Owners, h)
		}
	}
	return d
}

func (a *App) writeDecision(ctx context.Context, tx store.Tx, who access.Actor, x *full, r adoption.Ruling) (done, error) {
	d := store.Decision{ID: a.NewID(), Of: x.subject(), Organisation: x.Trust, Gate: r.Gate.String(), Outcome: r.Outcome, On: r.On, By: r.By, Rationale: r.Why,
		Present: r.Present, Dissent: r.Concerns, Minute: r.Minute, NextReview: r.NextReview, Recorded: a.instant(), RecordedBy: who.ID}
	if before := decidedGate(x.decisions, r.Gate); before != nil {
		d.Replaces = before.ID // a changed mind names the decision that it replaces
	}
	frozen, err := a.freezeAdoption(ctx, tx.View, x, r, d)
	if err != nil {
		return done{}, err
	}
	if d.Frozen, d.SHA256, err = frozen.Bytes(); err != nil {
		return done{}, err
	}
	var over []store.Override
	for _, p := range r.PassedOver {
		over = append(over, store.Override{Decision: d.ID, Criterion: p.Criterion, Person: r.By, Reason: p.Reason})
	}
	if err := tx.AddDecision(ctx, d, over); err != nil {
		return done{}, err
	}
	e := history.Event{Chain: x.Trust, Deed: "decision.decide", Subject: history.Touch{Kind: "adoption", ID: x.ID},
		Touched: []history.Touch{{Kind: "adoption", ID: x.ID}, {Kind: "decision", ID: d.ID}},
		After: history.Values{"decision point": adoption.GateLabel(r.Gate), "outcome": adoption.OutcomeLabel(r.Outcome), "decided on": r.On.Long(),
			"decided by": r.By, "why": r.Why, "answer at that moment": frozen.Sentence, "fingerprint": d.SHA256}}
	if r.Minute != "" {
		e.After["minute"] = r.Minute
	}
	if who.Holds(x.place().Subjects, adoption.Owner) {
		e.Role = adoption.Owner
	}
	for i, p := range r.PassedOver {
		e.After["went ahead without "+strconv.Itoa(i+1)] = p.Title + ": " + p.Reason
	}
	return done{id: d.ID, event: e}, nil
}

// freezeAdoption copies everything that the decision is made on.
func (a *App) freezeAdoption(ctx context.Context, v store.View, x *full, r adoption.Ruling, d store.Decision) (adoption.Frozen, error) {
	evidence, err := v.EvidenceOf(ctx, x.Trust, x.which)
	if err != nil {
		return adoption.Frozen{}, err
	}
	gains, err := v.PromisedGains(ctx, x.ID)
	if err != nil {
		return adoption.Frozen{}, err
	}
	named := func(id string) adoption.Named { return adoption.Named{ID: id, Name: x.duties.Names[id]} }
	c, pack := x.result.Checklist, x.ground.packs[x.ID]
	f := adoption.Frozen{ID: d.ID, Adoption: x.ID, Trust: adoption.Named{ID: x.Trust, Name: x.TrustName}, Pilot: adoption.Named{ID: x.Pilot, Name: x.PilotName},
		Outcome: r.Outcome, DecidedOn: r.On, DecidedBy: named(r.By), Why: r.Why, Minute: r.Minute, Concerns: r.Concerns, NextReview: r.NextReview,
		RecordedBy: named(d.RecordedBy), RecordedAt: d.Recorded,
		Checklist: adoption.Version{ID: c.ID, Version: c.Version, On: c.Published}, Pack: adoption.Version{ID: pack.ID, Version: pack.N, SHA256: pack.SHA256, On: pack.On},
		Workflow: adoption.Version{ID: x.counts.Workflow, Version: x.counts.WorkflowN, On: x.facts.Approved}, Facts: x.ground.facts[x.ID]}
	f.Checklist.SHA256 = a.checklists.known.Load().sums[c.Version]
	for _, p := range r.Present {
		f.Present = append(f.Present, named(p))
	}
	for _, l := range adoption.Criteria(a.Library.Stages.Adoption, r.Gate, x.facts) {
		f.Criteria = append(f.Criteria, adoption.FrozenLine{Text: l.Text, State: l.State, Says: l.Says})
	}
	for _, p := range r.PassedOver {
		f.PassedOver = append(f.PassedOver, adoption.FrozenPass(p))
	}
	for _, k := range x.result.Gate(r.Gate).Gaps {
		f.Gaps = append(f.Gaps, adoption.FrozenGap{Item: k.Item.ID, Title: k.Item.Title, Action: k.Condition.Action, Owner: named(k.Condition.Owner),
			Due: k.Condition.Due, AcceptedBy: named(k.Condition.AcceptedBy), AcceptedOn: k.Condition.AcceptedOn})
	}
	for _, g := range gains {
		f.Benefits = append(f.Benefits, adoption.FrozenGain{ID: g.ID, Measure: g.Measure, Version: g.Version, Target: g.Target, Grade: g.Grade})
	}
	for _, g := range readiness.Gates {
		f.Planned = append(f.Planned, adoption.PlannedGate{Gate: g.String(), On: x.ground.planned[x.ID][g.String()]})
	}
	f.FreezeResult(x.result, r.Gate, func(st *readiness.Standing) adoption.FrozenItem {
		if !st.Answered {
			return adoption.FrozenItem{}
		}
		row := x.ground.row(x.ID, st)
		item := adoption.FrozenItem{Answer: row.ID, Version: row.Version, By: named(row.By), On: row.On, Note: cmpText(row.Note, row.Reason)}
		for _, e := range evidence[row.ID] {
			item.Evidence = append(item.Evidence, adoption.FrozenEvidence{ID: e.ID, Revision: e.Revision, Kind: e.Kind(), Title: e.Title, SHA256: e.File.SHA256})
		}
		return item
	})
	return f, nil
}

func cmpText(first, second string) string {
	if first != "" {
		return first
	}
	return second
}
