package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

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
