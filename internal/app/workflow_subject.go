package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/store"
)

// WorkflowSubject is whose work a workflow describes: a pilot's, or an adopting trust's own.
type WorkflowSubject struct {
	access.Subject
	Organisation string // whose record it is
	Short        string
	Title        string // of the pilot
	Pilot        string // the pilot's id; of an adoption, the pilot that it takes up
	Open         bool   // every signed-in person may read it
	Afterwards   bool   // registered when it had begun, so that past approvals may be entered
}

// Place is where deeds on the workflow are done.
func (s WorkflowSubject) Place() access.Place { return access.At(s.Organisation, s.Subject) }

// Address is where its page is.
func (s WorkflowSubject) Address() string { return "/" + s.Kind + "s/" + s.ID + "/workflow" }

// workflowSubject is the record that a workflow belongs to, when who may know of it. A draft pilot is its own trust's;
// an adopting trust's map is read by those who may read its answer at the gates: the trust, the programme leads above it
// and the team of the pilot.
func (a *App) workflowSubject(ctx context.Context, v store.View, who access.Actor, of access.Subject) (WorkflowSubject, error) {
	s := WorkflowSubject{Subject: of}
	switch of.Kind {
	case "pilot":
		p, err := v.Pilot(ctx, of.ID, who.Scope(), a.Today())
		s.Organisation, s.Short, s.Title, s.Pilot, s.Open, s.Afterwards = p.LeadTrust, p.TrustShort, p.Name, p.ID, p.Open(), !p.Afterwards.IsZero()
		return s, err
	case "adoption":
		ad, err := a.see(ctx, v, who, of.ID)
		if err != nil {
			return s, err
		}
		if !ad.sight.Levels && !ad.sight.Verdict {
			return s, fault.Denied("Only the trust itself, the programme leads above it and the team of the pilot can read how the work is done there")
		}
		s.Organisation, s.Short, s.Title, s.Pilot = ad.Trust, ad.TrustShort, ad.PilotName, ad.Pilot
		return s, nil
	}
	return s, fault.Missing(of.Kind)
}
