package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/organisation"
)

// organisationsOn is the register as it stands on a day ($1): the newest version of each that had begun.
const organisationsOn = `
	SELECT o.code, o.type, o.opened, o.closed, o.fictional, v.valid_from, v.name, v.short_name, v.icb, v.region, v.subtype, v.source
	FROM organisation o
	JOIN organisation_version v ON v.code = o.code AND v.valid_from = (
		SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = o.code AND w.valid_from <= $1)`

type organisationRow struct {
	organisation.Organisation
	icb, region *string
}

func (r *organisationRow) columns() []any {
	return []any{&r.Code, &r.Type, &r.Opened, &r.Closed, &r.Fictional, &r.ValidFrom, &r.Name, &r.Short, &r.icb, &r.region, &r.Subtype, &r.Source}
}

func (r organisationRow) organisation() organisation.Organisation {
	o := r.Organisation
	o.ICB, o.Region = text(r.icb), text(r.region)
	return o
}

// Organisation is the one with the code, as it stands on the day.
func (v View) Organisation(ctx context.Context, code string, on day.Day) (organisation.Organisation, error) {
	var r organisationRow
	err := v.one(ctx, "organisation "+code, organisationsOn+` WHERE o.code = $2`, []any{on, code}, r.columns()...)
	return r.organisation(), err
}

// Organisations is the whole register on the day, by name.
func (v View) Organisations(ctx context.Context, on day.Day) ([]organisation.Organisation, error) {
	rows, err := list(ctx, v, "organisations", organisationsOn+` ORDER BY v.name, o.code`, []any{on}, (*organisationRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]organisation.Organisation, len(rows))
	for i, r := range rows {
		out[i] = r.organisation()
	}
	return out, nil
}

// RegisterStamp changes with every change of the register.
func (v View) RegisterStamp(ctx context.Context) (stamp string, err error) {
	err = v.one(ctx, "register", `SELECT stamp FROM kept_register`, nil, &stamp)
	return stamp, err
}

// AddOrganisation writes a new entry of the register with its first version. folded is the name as searching sees it.
func (t Tx) AddOrganisation(ctx context.Context, o organisation.Organisation, id, folded string, at day.Instant) error {
	err := t.exec(ctx, "organisation", `
		INSERT INTO organisation (code, type, opened, closed, fictional)
		VALUES ($1, $2, $3, $4, $5)`, o.Code, string(o.Type), o.Opened, o.Closed, o.Fictional)
	if err != nil {
		return err
	}
	return t.AddOrganisationVersion(ctx, o.Code, o.Version, id, folded, at)
}

// AddOrganisationVersion writes what an organisation is called and where it belongs from a day on.
func (t Tx) AddOrganisationVersion(ctx context.Context, code string, v organisation.Version, id, folded string, at day.Instant) error {
	return t.exec(ctx, "organisation version", `
		INSERT INTO organisation_version (id, code, valid_from, name, short_name, folded, icb, region, subtype, source, recorded_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		id, code, v.ValidFrom, v.Name, v.Short, folded, orNull(v.ICB), orNull(v.Region), v.Subtype, v.Source, at)
}

// AddSuccession writes which organisation carries on the work of another.
func (t Tx) AddSuccession(ctx context.Context, s organisation.Succession) error {
	return t.exec(ctx, "succession", `
		INSERT INTO succession (from_code, to_code, on_day, basis)
		VALUES ($1, $2, $3, $4)`, s.From, s.To, s.On, s.Basis)
}

// Successions are all successions from one organisation.
func (v View) Successions(ctx context.Context, from string) ([]organisation.Succession, error) {
	return list(ctx, v, "successions", `
		SELECT from_code, to_code, on_day, basis
		FROM succession
		WHERE from_code = $1
		ORDER BY to_code`, []any{from}, func(s *organisation.Succession) []any { return []any{&s.From, &s.To, &s.On, &s.Basis} })
}

// TrustFact is one published fact about a trust.
type TrustFact struct {
	Key, Value, Source string
	AsAt               day.Day
}

// AddTrustFact writes a published fact.
func (t Tx) AddTrustFact(ctx context.Context, id, code string, f TrustFact, at day.Instant, by string) error {
	return t.exec(ctx, "trust fact", `
		INSERT INTO trust_fact (id, code, key, value, source, as_at, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, code, f.Key, f.Value, f.Source, f.AsAt, at, orNull(by))
}

// TrustFacts are the newest fact of each key for one trust.
func (v View) TrustFacts(ctx context.Context, code string) ([]TrustFact, error) {
	return list(ctx, v, "trust facts", `
		SELECT f.key, f.value, f.source, f.as_at
		FROM trust_fact f
		WHERE f.code = $1 AND NOT EXISTS (
			SELECT 1 FROM trust_fact g
			WHERE g.code = f.code AND g.key = f.key AND (g.recorded_at > f.recorded_at OR g.recorded_at = f.recorded_at AND g.id > f.id))
		ORDER BY f.key`, []any{code}, func(f *TrustFact) []any { return []any{&f.Key, &f.Value, &f.Source, &f.AsAt} })
}

// Team is part of a trust where work is done.
type Team struct{ ID, Organisation, Name, Kind string }

// AddTeam writes a team.
func (t Tx) AddTeam(ctx context.Context, x Team) error {
	return t.exec(ctx, "team", `
		INSERT INTO team (id, organisation, name, kind)
		VALUES ($1, $2, $3, $4)`, x.ID, x.Organisation, x.Name, x.Kind)
}

// Teams are the teams of a trust by name.
func (v View) Teams(ctx context.Context, organisation string) ([]Team, error) {
	return list(ctx, v, "teams", `
		SELECT id, organisation, name, kind
		FROM team
		WHERE organisation = $1 AND closed IS NULL
		ORDER BY name, id`, []any{organisation}, func(x *Team) []any { return []any{&x.ID, &x.Organisation, &x.Name, &x.Kind} })
}
