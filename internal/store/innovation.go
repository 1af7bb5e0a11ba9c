package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
)

// Innovation is the one with the id, when the scope may know of it: its own organisation's, or one with a pilot that the scope may know of.
func (v View) Innovation(ctx context.Context, id, scope string, on day.Day) (i pilot.Innovation, err error) {
	err = v.one(ctx, "innovation", `
		SELECT i.id, i.name, i.organisation, o.short_name, i.version
		FROM innovation i
		JOIN organisation_version o ON o.code = i.organisation AND o.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = i.organisation AND w.valid_from <= $1)
		WHERE i.id = $3 AND ($2 LIKE '%,' || i.organisation || ',%' OR EXISTS (
			SELECT 1 FROM pilot p WHERE p.innovation = i.id AND`+visiblePilot+`))`, []any{on, scope, id},
		&i.ID, &i.Name, &i.Organisation, &i.OrganisationShort, &i.Version)
	return i, err
}

// InnovationFacts are which conditions were stated of an innovation and whether they hold.
func (v View) InnovationFacts(ctx context.Context, id string) (map[string]bool, int, error) {
	out := map[string]bool{}
	rows := 0
	var condition string
	var holds bool
	err := v.each(ctx, `
		SELECT condition, holds
		FROM innovation_fact
		WHERE innovation = $1
		ORDER BY seq`, []any{id}, []any{&condition, &holds}, func() {
		out[condition] = holds
		rows++
	})
	return out, rows, err
}

// AddInnovationFact writes whether a condition holds; seq is counted over all conditions of the innovation.
func (t Tx) AddInnovationFact(ctx context.Context, id, innovation, condition string, holds bool, seq int, at day.Instant, by string) error {
	return t.exec(ctx, "innovation fact", `
		INSERT INTO innovation_fact (id, innovation, condition, holds, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, innovation, condition, holds, seq, at, orNull(by))
}

// InnovationProduct are the newest product facts; the zero Product when none were stated.
func (v View) InnovationProduct(ctx context.Context, id string) (p pilot.Product, err error) {
	var by *string
	err = v.each(ctx, `
		SELECT supplier, dtac_form_version, device_class, nice_tier, passport, checked_by, checked_on, seq
		FROM innovation_product
		WHERE innovation = $1
		ORDER BY seq DESC
		LIMIT 1`, []any{id}, []any{&p.Supplier, &p.DTACForm, &p.DeviceClass, &p.NICETier, &p.Passport, &by, &p.CheckedOn, &p.Rows}, func() {})
	p.CheckedBy = text(by)
	return p, err
}

// AddInnovationProduct writes product facts behind the last ones, whose number is p.Rows.
func (t Tx) AddInnovationProduct(ctx context.Context, id, innovation string, p pilot.Product, at day.Instant, by string) error {
	return t.exec(ctx, "innovation product", `
		INSERT INTO innovation_product (id, innovation, seq, supplier, dtac_form_version, device_class, nice_tier, passport, checked_by, checked_on, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		id, innovation, p.Rows+1, p.Supplier, p.DTACForm, p.DeviceClass, p.NICETier, p.Passport, orNull(p.CheckedBy), p.CheckedOn, at, orNull(by))
}

// EditInnovation changes the name of an innovation whose version is i.Version; somebody else's edit in between is a Conflict.
func (t Tx) EditInnovation(ctx context.Context, i pilot.Innovation) error {
	n, err := t.changed(ctx, "innovation", `
		UPDATE innovation SET name = $3, version = version + 1
		WHERE id = $1 AND version = $2`, i.ID, i.Version, i.Name)
	if err == nil && n == 0 {
		err = &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this innovation while you were typing"}
	}
	return err
}

// InnovationTouches are the pilots of an innovation at one organisation, in whose history a change of it stands.
func (v View) InnovationTouches(ctx context.Context, innovation, organisation string) ([]string, error) {
	type row struct{ ID string }
	rows, err := list(ctx, v, "pilots", `SELECT id FROM pilot WHERE innovation = $1 AND lead_trust = $2 ORDER BY id`, []any{innovation, organisation},
		func(r *row) []any { return []any{&r.ID} })
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out, err
}

// InnovationOf is the innovation that a pilot tries.
func (v View) InnovationOf(ctx context.Context, pilotID string, on day.Day) (i pilot.Innovation, err error) {
	err = v.one(ctx, "innovation", `
		SELECT i.id, i.name, i.organisation, o.short_name, i.version
		FROM pilot p
		JOIN innovation i ON i.id = p.innovation
		JOIN organisation_version o ON o.code = i.organisation AND o.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = i.organisation AND w.valid_from <= $1)
		WHERE p.id = $2`, []any{on, pilotID}, &i.ID, &i.Name, &i.Organisation, &i.OrganisationShort, &i.Version)
	return i, err
}
