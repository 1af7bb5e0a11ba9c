package store

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/insight"
)

const rateColumns = `k.subject_kind, k.subject_id, k.basis, k.minutes, k.grade, k.version, k.hours, k.cases, k.from_day, k.to_day`

func (v View) rates(ctx context.Context, query string, args ...any) ([]insight.Rate, error) {
	type row struct {
		insight.Rate
		minutes string
	}
	rows, err := list(ctx, v, "rates", query, args, func(r *row) []any {
		return []any{&r.Kind, &r.Subject, &r.Basis, &r.minutes, &r.Grade, &r.Version, &r.Hours, &r.Cases, &r.From, &r.To}
	})
	if err != nil {
		return nil, err
	}
	out := make([]insight.Rate, len(rows))
	for i, r := range rows {
		out[i] = r.Rate
		var ok bool
		if out[i].Minutes, ok = new(big.Rat).SetString(r.minutes); !ok {
			return nil, fmt.Errorf("rate of %s %s is kept as %q, which is no number", r.Kind, r.Subject, r.minutes)
		}
	}
	return out, nil
}

// RatesFor are those of the picked adoptions and of the pilots that they take up.
func (v View) RatesFor(ctx context.Context, w Which) ([]insight.Rate, error) {
	return v.rates(ctx, `
		SELECT `+rateColumns+`
		FROM kept_rate k
		WHERE k.subject_kind = 'adoption' AND k.subject_id IN `+w.ids()+`
			OR k.subject_kind = 'pilot' AND k.subject_id IN (SELECT p.pilot FROM adoption p WHERE p.id IN `+w.ids()+`)
		ORDER BY k.subject_kind, k.subject_id, k.basis`, w.arg())
}

// AllRates are those of every pilot and adoption.
func (v View) AllRates(ctx context.Context) ([]insight.Rate, error) {
	return v.rates(ctx, `SELECT `+rateColumns+` FROM kept_rate k ORDER BY k.subject_kind, k.subject_id, k.basis`)
}

// KeepRates writes the rates of one pilot or adoption over what was kept of it.
func (t Tx) KeepRates(ctx context.Context, of access.Subject, rates []insight.Rate) error {
	if err := t.exec(ctx, "rates", `DELETE FROM kept_rate WHERE subject_kind = $1 AND subject_id = $2`, of.Kind, of.ID); err != nil {
		return err
	}
	for _, r := range rates {
		err := t.exec(ctx, "rates", `
			INSERT INTO kept_rate (subject_kind, subject_id, basis, minutes, grade, version, hours, cases, from_day, to_day)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, of.Kind, of.ID, r.Basis, r.Minutes.RatString(), r.Grade, r.Version, r.Hours, r.Cases, r.From, r.To)
		if err != nil {
			return err
		}
	}
	return nil
}

// Rated are the pilots and adoptions that have a map or a benefit, so that they may have a rate.
func (v View) Rated(ctx context.Context) ([]access.Subject, error) {
	return list(ctx, v, "pilots and adoptions with a map or a benefit", `
		SELECT w.subject_kind, w.subject_id FROM workflow w
		UNION
		SELECT b.subject_kind, b.subject_id FROM benefit b
		ORDER BY 1, 2`, nil, func(s *access.Subject) []any { return []any{&s.Kind, &s.ID} })
}

// SubjectsOf are the pilots and adoptions of some workflows and benefits, given by id.
func (v View) SubjectsOf(ctx context.Context, ids []string) ([]access.Subject, error) {
	var out []access.Subject
	for part := range slices.Chunk(ids, rowsAtOnce) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = id
		}
		in := places(1, len(part))
		found, err := list(ctx, v, "pilots and adoptions", `
			SELECT w.subject_kind, w.subject_id FROM workflow w WHERE w.id IN `+in+`
			UNION
			SELECT b.subject_kind, b.subject_id FROM benefit b WHERE b.id IN `+in+`
			ORDER BY 1, 2`, args, func(s *access.Subject) []any { return []any{&s.Kind, &s.ID} })
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// PilotLead is the trust that leads a pilot.
func (v View) PilotLead(ctx context.Context, id string) (code string, err error) {
	err = v.one(ctx, "pilot", `SELECT lead_trust FROM pilot WHERE id = $1`, []any{id}, &code)
	return code, err
}
