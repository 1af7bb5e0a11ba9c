package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

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
	return s.open.WhoCanSee(adoption.Around{Trust: s.TrustShort, Above: above, Lead: s.LeadShort}, opens, s.sight), nil
}

func may(who access.Actor, d access.Deed, at access.Place) bool {
	return access.Permit(who, d, at) == nil
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
