package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/organisation"
)

// KeptInsight is what is kept of one trust for the pages that look across many, in one row.
type KeptInsight struct {
	Trust string
	Part  string
	Seq   int64   // in which order rows were written, all trusts together
	Until day.Day // from then on the clock makes it another; none when only a record does
}

// keptNever is where no trust's history ever stands: it marks a row that a deed of somebody else has overtaken.
const keptNever = "-1"

// InsightSince are the rows written after one of them, by trust.
func (v View) InsightSince(ctx context.Context, seq int64) ([]KeptInsight, error) {
	return v.insight(ctx, `k.seq > $1`, seq)
}

// InsightAt are the rows of trusts (",RXK,R1D,"), by trust.
func (v View) InsightAt(ctx context.Context, trusts string) ([]KeptInsight, error) {
	return v.insight(ctx, within("k.trust", 1), trusts)
}

func (v View) insight(ctx context.Context, where string, arg any) ([]KeptInsight, error) {
	return list(ctx, v, "what stops take-ups", `SELECT k.trust, k.part, k.seq, k.valid_until FROM kept_insight k WHERE `+where+` ORDER BY k.trust`, []any{arg},
		func(k *KeptInsight) []any { return []any{&k.Trust, &k.Part, &k.Seq, &k.Until} })
}

// KeepsNoInsight reports whether no row was ever written.
func (v View) KeepsNoInsight(ctx context.Context) (none bool, err error) {
	err = v.one(ctx, "what stops take-ups", `SELECT NOT EXISTS (SELECT 1 FROM kept_insight)`, nil, &none)
	return none, err
}

// StaleInsight are the trusts whose row is no longer what their records say: a deed of theirs, a deed of somebody else that bears
// on them, or the clock has overtaken it, or there is none yet.
func (v View) StaleInsight(ctx context.Context, today day.Day) ([]string, error) {
	var out []string
	var trust string
	err := v.each(ctx, `
		SELECT h.chain
		FROM chain_head h
		JOIN organisation o ON o.code = h.chain AND o.type = '`+string(organisation.Trust)+`'
		LEFT JOIN kept_insight k ON k.trust = h.chain
		WHERE k.n IS NULL AND h.n > 0 OR k.n <> h.n OR k.valid_until <= $1
		ORDER BY h.chain`, []any{today}, []any{&trust}, func() { out = append(out, trust) })
	return out, err
}

// LockInsight waits for its turn to work out what is kept of a trust: whoever overtakes it meanwhile waits, and marks it afterwards.
func (t Tx) LockInsight(ctx context.Context, trust string) error {
	return t.exec(ctx, "what stops take-ups", `
		INSERT INTO kept_insight (trust, part, n, seq)
		VALUES ($1, '{}', `+keptNever+`, 0)
		ON CONFLICT (trust) DO UPDATE SET n = kept_insight.n`, trust)
}

// KeepInsight writes it, as of where the trust's history stands, behind all rows that were written before. The trust's chain and
// England's are locked.
func (t Tx) KeepInsight(ctx context.Context, k KeptInsight) error {
	return t.exec(ctx, "what stops take-ups", `
		UPDATE kept_insight SET part = $2, valid_until = $3, n = (SELECT h.n FROM chain_head h WHERE h.chain = $1),
			seq = (SELECT MAX(s.seq) + 1 FROM kept_insight s)
		WHERE trust = $1`, k.Trust, k.Part, k.Until)
}

// OvertakeInsight marks the rows of the trusts with an open adoption of a pilot: what they wait for there has changed.
func (t Tx) OvertakeInsight(ctx context.Context, pilot string) error {
	return t.exec(ctx, "what stops take-ups", `
		UPDATE kept_insight SET n = `+keptNever+`
		WHERE trust IN (SELECT a.trust FROM adoption a WHERE a.pilot = $1 AND a.open)`, pilot)
}

// OvertakeAllInsight marks every row: a rule that all of them follow has changed.
func (t Tx) OvertakeAllInsight(ctx context.Context) error {
	return t.exec(ctx, "what stops take-ups", `UPDATE kept_insight SET n = `+keptNever)
}
