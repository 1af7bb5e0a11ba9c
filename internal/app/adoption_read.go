package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// AdoptionLine is one adoption in a list, as far as its reader may know of it.
type AdoptionLine struct {
	adoption.Adoption
	Where  adoption.Where
	Life   adoption.Life
	Sight  adoption.Sight
	Owner  string          // name; only where levels may be read
	Kept   *readiness.Kept // only of an open one, and where the verdict may be read
	Stops  []string        // titles of what stops the next gate; only where they may be read
	Volume adoption.Volume // only where levels may be read
	Says   string          // the board sentence; only in a trust's list, and where levels may be read

	decided []store.Decision
}

// Next is the kept answer at the gate that nobody has passed.
func (l AdoptionLine) Next() (readiness.KeptGate, bool) {
	if l.Kept == nil || !l.Where.Undecided {
		return readiness.KeptGate{}, false
	}
	return l.Kept.Gates[l.Where.Gate], true
}

// AdoptionsOf are the adoptions of a trust that who may know of, open or not.
func (a *App) AdoptionsOf(ctx context.Context, who access.Actor, trust string) ([]AdoptionLine, error) {
	return a.adoptionLines(ctx, who, store.Which{Trust: trust})
}

// TakeUps are the adoptions of a trust with the trust itself.
func (a *App) TakeUps(ctx context.Context, who access.Actor, code string) (organisation.Organisation, []AdoptionLine, error) {
	o, err := a.Store.Read().Organisation(ctx, code, a.Today())
	if err != nil {
		return o, nil, err
	}
	if o.Type != organisation.Trust {
		return o, nil, fault.Missing("trust")
	}
	lines, err := a.AdoptionsOf(ctx, who, code)
	if err != nil || !who.Member(code) {
		return o, lines, err
	}
	return o, lines, a.sayLines(ctx, code, lines)
}

// TakersOf are the adoptions of a pilot that who may know of, and how many more there are: others see
// only a count, from five trusts up.
func (a *App) TakersOf(ctx context.Context, who access.Actor, pilotID string) (lines []AdoptionLine, more int, err error) {
	if _, err := a.Pilot(ctx, who, pilotID); err != nil {
		return nil, 0, err
	}
	all, err := a.Store.Read().Adoptions(ctx, store.Which{Pilot: pilotID, Open: true}, a.Today())
	if err != nil {
		return nil, 0, err
	}
	if lines, err = a.adoptionLines(ctx, who, store.Which{Pilot: pilotID}); err != nil {
		return nil, 0, err
	}
	open := 0
	for _, l := range lines {
		if l.Open {
			open++
		}
	}
	if more = len(all) - open; more < fewest {
		more = 0
	}
	return lines, more, nil
}

// WhyNot counts why trusts do not adopt a pilot's innovation, from five trusts up.
func (a *App) WhyNot(ctx context.Context, who access.Actor, pilotID string) ([]adoption.Reason, error) {
	if _, err := a.Pilot(ctx, who, pilotID); err != nil {
		return nil, err
	}
	keys, err := a.Store.Read().WhyNot(ctx, pilotID)
	return adoption.Reasons(keys), err
}

// fewest is the number of trusts under which nobody else learns how many there are.
const fewest = adoption.FewestTrusts

func (a *App) adoptionLines(ctx context.Context, who access.Actor, w store.Which) ([]AdoptionLine, error) {
	if err := a.Freshen(ctx); err != nil {
		return nil, err
	}
	v := a.Store.Read()
	r, err := a.readLines(ctx, v, w)
	if err != nil {
		return nil, err
	}
	var out []AdoptionLine
	for _, ad := range r.adoptions {
		life := adoption.LifeOf(r.states[ad.ID])
		sight := openness(life, r.decisions[ad.ID], r.help[ad.ID]).Sees(readerOf(who, ad))
		if !sight.Exists {
			continue
		}
		owner := adoption.Holding(r.owners[ad.ID], adoption.Owner)
		f := adoption.Facts{Decisions: decisionsOf(r.decisions[ad.ID]), Owner: owner.Name, OwnerSince: owner.Since, Asked: r.asked[ad.ID],
			Teams: r.teams[ad.ID], Reviews: r.reviews[ad.ID], Workflow: r.flows[ad.ID]}
		l := AdoptionLine{Adoption: ad, Life: life, Sight: sight, Where: adoption.Derive(a.Library.Stages.Adoption, life, f), decided: r.decisions[ad.ID]}
		if k, kept := r.kept[ad.ID]; kept && sight.Verdict {
			l.Kept = &k
		}
		if sight.Titles {
			if l.Stops, err = a.stopTitles(ctx, v, ad, r, l, sight.Levels); err != nil {
				return nil, err
			}
		}
		if sight.Levels {
			l.Owner, l.Volume = owner.Name, r.volumes[ad.ID]
		}
		out = append(out, l)
	}
	return out, nil
}

