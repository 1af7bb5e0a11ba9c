package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// BoardPilot is one pilot of the trust.
type BoardPilot struct {
	pilot.Pilot
	Brief    string
	Stage    stage.Stage
	Since    day.Day
	Sentence string // derived
	Decided  []store.Decision
}

// BoardTakers are the trusts that take up one pilot of the trust.
type BoardTakers struct {
	Pilot, Brief string
	board.Takers
}

// BoardDecision is one recorded decision about a pilot or an adoption of the trust.
type BoardDecision struct {
	store.Decision
	About   string // the innovation's brief name
	Gate    string // in words
	Outcome string // in words
}

// BoardAsked is one decision that is wanted.
type BoardAsked struct {
	What            string
	Pilot, Adoption string // one of them is the id
	Waiting         string
	Evidence        string // derived
	Others          string // what of it readers from elsewhere may read
	MayDecide       bool   // the reader records it
}

// boardPilots reads the pilots that the trust leads, with their stage, who takes them up and what is asked.
func (a *App) boardPilots(ctx context.Context, v store.View, who access.Actor, b *Board, p placed, names map[string]string) error {
	led, by, err := a.ledPilots(ctx, v, b.Code, who.Scope())
	if err != nil {
		return err
	}
	takers := p
	takers.adoptions = slices.DeleteFunc(slices.Clone(p.adoptions), func(ad adoption.Adoption) bool { return ad.LeadTrust != b.Code })
	freed, err := a.takenFreed(ctx, v, who, b)
	if err != nil {
		return err
	}
	repeated := a.repeated(takers, freed)
	for _, p := range led {
		b.addPilot(a, who, p, by[p.ID], repeated[p.ID])
		if t, any := a.takersOf(who, p.ID, takers); any {
			b.Takers = append(b.Takers, BoardTakers{p.ID, board.Brief(names[p.ID]), t})
		}
		for _, d := range by[p.ID] {
			b.decided(d, board.Brief(names[p.ID]), pilot.GateLabel(d.Gate), pilot.OutcomeLabel(d.Outcome))
		}
	}
	return nil
}

// ledPilots are the pilots that a trust leads, as far as a scope may know of them, with the decisions about each by its id.
func (a *App) ledPilots(ctx context.Context, v store.View, trust, scope string) ([]store.LedPilot, map[string][]store.Decision, error) {
	led, err := v.LedPilots(ctx, trust, scope, a.Today())
	if err != nil {
		return nil, nil, err
	}
	ids := ","
	for _, p := range led {
		ids += p.ID + ","
	}
	all, err := v.DecisionsAbout(ctx, "pilot", ids)
	by := map[string][]store.Decision{}
	for _, d := range all {
		by[d.Of.ID] = append(by[d.Of.ID], d)
	}
	return led, by, err
}

// addPilot says how one pilot stands, and what is asked about it.
func (b *Board) addPilot(a *App, who access.Actor, p store.LedPilot, decided []store.Decision, repeated []string) {
	r := a.reached(p, decided)
	if r.Stage.Key != pilot.StageClosed { // what is kept of it is of today
		p.Closed = 0
	}
	x := BoardPilot{Pilot: p.Pilot, Brief: board.Brief(p.InnovationName), Stage: r.Stage, Since: r.Since, Decided: decided}
	said := pilot.Say(p.Pilot, r, p.Facts, nil, 0, a.Today())
	x.Sentence = said.Text
	if !p.Closed.IsZero() && said.More != "" {
		x.Sentence += " What was learned: " + said.More
	}
	if r.Stage.ExitGate == "ready_to_scale" && p.Facts.Committed > 0 {
		x.Sentence += " " + board.Repeated(repeated)
	}
	b.Pilots = append(b.Pilots, x)
	if waiting, asks := trialPoint(p, r, a.Today()).Waiting(); asks {
		b.Asked = append(b.Asked, BoardAsked{What: pilot.GateLabel(r.Stage.ExitGate) + ": " + x.Brief, Pilot: p.ID, Waiting: waiting,
			Evidence: strings.TrimSpace(b.headlineOf(a, p.ID) + " " + x.Sentence), Others: strings.TrimSpace(b.headlineOf(a, p.ID) + " " + x.Sentence), MayDecide: access.Permit(who, access.DecideGate, pilotPlace(p.Pilot)) == nil})
	}
}

// trialPoint is the decision at the end of a pilot's trial.
func trialPoint(p store.LedPilot, r stage.Reached, today day.Day) board.Point {
	point := board.Point{Today: today}
	if r.Stage.ExitGate == pilot.GateDecide {
		point.Ended = p.Facts.Dates.Ended
		if point.Ended.IsZero() {
			point.Ended = p.Facts.Dates.PlannedEnd
		}
	}
	return point
}

