package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// AdopterLessons are what trusts that adopted a pilot's innovation sent back to it. They were decided on in the
// open, so that everybody who may read the pilot reads them.
func (a *App) AdopterLessons(ctx context.Context, who access.Actor, pilotID string) (lessons []store.AdopterLesson, own string, err error) {
	v := a.Store.Read()
	if lessons, err = v.AdopterLessons(ctx, pilotID, a.Today()); err != nil {
		return nil, "", err
	}
	if access.Permit(who, access.RecordLesson, access.At(who.Organisation)) != nil {
		return lessons, "", nil
	}
	if own, err = v.OpenAdoption(ctx, who.Organisation, pilotID); err != nil || own == "" {
		return lessons, "", err
	}
	s, err := a.see(ctx, v, who, own)
	if err != nil || !s.open.Committed {
		return lessons, "", err
	}
	return lessons, own, nil
}

// AddAdopterLesson sends what an adopting trust learned back to the pilot: after its decision to adopt, because the
// lesson stands under its name.
func (a *App) AddAdopterLesson(ctx context.Context, who access.Actor, id string, in pilot.LessonInput) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.mayDo(ctx, tx, who, id, access.RecordLesson)
		if err != nil {
			return done{}, err
		}
		if !s.open.Committed {
			return done{}, fault.Refused("title", "Decide to adopt first: a lesson is open to everybody, under the name of your trust")
		}
		p, err := tx.Pilot(ctx, s.Pilot, who.Scope(), a.Today())
		if err != nil {
			return done{}, err
		}
		about, err := a.lessonSubjects(ctx, tx.View, p)
		if err != nil {
			return done{}, err
		}
		l, err := pilot.CheckLesson(in, func(kind, id string) bool { return about.label(kind, id) != "" })
		if err != nil {
			return done{}, err
		}
		l.ID, l.On, l.By = a.NewID(), a.Today(), who.ID
		if err := tx.AddLesson(ctx, s.subject(), l, a.instant()); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: s.Trust, Deed: "lesson.add", Subject: history.Touch{Kind: "adoption", ID: id}}
		e.Before, e.After = diff(change{"lesson", "", l.Title}, change{"what happened", "", l.Text}, change{"about", "", about.label(l.AboutKind, l.AboutID)})
		return done{id: l.ID, event: e}, nil
	})
}
