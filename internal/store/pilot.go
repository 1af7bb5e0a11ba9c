package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
)

// pilotsFrom reads pilots with their trust's name on the day $1 and what their states say.
const pilotsFrom = `
	SELECT p.id, p.innovation, p.lead_trust, v.name, v.short_name, p.name, p.problem, p.situation, p.pack_id, p.version, p.created_by, p.created_at,
		(SELECT MIN(s.on_day) FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published'),
		(SELECT MIN(s.on_day) FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'recorded_afterwards'),
		(SELECT k.since FROM kept_stage k WHERE k.pilot = p.id AND k.stage = 'closed')
	FROM pilot p
	JOIN organisation_version v ON v.code = p.lead_trust AND v.valid_from = (
		SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = p.lead_trust AND w.valid_from <= $1)`

// visiblePilot is the condition that a reader whose scope is $2 (see access.Actor.Scope) may know of the pilot.
const visiblePilot = ` ($2 LIKE '%,' || p.lead_trust || ',%' OR EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published'))`

type pilotRow struct {
	pilot.Pilot
	createdBy *string
}

func (r *pilotRow) columns() []any {
	return []any{&r.ID, &r.Innovation, &r.LeadTrust, &r.TrustName, &r.TrustShort, &r.Name, &r.Problem, &r.Situation, &r.PackID,
		&r.Version, &r.createdBy, &r.Created, &r.Published, &r.Afterwards, &r.Closed}
}

func (r pilotRow) pilot() pilot.Pilot {
	p := r.Pilot
	p.CreatedBy = text(r.createdBy)
	return p
}

// Pilot is the one with the id, when the scope may know of it.
func (v View) Pilot(ctx context.Context, id, scope string, on day.Day) (pilot.Pilot, error) {
	var r pilotRow
	err := v.one(ctx, "pilot", pilotsFrom+` WHERE`+visiblePilot+` AND p.id = $3`, []any{on, scope, id}, r.columns()...)
	return r.pilot(), err
}

// Pilots are those that the scope may know of, by name.
func (v View) Pilots(ctx context.Context, scope string, on day.Day) ([]pilot.Pilot, error) {
	rows, err := list(ctx, v, "pilots", pilotsFrom+` WHERE`+visiblePilot+` ORDER BY p.name, p.id`, []any{on, scope}, (*pilotRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]pilot.Pilot, len(rows))
	for i, r := range rows {
		out[i] = r.pilot()
	}
	return out, nil
}

// AddInnovation writes the thing that is tried.
func (t Tx) AddInnovation(ctx context.Context, id, name, organisation string, at day.Instant) error {
	return t.exec(ctx, "innovation", `
		INSERT INTO innovation (id, name, organisation, created_at)
		VALUES ($1, $2, $3, $4)`, id, name, organisation, at)
}

// AddPilot writes a new pilot; folded is its name as searching sees it.
func (t Tx) AddPilot(ctx context.Context, p pilot.Pilot, folded string) error {
	return t.exec(ctx, "pilot", `
		INSERT INTO pilot (id, innovation, lead_trust, name, problem, situation, pack_id, folded, created_by, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		p.ID, p.Innovation, p.LeadTrust, p.Name, p.Problem, string(p.Situation), p.PackID, folded, orNull(p.CreatedBy), p.Created)
}

// EditPilot changes the labels of a pilot whose version is p.Version; somebody else's edit in between is a Conflict.
func (t Tx) EditPilot(ctx context.Context, p pilot.Pilot, folded string) error {
	n, err := t.changed(ctx, "pilot", `
		UPDATE pilot SET name = $3, problem = $4, situation = $5, folded = $6, version = version + 1
		WHERE id = $1 AND version = $2`, p.ID, p.Version, p.Name, p.Problem, string(p.Situation), folded)
	if err == nil && n == 0 {
		err = &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this pilot while you were typing"}
	}
	return err
}

// AddPilotState writes that a pilot was published, recorded afterwards or closed.
func (t Tx) AddPilotState(ctx context.Context, id, pilotID, state string, on day.Day, note string, at day.Instant, by string) error {
	return t.exec(ctx, "pilot state", `
		INSERT INTO pilot_state (id, pilot, state, on_day, note, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, pilotID, state, on, note, at, orNull(by))
}
