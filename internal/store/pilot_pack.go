package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// PackVersion is one published version of what a pilot hands on. Source is its exact text.
type PackVersion struct {
	ID        string
	N         int
	Source    string
	SHA256    string
	Published day.Day
	By        string // person id
	Changed   string

	Frozen       string // the exact bytes that readers of the version see
	FrozenSHA256 string
}

// PackVersions are those of a pilot, newest first.
func (v View) PackVersions(ctx context.Context, pilotID string) ([]PackVersion, error) {
	type row struct {
		PackVersion
		by *string
	}
	rows, err := list(ctx, v, "pack versions", `
		SELECT id, n, source, sha256, published_on, published_by, changed, frozen, frozen_sha256
		FROM pack_version
		WHERE pilot = $1
		ORDER BY n DESC`, []any{pilotID}, func(r *row) []any {
		return []any{&r.ID, &r.N, &r.Source, &r.SHA256, &r.Published, &r.by, &r.Changed, &r.Frozen, &r.FrozenSHA256}
	})
	if err != nil {
		return nil, err
	}
	out := make([]PackVersion, len(rows))
	for i, r := range rows {
		out[i] = r.PackVersion
		out[i].By = text(r.by)
	}
	return out, nil
}

// AddPackVersion publishes a version; it can never be changed after.
func (t Tx) AddPackVersion(ctx context.Context, pilotID string, p PackVersion, at day.Instant) error {
	return t.exec(ctx, "pack version", `
		INSERT INTO pack_version (id, pilot, n, source, sha256, published_on, published_by, changed, recorded_at, frozen, frozen_sha256)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		p.ID, pilotID, p.N, p.Source, p.SHA256, p.Published, orNull(p.By), p.Changed, at, p.Frozen, p.FrozenSHA256)
}

// PackDraft is what the next version of a pack is going to ask for; Seq counts its rows, 0 when there are none.
type PackDraft struct {
	Seq, For int
	Source   string
}

// PackDraft is the newest one of a pilot.
func (v View) PackDraft(ctx context.Context, pilotID string) (d PackDraft, err error) {
	err = v.each(ctx, `
		SELECT seq, for_version, source
		FROM pack_draft
		WHERE pilot = $1
		ORDER BY seq DESC
		LIMIT 1`, []any{pilotID}, []any{&d.Seq, &d.For, &d.Source}, func() {})
	return d, err
}

// AddPackDraft writes what the next version is going to ask for.
func (t Tx) AddPackDraft(ctx context.Context, id, pilotID string, d PackDraft, at day.Instant, by string) error {
	return t.exec(ctx, "pack draft", `
		INSERT INTO pack_draft (id, pilot, seq, for_version, source, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, pilotID, d.Seq, d.For, d.Source, at, orNull(by))
}

// Lessons are those of one pilot or adoption, newest first.
func (v View) Lessons(ctx context.Context, of access.Subject) ([]pilot.Lesson, error) {
	type row struct {
		pilot.Lesson
		by *string
	}
	rows, err := list(ctx, v, "lessons", `
		SELECT id, about_kind, about_id, title, text, on_day, recorded_by
		FROM lesson
		WHERE subject_kind = $1 AND subject_id = $2
		ORDER BY on_day DESC, id DESC`, []any{of.Kind, of.ID}, func(r *row) []any {
		return []any{&r.ID, &r.AboutKind, &r.AboutID, &r.Title, &r.Text, &r.On, &r.by}
	})
	if err != nil {
		return nil, err
	}
	out := make([]pilot.Lesson, len(rows))
	for i, r := range rows {
		out[i] = r.Lesson
		out[i].By = text(r.by)
	}
	return out, nil
}

// AddLesson writes a lesson of a pilot or an adoption.
func (t Tx) AddLesson(ctx context.Context, of access.Subject, l pilot.Lesson, at day.Instant) error {
	return t.exec(ctx, "lesson", `
		INSERT INTO lesson (id, subject_kind, subject_id, about_kind, about_id, title, text, on_day, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, l.ID, of.Kind, of.ID, l.AboutKind, l.AboutID, l.Title, l.Text, l.On, at, orNull(l.By))
}

// StepName is a step of a pilot's newest workflow, as a lesson names it.
type StepName struct{ ID, Side, Action string }

// PilotSteps are the steps of a pilot's newest workflow, before and after, in order.
func (v View) PilotSteps(ctx context.Context, pilotID string) ([]StepName, error) {
	return list(ctx, v, "steps", `
		SELECT s.step_id, s.side, s.action
		FROM workflow w
		JOIN workflow_version x ON x.workflow = w.id
		JOIN step s ON s.version = x.id
		WHERE w.subject_kind = 'pilot' AND w.subject_id = $1 AND x.seq = (SELECT MAX(y.seq) FROM workflow_version y WHERE y.workflow = w.id)
		ORDER BY CASE s.side WHEN 'before' THEN 1 ELSE 2 END, s.position`, []any{pilotID},
		func(s *StepName) []any { return []any{&s.ID, &s.Side, &s.Action} })
}
