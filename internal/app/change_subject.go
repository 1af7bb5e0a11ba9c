package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// ChangeSubject is the change that local fixes and staff belong to: a pilot, or the take-up of one by another trust.
type ChangeSubject struct {
	WorkflowSubject
	Inside bool // the reader is a member of the trust and reads names and how to reach them
}

// Page is the address of one of its pages.
func (s ChangeSubject) Page(page string) string { return "/" + s.Kind + "s/" + s.ID + "/" + page }

// changeSubject is the pilot or adoption when who may read what is recorded there. What a pilot did is as open as the
// pilot; what an adopting trust did, with its notes and names, is the trust's alone (Groundwork, the product, section 4).
func (a *App) changeSubject(ctx context.Context, v store.View, who access.Actor, of access.Subject) (ChangeSubject, error) {
	w, err := a.workflowSubject(ctx, v, who, of)
	s := ChangeSubject{WorkflowSubject: w, Inside: who.Member(w.Organisation)}
	if err == nil && of.Kind == "adoption" && !s.Inside {
		err = fault.Denied("Only the trust itself can read this of its take-up")
	}
	return s, err
}

// inChange runs a deed on what belongs to a pilot or an open adoption, one at a time for each trust. The deed's event gets
// its chain, and touches the change that it belongs to.
func (a *App) inChange(ctx context.Context, who access.Actor, of access.Subject, d access.Deed, deed func(tx store.Tx, s ChangeSubject) (done, error)) (string, error) {
	if of.Kind == "pilot" {
		return a.inPilot(ctx, who, of.ID, d, func(tx store.Tx, _ pilot.Pilot) (done, error) {
			s, err := a.changeSubject(ctx, tx.View, who, of)
			if err != nil {
				return done{}, err
			}
			return deed(tx, s)
		})
	}
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		ad, err := a.mayDo(ctx, tx, who, of.ID, d)
		if err != nil {
			return done{}, err
		}
		if err := ad.mustBeOpen(); err != nil {
			return done{}, err
		}
		s, err := a.changeSubject(ctx, tx.View, who, of)
		if err != nil {
			return done{}, err
		}
		out, err := deed(tx, s)
		out.event.Chain = s.Organisation
		out.event.Touched = append(out.event.Touched, history.Touch{Kind: of.Kind, ID: of.ID}, out.event.Subject)
		return out, err
	})
}

// knowsOwner knows whom something can be given to: the people of a trust, and the functions that somebody can play there.
func (a *App) knowsOwner(ctx context.Context, v store.View, trust string) (func(person.Owner) bool, error) {
	people, err := v.Colleagues(ctx, trust, a.Today())
	return func(o person.Owner) bool {
		for _, p := range people {
			if p.ID == o.Person && o.Person != "" {
				return true
			}
		}
		return a.FunctionLabel(o.Function) != ""
	}, err
}

// ownerWords is an owner in a line of history, where a person's id is told as their name.
func (a *App) ownerWords(o person.Owner) string {
	if o.Person != "" {
		return o.Person
	}
	return a.FunctionLabel(o.Function)
}
