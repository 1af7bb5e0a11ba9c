package store

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/person"
)

const personColumns = `p.id, p.name, p.email, p.job, p.disabled_at, p.version`

type personRow struct {
	person.Person
	email *string
}

func (r *personRow) columns() []any {
	return []any{&r.ID, &r.Name, &r.email, &r.Job, &r.Disabled, &r.Version}
}

func (r personRow) person() person.Person {
	p := r.Person
	p.Email = text(r.email)
	return p
}

// Person is the one with the id.
func (v View) Person(ctx context.Context, id string) (person.Person, error) {
	var r personRow
	err := v.one(ctx, "person", `SELECT `+personColumns+` FROM person p WHERE p.id = $1`, []any{id}, r.columns()...)
	return r.person(), err
}

// PersonByEmail is the one with the address, which is stored in lower case.
func (v View) PersonByEmail(ctx context.Context, email string) (person.Person, error) {
	var r personRow
	err := v.one(ctx, "person", `SELECT `+personColumns+` FROM person p WHERE p.email = $1`, []any{email}, r.columns()...)
	return r.person(), err
}

// People are the members of an organisation on the day, each once, by name.
func (v View) People(ctx context.Context, organisation string, on day.Day) ([]person.Person, error) {
	rows, err := list(ctx, v, "people", `
		SELECT `+personColumns+`
		FROM person p
		WHERE p.disabled_at IS NULL AND p.id IN (
			SELECT m.person FROM membership m WHERE m.organisation = $2 AND `+standing("m", "membership")+`)
		ORDER BY p.name, p.id`, []any{on, organisation}, (*personRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]person.Person, len(rows))
	for i, r := range rows {
		out[i] = r.person()
	}
	return out, nil
}

// Names are the names of all people, by id: a page reads them once instead of once a row.
func (v View) Names(ctx context.Context) (map[string]string, error) {
	names := map[string]string{}
	var id, name string
	err := v.each(ctx, `SELECT id, name FROM person`, nil, []any{&id, &name}, func() { names[id] = name })
	return names, err
}

// AddPerson writes a person.
func (t Tx) AddPerson(ctx context.Context, p person.Person, at day.Instant) error {
	return t.exec(ctx, "person", `
		INSERT INTO person (id, name, email, job, folded, created_at)
		VALUES ($1, $2, $3, $4, $5, $6)`, p.ID, p.Name, orNull(p.Email), p.Job, fold.String(p.Name+" "+p.Email), at)
}

// EditPerson changes the labels of a person whose version is p.Version; somebody else's edit in between is a Conflict.
func (t Tx) EditPerson(ctx context.Context, p person.Person) error {
	n, err := t.changed(ctx, "person", `
		UPDATE person SET name = $3, email = $4, job = $5, disabled_at = $6, folded = $7, version = version + 1
		WHERE id = $1 AND version = $2`, p.ID, p.Version, p.Name, orNull(p.Email), p.Job, p.Disabled, fold.String(p.Name+" "+p.Email))
	if err == nil && n == 0 {
		err = &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this person first"}
	}
	return err
}

// standing is the condition that a row of a dated ledger holds on the day $1 and was not superseded.
func standing(alias, table string) string {
	return alias + `.from_day <= $1 AND (` + alias + `.to_day IS NULL OR ` + alias + `.to_day >= $1)
			AND NOT EXISTS (SELECT 1 FROM ` + table + ` newer WHERE newer.supersedes = ` + alias + `.id)`
}

// Membership is a dated role of a person at an organisation.
type Membership struct {
	ID, Person string
	access.Membership
	Short      string // what headers call the organisation
	From, To   day.Day
	Supersedes string
}

// Membership is the one with the id, when it holds on the day.
func (v View) Membership(ctx context.Context, id string, on day.Day) (m Membership, err error) {
	err = v.one(ctx, "membership", `
		SELECT m.id, m.person, m.organisation, m.role, '', m.from_day, m.to_day
		FROM membership m
		WHERE m.id = $2 AND `+standing("m", "membership"), []any{on, id}, membershipColumns(&m)...)
	return m, err
}

// AllMemberships are those of everybody that hold on the day, by organisation and person: one read for a list of people.
func (v View) AllMemberships(ctx context.Context, people []string, on day.Day) ([]Membership, error) {
	return list(ctx, v, "memberships", `
		SELECT m.id, m.person, m.organisation, m.role, v.short_name, m.from_day, m.to_day
		FROM membership m
		JOIN organisation_version v ON v.code = m.organisation AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = m.organisation AND w.valid_from <= $1)
		WHERE `+among("m.person", 2)+` AND `+standing("m", "membership")+`
		ORDER BY m.organisation, m.role, m.id`, []any{on, "," + strings.Join(people, ",") + ","}, membershipColumns)
}

// Memberships are those of one person that hold on the day.
func (v View) Memberships(ctx context.Context, personID string, on day.Day) ([]Membership, error) {
	return list(ctx, v, "memberships", `
		SELECT m.id, m.person, m.organisation, m.role, v.short_name, m.from_day, m.to_day
		FROM membership m
		JOIN organisation_version v ON v.code = m.organisation AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = m.organisation AND w.valid_from <= $1)
		WHERE m.person = $2 AND `+standing("m", "membership")+`
		ORDER BY m.organisation, m.role`, []any{on, personID}, membershipColumns)
}

