package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// said is what the readiness of one adoption says at its next gate.
type said struct {
	sentence board.Adoption
	verdict  readiness.Verdict
	counts   string // 22 of 42 met, 17 stop it, 3 not known
	answer   string // Not ready to go live: 22 of 42 met …
	planned  day.Day
	gaps     []board.Watch // accepted ones that nobody closed
}

// standpoint is what the board sentence about an adoption follows from besides its answers.
type standpoint struct {
	gate     readiness.Gate
	duties   adoption.Duties
	approved bool // both leads approved a version of its workflow
	decided  []store.Decision
}

// sentenceAt is the one way to the board sentence: every page that shows it comes here, so that the same data give the same
// sentence everywhere (Groundwork rules, section 4).
func sentenceAt(gate *readiness.GateResult, of access.Subject, p standpoint, met []store.MetRule) board.Adoption {
	x := sentenceOf(gate, p.duties)
	x.Unapproved = p.gate != readiness.Adopt && !p.approved
	rule := metSince(met, of, p.decided)
	x.StopRule, x.StopRuleOn = rule.Rule, rule.On
	return x
}

// sentenceOf is what a gate says: what is short with who sees to it, what is not known, what is carried by an accepted gap.
func sentenceOf(gate *readiness.GateResult, d adoption.Duties) board.Adoption {
	x := board.Adoption{Unknown: gate.Unknown, Gaps: gate.Conditions, GapDue: gate.Due}
	dated := true
	for _, s := range gate.Stops {
		owed := d.Owed(s.Standing)
		item := board.Short{Item: s.Item.ID, Title: s.Item.Title, Owner: owed.Name, Due: owed.Due}
		if s.State == readiness.Unknown {
			dated = dated && !owed.Due.IsZero()
			x.Due = max(x.Due, owed.Due)
			x.Open = append(x.Open, item)
			continue
		}
		if s.Item.Domain == "workflow" {
			x.WorkflowShort = true
			x.Flow = append(x.Flow, item)
		}
		x.Short = append(x.Short, item)
	}
	if !dated {
		x.Due = 0
	}
	for _, s := range gate.Gaps {
		x.Carried = append(x.Carried, board.Short{Item: s.Item.ID, Title: s.Item.Title, Owner: d.Names[s.Condition.Owner], Due: s.Condition.Due})
	}
	return x
}

// metSince is the latest stop rule that was met about a subject and that nobody has decided on since.
func metSince(met []store.MetRule, of access.Subject, decided []store.Decision) store.MetRule {
	var last day.Day
	for _, d := range decided {
		last = max(last, d.On)
	}
	for _, m := range met {
		if m.Of == of && m.On >= last {
			return m
		}
	}
	return store.MetRule{}
}

// sentences say of each open adoption of a trust what its next decision waits for, in the same number of statements however many there
// are. Today they follow from how each is kept; of a day gone by and for a paper everything is scored, as recorded by then.
func (a *App) sentences(ctx context.Context, v store.View, trust string, p placed, approved map[access.Subject]bool, past bool) (map[string]said, error) {
	w := store.Which{Trust: trust, Open: true}
	g, err := a.standing(ctx, v, trust, p, past)
	if err != nil || len(g.adoptions) == 0 {
		return nil, err
	}
	actions, err := v.Actions(ctx, trust, w)
	if err != nil {
		return nil, err
	}
	given, err := v.Assignments(ctx, trust, w)
	if err != nil {
		return nil, err
	}
	holders, err := v.TrustHolders(ctx, trust, a.Today())
	if err != nil {
		return nil, err
	}
	names, err := v.NamesIn(ctx, trust)
	if err != nil {
		return nil, err
	}
	met, err := v.MetRules(ctx, trust)
	if err != nil {
		return nil, err
	}
	out := map[string]said{}
	for _, ad := range g.adoptions {
		at, of := p.where[ad.ID], access.Subject{Kind: "adoption", ID: ad.ID}
		gate := g.gate(ad, at.Gate)
		s := said{verdict: gate.Verdict, counts: gate.Counts(), answer: gate.Sentence(g.assessed(ad)) + ".", planned: g.planned[ad.ID][at.Gate.String()]}
		duties := dutiesIn(ad.ID, actions, given, slices.Concat(holders[ad.ID], holders[""]), names)
		s.sentence = sentenceAt(gate, of, standpoint{at.Gate, duties, approved[of], p.decisions[ad.ID]}, met)
		s.gaps = a.openGaps(g, ad, names)
		out[ad.ID] = s
	}
	return out, nil
}

// standing is how the open adoptions of a trust stand at their next gates, as far as their sentences ask, with what their open conditions are about.
func (a *App) standing(ctx context.Context, v store.View, trust string, p placed, past bool) (*ground, error) {
	if past {
		return a.ground(ctx, v, trust, store.Which{Trust: trust, Open: true})
	}
	open := p.open(trust)
	if len(open) == 0 {
		return &ground{}, nil
	}
	g, err := a.keptGround(ctx, v, trust, open)
	if err != nil {
		return nil, err
	}
	gates := p.gates(open)
	for id, at := range gates {
		if g.was[id].Gates[at].Short > 0 {
			delete(gates, id) // the sentence speaks of what is short, and not of who finds out what is unknown
		}
	}
	aside, err := g.aside(ctx, v, gates)
	if err != nil {
		return nil, err
	}
	return g, g.lookInto(ctx, a, v, aside, g.carried())
}

// dutiesIn are who owes what in one adoption: what was planned for it comes before what was planned for its trust, and what
// was closed in it is owed by nobody.
func dutiesIn(id string, actions map[string]map[string]adoption.Action, given map[string]map[string]adoption.Assignment, holders []adoption.Holder, names map[string]string) adoption.Duties {
	d := adoption.Duties{Actions: map[string]adoption.Action{}, Assignments: map[string]adoption.Assignment{}, Holders: holders, Names: names}
	for _, from := range []string{"", id} {
		for item, y := range actions[from] {
			if y.Closed == 0 {
				d.Actions[item] = y
			} else {
				delete(d.Actions, item)
			}
		}
		for item, y := range given[from] {
			d.Assignments[item] = y
		}
	}
	return d
}

// sayOne is the sentence about one adoption; nil when nothing is left to decide about it.
func (a *App) sayOne(ctx context.Context, v store.View, x *full) (*board.Adoption, error) {
	if !x.Adoption.Open || !x.where.Undecided {
		return nil, nil
	}
	met, err := v.MetRules(ctx, x.Trust)
	if err != nil {
		return nil, err
	}
	says := sentenceAt(x.result.Gate(x.where.Gate), x.subject(), standpoint{x.where.Gate, x.duties, x.facts.Redesign.Open(), x.decisions}, met)
	return &says, nil
}

// sayLines adds the sentence to each line of a trust's list whose reader may read levels.
func (a *App) sayLines(ctx context.Context, trust string, lines []AdoptionLine) error {
	p := placed{where: map[string]adoption.Where{}, decisions: map[string][]store.Decision{}}
	for _, l := range lines {
		p.adoptions, p.where[l.ID], p.decisions[l.ID] = append(p.adoptions, l.Adoption), l.Where, l.decided
	}
	v := a.Store.Read()
	maps, err := a.boardMaps(ctx, v, trust, a.instant())
	if err != nil {
		return err
	}
	says, err := a.sentences(ctx, v, trust, p, maps.approved, false)
	for i, l := range lines {
		if s, ok := says[l.ID]; ok && l.Sight.Levels && l.Where.Undecided {
			lines[i].Says = s.sentence.Sentence()
		}
	}
	return err
}
