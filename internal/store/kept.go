package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// Kept is how one open adoption stands, kept so that lists need not score it.
type Kept struct {
	Adoption  string
	Checklist string // by which it was scored, with its version
	Version   int
	Pack      string // version of the pack laid over it, by id; may be empty
	Until     day.Day
	Standing  string // readiness.Kept.Text; empty where nothing is kept
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

const none = "-"

// write adds k as it stands in the row of its trust: a line that says whose it is, and its standing.
func (k Kept) write(b *strings.Builder) {
	for _, word := range [...]string{k.Adoption, k.Checklist, strconv.Itoa(k.Version), cmp.Or(k.Pack, none)} {
		b.WriteString(word)
		b.WriteByte(' ')
	}
	b.WriteString(k.untilWord())
	b.WriteByte('\n')
	b.WriteString(k.Standing)
}

func (k Kept) untilWord() string {
	if k.Until.IsZero() {
		return none
	}
	return k.Until.String()
}

func parseKept(text string) (k Kept, err error) {
	head, standing, _ := strings.Cut(text, "\n")
	f := strings.Fields(head)
	if len(f) != 5 {
		return k, fmt.Errorf("kept readiness begins with %q", head)
	}
	k = Kept{Adoption: f[0], Checklist: f[1], Pack: strings.TrimPrefix(f[3], none), Standing: standing}
	if k.Version, err = strconv.Atoi(f[2]); err == nil && f[4] != none {
		k.Until, err = day.Parse(f[4])
	}
	return k, err
}

// keptRow is what is kept of all open adoptions of a trust.
type keptRow struct {
	trust, standings string  // Kept.write of each, by id, with an empty line between them
	overtaken        day.Day // from when on none of them holds
}

func (r keptRow) list() ([]Kept, error) {
	if r.standings == "" {
		return nil, nil
	}
	all := make([]Kept, 0, 1+strings.Count(r.standings, betweenKept))
	for text := range strings.SplitSeq(r.standings, betweenKept) {
		k, err := parseKept(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.trust, err)
		}
		if !r.overtaken.IsZero() && (k.Until.IsZero() || k.Until > r.overtaken) {
			k.Until = r.overtaken
		}
		all = append(all, k)
	}
	return all, nil
}

const betweenKept = "\n\n"

// KeptGround is what a deed about a few questions reads of a trust's open adoptions, however many they are.
type KeptGround struct {
	Kept   []Kept
	Until  day.Day // from when on one of them does not hold, or, where nothing is kept yet, may be missing
	Newest int     // version of the checklist that is published
	Merged day.Day // the trust's latest merger by the day
}

// KeptGround reads it in one statement.
func (v View) KeptGround(ctx context.Context, trust string, on day.Day) (g KeptGround, err error) {
	r := keptRow{trust: trust}
	err = v.one(ctx, "kept readiness", `
		SELECT COALESCE(k.standings, ''), k.overtaken, k.valid_until, COALESCE(`+newestVersion+`, 0),
			(SELECT MAX(s.on_day) FROM succession s WHERE s.to_code = o.code AND s.on_day <= $2)
		FROM organisation o
		LEFT JOIN kept_readiness k ON k.trust = o.code
		WHERE o.code = $1`, []any{trust, on}, &r.standings, &r.overtaken, &g.Until, &g.Newest, &g.Merged)
	if err == nil {
		g.Kept, err = r.list()
	}
	return g, err
}

// kept are those of the open adoptions of some trusts, by id.
func (v View) kept(ctx context.Context, where string, args ...any) ([]Kept, error) {
	rows, err := list(ctx, v, "kept readiness", `
		SELECT k.trust, k.standings, k.overtaken
		FROM kept_readiness k
		WHERE `+where, args, func(r *keptRow) []any { return []any{&r.trust, &r.standings, &r.overtaken} })
	if err != nil {
		return nil, err
	}
	var out []Kept
	for _, r := range rows {
		all, err := r.list()
		if err != nil {
			return nil, err
		}
		out = append(out, all...)
	}
	slices.SortFunc(out, func(x, y Kept) int { return strings.Compare(x.Adoption, y.Adoption) })
	return out, nil
}

// Kept are those of the open adoptions of every trust that one of the picked adoptions is of, by id.
func (v View) Kept(ctx context.Context, w Which) ([]Kept, error) {
	if w.Trust != "" {
		return v.kept(ctx, `k.trust = $1`, w.Trust)
	}
	return v.kept(ctx, `k.trust IN (SELECT w.trust FROM adoption w WHERE `+w.picks("w", 1)+`)`, w.arg())
}

// keptIn are those of the trusts in scope, by adoption.
func (v View) keptIn(ctx context.Context, scope string) (map[string]Kept, error) {
	all, err := v.kept(ctx, within("k.trust", 1), scope)
	return keptBy(all), err
}

func keptBy(all []Kept) map[string]Kept {
	by := make(map[string]Kept, len(all))
	for _, k := range all {
		by[k.Adoption] = k
	}
	return by
}

// KeptReadiness is the same of the picked adoptions, by adoption, as a rule reads it.
func (v View) KeptReadiness(ctx context.Context, w Which) (map[string]readiness.Kept, error) {
	rows, err := v.Kept(ctx, w)
	if err != nil {
		return nil, err
	}
	out := make(map[string]readiness.Kept, len(rows))
	for _, k := range rows {
		if w.ID != "" && k.Adoption != w.ID || w.IDs != "" && !strings.Contains(w.IDs, ","+k.Adoption+",") {
			continue
		}
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
		SELECT k.trust
		FROM kept_readiness k
		WHERE k.valid_until <= $1
		ORDER BY k.trust`, []any{on}, []any{&trust}, func() { out = append(out, trust) })
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

// OvertakeKept marks what is kept of every trust that takes an innovation up as overtaken on the day, because its facts have changed.
func (t Tx) OvertakeKept(ctx context.Context, innovation string, on day.Day) error {
	err := t.exec(ctx, "kept readiness", `
		UPDATE kept_readiness SET valid_until = $1, overtaken = $1
		WHERE trust IN (SELECT a.trust FROM adoption a JOIN pilot p ON p.id = a.pilot WHERE p.innovation = $2 AND a.open)`, on, innovation)
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

// Fresh reports whether all of it holds on a day.
func (g KeptGround) Fresh(on day.Day) bool { return g.Until.IsZero() || g.Until > on }

// Keep writes what is kept of all open adoptions of a trust. The deed has locked the trust's chain.
func (t Tx) Keep(ctx context.Context, trust string, all []Kept) error {
	var first day.Day
	var row strings.Builder
	for i, k := range all {
		if i > 0 {
			row.WriteString(betweenKept)
		} else {
			row.Grow(len(all) * (len(k.Standing) + 128)) // most are about as long
		}
		k.write(&row)
		if !k.Until.IsZero() && (first.IsZero() || k.Until < first) {
			first = k.Until
		}
	}
	return t.exec(ctx, "kept readiness", `
		INSERT INTO kept_readiness (trust, standings, valid_until)
		VALUES ($1, $2, $3)
		ON CONFLICT (trust) DO UPDATE SET standings = excluded.standings, valid_until = excluded.valid_until, overtaken = NULL`, trust, row.String(), first)
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
