package store

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

// Moves is the ledger of handing in for a trust's groundwork and the picked adoptions, oldest first, by adoption
// ("" for the groundwork).
func (v View) Moves(ctx context.Context, trust string, w Which) (map[string][]adoption.Move, error) {
	out := map[string][]adoption.Move{}
	var id, by *string
	var m adoption.Move
	err := v.each(ctx, `
		SELECT h.adoption, h.item_id, h.seq, h.move, h.answer, h.counted, h.note, h.on_day, h.recorded_at, h.recorded_by
		FROM `+w.placed()+`hand_in h
		WHERE h.trust = $2 AND COALESCE(h.adoption, '') = place.id
		ORDER BY h.item_id, h.seq`, []any{w.arg(), trust},
		[]any{&id, &m.Item, &m.Seq, &m.Kind, &m.Answer, &m.Counted, &m.Note, &m.On, &m.At, &by}, func() {
			m.By = text(by)
			out[text(id)] = append(out[text(id)], m)
		})
	return out, err
}

// LastHanded is how each question of some trusts (",RXK,R1D,") counted when its answer was last handed on, by trust and within it by
// adoption ("" for the groundwork) and question. An answer that was not handed on is not in it, and asking for changes takes none back.
func (v View) LastHanded(ctx context.Context, trusts string) (map[string]map[string]map[string]string, error) {
	out := map[string]map[string]map[string]string{}
	var trust, item, counted string
	var id *string
	err := v.each(ctx, `
		SELECT h.trust, h.adoption, h.item_id, h.counted
		FROM hand_in h
		WHERE `+within("h.trust", 1)+` AND h.move IN ('`+adoption.MoveHandedIn+`', '`+adoption.MoveDone+`')
			AND (h.adoption IS NULL OR h.adoption IN (SELECT a.id FROM adoption a WHERE a.open))
		ORDER BY h.seq`, []any{trusts}, []any{&trust, &id, &item, &counted}, func() {
		if out[trust] == nil {
			out[trust] = map[string]map[string]string{}
		}
		if out[trust][text(id)] == nil {
			out[trust][text(id)] = map[string]string{}
		}
		out[trust][text(id)][item] = counted
	})
	return out, err
}

// AddHandIn writes one, behind the newest of its line.
func (t Tx) AddHandIn(ctx context.Context, id, trust, adoptionID string, m adoption.Move) error {
	return t.exec(ctx, "handing in", `
		INSERT INTO hand_in (id, trust, adoption, item_id, seq, move, answer, counted, note, on_day, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(h.seq), 0) + 1 FROM hand_in h WHERE h.trust = $2 AND COALESCE(h.adoption, '') = $5 AND h.item_id = $4),
			$6, $7, $8, $9, $10, $11, $12)`,
		id, trust, orNull(adoptionID), m.Item, adoptionID, m.Kind, m.Answer, m.Counted, m.Note, m.On, m.At, orNull(m.By))
}

// HandIn is a row of the ledger with the place that it is of; its Adoption is empty for the groundwork.
type HandIn struct {
	ID, Trust, Adoption string
	adoption.Move
}

// AddHandIns writes rows that know their numbers, many with one statement.
func (t Tx) AddHandIns(ctx context.Context, rows []HandIn) error {
	for part := range slices.Chunk(rows, rowsAtOnce) {
		var args []any
		for _, h := range part {
			args = append(args, h.ID, h.Trust, orNull(h.Adoption), h.Item, h.Seq, h.Kind, h.Answer, h.Counted, h.Note, h.On, h.At, orNull(h.By))
		}
		err := t.exec(ctx, "handing in", `
			INSERT INTO hand_in (id, trust, adoption, item_id, seq, move, answer, counted, note, on_day, recorded_at, recorded_by)
			VALUES `+places(len(part), 12), args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// Passing is a question on its way between who answers it and who shared it out.
type Passing struct {
	Duty
	Move       string // the newest since it was given out; empty for none
	Note       string
	HandedSame bool // the standing answer is the one that was moved last
}

// Passed are, at the trusts in scope, the person's own questions that were sent back or that they answered and have
// not handed in since, and at the trusts that they lead those that others handed in.
func (v View) Passed(ctx context.Context, person, scope, leads string, on day.Day) ([]Passing, error) {
	type row struct {
		Passing
		adoption *string
	}
	rows, err := list(ctx, v, "questions handed in", `
		SELECT x.trust, x.adoption, x.item_id, x.person, x.due`+dutyNames+`, COALESCE(h.move, ''), COALESCE(h.note, ''), COALESCE(h.answer = g.id, FALSE)
		FROM assignment x`+dutyFrom+`
		LEFT JOIN hand_in h ON h.trust = x.trust AND COALESCE(h.adoption, '') = COALESCE(x.adoption, '') AND h.item_id = x.item_id AND h.recorded_at >= x.recorded_at
			AND h.seq = (SELECT MAX(m.seq) FROM hand_in m WHERE m.trust = x.trust AND COALESCE(m.adoption, '') = COALESCE(x.adoption, '') AND m.item_id = x.item_id)
		LEFT JOIN answer g ON g.trust = x.trust AND COALESCE(g.adoption, '') = COALESCE(x.adoption, '') AND g.item_id = x.item_id AND g.recorded_at >= x.recorded_at
			AND g.seq = (SELECT MAX(n.seq) FROM answer n WHERE n.trust = x.trust AND COALESCE(n.adoption, '') = COALESCE(x.adoption, '') AND n.item_id = x.item_id
				AND n.kind IN ('answer', 'confirm'))
		WHERE (x.person = $2 AND `+within("x.trust", 3)+` AND (h.move = 'changes_asked' OR g.id IS NOT NULL AND (h.answer IS NULL OR h.answer <> g.id))
				OR `+within("x.trust", 4)+` AND h.move = 'handed_in' AND h.answer = g.id)`+unlessClosed+latest("assignment")+`
		ORDER BY x.due NULLS LAST, x.trust, x.item_id`, []any{on, person, scope, leads}, func(r *row) []any {
		return []any{&r.Trust, &r.adoption, &r.Item, &r.Owner, &r.Due, &r.TrustShort, &r.Pilot, &r.Move, &r.Note, &r.HandedSame}
	})
	out := make([]Passing, len(rows))
	for i, r := range rows {
		out[i] = r.Passing
		out[i].Adoption = text(r.adoption)
	}
	return out, err
}
