package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// BoardAdoption is one take-up of the trust.
type BoardAdoption struct {
	adoption.Adoption
	Brief    string // the innovation's brief name
	Stage    stage.Stage
	Since    day.Day
	Sentence string // derived; why not, of what was declined, paused or stopped
	Answer   string // what readiness says at the next decision, with its counts
	Counts   string // the same, for everybody who may read the verdict
	Verdict  string // key; the answer alone, for readers who may not read what stops it
	Next     string // the next decision, in words; empty after the last
	Gate     readiness.Gate
	Planned  day.Day
}

// placed is where some adoptions stand, each with its life and decisions.
type placed struct {
	adoptions []adoption.Adoption
	lives     map[string]adoption.Life
	decisions map[string][]store.Decision
	where     map[string]adoption.Where
	live      map[string]bool // a team is live
}

// placed reads where the picked adoptions stand today, in the same number of statements however many there are.
func (a *App) placed(ctx context.Context, v store.View, w store.Which) (placed, error) {
	p := placed{lives: map[string]adoption.Life{}, where: map[string]adoption.Where{}, live: map[string]bool{}}
	var err error
	if p.adoptions, err = v.Adoptions(ctx, w, a.Today()); err != nil || len(p.adoptions) == 0 {
		return p, err
	}
	states, err := v.AdoptionStates(ctx, w)
	if err != nil {
		return p, err
	}
	if p.decisions, err = v.AdoptionDecisions(ctx, w); err != nil {
		return p, err
	}
	teams, err := v.AdoptionTeams(ctx, w)
	if err != nil {
		return p, err
	}
	reviews, err := v.AdoptionReviews(ctx, w)
	if err != nil {
		return p, err
	}
	flows, err := v.WorkflowDays(ctx, w)
	if err != nil {
		return p, err
	}
	asked, err := v.FirstAsked(ctx, w)
	if err != nil {
		return p, err
	}
	owners, err := v.AdoptionOwners(ctx, w, a.Today())
	if err != nil {
		return p, err
	}
	for _, ad := range p.adoptions {
		p.lives[ad.ID] = adoption.LifeOf(states[ad.ID])
		p.live[ad.ID] = slices.ContainsFunc(teams[ad.ID], func(t adoption.Team) bool { return t.Live != 0 })
		p.where[ad.ID] = adoption.Derive(a.Library.Stages.Adoption, p.lives[ad.ID], adoption.Facts{
			Decisions: decisionsOf(p.decisions[ad.ID]), OwnerSince: adoption.Holding(owners[ad.ID], adoption.Owner).Since,
			Teams: teams[ad.ID], Reviews: reviews[ad.ID], Workflow: flows[ad.ID], Asked: asked[ad.ID]})
	}
	return p, nil
}

// shown is the stage as pages show it: what lies beside the path comes before it.
func (a *App) shown(w adoption.Where) (stage.Stage, day.Day) {
	if w.Aside != nil {
		if s, ok := stage.Find(a.Library.Stages.Adoption, w.Aside.Key); ok {
			return s, w.Aside.On
		}
	}
	return w.Stage, w.Since
}

// boardAdoptions reads the take-ups of the trust, each with its stage and its derived sentence.
func (a *App) boardAdoptions(ctx context.Context, v store.View, who access.Actor, b *Board, names map[string]string) error {
	p, err := a.placed(ctx, v, store.Which{Trust: b.Code})
	if err != nil {
		return err
	}
	b.addDecisions(p, names)
	if len(p.adoptions) == 0 {
		return nil
	}
	says, err := a.boardSentences(ctx, v, b, p)
	if err != nil {
		return err
	}
	met, err := v.MetRules(ctx, b.Code)
	if err != nil {
		return err
	}
	member := who.Member(b.Code)
	for _, ad := range p.adoptions {
		w := p.where[ad.ID]
		x := BoardAdoption{Adoption: ad, Brief: board.Brief(names[ad.Pilot]), Gate: w.Gate}
		x.Stage, x.Since = a.shown(w)
		s, known := says[ad.ID]
		if ad.Open && known && w.Undecided {
			rule := metSince(met, access.Subject{Kind: "adoption", ID: ad.ID}, p.decisions[ad.ID])
			s.sentence.StopRule, s.sentence.StopRuleOn = rule.Rule, rule.On
			x.Next, x.Planned = adoption.GateLabel(w.Gate), s.planned
			x.Sentence, x.Answer, x.Counts = s.sentence.Sentence(), s.answer, s.answer
			if member {
				b.Gaps = append(b.Gaps, s.gaps...)
			}
			if !member {
				x.Sentence, x.Answer, x.Verdict = s.counts, "", s.verdict.String()
			}
			point := board.Point{Planned: s.planned, Met: rule.On, Ready: s.verdict >= readiness.ReadyWithConditions, Today: a.Today()}
			if waiting, asks := point.Waiting(); asks {
				b.Asked = append(b.Asked, BoardAsked{What: x.Next + ": " + x.Brief, Adoption: ad.ID, Waiting: waiting, Evidence: strings.TrimSpace(x.Sentence + ". " + x.Answer), Others: s.answer,
					MayDecide: access.Permit(who, access.DecideGate, access.At(b.Code, access.Subject{Kind: "adoption", ID: ad.ID})) == nil})
			}
		}
		if w.Aside != nil && member {
			x.Sentence = whyAside(*w.Aside)
		}
		b.Adoptions = append(b.Adoptions, x)
	}
	return nil
}

