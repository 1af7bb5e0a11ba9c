package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
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
func (l AdoptionLine) Next() (readiness.Counted, bool) {
	if l.Kept == nil || !l.Where.Undecided {
		return readiness.Counted{}, false
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
	for s := range kept.Stops.At(l.Where.Gate) {
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
