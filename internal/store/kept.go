package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/day"
)

// KeptGate is how one open adoption stands at one gate, kept so that lists need not score it. Until is
// the next day on which the clock alone may change it; on that day whoever reads it scores again.
type KeptGate struct {
	Adoption, Gate, Verdict                string
	Asked, Met, Conditions, Short, Unknown int
	Assessed                               bool // anybody ever answered anything
	Until                                  day.Day
}

// KeptStop is one item that keeps one gate of an open adoption closed: short or unknown.
type KeptStop struct{ Adoption, Gate, Item, State string }

// KeptGates are those of the picked adoptions.
func (v View) KeptGates(ctx context.Context, w Which) ([]KeptGate, error) {
	return list(ctx, v, "kept answers", `
		SELECT k.adoption, k.gate, k.verdict, k.asked, k.met, k.conditions, k.short, k.unknown, k.assessed, k.valid_until
		FROM kept_gate k
		WHERE k.adoption IN `+w.ids()+`
		ORDER BY k.adoption, k.gate`, []any{w.arg()}, func(k *KeptGate) []any {
		return []any{&k.Adoption, &k.Gate, &k.Verdict, &k.Asked, &k.Met, &k.Conditions, &k.Short, &k.Unknown, &k.Assessed, &k.Until}
	})
}

// KeptStops are those of the picked adoptions.
func (v View) KeptStops(ctx context.Context, w Which) ([]KeptStop, error) {
	return list(ctx, v, "kept stops", `
		SELECT k.adoption, k.gate, k.item_id, k.state
		FROM kept_stop k
		WHERE k.adoption IN `+w.ids()+`
		ORDER BY k.adoption, k.gate, k.item_id`, []any{w.arg()},
		func(k *KeptStop) []any { return []any{&k.Adoption, &k.Gate, &k.Item, &k.State} })
}

// KeptStopsAt are those of the picked adoptions at some items only (",wfs-01,fin-01,").
func (v View) KeptStopsAt(ctx context.Context, w Which, items string) ([]KeptStop, error) {
	return list(ctx, v, "kept stops", `
		SELECT k.adoption, k.gate, k.item_id, k.state
		FROM kept_stop k
		WHERE k.adoption IN `+w.ids()+` AND $2 LIKE '%,' || k.item_id || ',%'
		ORDER BY k.adoption, k.gate, k.item_id`, []any{w.arg(), items},
		func(k *KeptStop) []any { return []any{&k.Adoption, &k.Gate, &k.Item, &k.State} })
}

// StaleTrusts are the trusts with a kept answer that the clock may have changed by the day.
func (v View) StaleTrusts(ctx context.Context, on day.Day) ([]string, error) {
	var out []string
	var trust string
	err := v.each(ctx, `
		SELECT DISTINCT a.trust
		FROM kept_gate k
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
	return t.exec(ctx, "kept answers", `
		UPDATE kept_gate SET valid_until = $1
		WHERE adoption IN (SELECT a.id FROM adoption a JOIN pilot p ON p.id = a.pilot WHERE p.innovation = $2 AND a.open)`, on, innovation)
}

// rowsAtOnce is how many rows one statement writes. SQLite looks for every numbered placeholder among all the others, so a
// statement costs the square of its length: 12,000 published figures took 8 s of computing at 1,500 rows, 0.6 s at 25.
const rowsAtOnce = 25

// KeepGates writes answers over what was kept.
func (t Tx) KeepGates(ctx context.Context, gates []KeptGate) error {
	for part := range slices.Chunk(gates, rowsAtOnce) {
		var args []any
		for _, k := range part {
			args = append(args, k.Adoption, k.Gate, k.Verdict, k.Asked, k.Met, k.Conditions, k.Short, k.Unknown, k.Assessed, k.Until)
		}
		err := t.exec(ctx, "kept answers", `
			INSERT INTO kept_gate (adoption, gate, verdict, asked, met, conditions, short, unknown, assessed, valid_until)
			VALUES `+places(len(part), 10)+`
			ON CONFLICT (adoption, gate) DO UPDATE SET verdict = excluded.verdict, asked = excluded.asked, met = excluded.met, conditions = excluded.conditions,
				short = excluded.short, unknown = excluded.unknown, assessed = excluded.assessed, valid_until = excluded.valid_until`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// KeepStops writes stops over what was kept.
func (t Tx) KeepStops(ctx context.Context, stops []KeptStop) error {
	for part := range slices.Chunk(stops, rowsAtOnce) {
		var args []any
		for _, k := range part {
			args = append(args, k.Adoption, k.Gate, k.Item, k.State)
		}
		err := t.exec(ctx, "kept stops", `
			INSERT INTO kept_stop (adoption, gate, item_id, state)
			VALUES `+places(len(part), 4)+`
			ON CONFLICT (adoption, gate, item_id) DO UPDATE SET state = excluded.state`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// DropStops forgets stops that are no more.
func (t Tx) DropStops(ctx context.Context, stops []KeptStop) error {
	for part := range slices.Chunk(stops, rowsAtOnce) {
		var args []any
		for _, k := range part {
			args = append(args, k.Adoption, k.Gate, k.Item)
		}
		err := t.exec(ctx, "kept stops", `DELETE FROM kept_stop WHERE (adoption, gate, item_id) IN (VALUES `+places(len(part), 3)+`)`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// DropKept forgets everything kept of one adoption: it was closed.
func (t Tx) DropKept(ctx context.Context, adoptionID string) error {
	if err := t.exec(ctx, "kept stops", `DELETE FROM kept_stop WHERE adoption = $1`, adoptionID); err != nil {
		return err
	}
	return t.exec(ctx, "kept answers", `DELETE FROM kept_gate WHERE adoption = $1`, adoptionID)
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
