package national

import (
	"context"
	"encoding/json"
	"sort"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fold"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

var problems = []string{
	"Staff type the same facts into two systems, and patients are asked for them again.",
	"Calls and letters go back and forth before anybody is seen, and a third of the slots that fall free stay empty.",
	"Nobody knows in the morning where the work of the day is; it is found by telephone.",
	"Paper forms are filled, scanned and lost; the ones that are lost are asked for a second time.",
	"Clinicians stay late to write up what they said, and the letters leave a week after.",
}

// writePilots writes every pilot of a trust with its map, its decisions and its pack. Its benefits come with those of the take-ups.
func (w *world) writePilots(ctx context.Context, t *place) error {
	return w.app.Store.Do(ctx, func(tx store.Tx) error {
		c := newChance(ofPilots, t.n)
		x := &writer{world: w, tx: tx, c: c, t: t}
		for _, p := range w.pilots {
			if p.trust == t {
				if err := x.pilot(ctx, p); err != nil {
					return err
				}
			}
		}
		w.lines[t.n] = x.lines
		return nil
	})
}

// writer writes what belongs to one trust in one transaction.
type writer struct {
	*world
	tx    store.Tx
	c     *chance
	t     *place
	lines chronicle
}

func (x *writer) note(m int, at day.Instant, deed string, of history.Touch, after history.Values, touched ...history.Touch) {
	x.lines.note(x.c, x.t, x.t.staff[m], at, deed, of, after, touched...)
}

func (x *writer) pilot(ctx context.Context, p *pilotPlan) error {
	c, tx := x.c, x.tx
	at := c.during(p.on[registered])
	lead := x.t.staff[innovator].id
	problem := pick(c, problems)
	now := pilot.Planned
	switch {
	case p.stage > piloting:
		now = pilot.Finished
	case p.stage == piloting && p.waits && p.live()+190 < x.today:
		now = pilot.Finished
	case p.stage == piloting:
		now = pilot.Running
	}
	if err := tx.AddInnovation(ctx, p.innovation, p.name, x.t.Code, at); err != nil {
		return err
	}
	err := tx.AddPilot(ctx, pilot.Pilot{ID: p.id, Innovation: p.innovation, LeadTrust: x.t.Code, Name: p.name, Problem: problem, Situation: now, PackID: p.id,
		CreatedBy: lead, Created: at}, fold.String(p.name))
	if err != nil {
		return err
	}
	if err := tx.AddPilotState(ctx, c.id(), p.id, "published", p.on[registered]+1, "", c.during(p.on[registered]+1), lead); err != nil {
		return err
	}
	for _, entry := range []store.SearchEntry{
		{Kind: "pilot", ID: p.id, Title: p.name, Detail: problem, Folded: fold.String(p.name + " " + problem + " " + x.t.Code)},
		{Kind: "innovation", ID: p.innovation, Title: p.name, Folded: fold.String(p.name + " ")},
	} {
		entry.Owner, entry.Open = x.t.Code, true
		if err := tx.PutSearchEntry(ctx, entry); err != nil {
			return err
		}
	}
	x.note(innovator, at, "pilot.register", pilotOf(p.id), history.Values{"name": p.name, "problem": problem, "innovation lead": lead}, history.Touch{Kind: "innovation", ID: p.innovation})
	x.note(innovator, c.during(p.on[registered]+1), "pilot.publish", pilotOf(p.id), history.Values{"name": p.name})
	for _, tell := range []func(context.Context, *pilotPlan) error{x.pilotFacts, x.pilotPeople, x.pilotDates, x.pilotPlans, x.workflow, x.pilotDecisions, x.pilotLearnt, x.pilotFixes, x.pilotPack} {
		if err := tell(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func (x *writer) pilotFacts(ctx context.Context, p *pilotPlan) error {
	keys := make([]string, 0, len(p.facts))
	for k := range p.facts {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	at := x.c.during(p.on[registered] + 2)
	for i, k := range keys {
		if err := x.tx.AddInnovationFact(ctx, x.c.id(), p.innovation, k, p.facts[k], i+1, at, x.t.staff[innovator].id); err != nil {
			return err
		}
	}
	x.note(innovator, at, "innovation.edit", history.Touch{Kind: "innovation", ID: p.innovation}, history.Values{"name": p.name}, pilotOf(p.id))
	return nil
}

func (x *writer) pilotPeople(ctx context.Context, p *pilotPlan) error {
	at := x.c.during(p.on[registered] + 2)
	for _, part := range []struct {
		name string
		who  int
	}{{pilot.InnovationLead, innovator}, {pilot.ResponsibleOwner, chief}, {pilot.ClinicalLead, clinician}, {pilot.OperationalLead, manager}} {
		f := store.Function{ID: x.c.id(), Person: x.t.staff[part.who].id, From: p.on[registered] + 2, Function: access.Function{Name: part.name, SubjectKind: "pilot", SubjectID: p.id}}
		if err := x.tx.AddFunction(ctx, f, at, x.t.staff[innovator].id); err != nil {
			return err
		}
	}
	return nil
}

// pilotDates are its days, its two teams and when they went live.
func (x *writer) pilotDates(ctx context.Context, p *pilotPlan) error {
	c, lead := x.c, x.t.staff[innovator].id
	seq := 0
	date := func(kind string, on, said day.Day) error {
		if on == 0 {
			return nil
		}
		seq++
		return x.tx.AddPilotDate(ctx, c.id(), p.id, kind, on, seq, c.during(said), lead)
	}
	begin, end := p.on[registered]+200, p.on[registered]+420
	if p.stage >= piloting {
		begin, end = p.on[piloting], p.on[piloting]+day.Day(c.between(170, 250))
	}
	var ended day.Day
	switch {
	case p.stage >= packaging:
		ended = p.on[packaging] - 10
	case p.waits && p.live()+190 < x.today:
		ended = p.live() + 180 // nobody has decided on its result
	}
	for _, d := range []struct {
		kind     string
		on, said day.Day
	}{{pilot.Registered, p.on[registered], p.on[registered]}, {pilot.PlannedStart, begin, p.on[registered] + 3}, {pilot.PlannedEnd, end, p.on[registered] + 3},
		{pilot.Started, p.live(), p.live()}, {pilot.Ended, ended, ended}} {
		if err := date(d.kind, d.on, d.said); err != nil {
			return err
		}
	}
	return x.teams(ctx, pilotOf(p.id), p.on[registered]+4, begin, p.live())
}

// teams plans two teams of the trust for a subject; those of one that is live went live one after the other.
func (x *writer) teams(ctx context.Context, of history.Touch, said, planned, went day.Day) error {
	c, lead := x.c, x.t.staff[innovator].id
	first := c.IntN(len(x.t.teams))
	for i := range 2 {
		team := x.t.teams[(first+i)%len(x.t.teams)]
		if err := x.tx.AddPlannedTeam(ctx, c.id(), subject(of), team.ID, planned+day.Day(21*i), false, c.during(said), lead); err != nil {
			return err
		}
		on := went + day.Day(21*i)
		if went == 0 || on > x.today {
			continue
		}
		if err := x.tx.AddLiveEvent(ctx, c.id(), subject(of), store.LiveEvent{Team: team.ID, Event: pilot.Live, On: on}, c.during(on), lead); err != nil {
			return err
		}
		x.note(innovator, c.during(on), "team.edit", history.Touch{Kind: "team", ID: team.ID}, history.Values{"live": on.Long()}, of)
	}
	return nil
}

func (x *writer) pilotPlans(ctx context.Context, p *pilotPlan) error {
	if p.stage < framed {
		return nil
	}
	c, at, lead := x.c, x.c.during(p.on[framed]-2), x.t.staff[innovator].id
	plan := pilot.Plan{Question: "Does it free time in the teams that try it, and do patients wait no longer than before?",
		Threshold: pilot.Threshold{Measure: "step-minutes-per-case", Version: 1, Change: decimal.Some(-decimal.Of(int64(c.between(2, 8)))), Grade: "B", By: p.on[framed] + 420}}
	if p.stage >= packaging {
		plan.Result = "The teams that tried it kept it; where it was tried half, nothing changed."
	}
	if err := x.tx.AddPilotPlan(ctx, c.id(), p.id, plan, at, lead); err != nil {
		return err
	}
	for i, rule := range stopRules {
		r := pilot.StopRule{Position: i + 1, Rule: rule, DecidedBy: x.t.staff[chief].id}
		if err := x.tx.AddStopRule(ctx, c.id(), access.Subject{Kind: "pilot", ID: p.id}, r, at, lead); err != nil {
			return err
		}
	}
	x.note(innovator, at, "plan.edit", pilotOf(p.id), history.Values{"question": plan.Question})
	return nil
}

// pilotDecisions passes every gate up to the stage, each with the copy that it was decided on.
func (x *writer) pilotDecisions(ctx context.Context, p *pilotPlan) error {
	c := x.c
	for g, gate := range pilotGates[:p.stage] {
		outcome := "go"
		if gate == pilot.GateDecide {
			outcome = pilot.Scale
			if p.stopped {
				outcome = pilot.Stop
			}
		}
		on := p.on[g+1]
		at := c.during(on)
		frozen, err := json.Marshal(app.FrozenPilot{Pilot: p.id, Name: p.name, LeadTrust: x.t.Code, Gate: gate, Outcome: outcome, DecidedOn: on, Recorded: at,
			Stages: app.FrozenContent{ID: "stages-core", Version: 1}, Dates: map[string]day.Day{pilot.Registered: p.on[registered]}})
		if err != nil {
			return err
		}
		d := store.Decision{ID: c.id(), Of: access.Subject{Kind: "pilot", ID: p.id}, Organisation: x.t.Code, Gate: gate, Outcome: outcome, On: on, By: x.t.staff[chief].id,
			Rationale: "What was asked for is there.", Frozen: frozen, SHA256: adoption.Fingerprint(frozen), Recorded: at, RecordedBy: x.t.staff[innovator].id}
		if err := x.tx.AddDecision(ctx, d, nil); err != nil {
			return err
		}
		x.note(innovator, at, "decision.record", history.Touch{Kind: "decision", ID: d.ID},
			history.Values{"decision point": pilot.GateLabel(gate), "outcome": pilot.OutcomeLabel(outcome), "decided on": on.Long(), "fingerprint": d.SHA256}, pilotOf(p.id))
	}
	return nil
}

// pilotPack is what the adopters of a packaged pilot are asked on top of the checklist.
func (x *writer) pilotPack(ctx context.Context, p *pilotPlan) error {
	if p.pack == "" {
		return nil
	}
	core := x.app.Library.Checklist
	pack := readiness.Pack{ID: p.id, Version: 1, Notes: []readiness.Note{{Item: core.Items[x.c.IntN(len(core.Items))].ID, Text: "Ask us how we did it: it took us three tries."}}}
	source, err := content.FormatPack(pack)
	if err != nil {
		return err
	}
	on := p.on[packaging] + 4
	x.note(innovator, x.c.during(on), "pack.publish", pilotOf(p.id), history.Values{"version": "1"})
	return x.tx.AddPackVersion(ctx, p.id, store.PackVersion{ID: p.pack, N: 1, Source: string(source), SHA256: adoption.Fingerprint(source), Published: on,
		By: x.t.staff[innovator].id, Changed: "The first version"}, x.c.during(on))
}
