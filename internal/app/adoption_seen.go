package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// seen is an adoption with what one reader may know of it.
type seen struct {
	adoption.Adoption
	which     store.Which
	life      adoption.Life
	states    []adoption.State
	decisions []store.Decision
	help      []string // items with which the trust asks for help
	open      adoption.Openness
	sight     adoption.Sight
}

// place is where deeds on the adoption are done.
func (s *seen) place() access.Place { return access.At(s.Trust, s.subject()) }

func (s *seen) subject() access.Subject { return access.Subject{Kind: "adoption", ID: s.ID} }

// see loads an adoption as who may know of it; what they may not know of is missing.
func (a *App) see(ctx context.Context, v store.View, who access.Actor, id string) (*seen, error) {
	s := &seen{which: store.Which{ID: id}}
	var err error
	if s.Adoption, err = v.Adoption(ctx, id, a.Today()); err != nil {
		return nil, err
	}
	states, err := v.AdoptionStates(ctx, s.which)
	if err != nil {
		return nil, err
	}
	if s.decisions, err = v.Decisions(ctx, s.subject()); err != nil {
		return nil, err
	}
	help, err := v.HelpWanted(ctx, s.which)
	if err != nil {
		return nil, err
	}
	s.states, s.help = states[id], help[id]
	s.life = adoption.LifeOf(s.states)
	s.open = openness(s.life, s.decisions, s.help)
	s.sight = s.open.Sees(readerOf(who, s.Adoption))
	if !s.sight.Exists {
		return nil, fault.Missing("adoption")
	}
	return s, nil
}

// openness is what a trust has let others know of an adoption.
func openness(l adoption.Life, decided []store.Decision, help []string) adoption.Openness {
	o := adoption.Openness{Told: !l.Told.IsZero(), Help: len(help) > 0}
	for _, d := range stage.Standing(decisionsOf(decided)) {
		if d.Gate == readiness.Adopt.String() && adoption.Passes(d.Outcome) {
			o.Committed = true
		}
	}
	return o
}

func decisionsOf(in []store.Decision) []stage.Decided {
	out := make([]stage.Decided, len(in))
	for i, d := range in {
		out[i] = stage.Decided{ID: d.ID, Gate: d.Gate, Outcome: d.Outcome, On: d.On, Replaces: d.Replaces}
	}
	return out
}

// readerOf is how who stands to an adoption. The pilot's team are its lead trust's innovation leads and
// whoever plays a part in the pilot.
func readerOf(who access.Actor, ad adoption.Adoption) adoption.Reader {
	team := who.Has(ad.LeadTrust, access.InnovationLead) ||
		who.Member(ad.LeadTrust) && who.Holds([]access.Subject{{Kind: "pilot", ID: ad.Pilot}}, "innovation_lead", adoption.Owner, adoption.ClinicalLead, adoption.OperationalLead)
	return adoption.Reader{Member: who.Member(ad.Trust), Above: who.Oversees(ad.Trust), Team: team}
}

// mayDo loads an adoption for a deed: missing to those who may not know of it, refused to those who may
// not do it. It waits for its turn first, so that what is read stays true until the deed is done.
func (a *App) mayDo(ctx context.Context, tx store.Tx, who access.Actor, id string, deed access.Deed) (*seen, error) {
	s, err := a.see(ctx, tx.View, who, id)
	if err != nil {
		return nil, err
	}
	place := s.place()
	place.Assigned = deed == access.RestartAdoption && s.life.RestartedBy(who.ID)
	if err := access.Permit(who, deed, place); err != nil {
		return nil, err
	}
	if err := tx.Lock(ctx, s.Trust); err != nil {
		return nil, err
	}
	return a.see(ctx, tx.View, who, id)
}

// mustBeOpen refuses to work on what was declined or stopped.
func (s *seen) mustBeOpen() error {
	if !s.Open {
		return &fault.Error{Kind: fault.Invalid, Message: "This was closed. Press “Check if we are ready” on the pilot’s page to start again"}
	}
	return nil
}