// Actor is who a person is on the day, with what they may do where: every request asks for it, in one statement. Whoever is disabled
// is missing.
func (v View) Actor(ctx context.Context, personID string, on day.Day) (access.Actor, error) {
	type row struct {
		part int
		a, b string
		name string
	}
	rows, err := list(ctx, v, "person", `
		SELECT 0 AS part, p.id AS a, '' AS b, p.name AS name
		FROM person p
		WHERE p.id = $2 AND p.disabled_at IS NULL
		UNION ALL
		SELECT 1, m.organisation, m.role, v.short_name
		FROM membership m
		JOIN organisation_version v ON v.code = m.organisation AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = m.organisation AND w.valid_from <= $1)
		WHERE m.person = $2 AND `+standing("m", "membership")+`
		UNION ALL
		SELECT 2, f.subject_kind, f.subject_id, f.function
		FROM function_holder f
		WHERE f.person = $2 AND `+standing("f", "function_holder")+`
		ORDER BY part, a, b, name`, []any{on, personID}, func(r *row) []any { return []any{&r.part, &r.a, &r.b, &r.name} })
	if err != nil {
		return access.Actor{}, err
	}
	if len(rows) == 0 || rows[0].part != 0 {
		return access.Actor{}, fault.Missing("person")
	}
	who := access.Actor{ID: rows[0].a, Name: rows[0].name}
	for _, r := range rows[1:] {
		if r.part == 2 {
			who.Functions = append(who.Functions, access.Function{Name: r.name, SubjectKind: r.a, SubjectID: r.b})
			continue
		}
		who.Memberships = append(who.Memberships, access.Membership{Organisation: r.a, Role: access.Role(r.b)})
		if w := (access.Workplace{Code: r.a, Short: r.name}); !slices.Contains(who.Workplaces, w) {
			who.Workplaces = append(who.Workplaces, w)
		}
	}
	return who, nil
}

// MembershipsAt are those at one organisation that hold on the day.
func (v View) MembershipsAt(ctx context.Context, organisation string, on day.Day) ([]Membership, error) {
	return list(ctx, v, "memberships", `
		SELECT m.id, m.person, m.organisation, m.role, v.short_name, m.from_day, m.to_day
		FROM membership m
		JOIN organisation_version v ON v.code = m.organisation AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = m.organisation AND w.valid_from <= $1)
		WHERE m.organisation = $2 AND `+standing("m", "membership")+`
		ORDER BY m.person, m.role`, []any{on, organisation}, membershipColumns)
}

func membershipColumns(m *Membership) []any {
	return []any{&m.ID, &m.Person, &m.Organisation, &m.Role, &m.Short, &m.From, &m.To}
}

// AddMembership writes a role, or the end of one when it supersedes.
func (t Tx) AddMembership(ctx context.Context, m Membership, at day.Instant, by string) error {
	return t.exec(ctx, "membership", `
		INSERT INTO membership (id, person, organisation, role, from_day, to_day, supersedes, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		m.ID, m.Person, m.Organisation, string(m.Role), m.From, m.To, orNull(m.Supersedes), at, orNull(by))
}

// Function is a dated part that a person plays in a trust or a record.
type Function struct {
	ID, Person string
	access.Function
	From, To   day.Day
	Supersedes string
}

func functionColumns(f *Function) []any {
	return []any{&f.ID, &f.Person, &f.Name, &f.SubjectKind, &f.SubjectID, &f.From, &f.To}
}

const functionsStanding = `
	SELECT f.id, f.person, f.function, f.subject_kind, f.subject_id, f.from_day, f.to_day
	FROM function_holder f
	WHERE `

// FunctionsOf are the parts that one person plays on the day.
func (v View) FunctionsOf(ctx context.Context, personID string, on day.Day) ([]Function, error) {
	return list(ctx, v, "functions", functionsStanding+`f.person = $2 AND `+standing("f", "function_holder")+`
		ORDER BY f.function, f.id`, []any{on, personID}, functionColumns)
}

// Function is the part with the id, when it is played on the day.
func (v View) Function(ctx context.Context, id string, on day.Day) (f Function, err error) {
	err = v.one(ctx, "function", functionsStanding+`f.id = $2 AND `+standing("f", "function_holder"), []any{on, id}, functionColumns(&f)...)
	return f, err
}

// Holders are who plays which part in one trust or record on the day.
func (v View) Holders(ctx context.Context, of access.Subject, on day.Day) ([]Function, error) {
	return list(ctx, v, "functions", functionsStanding+`f.subject_kind = $2 AND f.subject_id = $3 AND `+standing("f", "function_holder")+`
		ORDER BY f.function, f.id`, []any{on, of.Kind, of.ID}, functionColumns)
}

// AddFunction writes that a person plays a part, or the end of it when it supersedes.
func (t Tx) AddFunction(ctx context.Context, f Function, at day.Instant, by string) error {
	return t.exec(ctx, "function", `
		INSERT INTO function_holder (id, function, subject_kind, subject_id, person, from_day, to_day, supersedes, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		f.ID, f.Name, f.SubjectKind, f.SubjectID, f.Person, f.From, f.To, orNull(f.Supersedes), at, orNull(by))
}