// stopTitles are what stops the next gate, by title: all of it for the trust, and for the pilot's team only
// that with which it was asked for help.
func (a *App) stopTitles(ctx context.Context, v store.View, ad adoption.Adoption, r *lines, l AdoptionLine, all bool) ([]string, error) {
	c, err := a.checklistOf(ctx, v, ad, r.packs[ad.ID].ID)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, item := range r.help[ad.ID] {
		wanted[item] = true
	}
	var out []string
	kept := r.kept[ad.ID]
	for s := range kept.Gates[l.Where.Gate].Stops.All() {
		if it, ok := c.Item(s.Item); ok && (all || wanted[s.Item]) {
			out = append(out, it.Title)
		}
	}
	return out, nil
}

// lines is what a list of adoptions is made of, by adoption.
type lines struct {
	adoptions []adoption.Adoption
	states    map[string][]adoption.State
	decisions map[string][]store.Decision
	help      map[string][]string
	owners    map[string][]adoption.Holder
	asked     map[string]day.Day
	teams     map[string][]adoption.Team
	reviews   map[string][]adoption.Review
	flows     map[string]day.Day
	volumes   map[string]adoption.Volume
	packs     map[string]adoption.Pack
	kept      map[string]readiness.Kept
}

func (a *App) readLines(ctx context.Context, v store.View, w store.Which) (*lines, error) {
	r := &lines{}
	var err error
	for _, read := range []func() error{
		func() error { r.adoptions, err = v.Adoptions(ctx, w, a.Today()); return err },
		func() error { r.states, err = v.AdoptionStates(ctx, w); return err },
		func() error { r.decisions, err = v.AdoptionDecisions(ctx, w); return err },
		func() error { r.help, err = v.HelpWanted(ctx, w); return err },
		func() error { r.owners, err = v.AdoptionOwners(ctx, w, a.Today()); return err },
		func() error { r.asked, err = v.FirstAsked(ctx, w); return err },
		func() error { r.teams, err = v.AdoptionTeams(ctx, w); return err },
		func() error { r.reviews, err = v.AdoptionReviews(ctx, w); return err },
		func() error { r.flows, err = v.WorkflowDays(ctx, w); return err },
		func() error { r.volumes, err = v.AdoptionVolumes(ctx, w); return err },
		func() error { r.packs, err = v.AdoptionPacks(ctx, w); return err },
		func() error { r.kept, err = v.KeptReadiness(ctx, w); return err },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// AdoptionPage is one adoption as its reader may know of it. Without Sight.Levels everything that only
// the trust may know is empty; without Sight.Verdict there is no Result.
type AdoptionPage struct {
	adoption.Adoption
	Sight     adoption.Sight
	Open      adoption.Openness
	WhoSees   string
	Life      adoption.Life
	Where     adoption.Where
	Result    *readiness.Result // nil unless the verdict may be read
	Says      *board.Adoption   // what the next decision waits for; nil unless levels may be read, and after the last decision
	Missing   []adoption.Line
	Holders   []adoption.Holder
	People    map[string]string // function to person id, of those named in the adoption itself
	Names     map[string]string
	Teams     []pilot.Team
	Reviews   []adoption.Review
	Decisions []store.Decision
	Volume    adoption.Volume
	Planned   [len(readiness.Gates)]day.Day
	Pack      adoption.Pack
	Newest    int // version of the pilot's pack; 0 when none is published
	Facts     map[string]bool
	Asked     []readiness.FactText
	Ready     int // questions already answered when it began to be asked: "25 of 63 already answered"
	Questions int
	Redesign  workflow.First // whether technology may come
	SetUp     day.Day        // technology was set up and signed off
	WentFirst string         // that technology came before the approved workflow, where the record says so
	Gains     int            // benefits that it promised
	Fallen    Fallen         // the last decision that went through; empty unless it relied on what no longer holds

	Behind Behind

	MayEdit, MayShare, MayDecide, MayAnswer, MayRestart bool
	MayStart                                            bool // the trust has nothing open of this pilot, and the reader may start anew
}

// Fallen is a decision with what it relied on and no longer holds.
type Fallen struct {
	Decision store.Decision
	Changed  []adoption.Changed
}

// AdoptionPage reads it.
func (a *App) AdoptionPage(ctx context.Context, who access.Actor, id string) (AdoptionPage, error) {
	v := a.Store.Read()
	s, err := a.see(ctx, v, who, id)
	if err != nil {
		return AdoptionPage{}, err
	}
	x, err := a.full(ctx, v, s)
	if err != nil {
		return AdoptionPage{}, err
	}
	p := AdoptionPage{Adoption: s.Adoption, Sight: s.sight, Open: s.open, Where: x.where, Life: s.life}
	if p.WhoSees, err = a.whoSees(ctx, v, s, access.ReadReadiness); err != nil {
		return p, err
	}
	if s.sight.Verdict {
		p.Result = x.result
	}
	p.Behind = Behind{x}
	if !s.sight.Levels {
		p.Life.Declined, p.Life.Paused, p.Life.Stopped = s.life.Declined.Outside(), s.life.Paused.Outside(), s.life.Stopped.Outside()
		return p, nil
	}
	at := s.place()
	p.MayEdit, p.MayShare = s.Adoption.Open && may(who, access.EditAdoption, at), s.Adoption.Open && may(who, access.ShareOut, at)
	p.MayDecide, p.MayAnswer = s.Adoption.Open && may(who, access.DecideGate, at), s.Adoption.Open && may(who, access.AnswerItem, at)
	if !s.Adoption.Open && s.Trust == who.Organisation && may(who, access.StartAdoption, at) {
		there, err := v.OpenAdoption(ctx, s.Trust, s.Pilot)
		if err != nil {
			return p, err
		}
		p.MayStart = there == ""
	}
	at.Assigned = s.life.RestartedBy(who.ID)
	p.MayRestart = s.Adoption.Open && s.life.Paused != nil && may(who, access.RestartAdoption, at)
	p.MayDecide = p.MayDecide && s.life.Paused == nil
	if p.Says, err = a.sayOne(ctx, v, x); err != nil {
		return p, err
	}
	return p, a.fillAdoption(ctx, v, x, &p)
}

// fillAdoption reads what only the trust may know.
func (a *App) fillAdoption(ctx context.Context, v store.View, x *full, p *AdoptionPage) error {
	p.Missing, p.Holders, p.Names, p.Reviews, p.Decisions, p.Pack = x.where.Missing(x.facts), x.holders, x.duties.Names, x.reviews, x.decisions, x.ground.packs[x.ID]
	p.Gains = x.counts.Benefits
	p.Redesign, p.SetUp, p.WentFirst = x.facts.Redesign, x.facts.Configured, x.facts.WentFirst()
	p.People = map[string]string{}
	for _, h := range x.holders {
		if h.Here {
			p.People[h.Function] = h.Person
		}
	}
	for _, g := range readiness.Gates {
		p.Planned[g] = x.ground.planned[x.ID][g.String()]
	}
	p.Facts, p.Asked = map[string]bool{}, adoption.AskedHere(x.ground.checklists[x.ID].Facts)
	for _, f := range x.ground.facts[x.ID] {
		p.Facts[f] = true
	}
	for i := range x.result.Items {
		st := &x.result.Items[i]
		p.Questions++
		if st.Source == readiness.Groundwork && st.Answered && (st.Known || st.LeftOut) {
			p.Ready++
		}
	}
	var err error
	if p.Teams, err = v.TeamsIn(ctx, x.subject()); err != nil {
		return err
	}
	volumes, err := v.AdoptionVolumes(ctx, x.which)
	if err != nil {
		return err
	}
	p.Volume = volumes[x.ID]
	versions, err := v.PackVersions(ctx, x.Pilot)
	if err != nil {
		return err
	}
	if len(versions) > 0 {
		p.Newest = versions[0].N
	}
	p.Fallen, err = fallen(ctx, v, x)
	return err
}

// fallen compares the last decision that went through with what stands now. A later gate asks for all
// that an earlier one did, so that one is enough.
func fallen(ctx context.Context, v store.View, x *full) (Fallen, error) {
	var last *store.Decision
	for _, g := range readiness.Gates {
		if d := decidedGate(x.decisions, g); d != nil {
			last = d
		}
	}
	if last == nil || !x.Adoption.Open {
		return Fallen{}, nil
	}
	d, err := v.Decision(ctx, last.ID)
	if err != nil {
		return Fallen{}, err
	}
	f, err := adoption.Thaw(d.Frozen)
	if err != nil {
		return Fallen{}, err
	}
	changed := f.ChangedSince(x.result)
	if len(changed) == 0 {
		return Fallen{}, nil
	}
	return Fallen{Decision: d, Changed: changed}, nil
}

// whoSees says who may see the adoption, from the rule that decides it.
func (a *App) whoSees(ctx context.Context, v store.View, s *seen, opens access.Deed) (string, error) {
	o, err := v.Organisation(ctx, s.Trust, a.Today())
	if err != nil {
		return "", err
	}
	areas, err := v.Areas(ctx, a.Today())
	if err != nil {
		return "", err
	}
	var above []string
	for _, code := range []string{o.ICB, o.Region} {
		if x := areaOf(areas, code, o.Code); x.Name != "" {
			above = append(above, x.Name)
		}
	}
	above = append(above, "England") // its programme leads are above every trust
	return s.open.WhoCanSee(adoption.Around{Trust: s.TrustShort, Above: above, Lead: s.LeadShort}, opens), nil
}

func may(who access.Actor, d access.Deed, at access.Place) bool {
	return access.Permit(who, d, at) == nil
}

// NewAdoption is what “Check if we are ready” needs to ask its questions.
type NewAdoption struct {
	Pilot  pilot.Pilot
	Trust  string // short name of who would take it up
	Open   string // id of the trust's open adoption of this pilot; empty when there is none
	Asked  []readiness.FactText
	People []person.Person
	Pack   int // newest version of the pilot's pack; 0 for none
	OnTop  int // questions that it raises or adds
	Ready  int // questions that the trust's groundwork already answers
	All    int
}

// NewAdoption reads it for the organisation that who works for now.
func (a *App) NewAdoption(ctx context.Context, who access.Actor, pilotID string) (NewAdoption, error) {
	v := a.Store.Read()
	p, err := v.Pilot(ctx, pilotID, who.Scope(), a.Today())
	if err != nil {
		return NewAdoption{}, err
	}
	if err := access.Permit(who, access.StartAdoption, access.At(who.Organisation)); err != nil {
		return NewAdoption{}, err
	}
	n := NewAdoption{Pilot: p, Trust: who.ShortName(), Asked: adoption.AskedHere(a.Core().Facts)}
	if n.Open, err = v.OpenAdoption(ctx, who.Organisation, p.ID); err != nil {
		return n, err
	}
	if n.People, err = v.Colleagues(ctx, who.Organisation, a.Today()); err != nil {
		return n, err
	}
	versions, err := v.PackVersions(ctx, p.ID)
	if err != nil {
		return n, err
	}
	c := a.Core()
	if len(versions) > 0 {
		n.Pack = versions[0].N
		if c, err = a.checklistOf(ctx, v, adoption.Adoption{Checklist: c.ID, Version: c.Version}, versions[0].ID); err != nil {
			return n, err
		}
		n.OnTop = len(c.Pack.Raises) + len(c.Pack.Adds)
	}
	return n, a.readyAlready(ctx, v, who.Organisation, p.Innovation, c, &n)
}

// readyAlready counts the questions that the trust's groundwork answers before the first is asked.
func (a *App) readyAlready(ctx context.Context, v store.View, trust, innovation string, c *readiness.Checklist, n *NewAdoption) error {
	g, err := a.ground(ctx, v, trust, store.Which{Trust: trust, Open: true})
	if err != nil {
		return err
	}
	hold, _, err := v.InnovationFacts(ctx, innovation)
	if err != nil {
		return err
	}
	usual, err := v.UsualFacts(ctx)
	if err != nil {
		return err
	}
	var facts []string // what is asked below is taken as other trusts have answered it
	for _, f := range c.Facts {
		if hold[f.Key] || f.Ask == "adoption" && slices.Contains(usual, f.Key) {
			facts = append(facts, f.Key)
		}
	}
	n.All = len(c.Applicable(facts))
	for _, st := range c.Groundwork(facts, g.groundwork, g.events[""], g.merged, g.today) {
		if st.Known || st.LeftOut {
			n.Ready++
		}
	}
	return nil
}

// decidedGate is the standing decision that passed a gate; nil when none did.
func decidedGate(in []store.Decision, g readiness.Gate) *store.Decision {
	standing := map[string]bool{}
	for _, d := range stage.Standing(decisionsOf(in)) {
		standing[d.ID] = true
	}
	for i := range in {
		if d := &in[i]; standing[d.ID] && d.Gate == g.String() && adoption.Passes(d.Outcome) {
			return d
		}
	}
	return nil
}
