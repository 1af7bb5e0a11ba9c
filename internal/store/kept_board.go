package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"groundwork/internal/day"
)

// KeptBoard is what is open about an organisation, in one row: what its open benefits add to totals above it, how many open
// pilots and take-ups it has, and what those come to. That of an area is made of those directly below it.
type KeptBoard struct {
	Organisation      string
	Part              string
	Pilots, Adoptions int
	Taking            string
	Below             string  // of an area: of which organisations it is made
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

// KeptBenefits are those of an organisation as its board page reads them, as far as the scope may know of them, in the order of
// Benefits. Of a benefit of which nothing is kept yet Board is empty.
func (v View) KeptBenefits(ctx context.Context, organisation, scope string) ([]KeptBenefit, error) {
	rows, err := list(ctx, v, "kept benefits", `
		SELECT b.id, b.subject_kind, b.subject_id, b.measure_id, b.measure_version, COALESCE(k.part, ''), COALESCE(k.board, ''), k.valid_until,
			COALESCE(k.kind, ''), COALESCE(k.variation, ''), COALESCE(k.assurance, '')
		FROM benefit b
		LEFT JOIN kept_series k ON k.benefit = b.id
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		WHERE b.organisation = $1 AND ($2 LIKE '%,' || b.organisation || ',%'
			OR CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END)
		ORDER BY p.name, b.subject_id, b.created_at, b.id`, []any{organisation, scope}, func(k *keptBoardRow) []any {
		return []any{&k.ID, &k.Subject.Kind, &k.Subject.ID, &k.Profile.Measure.ID, &k.Profile.Measure.Version, &k.Part, &k.Board, &k.Until, &k.kind, &k.variation, &k.assurance}
	})
	if err != nil {
		return nil, err
	}
	out := make([]KeptBenefit, len(rows))
	for i, r := range rows {
		if out[i] = r.KeptBenefit; r.kind != "" {
			err = errors.Join(err, out[i].Chart.ReadIcons(r.kind, r.variation, r.assurance))
		}
	}
	return out, err
}

// keptBoardRow is one of them with the icons of its chart, by name.
type keptBoardRow struct {
	KeptBenefit
	kind, variation, assurance string
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
	err := v.each(ctx, `SELECT k.organisation, k.part, k.pilots, k.adoptions, k.taking, k.below, k.valid_until FROM kept_board k WHERE `+among("k.organisation", 1), []any{codes},
		[]any{&k.Organisation, &k.Part, &k.Pilots, &k.Adoptions, &k.Taking, &k.Below, &k.Until}, func() { out[k.Organisation] = k })
	return out, err
}

// overtakenAlready leaves a note as it is that somebody made before, and waits for whoever is working through it.
const overtakenAlready = `
		ON CONFLICT (organisation) DO UPDATE SET organisation = excluded.organisation WHERE kept_overtaken.organisation <> excluded.organisation`

// OvertakeBoardsOf notes that what is kept is overtaken of the organisations whose boards read what is recorded with a chain of
// history, or about benefits, pilots, adoptions and innovations, by their ids.
func (t Tx) OvertakeBoardsOf(ctx context.Context, chain string, benefits, pilots, adoptions, innovations []string) error {
	asked, args := []string{`SELECT code FROM organisation WHERE code = $1`}, []any{chain}
	ask := func(ids []string, query, column string) {
		if len(ids) > 0 {
			args = append(args, strings.Join(ids, ","))
			asked = append(asked, query+" WHERE "+among(column, len(args)))
		}
	}
	ask(benefits, `SELECT organisation AS code FROM benefit`, "id")
	ask(benefits, `SELECT t.trust AS code FROM benefit b JOIN adoption t ON b.subject_kind = 'pilot' AND t.pilot = b.subject_id`, "b.id")
	ask(pilots, `SELECT lead_trust AS code FROM pilot`, "id")
	ask(pilots, `SELECT trust AS code FROM adoption`, "pilot")
	ask(adoptions, `SELECT trust AS code FROM adoption`, "id")
	ask(innovations, `SELECT lead_trust AS code FROM pilot`, "innovation")
	ask(innovations, `SELECT t.trust AS code FROM pilot p JOIN adoption t ON t.pilot = p.id`, "p.innovation")
	return t.exec(ctx, "open figures", `
		INSERT INTO kept_overtaken (organisation)
		SELECT at.code FROM (`+strings.Join(asked, " UNION ")+`) AS at WHERE true ORDER BY at.code`+overtakenAlready, args...)
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
		INSERT INTO kept_board (organisation, part, pilots, adoptions, taking, below, valid_until)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (organisation) DO UPDATE SET part = excluded.part, pilots = excluded.pilots, adoptions = excluded.adoptions,
			taking = excluded.taking, below = excluded.below, valid_until = excluded.valid_until`,
		k.Organisation, k.Part, k.Pilots, k.Adoptions, k.Taking, k.Below, k.Until)
}

// OvertakeBoards notes that what is kept of organisations is overtaken. Deeds at the same time wait for each other only where
// they note the same organisation.
func (t Tx) OvertakeBoards(ctx context.Context, codes []string) error {
	for part := range slices.Chunk(codes, rowsAtOnce) {
		args := make([]any, len(part))
		for i, code := range part {
			args[i] = code
		}
		err := t.exec(ctx, "open figures", `
			INSERT INTO kept_overtaken (organisation)
			VALUES `+places(len(part), 1)+overtakenAlready, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// CatchUpBoard forgets that an organisation was overtaken, before its rows are read: what is recorded after that notes it anew.
func (t Tx) CatchUpBoard(ctx context.Context, organisation string) error {
	return t.exec(ctx, "open figures", `DELETE FROM kept_overtaken WHERE organisation = $1`, organisation)
}

// StaleBoards are the organisations of which what is kept was overtaken by a deed, and true those where it was the clock.
func (v View) StaleBoards(ctx context.Context, today day.Day) (map[string]bool, error) {
	out := map[string]bool{}
	var at string
	var clock int
	err := v.each(ctx, `
		SELECT organisation, 0 FROM kept_overtaken
		UNION ALL SELECT organisation, 1 FROM kept_board WHERE valid_until <= $1`, []any{today}, []any{&at, &clock}, func() { out[at] = out[at] || clock == 1 })
	return out, err
}
