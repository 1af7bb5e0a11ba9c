package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/staff"
	"groundwork/internal/store"
)

// Staff is what is recorded about the staff of one pilot or adoption, as its reader may know it.
type Staff struct {
	Subject ChangeSubject
	staff.Record
	Teams     []pilot.Team    // that take part
	People    []person.Person // of the trust
	Faces     map[string]person.Person
	MayRecord bool
}

// Staff reads it. How to reach somebody is taken out for readers of other organisations.
func (a *App) Staff(ctx context.Context, who access.Actor, of access.Subject) (s Staff, err error) {
	v := a.Store.Read()
	if s.Subject, err = a.changeSubject(ctx, v, who, of); err != nil {
		return s, err
	}
	s.MayRecord = access.Permit(who, access.RecordStaff, s.Subject.Place()) == nil
	if s.Record, err = a.staffOf(ctx, v, of); err != nil {
		return s, err
	}
	if s.Teams, err = v.TeamsIn(ctx, of); err != nil {
		return s, err
	}
	if s.Faces, err = v.Faces(ctx); err != nil {
		return s, err
	}
	if !s.Subject.Inside {
		for i := range s.Supports {
			s.Supports[i].Contact = ""
		}
	}
	s.People, err = v.Colleagues(ctx, s.Subject.Organisation, a.Today())
	return s, err
}

// PilotStaff is what a pilot's adopter's pack says of its staff: how they were asked, trained and helped. It is read
// within a deed or outside one, and holds no way to reach a person.
func (a *App) PilotStaff(ctx context.Context, v store.View, pilotID string) (staff.Record, error) {
	r, err := a.staffOf(ctx, v, access.Subject{Kind: "pilot", ID: pilotID})
	for i := range r.Supports {
		r.Supports[i].Contact = ""
	}
	return r, err
}

// staffOf is the record in the order in which it is read, in three statements, within or outside a deed.
func (a *App) staffOf(ctx context.Context, v store.View, of access.Subject) (staff.Record, error) {
	r, err := v.Staff(ctx, of)
	r.Sort(a.Today())
	return r, err
}
