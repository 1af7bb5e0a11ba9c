package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// AdopterLesson is a lesson that a trust sent back to the pilot whose innovation it adopts.
type AdopterLesson struct {
	pilot.Lesson
	Trust string // short name
}

// AdopterLessons are those of a pilot, newest first.
func (v View) AdopterLessons(ctx context.Context, pilotID string, on day.Day) ([]AdopterLesson, error) {
	return list(ctx, v, "lessons", `
		SELECT l.id, l.about_kind, l.about_id, l.title, l.text, l.on_day, v.short_name
		FROM lesson l
		JOIN adoption a ON a.id = l.subject_id
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE l.subject_kind = 'adoption' AND a.pilot = $2
		ORDER BY l.on_day DESC, l.id DESC`, []any{on, pilotID}, func(l *AdopterLesson) []any {
		return []any{&l.ID, &l.AboutKind, &l.AboutID, &l.Title, &l.Text, &l.On, &l.Trust}
	})
}

// WhyNot is the main reason of each trust that turned a pilot down and takes it up no more, by trust: its newest.
func (v View) WhyNot(ctx context.Context, pilotID string) (map[string]string, error) {
	out := map[string]string{}
	var trust, reason string
	err := v.each(ctx, `
		SELECT a.trust, s.reason
		FROM adoption_state s
		JOIN adoption a ON a.id = s.adoption
		WHERE a.pilot = $1 AND s.state = 'declined'
			AND NOT EXISTS (SELECT 1 FROM adoption o WHERE o.trust = a.trust AND o.pilot = a.pilot AND (o.open OR o.created_at > a.created_at))
		ORDER BY a.trust, s.recorded_at, s.id`, []any{pilotID}, []any{&trust, &reason}, func() { out[trust] = reason })
	return out, err
}
