package store

import (
	"context"
	"strconv"
	"strings"

	"groundwork/internal/day"
)

// KeptBoard is what is open about an organisation, in one row: what its open benefits add to totals above it, and how many
// open pilots and take-ups it has.
type KeptBoard struct {
	Organisation      string
	Part              string
	Pilots, Adoptions int
	Until             day.Day // from then on the clock makes it another; none when only a record does
}

// OpenPart is what one benefit that is open to everybody adds, as it is kept.
type OpenPart struct {
	ID         string
	Part       string
	Innovation string // its name
	Order      string // where it stands among the benefits of all organisations
	Claimed    bool   // somebody claimed what it counts
}

// OpenParts are those of an organisation, in order.
func (v View) OpenParts(ctx context.Context, organisation string) ([]OpenPart, error) {
	var name, subject string
	var made day.Instant
	var out []OpenPart
	var p OpenPart
	err := v.each(ctx, `
		SELECT b.id, k.part, i.name, p.name, b.subject_id, b.created_at, EXISTS (SELECT 1 FROM claim c WHERE c.benefit = b.id)
		FROM benefit b
		JOIN kept_series k ON k.benefit = b.id
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		JOIN innovation i ON i.id = p.innovation
		WHERE b.organisation = $1 AND CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END
		ORDER BY p.name, b.subject_id, b.created_at, b.id`, []any{organisation},
		[]any{&p.ID, &p.Part, &p.Innovation, &name, &subject, &made, &p.Claimed}, func() {
			p.Order = strings.Join([]string{name, subject, made.String(), p.ID}, "\x00")
			out = append(out, p)
		})
	return out, err
}

// TakenParts are what the benefits of take-ups add whose pilots a trust leads, by take-up, as far as the scope may know of them.
func (v View) TakenParts(ctx context.Context, lead, scope string) (map[string][]string, error) {
	out := map[string][]string{}
	var id, part string
	err := v.each(ctx, `
		SELECT a.id, k.part
		FROM pilot p
		JOIN adoption a ON a.pilot = p.id
		JOIN benefit b ON b.subject_kind = 'adoption' AND b.subject_id = a.id
		JOIN kept_series k ON k.benefit = b.id
		WHERE p.lead_trust = $1 AND ($2 LIKE '%,' || b.organisation || ',%' OR `+committed+`)
		ORDER BY a.id, b.created_at, b.id`, []any{lead, scope}, []any{&id, &part}, func() { out[id] = append(out[id], part) })
	return out, err
}

// BenefitParts are what the benefits of an organisation add, as it is kept, by id.
func (v View) BenefitParts(ctx context.Context, organisation string) (map[string]string, error) {
	out := map[string]string{}
	var id, part string
	err := v.each(ctx, `SELECT k.benefit, k.part FROM kept_series k JOIN benefit b ON b.id = k.benefit WHERE b.organisation = $1`, []any{organisation},
		[]any{&id, &part}, func() { out[id] = part })
	return out, err
}

// KeptParts are what the chosen benefits add, as it is kept, by what promised them; empty where nothing is kept of one.
func (v View) KeptParts(ctx context.Context, c Chosen) (map[string][]string, error) {
	where, args := c.where(1)
	out := map[string][]string{}
	var subject, part string
	err := v.each(ctx, `
		SELECT b.subject_id, COALESCE(k.part, '')
		FROM benefit b
		LEFT JOIN kept_series k ON k.benefit = b.id
		WHERE`+where+`
		ORDER BY b.created_at, b.id`, args, []any{&subject, &part}, func() { out[subject] = append(out[subject], part) })
	return out, err
}

// OpenCountOf counts the open pilots and take-ups of one organisation.
func (v View) OpenCountOf(ctx context.Context, organisation string) (n OpenCount, err error) {
	err = v.one(ctx, "open pilots and take-ups", `
		SELECT (SELECT COUNT(*) FROM pilot p WHERE p.lead_trust = $1 AND `+published+`),
			(SELECT COUNT(*) FROM adoption a WHERE a.trust = $1 AND a.open AND `+committed+`)`, []any{organisation}, &n.Pilots, &n.Adoptions)
	return n, err
}

