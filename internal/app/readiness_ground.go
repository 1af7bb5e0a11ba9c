package app

import (
	"context"
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// ground is everything that the readiness of some adoptions of one trust is scored on. It is read with
// the same number of statements for one adoption as for fifty.
type ground struct {
	trust     string
	today     day.Day
	merged    day.Day
	adoptions []adoption.Adoption

	foundation given            // the trust's own answers
	answers    map[string]given // of adoptions, by id
	events     map[string][]readiness.Event
	facts      map[string][]string
	planned    map[string]map[string]day.Day
	conditions map[string][]readiness.Condition
	packs      map[string]adoption.Pack
	checklists map[string]*readiness.Checklist
	core       *readiness.Checklist // what the trust answers about itself
	rows       []store.Answer       // all that was read

	items []string                  // the only ones of which anything is known; nil for all
	was   map[string]readiness.Kept // how each adoption was kept, where only some items are known
	kept  []store.Kept              // the same as it stands with that of all other open adoptions of the trust, by id

	looked map[string][]string // the items that were looked into, by adoption, where all others stand as they are kept

	groundwork map[string]readiness.Answer // foundation as the rule reads it
	results    map[string]*readiness.Result
	likewise   map[alike]*readiness.Result // of those that say nothing of their own about the only known items
}

// given is the standing rows of one place by item: what was answered there, what was answered for
// these teams only, and what was lowered.
type given struct {
	answers map[string]store.Answer
	local   map[string]store.Answer
	lowered map[string]store.Answer
	seq     map[string]int // the newest place of each line
}

func newGiven() given {
	return given{map[string]store.Answer{}, map[string]store.Answer{}, map[string]store.Answer{}, map[string]int{}}
}

func (g given) put(r store.Answer) {
	g.seq[r.Item] = max(g.seq[r.Item], r.Seq)
	switch r.Kind {
	case store.AnswerGiven, store.AnswerConfirmed:
		g.answers[r.Item] = r
	case store.LocalGiven:
		g.local[r.Item] = r
	case store.Lowered:
		g.lowered[r.Item] = r
	}
}

// ground reads it all.
func (a *App) ground(ctx context.Context, v store.View, trust string, w store.Which) (*ground, error) {
	g := &ground{trust: trust, today: a.Today(), foundation: newGiven(), answers: map[string]given{},
		checklists: map[string]*readiness.Checklist{}, results: map[string]*readiness.Result{}}
	var err error
	if g.adoptions, err = v.Adoptions(ctx, w, g.today); err != nil {
		return nil, err
	}
	if err := a.upTo(ctx, v, g.adoptions); err != nil {
		return nil, err
	}
	g.core = a.groundworkOf(g.adoptions)
	for _, ad := range g.adoptions {
		g.answers[ad.ID] = newGiven()
		g.merged = ad.MergedOn
	}
	if len(g.adoptions) == 0 {
		if g.merged, err = v.MergedOn(ctx, trust, g.today); err != nil {
			return nil, err
		}
	}
	if err := g.readAnswers(ctx, v, w); err != nil {
		return nil, err
	}
	g.sort(a.Versions())
	if g.events, err = v.ExpiryEvents(ctx, trust, w); err != nil {
		return nil, err
	}
	if g.facts, err = v.AdoptionFacts(ctx, w); err != nil {
		return nil, err
	}
	return g, a.readAsked(ctx, v, w, g.adoptions, g)
}

// readAsked reads what some adoptions are asked, by when, and the gaps that decisions accepted in them: all but the answers.
func (a *App) readAsked(ctx context.Context, v store.View, w store.Which, list []adoption.Adoption, g *ground) (err error) {
	if g.planned, err = v.AdoptionDates(ctx, w); err != nil {
		return err
	}
	if g.conditions, err = v.Conditions(ctx, w); err != nil {
		return err
	}
	packs := v.AdoptionPacks
	if g.items != nil { // what is kept is all that is asked for
		packs = v.AdoptionPackIDs
	}
	if g.packs, err = packs(ctx, w); err != nil {
		return err
	}
	for _, ad := range list {
		if g.checklists[ad.ID], err = a.checklistOf(ctx, v, ad, g.packs[ad.ID].ID); err != nil {
			return err
		}
	}
	return nil
}

// own is only what a trust has said about itself, with which open adoptions read it: enough for the pages
// of its groundwork, however much its adoptions have answered.
func (a *App) own(ctx context.Context, v store.View, trust string) (*ground, error) {
	g := &ground{trust: trust, today: a.Today(), foundation: newGiven(), answers: map[string]given{}}
	open, none := store.Which{Trust: trust, Open: true}, store.Which{}
	var err error
	if g.adoptions, err = v.Adoptions(ctx, open, g.today); err != nil {
		return nil, err
	}
	if err := a.upTo(ctx, v, g.adoptions); err != nil {
		return nil, err
	}
	g.core = a.groundworkOf(g.adoptions)
	if g.merged, err = v.MergedOn(ctx, trust, g.today); err != nil {
		return nil, err
	}
	if err := g.readAnswers(ctx, v, none); err != nil {
		return nil, err
	}
	if g.events, err = v.ExpiryEvents(ctx, trust, none); err != nil {
		return nil, err
	}
	g.facts, err = v.AdoptionFacts(ctx, open)
	return g, err
}

func (g *ground) readAnswers(ctx context.Context, v store.View, w store.Which) error {
	var rows []store.Answer
	var err error
	if g.items == nil {
		rows, err = v.StandingAnswers(ctx, g.trust, w)
	} else {
		rows, err = v.StandingAnswersTo(ctx, g.trust, w, g.items...)
	}
	if err != nil {
		return err
	}
	ends, err := g.evidenceEnds(ctx, v, w, rows)
	if err != nil {
		return err
	}
	for i, r := range rows {
		if e := ends[r.ID]; e.Pieces == r.Evidence {
			r.ShownUntil = e.Last // nothing shows it without end
			rows[i] = r
		}
		in := g.foundation
		if r.Adoption != "" {
			in = g.answers[r.Adoption]
		}
		if in.answers != nil {
			in.put(r)
		}
	}
	g.groundwork, g.rows = toAnswers(g.foundation.answers), rows
	return nil
}

// evidenceEnds are until when what shows the rows holds, where it ends.
func (g *ground) evidenceEnds(ctx context.Context, v store.View, w store.Which, rows []store.Answer) (map[string]store.EvidenceEnd, error) {
	var shown []string
	for _, r := range rows {
		if r.Evidence > 0 {
			shown = append(shown, r.ID)
		}
	}
	switch {
	case len(shown) == 0:
		return nil, nil
	case g.items == nil:
		return v.EvidenceEnds(ctx, g.trust, w)
	}
	return v.EvidenceEndsOf(ctx, shown)
}

// sort puts aside what counts for an adoption no more, or not yet, since it was on another version of the checklist.
func (g *ground) sort(v *readiness.Versions) {
	if len(v.All()) == 1 {
		return
	}
	for _, ad := range g.adoptions {
		g.answers[ad.ID] = g.standingAt(v, ad.ID, ad.Version)
	}
}

// standingAt is what counts of an adoption's own answers on a version of the checklist: the newest row of each line, of
// those that were not given to words that came later.
func (g *ground) standingAt(v *readiness.Versions, adoptionID string, version int) given {
	type line struct {
		item  string
		lower bool
	}
	out, newest := newGiven(), map[line]store.Answer{}
	for _, r := range g.rows {
		if r.Adoption != adoptionID {
			continue
		}
		out.seq[r.Item] = max(out.seq[r.Item], r.Seq)
		at := line{r.Item, r.Kind == store.Lowered || r.Kind == store.LowerWithdrawn}
		if old, there := newest[at]; !v.Later(r.Item, r.Version, version) && (!there || old.Seq < r.Seq) {
			newest[at] = r
		}
	}
	for _, r := range newest {
		out.put(r)
	}
	return out
}

// sheet is what the rule reads of one adoption.
func (g *ground) sheet(ad adoption.Adoption) readiness.Sheet {
	here := g.answers[ad.ID]
	s := readiness.Sheet{
		Facts: g.facts[ad.ID], Foundation: g.groundwork, Adoption: toAnswers(here.answers), Local: toAnswers(here.local),
		Lowered: map[string]readiness.Lowering{}, MergedOn: ad.MergedOn, Conditions: g.conditions[ad.ID],
	}
	for item, r := range here.lowered {
		s.Lowered[item] = readiness.Lowering{To: r.Level, Reason: r.Reason, By: r.By, On: r.On}
	}
	s.Events = append(s.Events, g.events[""]...)
	s.Events = append(s.Events, g.events[ad.ID]...)
	for _, gate := range readiness.Gates {
		s.Planned[gate] = g.planned[ad.ID][gate.String()]
	}
	return s
}

// result is how one adoption stands today, worked out once; of some items, what they bring to it.
func (g *ground) result(ad adoption.Adoption) *readiness.Result {
	if r, ok := g.results[ad.ID]; ok {
		return r
	}
	if g.items == nil {
		g.results[ad.ID] = g.checklists[ad.ID].Score(g.sheet(ad), g.today)
		return g.results[ad.ID]
	}
	same, others := g.alike(ad)
	r := g.likewise[same]
	if r == nil || !others {
		r = g.checklists[ad.ID].ScoreOnly(g.sheet(ad), g.today, g.items...)
	}
	if g.results[ad.ID] = r; others {
		g.likewise[same] = r
	}
	return r
}

// alike is what the standing of the only known items of an adoption follows from besides the groundwork, where nothing was said about
// them in the adoption itself: all of the same checklist and the same facts stand alike.
type alike struct {
	checklist *readiness.Checklist
	facts     string
}

func (g *ground) alike(ad adoption.Adoption) (alike, bool) {
	here := g.answers[ad.ID]
	own := len(here.answers) + len(here.local) + len(here.lowered) + len(g.events[ad.ID]) + len(g.conditions[ad.ID])
	return alike{g.checklists[ad.ID], strings.Join(g.facts[ad.ID], " ")}, own == 0
}

// row is the row behind a standing's answer.
func (g *ground) row(ad string, st *readiness.Standing) store.Answer {
	switch st.Source {
	case readiness.ThisAdoption:
		return g.answers[ad].answers[st.Item.ID]
	case readiness.TheseTeams:
		return g.answers[ad].local[st.Item.ID]
	}
	return g.foundation.answers[st.Item.ID]
}

func toAnswers(rows map[string]store.Answer) map[string]readiness.Answer {
	out := make(map[string]readiness.Answer, len(rows))
	for item, r := range rows {
		out[item] = toAnswer(r)
	}
	return out
}

// toAnswer is a row as the rule reads it. Who was asked to agree that an item does not apply counts
// for nothing; who agreed does.
func toAnswer(r store.Answer) readiness.Answer {
	x := readiness.Answer{Kind: readiness.Stated, Level: r.Level, Note: r.Note, Reason: r.Reason, By: r.By, SecondPerson: r.Agreed,
		FindsOut: r.FindsOut, FindOutBy: r.FindOutBy, Evidence: r.Evidence, ShownUntil: r.ShownUntil, Version: r.Version, On: r.On, At: r.At}
	switch r.Special {
	case readiness.NotKnown.String():
		x.Kind = readiness.NotKnown
	case readiness.NotApplicable.String():
		x.Kind = readiness.NotApplicable
	}
	return x
}
