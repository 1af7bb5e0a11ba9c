package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// AsItStands is the version of a form whose writer takes whatever is there: the demo's and a program's.
const AsItStands = -1

// inPilot runs a deed about a pilot: one at a time for each trust, by somebody who may know of the pilot and may
// do the deed. What the deed leaves behind gets the trust's chain and the pilot's touch.
func (a *App) inPilot(ctx context.Context, who access.Actor, id string, d access.Deed, deed func(tx store.Tx, p pilot.Pilot) (done, error)) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		p, err := tx.Pilot(ctx, id, who.Scope(), a.Today())
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, d, pilotPlace(p)); err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, p.LeadTrust); err != nil {
			return done{}, err
		}
		out, err := deed(tx, p)
		return out.about(p), err
	})
}

// about gives what a deed leaves behind its place in the history of the pilot.
func (d done) about(p pilot.Pilot) done {
	of := history.Touch{Kind: "pilot", ID: p.ID}
	d.event.Chain = p.LeadTrust
	if d.event.Subject.Kind == "" {
		d.event.Subject = of
	}
	if d.event.Subject != of || len(d.event.Touched) > 0 {
		d.event.Touched = append([]history.Touch{of}, d.event.Touched...)
		if d.event.Subject != of {
			d.event.Touched = append(d.event.Touched, d.event.Subject)
		}
	}
	if d.id == "" {
		d.id = p.ID
	}
	return d
}

// taken is a Conflict when somebody saved since the form with this version was opened.
func taken(version, now int) error {
	if version == AsItStands || version == now {
		return nil
	}
	return &fault.Error{Kind: fault.Conflict, Message: "Somebody else saved this while you were typing"}
}

// change is one value before and after a deed, by the label that people know it by.
type change struct{ label, before, after string }

// diff is what of the changes did change.
func diff(changes ...change) (before, after history.Values) {
	before, after = history.Values{}, history.Values{}
	for _, c := range changes {
		if c.before == c.after {
			continue
		}
		if c.before != "" {
			before[c.label] = c.before
		}
		after[c.label] = c.after
	}
	return before, after
}

// edited is a deed done that changed values of the pilot.
func edited(deed string, changes ...change) done {
	before, after := diff(changes...)
	return done{event: history.Event{Deed: deed, Before: before, After: after}}
}
