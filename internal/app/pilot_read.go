package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// Pilot is one pilot, when who may know of it.
func (a *App) Pilot(ctx context.Context, who access.Actor, id string) (pilot.Pilot, error) {
	return a.Store.Read().Pilot(ctx, id, who.Scope(), a.Today())
}

// Pilots are those that who may know of, by name.
func (a *App) Pilots(ctx context.Context, who access.Actor) ([]pilot.Pilot, error) {
	return a.Store.Read().Pilots(ctx, who.Scope(), a.Today())
}

// PilotRecord is everything that the records say of one pilot, and what the reader may do with it.
type PilotRecord struct {
	pilot.Pilot
	Inside     bool // the reader is a member of the lead trust and reads names
	Innovation pilot.Innovation
	Product    pilot.Product
	Stated     map[string]bool // facts of the innovation, by condition
	Holders    []pilot.Holder
	Teams      []pilot.Team
	StopRules  []pilot.StopRule
	Facts      pilot.Facts
	DateRows   int
	Decisions  []pilot.Decision // in the order in which they were recorded
	Lessons    []pilot.Lesson
	Reached    stage.Reached
	Criteria   []pilot.Criterion // of the next gate
	Faces      map[string]person.Person

	MayEdit, MayLesson, MayPack, MayDecide, MayExtend, MayAdopt bool
}

// Gate is the next decision point; nothing at an end.
func (r PilotRecord) Gate() string { return r.Reached.Stage.ExitGate }

// Call is what the reader may call a person: by name inside the lead trust, by job outside (Groundwork, the
// product, section 4).
func (r PilotRecord) Call(id string) string {
	p := r.Faces[id]
	switch {
	case p.ID == "":
		return "Nobody named"
	case r.Inside:
		return p.Name
	case p.Job != "":
		return p.Job + ", " + r.TrustShort
	}
	return "Somebody at " + r.TrustShort
}

// Place is where deeds about the pilot are done.
func (r PilotRecord) Place() access.Place { return pilotPlace(r.Pilot) }

func pilotPlace(p pilot.Pilot) access.Place {
	return access.At(p.LeadTrust, access.Subject{Kind: "pilot", ID: p.ID})
}

// PilotRecord reads it, in a fixed number of statements.
func (a *App) PilotRecord(ctx context.Context, who access.Actor, id string) (PilotRecord, error) {
	return a.pilotRecord(ctx, a.Store.Read(), who, id)
}

func (a *App) pilotRecord(ctx context.Context, v store.View, who access.Actor, id string) (r PilotRecord, err error) {
	on := a.Today()
	if r.Pilot, err = v.Pilot(ctx, id, who.Scope(), on); err != nil {
		return r, err
	}
	r.Inside = who.Member(r.LeadTrust)
	at := r.Place()
	r.MayEdit = access.Permit(who, access.EditPilot, at) == nil
	r.MayLesson = access.Permit(who, access.RecordLesson, at) == nil
	r.MayPack = access.Permit(who, access.PublishPack, at) == nil
	r.MayDecide = access.Permit(who, access.DecideGate, at) == nil
	r.MayExtend = who.Oversees(r.LeadTrust)
	r.MayAdopt = r.Open() && who.Organisation != r.LeadTrust && access.Permit(who, access.StartAdoption, access.At(who.Organisation)) == nil
	if err = a.readPilotParts(ctx, v, &r); err != nil {
		return r, err
	}
	began := r.Facts.Dates.Registered
	if began.IsZero() {
		began = r.Created.Day()
	}
	r.Reached = stage.Reach(a.Library.Stages.Innovation, pilot.Decided(r.Decisions), began)
	r.Criteria = pilot.Criteria(a.Library.Stages.Innovation, r.Gate(), r.Facts)
	return r, nil
}

// readPilotParts reads what hangs on the pilot, part by part: one statement open at a time.
func (a *App) readPilotParts(ctx context.Context, v store.View, r *PilotRecord) (err error) {
	on, subject := a.Today(), access.Subject{Kind: "pilot", ID: r.ID}
	f := &r.Facts
	for _, read := range []func() error{
		func() error { r.Innovation, err = v.InnovationOf(ctx, r.ID, on); return err },
		func() error { r.Product, err = v.InnovationProduct(ctx, r.Pilot.Innovation); return err },
		func() error { r.Stated, _, err = v.InnovationFacts(ctx, r.Pilot.Innovation); return err },
		func() error { r.Holders, err = v.PilotHolders(ctx, r.ID, on); return err },
		func() error { f.Plan, err = v.PilotPlan(ctx, r.ID); return err },
		func() error { f.Dates, r.DateRows, err = v.PilotDates(ctx, r.ID); return err },
		func() error { r.StopRules, err = v.StopRules(ctx, subject); return err },
		func() error { r.Teams, err = v.TeamsIn(ctx, subject); return err },
		func() error { f.Notes, err = v.PilotNotes(ctx, r.ID); return err },
		func() error { return v.PilotCounts(ctx, r.ID, f) },
		func() error {
			f.Redesign, err = a.workflowFirst(ctx, v, subject)
			f.Approved = f.Redesign.Approved
			return err
		},
		func() error { return v.StaffCounts(ctx, r.ID, f) },
		func() error { return a.readTakers(ctx, v, r) },
		func() error { r.Decisions, err = pilotDecisions(ctx, v, r.ID); return err },
		func() error { r.Lessons, err = v.Lessons(ctx, subject); return err },
		func() error { r.Faces, err = v.Faces(ctx); return err },
	} {
		if err := read(); err != nil {
			return err
		}
	}
	r.sum(a.conditions())
	return nil
}