// KeptBoards are those of organisations (",RXK,R1D,"), by code. Some have none: nothing is open about them.
func (v View) KeptBoards(ctx context.Context, codes string) (map[string]KeptBoard, error) {
	out := map[string]KeptBoard{}
	var k KeptBoard
	err := v.each(ctx, `SELECT k.organisation, k.part, k.pilots, k.adoptions, k.valid_until FROM kept_board k WHERE $1 LIKE '%,' || k.organisation || ',%'`, []any{codes},
		[]any{&k.Organisation, &k.Part, &k.Pilots, &k.Adoptions, &k.Until}, func() { out[k.Organisation] = k })
	return out, err
}

// BoardsOf are the organisations whose open figures benefits, pilots and adoptions bear on, by their ids.
func (v View) BoardsOf(ctx context.Context, benefits, pilots, adoptions []string) ([]string, error) {
	var asked []string
	var args []any
	ask := func(query string, ids []string) {
		if len(ids) == 0 {
			return
		}
		var at []string
		for _, id := range ids {
			args = append(args, id)
			at = append(at, "$"+strconv.Itoa(len(args)))
		}
		asked = append(asked, query+" IN ("+strings.Join(at, ", ")+")")
	}
	ask(`SELECT organisation AS code FROM benefit WHERE id`, benefits)
	ask(`SELECT lead_trust AS code FROM pilot WHERE id`, pilots)
	ask(`SELECT trust AS code FROM adoption WHERE pilot`, pilots)
	ask(`SELECT trust AS code FROM adoption WHERE id`, adoptions)
	if len(asked) == 0 {
		return nil, nil
	}
	var out []string
	var at string
	err := v.each(ctx, strings.Join(asked, " UNION ")+` ORDER BY code`, args, []any{&at}, func() { out = append(out, at) })
	return out, err
}

// Boarding are the organisations that have a benefit, a pilot or an adoption.
func (v View) Boarding(ctx context.Context) ([]string, error) {
	var out []string
	var at string
	err := v.each(ctx, `
		SELECT organisation AS code FROM benefit
		UNION SELECT lead_trust FROM pilot
		UNION SELECT trust FROM adoption
		ORDER BY code`, nil, []any{&at}, func() { out = append(out, at) })
	return out, err
}

// KeepBoard writes what is open about an organisation over what was kept of it.
func (t Tx) KeepBoard(ctx context.Context, k KeptBoard) error {
	return t.exec(ctx, "open figures", `
		INSERT INTO kept_board (organisation, part, pilots, adoptions, valid_until)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (organisation) DO UPDATE SET part = excluded.part, pilots = excluded.pilots, adoptions = excluded.adoptions, valid_until = excluded.valid_until`,
		k.Organisation, k.Part, k.Pilots, k.Adoptions, k.Until)
}

// LockBoard waits for its turn to keep what is open about an organisation: deeds of several organisations bear on it.
func (t Tx) LockBoard(ctx context.Context, organisation string) error {
	return t.exec(ctx, "open figures", `
		INSERT INTO kept_board (organisation, part, pilots, adoptions)
		VALUES ($1, '', 0, 0)
		ON CONFLICT (organisation) DO UPDATE SET pilots = kept_board.pilots`, organisation)
}

// StaleBoards are the organisations of which the clock has overtaken what is kept.
func (v View) StaleBoards(ctx context.Context, today day.Day) ([]string, error) {
	var out []string
	var at string
	err := v.each(ctx, `SELECT organisation FROM kept_board WHERE valid_until <= $1 ORDER BY organisation`, []any{today}, []any{&at}, func() { out = append(out, at) })
	return out, err
}