// headlineOf is what the figures of one pilot or adoption say on their own.
func (b *Board) headlineOf(a *App, subject string) string {
	var own []board.Benefit
	for _, x := range b.Benefits {
		if x.Subject.ID == subject {
			own = append(own, x)
		}
	}
	if len(own) == 0 {
		return ""
	}
	return board.Total(own, a.Library.Measures.StaffGroups).Gain([]string{own[0].Innovation}, nil, a.Library.Measures.Grades).Headline()
}

// takersOf are the trusts that take up a pilot, as far as who may know. The pilot's own trust sees stages, no verdicts.
func (a *App) takersOf(who access.Actor, pilotID string, p placed) (board.Takers, bool) {
	var all []board.Taker
	for _, ad := range p.adoptions {
		if ad.Pilot != pilotID {
			continue
		}
		sight := openness(p.lives[ad.ID], p.decisions[ad.ID], nil).Sees(readerOf(who, ad))
		s, since := a.shown(p.where[ad.ID])
		all = append(all, board.Taker{Trust: ad.TrustName, Known: sight.Exists, Stage: s.Key, Label: inSentence(s.Label), Order: s.Order, Since: since})
	}
	t := board.TakersOf(all)
	return t, len(t.Known) > 0 || t.Private != ""
}

// takenFreed are the clinical hours freed by each take-up of what the trust leads, as far as who may know of them. A page of
// today reads what is kept of each benefit.
func (a *App) takenFreed(ctx context.Context, v store.View, who access.Actor, b *Board) (map[string]board.Sum, error) {
	if !b.Past {
		if out, whole, err := a.takenKept(ctx, v, who, b.Code); err != nil || whole {
			return out, err
		}
	}
	all, err := a.judged(ctx, v, who, store.Chosen{Lead: b.Code})
	by := map[string][]board.Benefit{}
	for _, j := range all {
		by[j.Subject.ID] = append(by[j.Subject.ID], board.Benefit{Judged: j})
	}
	out := map[string]board.Sum{}
	for id, own := range by {
		out[id] = board.Total(own, a.Library.Measures.StaffGroups).Freed
	}
	return out, err
}

// takenKept are they from what is kept; not whole where the clock has overtaken some of it.
func (a *App) takenKept(ctx context.Context, v store.View, who access.Actor, lead string) (map[string]board.Sum, bool, error) {
	kept, err := v.TakenParts(ctx, lead, who.Scope())
	if err != nil {
		return nil, false, err
	}
	out, measures := map[string]board.Sum{}, map[benefit.Ref]benefit.Measure{}
	for id, texts := range kept {
		var parts []board.Part
		for _, text := range texts {
			p, err := board.ReadPart(text)
			if err != nil || !p.Until.IsZero() && p.Until <= a.Today() {
				return nil, false, err
			}
			for _, l := range p.Lines {
				if measures[l.Measure], err = a.measureIn(ctx, v, l.Measure); err != nil {
					return nil, false, err
				}
			}
			parts = append(parts, p)
		}
		out[id] = board.TotalParts(board.Join(parts...), measures, nil, a.Library.Measures.StaffGroups).Freed
	}
	return out, true, nil
}

// repeated are the clinical hours that other trusts measure at grade A or B with what the trust leads, in words, by pilot.
func (a *App) repeated(p placed, by map[string]board.Sum) map[string][]string {
	out := map[string][]string{}
	for _, ad := range p.adoptions { // by pilot and name of the trust
		freed := by[ad.ID]
		if ad.Open && p.where[ad.ID].Open() && freed.Known() && freed.Standing <= board.Measured {
			out[ad.Pilot] = append(out[ad.Pilot], fmt.Sprintf("%s, %s %s, %s", ad.TrustShort, decimal.Format(freed.Value, 1), board.ClinicalHoursA(freed.DayType),
				benefit.GradeWords(a.Library.Measures.Grades, freed.Grade)))
		}
	}
	return out
}

// decided notes one decision that had been recorded by the end of the day of the page.
func (b *Board) decided(d store.Decision, about, gate, outcome string) {
	if d.Recorded.Day() <= b.On {
		b.Decisions = append(b.Decisions, BoardDecision{d, about, gate, outcome})
	}
}

// addDecisions notes those about adoptions, and puts all in order: the newest first.
func (b *Board) addDecisions(p placed, names map[string]string) {
	for _, ad := range p.adoptions {
		for _, d := range p.decisions[ad.ID] {
			gate := d.Gate
			for _, g := range readiness.Gates {
				if g.String() == gate {
					gate = adoption.GateLabel(g)
					break
				}
			}
			b.decided(d, board.Brief(names[ad.Pilot]), gate, adoption.OutcomeLabel(d.Outcome))
		}
	}
	slices.SortStableFunc(b.Decisions, func(x, y BoardDecision) int { return int(y.On) - int(x.On) })
}
