package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
)

// TeamsIn are the teams in which a pilot is tried or an adoption goes live, by name, with the newest of their days.
func (v View) TeamsIn(ctx context.Context, of access.Subject) ([]pilot.Team, error) {
	teams, err := list(ctx, v, "teams", `
		SELECT t.id, t.name, t.kind, p.planned,
			(SELECT COUNT(*) FROM planned_team n WHERE n.subject_kind = p.subject_kind AND n.subject_id = p.subject_id AND n.team = p.team)
		FROM planned_team p
		JOIN team t ON t.id = p.team
		WHERE p.subject_kind = $1 AND p.subject_id = $2 AND NOT p.left_out AND NOT EXISTS (
			SELECT 1 FROM planned_team n
			WHERE n.subject_kind = p.subject_kind AND n.subject_id = p.subject_id AND n.team = p.team
				AND (n.recorded_at > p.recorded_at OR n.recorded_at = p.recorded_at AND n.id > p.id))
		ORDER BY t.name, t.id`, []any{of.Kind, of.ID}, func(t *pilot.Team) []any { return []any{&t.ID, &t.Name, &t.Kind, &t.Planned, &t.Rows} })
	if err != nil {
		return nil, err
	}
	at := map[string]*pilot.Team{}
	for i := range teams {
		at[teams[i].ID] = &teams[i]
	}
	var team *string
	var event, note string
	var on day.Day
	var withdrawn bool
	err = v.each(ctx, `
		SELECT team, event, on_day, note, withdrawn
		FROM live_event
		WHERE subject_kind = $1 AND subject_id = $2
		ORDER BY recorded_at, id`, []any{of.Kind, of.ID}, []any{&team, &event, &on, &note, &withdrawn}, func() {
		t := at[text(team)]
		if t == nil {
			return
		}
		t.Rows++
		if withdrawn {
			on = 0
		}
		switch event {
		case pilot.Live:
			t.Live, t.Note = on, note
		case pilot.OldWayOff:
			t.Off = on
		}
	})
	return teams, err
}

// PlannedSince is the day on which the first team was planned for a pilot or an adoption; zero when none ever was.
func (v View) PlannedSince(ctx context.Context, of access.Subject) (day.Day, error) {
	var at day.Instant
	err := v.one(ctx, "teams", `SELECT MIN(recorded_at) FROM planned_team WHERE subject_kind = $1 AND subject_id = $2`, []any{of.Kind, of.ID}, &at)
	if at.IsZero() {
		return 0, err
	}
	return at.Day(), err
}

// AddPlannedTeam writes that a team takes part from a planned day, or that it takes no part any more.
func (t Tx) AddPlannedTeam(ctx context.Context, id string, of access.Subject, team string, planned day.Day, leftOut bool, at day.Instant, by string) error {
	return t.exec(ctx, "planned team", `
		INSERT INTO planned_team (id, subject_kind, subject_id, team, planned, left_out, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, of.Kind, of.ID, team, planned, leftOut, at, orNull(by))
}

// LiveEvent is one day in the life of a team in a pilot or an adoption.
type LiveEvent struct {
	Team, Event string
	On          day.Day
	Note        string
	Withdrawn   bool // the day was recorded by mistake
}

// AddLiveEvent writes it.
func (t Tx) AddLiveEvent(ctx context.Context, id string, of access.Subject, e LiveEvent, at day.Instant, by string) error {
	return t.exec(ctx, "live event", `
		INSERT INTO live_event (id, subject_kind, subject_id, team, event, on_day, note, withdrawn, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, id, of.Kind, of.ID, orNull(e.Team), e.Event, e.On, e.Note, e.Withdrawn, at, orNull(by))
}

// PilotHolders are who plays which part in a pilot on the day, with name and job.
func (v View) PilotHolders(ctx context.Context, id string, on day.Day) ([]pilot.Holder, error) {
	return list(ctx, v, "holders", `
		SELECT f.function, p.id, p.name, p.job
		FROM function_holder f
		JOIN person p ON p.id = f.person
		WHERE f.subject_kind = 'pilot' AND f.subject_id = $2 AND `+standing("f", "function_holder")+`
		ORDER BY f.function, p.name, p.id`, []any{on, id}, func(h *pilot.Holder) []any { return []any{&h.Function, &h.Person, &h.Name, &h.Job} })
}

// Faces are everybody's name and job, by id: a page reads them once instead of once a row.
func (v View) Faces(ctx context.Context) (map[string]person.Person, error) {
	out := map[string]person.Person{}
	var p person.Person
	err := v.each(ctx, `SELECT id, name, job FROM person`, nil, []any{&p.ID, &p.Name, &p.Job}, func() { out[p.ID] = p })
	return out, err
}

// Colleagues are the members of an organisation on the day who have content rights there, by name.
func (v View) Colleagues(ctx context.Context, organisation string, on day.Day) ([]person.Person, error) {
	return list(ctx, v, "colleagues", `
		SELECT p.id, p.name, p.job
		FROM person p
		WHERE p.disabled_at IS NULL AND p.id IN (
			SELECT m.person FROM membership m WHERE m.organisation = $2 AND m.role <> 'admin' AND `+standing("m", "membership")+`)
		ORDER BY p.name, p.id`, []any{on, organisation}, func(p *person.Person) []any { return []any{&p.ID, &p.Name, &p.Job} })
}
