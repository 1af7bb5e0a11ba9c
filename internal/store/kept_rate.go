package store

import (
	"context"
	"fmt"
	"math/big"

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

// KeepRate writes the rate of a pilot or an adoption by one basis over what was kept of it; without one it forgets it.
func (t Tx) KeepRate(ctx context.Context, of access.Subject, basis string, r insight.Rate, known bool) error {
	if !known {
		return t.exec(ctx, "rates", `DELETE FROM kept_rate WHERE subject_kind = $1 AND subject_id = $2 AND basis = $3`, of.Kind, of.ID, basis)
	}
	return t.exec(ctx, "rates", `
		INSERT INTO kept_rate (subject_kind, subject_id, basis, minutes, grade, version, hours, cases, from_day, to_day)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (subject_kind, subject_id, basis) DO UPDATE SET minutes = excluded.minutes, grade = excluded.grade, version = excluded.version,
			hours = excluded.hours, cases = excluded.cases, from_day = excluded.from_day, to_day = excluded.to_day`,
		of.Kind, of.ID, basis, r.Minutes.RatString(), r.Grade, r.Version, r.Hours, r.Cases, r.From, r.To)
}

// Rated are the pilots and adoptions that have a map or a benefit, so that they may have a rate.
func (v View) Rated(ctx context.Context) ([]access.Subject, error) {
	return list(ctx, v, "pilots and adoptions with a map or a benefit", `
		SELECT w.subject_kind, w.subject_id FROM workflow w
		UNION
		SELECT b.subject_kind, b.subject_id FROM benefit b
		ORDER BY 1, 2`, nil, func(s *access.Subject) []any { return []any{&s.Kind, &s.ID} })
}

// WorkflowSubject is whose workflow it is.
func (v View) WorkflowSubject(ctx context.Context, id string) (of access.Subject, err error) {
	err = v.one(ctx, "workflow", `SELECT subject_kind, subject_id FROM workflow WHERE id = $1`, []any{id}, &of.Kind, &of.ID)
	return of, err
}

// PilotLead is the trust that leads a pilot.
func (v View) PilotLead(ctx context.Context, id string) (code string, err error) {
	err = v.one(ctx, "pilot", `SELECT lead_trust FROM pilot WHERE id = $1`, []any{id}, &code)
	return code, err
}
