package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

const adoptionsFrom = `
	SELECT a.id, a.trust, v.name, v.short_name, a.pilot, p.name, p.innovation, p.lead_trust, l.short_name, p.pack_id,
		a.open, a.checklist, ` + versionOf + `, ` + newestVersion + `, a.created_at, a.created_by,
		(SELECT MAX(s.on_day) FROM succession s WHERE s.to_code = a.trust AND s.on_day <= $2)
	FROM adoption a
	JOIN pilot p ON p.id = a.pilot
	JOIN organisation_version v ON v.code = a.trust AND v.valid_from = (
		SELECT MAX(x.valid_from) FROM organisation_version x WHERE x.code = a.trust AND x.valid_from <= $2)
	JOIN organisation_version l ON l.code = p.lead_trust AND l.valid_from = (
		SELECT MAX(x.valid_from) FROM organisation_version x WHERE x.code = p.lead_trust AND x.valid_from <= $2)`

type adoptionRow struct {
	adoption.Adoption
	createdBy *string
}

func (r *adoptionRow) columns() []any {
	return []any{&r.ID, &r.Trust, &r.TrustName, &r.TrustShort, &r.Pilot, &r.PilotName, &r.Innovation, &r.LeadTrust, &r.LeadShort, &r.PackID,
		&r.Open, &r.Checklist, &r.Version, &r.Newest, &r.Created, &r.createdBy, &r.MergedOn}
}

func (r adoptionRow) adoption() adoption.Adoption {
	a := r.Adoption
	a.CreatedBy = text(r.createdBy)
	return a
}

// Adoption is the one with the id, with names as they stand on the day.
func (v View) Adoption(ctx context.Context, id string, on day.Day) (adoption.Adoption, error) {
	var r adoptionRow
	err := v.one(ctx, "adoption", adoptionsFrom+` WHERE a.id = $1`, []any{id, on}, r.columns()...)
	return r.adoption(), err
}

// Adoptions are the picked ones, by pilot and trust, the newest first of one pilot at one trust.
func (v View) Adoptions(ctx context.Context, w Which, on day.Day) ([]adoption.Adoption, error) {
	rows, err := list(ctx, v, "adoptions", adoptionsFrom+` WHERE a.id IN `+w.ids()+`
		ORDER BY p.name, v.name, a.created_at DESC, a.id`, []any{w.arg(), on}, (*adoptionRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]adoption.Adoption, len(rows))
	for i, r := range rows {
		out[i] = r.adoption()
	}
	return out, nil
}

// OpenAdoption is the id of the trust's open adoption of the pilot; empty when there is none.
func (v View) OpenAdoption(ctx context.Context, trust, pilot string) (id string, err error) {
	err = v.one(ctx, "adoption", `SELECT id FROM adoption WHERE trust = $1 AND pilot = $2 AND open`, []any{trust, pilot}, &id)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return id, err
}