// whyAside is why an adoption lies beside the path, in the trust's own words.
func whyAside(s adoption.State) string {
	why := strings.TrimSpace(stage.ReasonLabel(s.Reason))
	if why != "" && s.Text != "" {
		why += ": "
	}
	why += s.Text
	if !s.Again.IsZero() {
		why = strings.TrimSuffix(why, ".") + ". To be looked at again on " + s.Again.Long()
	}
	return why
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

// said is what the readiness of one adoption says at its next gate.
type said struct {
	sentence board.Adoption
	verdict  readiness.Verdict
	counts   string // 22 of 42 met, 17 stop it, 3 not known
	answer   string // Not ready to go live: 22 of 42 met …
	planned  day.Day
	gaps     []board.Watch // accepted ones that nobody closed
}

// boardSentences scores the open adoptions of a trust and says of each what its next decision waits for.
func (a *App) boardSentences(ctx context.Context, v store.View, b *Board, p placed) (map[string]said, error) {
	trust := b.Code
	w := store.Which{Trust: trust, Open: true}
	g, err := a.ground(ctx, v, trust, w)
	if err != nil {
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
	names, err := v.Names(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string]said{}
	for _, ad := range g.adoptions {
		at := p.where[ad.ID]
		r := g.result(ad)
		gate := r.Gate(at.Gate)
		d := adoption.Duties{Actions: openActions(actions[""], actions[ad.ID]), Assignments: both(given[""], given[ad.ID]),
			Holders: slices.Concat(holders[ad.ID], holders[""]), Names: names}
		s := said{verdict: gate.Verdict, counts: gate.Counts(), answer: r.Sentence(at.Gate) + ".", planned: g.planned[ad.ID][at.Gate.String()]}
		s.sentence = sentenceOf(gate, d)
		s.sentence.Unapproved = at.Gate != readiness.Adopt && !b.approved[access.Subject{Kind: "adoption", ID: ad.ID}]
		s.gaps = a.openGaps(g, ad, r, names)
		out[ad.ID] = s
	}
	return out, nil
}

// openGaps are the accepted gaps of an adoption that nobody has closed and no answer has filled since, each with who sees to
// it and by when.
func (a *App) openGaps(g *ground, ad adoption.Adoption, r *readiness.Result, names map[string]string) []board.Watch {
	var out []board.Watch
	for _, k := range g.conditions[ad.ID] {
		if !k.ClosedOn.IsZero() {
			continue
		}
		if st, ok := r.Standing(k.Item); ok && st.At[k.Gate] == readiness.Met {
			continue
		}
		title := k.Item
		if it, ok := g.checklists[ad.ID].Item(k.Item); ok {
			title = it.Title
		}
		text := ", an accepted gap until " + k.Due.Long()
		if k.Due < a.Today() {
			text = ", a gap that was accepted until " + k.Due.Long()
		}
		if who := names[k.Owner]; who != "" {
			text += "; " + who + " sees to it"
		}
		out = append(out, board.Watch{Mark: board.MarkGap, Strong: title, Text: text, Key: "adoption:" + ad.ID, Due: k.Due, Inside: true})
	}
	return out
}

// sentenceOf is what a gate says: what is short with who sees to it, what is not known, what is carried by an accepted gap.
func sentenceOf(gate *readiness.GateResult, d adoption.Duties) board.Adoption {
	x := board.Adoption{Unknown: gate.Unknown, Gaps: gate.Conditions}
	dated := true
	for _, s := range gate.Stops {
		owed := d.Owed(s.Standing)
		if s.State == readiness.Unknown {
			dated = dated && !owed.Due.IsZero()
			x.Due = max(x.Due, owed.Due)
			continue
		}
		x.WorkflowShort = x.WorkflowShort || s.Item.Domain == "workflow"
		x.Short = append(x.Short, board.Short{Title: s.Item.Title, Owner: owed.Name, Due: owed.Due})
	}
	if !dated {
		x.Due = 0
	}
	if len(gate.Gaps) > 0 {
		x.GapDue = gate.Gaps[0].Condition.Due
	}
	return x
}

// openActions are those that nobody has closed, the adoption's own before the trust's.
func openActions(lists ...map[string]adoption.Action) map[string]adoption.Action {
	out := map[string]adoption.Action{}
	for _, list := range lists {
		for item, x := range list {
			if x.Closed.IsZero() {
				out[item] = x
			}
		}
	}
	return out
}

// both is the second map over the first.
func both[V any](under, over map[string]V) map[string]V {
	out := make(map[string]V, len(under)+len(over))
	for k, x := range under {
		out[k] = x
	}
	for k, x := range over {
		out[k] = x
	}
	return out
}

// inSentence is the label of a stage inside a sentence.
func inSentence(label string) string { return strings.ToLower(label[:1]) + label[1:] }
