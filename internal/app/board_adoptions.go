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
	early := ","
	for _, ad := range p.adoptions {
		p.lives[ad.ID] = adoption.LifeOf(states[ad.ID])
		if p.lives[ad.ID].AsksWho(decisionsOf(p.decisions[ad.ID])) {
			early += ad.ID + ","
		}
	}
	var asked map[string]day.Day
	var owners map[string][]adoption.Holder
	if early != "," {
		if asked, err = v.FirstAsked(ctx, store.Which{IDs: early}); err != nil {
			return p, err
		}
		if owners, err = v.AdoptionOwners(ctx, store.Which{IDs: early}, a.Today()); err != nil {
			return p, err
		}
	}
	for _, ad := range p.adoptions {
		p.live[ad.ID] = slices.ContainsFunc(teams[ad.ID], func(t adoption.Team) bool { return t.Live != 0 })
		p.where[ad.ID] = adoption.Derive(a.Library.Stages.Adoption, p.lives[ad.ID], adoption.Facts{
			Decisions: decisionsOf(p.decisions[ad.ID]), OwnerSince: adoption.Holding(owners[ad.ID], adoption.Owner).Since,
			Teams: teams[ad.ID], Reviews: reviews[ad.ID], Workflow: flows[ad.ID], Asked: asked[ad.ID]})
	}
	return p, nil
}

// open are the open ones of a trust.
func (p placed) open(trust string) []adoption.Adoption {
	var out []adoption.Adoption
	for _, ad := range p.adoptions {
		if ad.Open && ad.Trust == trust {
			out = append(out, ad)
		}
	}
	return out
}

// gates are the next gate of each of some adoptions.
func (p placed) gates(list []adoption.Adoption) map[string]readiness.Gate {
	out := make(map[string]readiness.Gate, len(list))
	for _, ad := range list {
		out[ad.ID] = p.where[ad.ID].Gate
	}
	return out
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
func (a *App) boardAdoptions(ctx context.Context, v store.View, who access.Actor, b *Board, p placed, names map[string]string) error {
	member := who.Member(b.Code)
	p.adoptions = slices.DeleteFunc(slices.Clone(p.adoptions), func(ad adoption.Adoption) bool {
		return ad.Trust != b.Code || !openness(p.lives[ad.ID], p.decisions[ad.ID], nil).Sees(adoption.Reader{Member: member, Above: !member}).Exists
	})
	b.addDecisions(p, names)
	if len(p.adoptions) == 0 {
		return nil
	}
	says, err := a.sentences(ctx, v, b.Code, p, b.approved, b.Past)
	if err != nil {
		return err
	}
	for _, ad := range p.adoptions {
		w := p.where[ad.ID]
		x := BoardAdoption{Adoption: ad, Brief: board.Brief(names[ad.Pilot]), Gate: w.Gate}
		x.Stage, x.Since = a.shown(w)
		s, known := says[ad.ID]
		if ad.Open && known && w.Undecided {
			x.Next, x.Planned = adoption.GateLabel(w.Gate), s.planned
			x.Sentence, x.Answer, x.Counts = s.sentence.Sentence(), s.answer, s.answer
			if member {
				b.Gaps = append(b.Gaps, s.gaps...)
			}
			if !member {
				x.Sentence, x.Answer, x.Verdict = s.counts, "", s.verdict.String()
			}
			point := board.Point{Planned: s.planned, Met: s.sentence.StopRuleOn, Ready: s.verdict >= readiness.ReadyWithConditions, Today: a.Today()}
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

// openGaps are the accepted gaps of an adoption that nobody has closed and no answer has filled since, each with who sees to
// it and by when.
func (a *App) openGaps(g *ground, ad adoption.Adoption, names map[string]string) []board.Watch {
	var out []board.Watch
	r := g.seen(ad)
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

// inSentence is the label of a stage inside a sentence.
func inSentence(label string) string { return strings.ToLower(label[:1]) + label[1:] }
