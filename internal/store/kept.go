package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// Kept is how one open adoption stands, kept so that lists need not score it.
type Kept struct {
	Adoption string
	Standing string // readiness.Kept.Text
	Until    day.Day
}

// Readiness is what the row says.
func (k Kept) Readiness() (readiness.Kept, error) {
	if k.Standing == "" {
		return readiness.Kept{Until: k.Until}, nil // kept by an older program; overtaken
	}
	r, err := readiness.ParseKept(k.Standing)
	r.Until = k.Until
	if err != nil {
		err = fmt.Errorf("adoption %s: %w", k.Adoption, err)
	}
	return r, err
}

// Kept are those of the picked adoptions.
func (v View) Kept(ctx context.Context, w Which) ([]Kept, error) {
	return list(ctx, v, "kept readiness", `
		SELECT k.adoption, k.standing, k.valid_until
		FROM kept_readiness k
		WHERE k.adoption IN `+w.ids()+`
		ORDER BY k.adoption`, []any{w.arg()}, func(k *Kept) []any { return []any{&k.Adoption, &k.Standing, &k.Until} })
}

// KeptReadiness is the same by adoption, as a rule reads it.
func (v View) KeptReadiness(ctx context.Context, w Which) (map[string]readiness.Kept, error) {
	rows, err := v.Kept(ctx, w)
	if err != nil {
		return nil, err
	}
	out := make(map[string]readiness.Kept, len(rows))
	for _, k := range rows {
		if out[k.Adoption], err = k.Readiness(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// StaleTrusts are the trusts with a kept answer that the clock may have changed by the day.
func (v View) StaleTrusts(ctx context.Context, on day.Day) ([]string, error) {
	var out []string
	var trust string
	err := v.each(ctx, `
		SELECT DISTINCT a.trust
		FROM kept_readiness k
		JOIN adoption a ON a.id = k.adoption
		WHERE k.valid_until <= $1
		ORDER BY a.trust`, []any{on}, []any{&trust}, func() { out = append(out, trust) })
	return out, err
}

// AdoptingTrusts are the trusts with an adoption, open or not.
func (v View) AdoptingTrusts(ctx context.Context) ([]string, error) {
	var out []string
	var trust string
	err := v.each(ctx, `SELECT DISTINCT trust FROM adoption ORDER BY trust`, nil, []any{&trust}, func() { out = append(out, trust) })
	return out, err
}

// TakingTrusts are the trusts with an open adoption of an innovation.
func (v View) TakingTrusts(ctx context.Context, innovation string) ([]string, error) {
	var out []string
	var trust string
	err := v.each(ctx, `
		SELECT DISTINCT a.trust
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		WHERE p.innovation = $1 AND a.open
		ORDER BY a.trust`, []any{innovation}, []any{&trust}, func() { out = append(out, trust) })
	return out, err
}

// OvertakeKept marks the kept answers of every adoption of an innovation as overtaken on the day, because its facts have changed.
func (t Tx) OvertakeKept(ctx context.Context, innovation string, on day.Day) error {
	err := t.exec(ctx, "kept readiness", `
		UPDATE kept_readiness SET valid_until = $1
		WHERE adoption IN (SELECT a.id FROM adoption a JOIN pilot p ON p.id = a.pilot WHERE p.innovation = $2 AND a.open)`, on, innovation)
	if err != nil {
		return err
	}
	return t.exec(ctx, "what stops take-ups", `
		UPDATE kept_insight SET n = `+keptNever+`
		WHERE trust IN (SELECT a.trust FROM adoption a JOIN pilot p ON p.id = a.pilot WHERE p.innovation = $1 AND a.open)`, innovation)
}

// rowsAtOnce is how many rows one statement writes. SQLite looks for every numbered placeholder among all the others, so a
// statement costs the square of its length: 12,000 published figures took 8 s of computing at 1,500 rows, 0.6 s at 25.
const rowsAtOnce = 25

// Keep writes rows over what was kept.
func (t Tx) Keep(ctx context.Context, rows []Kept) error {
	for part := range slices.Chunk(rows, rowsAtOnce) {
		var args []any
		for _, k := range part {
			args = append(args, k.Adoption, k.Standing, k.Until)
		}
		err := t.exec(ctx, "kept readiness", `
			INSERT INTO kept_readiness (adoption, standing, valid_until)
			VALUES `+places(len(part), 3)+`
			ON CONFLICT (adoption) DO UPDATE SET standing = excluded.standing, valid_until = excluded.valid_until`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// DropKept forgets everything kept of one adoption: it was closed.
func (t Tx) DropKept(ctx context.Context, adoptionID string) error {
	return t.exec(ctx, "kept readiness", `DELETE FROM kept_readiness WHERE adoption = $1`, adoptionID)
}

// places are rows of placeholders: ($1, $2), ($3, $4).
func places(rows, columns int) string {
	var b strings.Builder
	for i := range rows {
		if i > 0 {
			b.WriteString(", ")
		}
		for j := range columns {
			if j == 0 {
				b.WriteByte('(')
			} else {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "$%d", i*columns+j+1)
		}
		b.WriteByte(')')
	}
	return b.String()
}
