package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// AddPilotLesson adds what was learned in a pilot.
func (a *App) AddPilotLesson(ctx context.Context, who access.Actor, id string, in pilot.LessonInput) (string, error) {
	return a.inPilot(ctx, who, id, access.RecordLesson, func(tx store.Tx, p pilot.Pilot) (done, error) {
		about, err := a.lessonSubjects(ctx, tx.View, p)
		if err != nil {
			return done{}, err
		}
		l, err := pilot.CheckLesson(in, func(kind, id string) bool { return about.label(kind, id) != "" })
		if err != nil {
			return done{}, err
		}
		l.ID, l.On, l.By = a.NewID(), a.Today(), who.ID
		if err := tx.AddLesson(ctx, access.Subject{Kind: "pilot", ID: p.ID}, l, a.instant()); err != nil {
			return done{}, err
		}
		before, after := diff(change{"lesson", "", l.Title}, change{"what happened", "", l.Text}, change{"about", "", about.label(l.AboutKind, l.AboutID)})
		return done{id: l.ID, event: history.Event{Deed: "lesson.add", Subject: history.Touch{Kind: "lesson", ID: l.ID}, Before: before, After: after}}, nil
	})
}

// LessonSubject is something that a lesson can be tied to.
type LessonSubject struct{ Kind, ID, Label string }

// LessonSubjects are the steps of a pilot's workflow and the items that its pack raises or adds.
type LessonSubjects []LessonSubject

func (s LessonSubjects) label(kind, id string) string {
	for _, x := range s {
		if x.Kind == kind && x.ID == id {
			return x.Label
		}
	}
	return ""
}

// Label is what a lesson is about, in words; nothing for one that is about the whole pilot.
func (s LessonSubjects) Label(l pilot.Lesson) string { return s.label(l.AboutKind, l.AboutID) }

// LessonSubjects are what lessons of a pilot can be tied to: its steps, the items of its pack, and those of the checklist.
func (a *App) LessonSubjects(ctx context.Context, p pilot.Pilot) (LessonSubjects, error) {
	return a.lessonSubjects(ctx, a.Store.Read(), p)
}

func (a *App) lessonSubjects(ctx context.Context, v store.View, p pilot.Pilot) (LessonSubjects, error) {
	steps, err := v.PilotSteps(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	var out LessonSubjects
	for _, s := range steps {
		out = append(out, LessonSubject{"step", s.ID, strings.ToUpper(s.Side[:1]) + s.Side[1:] + ": " + s.Action})
	}
	c, err := a.newestChecklist(ctx, v, p)
	if err != nil {
		return nil, err
	}
	for _, it := range c.Items {
		out = append(out, LessonSubject{"item", it.ID, "Checklist: " + it.Title})
	}
	return out, nil
}