// sum fills those facts that are counted from parts read already.
func (r *PilotRecord) sum(conditions []readiness.FactText) {
	f := &r.Facts
	f.Leads = len(pilot.Holding(r.Holders, pilot.InnovationLead))
	f.Owner = len(pilot.Holding(r.Holders, pilot.ResponsibleOwner)) > 0
	f.Clinical = len(pilot.Holding(r.Holders, pilot.ClinicalLead)) > 0
	f.Operational = len(pilot.Holding(r.Holders, pilot.OperationalLead)) > 0
	f.Asked, f.Stated, f.Product = len(conditions), 0, r.Product.Stated()
	for _, c := range conditions {
		if _, stated := r.Stated[c.Key]; stated {
			f.Stated++
		}
	}
	for _, s := range r.StopRules {
		if !s.Gone() {
			f.StopRules++
		}
		if !s.Gone() && !s.Met.IsZero() {
			f.StopsMet++
		}
	}
	f.Teams = len(r.Teams)
	f.TeamsLive, f.FirstLive = pilot.TeamsLive(r.Teams)
	for _, t := range r.Teams {
		if f.FirstPlanned.IsZero() || !t.Planned.IsZero() && t.Planned < f.FirstPlanned {
			f.FirstPlanned = t.Planned
		}
	}
}

func (a *App) readTakers(ctx context.Context, v store.View, r *PilotRecord) error {
	takers, err := v.Takers(ctx, r.ID, a.Today())
	settings := map[string]bool{}
	for _, t := range takers {
		if t.Committed {
			r.Facts.Committed++
			settings[t.Subtype] = true
		}
		if t.Live {
			r.Facts.TrustsLive++
		}
	}
	r.Facts.Settings = len(settings)
	return err
}

// conditions are the facts that are stated once of an innovation, in the order of the checklist.
func (a *App) conditions() []readiness.FactText {
	return slices.DeleteFunc(slices.Clone(a.Core().Facts), func(f readiness.FactText) bool { return f.Ask != "innovation" })
}

// Conditions are the facts that are stated once of an innovation.
func (a *App) Conditions() []readiness.FactText { return a.conditions() }

// pilotDecisions are the decisions about a pilot with what was passed over in each.
func pilotDecisions(ctx context.Context, v store.View, id string) ([]pilot.Decision, error) {
	of := access.Subject{Kind: "pilot", ID: id}
	all, err := v.Decisions(ctx, of)
	if err != nil {
		return nil, err
	}
	over, err := v.Overrides(ctx, of)
	if err != nil {
		return nil, err
	}
	out := make([]pilot.Decision, len(all))
	for i, d := range all {
		out[i] = pilotDecision(d)
		for _, o := range over {
			if o.Decision == d.ID {
				out[i].Overrides = append(out[i].Overrides, pilot.Override{Criterion: o.Criterion, Person: o.Person, Reason: o.Reason})
			}
		}
	}
	return out, nil
}

func pilotDecision(d store.Decision) pilot.Decision {
	return pilot.Decision{ID: d.ID, Gate: d.Gate, Outcome: d.Outcome, On: d.On, DecidedBy: d.By, RecordedBy: d.RecordedBy, Recorded: d.Recorded,
		Rationale: d.Rationale, Present: d.Present, Dissent: d.Dissent, Minute: d.Minute, NextReview: d.NextReview, Replaces: d.Replaces, SHA256: d.SHA256}
}

// Missing are the five answers that a draft lacks.
func (r PilotRecord) Missing() int { return len(r.Pilot.Missing(r.Facts.Leads)) }

// Answer is the sentence that opens the pilot's page on a day.
func (r PilotRecord) Answer(today day.Day) pilot.Answer {
	return pilot.Say(r.Pilot, r.Reached, r.Facts, r.Criteria, r.Missing(), today)
}

// Colleagues are the people of an organisation who can have a part in its pilots.
func (a *App) Colleagues(ctx context.Context, organisation string) ([]person.Person, error) {
	return a.Store.Read().Colleagues(ctx, organisation, a.Today())
}