// AddAdoption writes a new one.
func (t Tx) AddAdoption(ctx context.Context, a adoption.Adoption) error {
	return t.exec(ctx, "adoption", `
		INSERT INTO adoption (id, trust, pilot, open, checklist, checklist_version, created_at, created_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, a.ID, a.Trust, a.Pilot, a.Open, a.Checklist, a.Version, a.Created, orNull(a.CreatedBy))
}

// CloseAdoption ends the lock of "one open adoption of a pilot at a trust"; why stands in its states.
func (t Tx) CloseAdoption(ctx context.Context, id string) error {
	return t.exec(ctx, "adoption", `UPDATE adoption SET open = $2 WHERE id = $1`, id, false)
}

// AdoptionStates are what happened to the picked adoptions, in the order in which it was recorded.
func (v View) AdoptionStates(ctx context.Context, w Which) (map[string][]adoption.State, error) {
	out := map[string][]adoption.State{}
	var s adoption.State
	var by, restarts *string
	err := v.each(ctx, `
		SELECT s.id, s.adoption, s.state, s.on_day, s.reason, s.text, s.again_on, s.restarts, s.learning, s.switch_off, s.recorded_at, s.recorded_by
		FROM adoption_state s
		WHERE s.adoption IN `+w.ids()+`
		ORDER BY s.recorded_at, s.id`, []any{w.arg()},
		[]any{&s.ID, &s.Adoption, &s.Key, &s.On, &s.Reason, &s.Text, &s.Again, &restarts, &s.Learning, &s.SwitchOff, &s.At, &by}, func() {
			s.By, s.Restarts = text(by), text(restarts)
			out[s.Adoption] = append(out[s.Adoption], s)
		})
	return out, err
}

// AddAdoptionState writes that something happened.
func (t Tx) AddAdoptionState(ctx context.Context, s adoption.State) error {
	return t.exec(ctx, "adoption state", `
		INSERT INTO adoption_state (id, adoption, state, on_day, reason, text, again_on, restarts, learning, switch_off, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, s.ID, s.Adoption, s.Key, s.On, s.Reason, s.Text, s.Again, orNull(s.Restarts), s.Learning, s.SwitchOff, s.At, orNull(s.By))
}

// Line is one row of a ledger that counts within an adoption.
type Line struct {
	ID       string
	Adoption string
	At       day.Instant
	By       string
}

// AddAdoptionFact writes whether a condition holds here.
func (t Tx) AddAdoptionFact(ctx context.Context, l Line, condition string, holds bool) error {
	return t.exec(ctx, "adoption fact", `
		INSERT INTO adoption_fact (id, adoption, condition, holds, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(f.seq), 0) + 1 FROM adoption_fact f WHERE f.adoption = $2 AND f.condition = $3), $5, $6)`,
		l.ID, l.Adoption, condition, holds, l.At, orNull(l.By))
}

// AddAdoptionDate writes the planned day of a gate; no day takes it away.
func (t Tx) AddAdoptionDate(ctx context.Context, l Line, gate string, planned day.Day) error {
	return t.exec(ctx, "adoption date", `
		INSERT INTO adoption_date (id, adoption, gate, planned, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(d.seq), 0) + 1 FROM adoption_date d WHERE d.adoption = $2 AND d.gate = $3), $5, $6)`,
		l.ID, l.Adoption, gate, planned, l.At, orNull(l.By))
}

// AddAdoptionVolume writes how many cases there are on a working day.
func (t Tx) AddAdoptionVolume(ctx context.Context, l Line, cases decimal.Maybe, source string) error {
	return t.exec(ctx, "adoption volume", `
		INSERT INTO adoption_volume (id, adoption, cases_a_day, source, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(d.seq), 0) + 1 FROM adoption_volume d WHERE d.adoption = $2), $5, $6)`,
		l.ID, l.Adoption, cases, source, l.At, orNull(l.By))
}

// AdoptionVolumes are the newest volumes of the picked adoptions, where somebody counted.
func (v View) AdoptionVolumes(ctx context.Context, w Which) (map[string]adoption.Volume, error) {
	out := map[string]adoption.Volume{}
	var id string
	var vol adoption.Volume
	var at day.Instant
	err := v.each(ctx, `
		SELECT d.adoption, d.cases_a_day, d.source, d.recorded_at
		FROM adoption_volume d
		WHERE d.adoption IN `+w.ids()+` AND d.seq = (SELECT MAX(n.seq) FROM adoption_volume n WHERE n.adoption = d.adoption)`,
		[]any{w.arg()}, []any{&id, &vol.CasesADay, &vol.Source, &at}, func() {
			vol.On = at.Day()
			out[id] = vol
		})
	return out, err
}

// AdoptionDecisions are those about the picked adoptions, in the order in which they were recorded, without their frozen evidence.
func (v View) AdoptionDecisions(ctx context.Context, w Which) (map[string][]Decision, error) {
	all, err := decisions(list(ctx, v, "decisions", `
		SELECT `+decisionColumns+`
		FROM gate_decision d
		WHERE d.subject_kind = 'adoption' AND d.subject_id IN `+w.ids()+`
		ORDER BY d.recorded_at, d.id`, []any{w.arg()}, (*decisionRow).columns))
	out := map[string][]Decision{}
	for _, d := range all {
		out[d.Of.ID] = append(out[d.Of.ID], d)
	}
	return out, err
}

// AdoptionHolders are who plays which part in an adoption and in its trust on the day, with their names.
func (v View) AdoptionHolders(ctx context.Context, of access.Subject, trust string, on day.Day) ([]adoption.Holder, error) {
	return list(ctx, v, "holders", `
		SELECT f.function, p.id, p.name, f.from_day, f.subject_kind = 'adoption'
		FROM function_holder f
		JOIN person p ON p.id = f.person
		WHERE (f.subject_kind = $2 AND f.subject_id = $3 OR f.subject_kind = 'organisation' AND f.subject_id = $4) AND `+standing("f", "function_holder")+`
		ORDER BY f.function, p.name, p.id`, []any{on, of.Kind, of.ID, trust},
		func(h *adoption.Holder) []any { return []any{&h.Function, &h.Person, &h.Name, &h.Since, &h.Here} })
}

// NamesIn are the names of everybody who has ever been a member of a trust, or plays a part in one of its
// adoptions, by id: those who can stand in its answers, decisions and plans.
func (v View) NamesIn(ctx context.Context, trust string) (map[string]string, error) {
	names := map[string]string{}
	var id, name string
	err := v.each(ctx, `
		SELECT p.id, p.name
		FROM person p
		WHERE p.id IN (
			SELECT m.person FROM membership m WHERE m.organisation = $1
			UNION
			SELECT f.person FROM function_holder f WHERE (f.subject_kind, f.subject_id) IN (SELECT 'adoption', d.id FROM adoption d WHERE d.trust = $1)
			UNION
			SELECT f.person FROM function_holder f WHERE f.subject_kind = 'organisation' AND f.subject_id = $1)`, []any{trust}, []any{&id, &name}, func() { names[id] = name })
	return names, err
}

// AdoptionOwners are who is senior responsible owner of the picked adoptions on the day, in the adoption
// or in its trust, by adoption.
func (v View) AdoptionOwners(ctx context.Context, w Which, on day.Day) (map[string][]adoption.Holder, error) {
	out := map[string][]adoption.Holder{}
	var id string
	h := adoption.Holder{Function: adoption.Owner}
	err := v.each(ctx, `
		SELECT x.id, p.id, p.name, x.from_day, x.here
		FROM (
			SELECT d.id, f.person, f.from_day, TRUE AS here
			FROM adoption d
			JOIN function_holder f ON f.subject_kind = 'adoption' AND f.subject_id = d.id
			WHERE f.function = 'sro' AND d.id IN `+w.idsAt(2)+` AND `+standing("f", "function_holder")+`
			UNION ALL
			SELECT d.id, f.person, f.from_day, FALSE
			FROM adoption d
			JOIN function_holder f ON f.subject_kind = 'organisation' AND f.subject_id = d.trust
			WHERE f.function = 'sro' AND d.id IN `+w.idsAt(2)+` AND `+standing("f", "function_holder")+`) x
		JOIN person p ON p.id = x.person
		ORDER BY x.id, p.name, p.id`, []any{on, w.arg()}, []any{&id, &h.Person, &h.Name, &h.Since, &h.Here}, func() { out[id] = append(out[id], h) })
	return out, err
}

// HolderIn is who plays a function in the record itself on the day; the zero Function when nobody does.
func (v View) HolderIn(ctx context.Context, of access.Subject, function string, on day.Day) (f Function, err error) {
	err = v.each(ctx, functionsStanding+`f.subject_kind = $2 AND f.subject_id = $3 AND f.function = $4 AND `+standing("f", "function_holder"),
		[]any{on, of.Kind, of.ID, function}, functionColumns(&f), func() {})
	return f, err
}

// MergedOn is the day of the trust's latest merger up to a day; zero when there was none.
func (v View) MergedOn(ctx context.Context, trust string, on day.Day) (merged day.Day, err error) {
	err = v.one(ctx, "merger", `SELECT MAX(s.on_day) FROM succession s WHERE s.to_code = $1 AND s.on_day <= $2`, []any{trust, on}, &merged)
	return merged, err
}
