package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/workaround"
)

const workaroundColumns = `
		w.line, w.seq, w.subject_kind, w.subject_id, w.trust, w.item_id, w.title, w.why, w.hours_per_week, w.pence_per_hour, w.owner, w.owner_function,
		w.started, w.expires, w.others_need, w.closes_when, w.closed_on, w.closed_because, w.recorded_at, w.recorded_by,
		COALESCE((SELECT p.name FROM pilot p WHERE w.subject_kind = 'pilot' AND p.id = w.subject_id),
			(SELECT p.name FROM adoption a JOIN pilot p ON p.id = a.pilot WHERE w.subject_kind = 'adoption' AND a.id = w.subject_id))`

// workaroundNewest ends a statement about w: no later row says something of the same local fix.
const workaroundNewest = ` AND w.seq = (SELECT MAX(n.seq) FROM workaround n WHERE n.line = w.line)`

func (v View) workarounds(ctx context.Context, where string, args ...any) ([]workaround.Workaround, error) {
	type row struct {
		workaround.Workaround
		owner, by *string
	}
	rows, err := list(ctx, v, "local fixes", `
		SELECT`+workaroundColumns+`
		FROM workaround w
		WHERE `+where+workaroundNewest+`
		ORDER BY w.expires, w.line`, args, func(r *row) []any {
		return []any{&r.ID, &r.Seq, &r.SubjectKind, &r.SubjectID, &r.Trust, &r.Item, &r.Title, &r.Why, &r.Hours, &r.Pence, &r.owner, &r.Owner.Function,
			&r.Started, &r.Expires, &r.Others, &r.ClosesWhen, &r.Closed, &r.ClosedBecause, &r.Recorded, &r.by, &r.Of}
	})
	if err != nil {
		return nil, err
	}
	out := make([]workaround.Workaround, len(rows))
	for i, r := range rows {
		out[i] = r.Workaround
		out[i].Owner.Person, out[i].By = text(r.owner), text(r.by)
	}
	return out, nil
}

// Workarounds are the local fixes of a pilot or an adoption, closed ones too.
func (v View) Workarounds(ctx context.Context, of access.Subject) ([]workaround.Workaround, error) {
	return v.workarounds(ctx, `w.subject_kind = $1 AND w.subject_id = $2`, of.Kind, of.ID)
}

// WorkaroundsAt are those of a trust, in all its pilots and adoptions.
func (v View) WorkaroundsAt(ctx context.Context, trust string) ([]workaround.Workaround, error) {
	return v.workarounds(ctx, `w.trust = $1`, trust)
}

// WorkaroundsOwned are the open ones of the trusts in scope that a person owns, or that somebody owns by a function that
// the person holds in the trust or in the record, on the day.
func (v View) WorkaroundsOwned(ctx context.Context, person, scope string, on day.Day) ([]workaround.Workaround, error) {
	return v.workarounds(ctx, within("w.trust", 3)+` AND w.closed_on IS NULL AND (w.owner = $2 OR w.owner_function <> '' AND EXISTS (
			SELECT 1 FROM function_holder f
			WHERE f.person = $2 AND f.function = w.owner_function AND `+standing("f", "function_holder")+`
				AND (f.subject_kind = 'organisation' AND f.subject_id = w.trust OR f.subject_kind = w.subject_kind AND f.subject_id = w.subject_id)))`, on, person, scope)
}

const holdingUp = `
		SELECT COUNT(*)
		FROM workaround w
		LEFT JOIN adoption a ON w.subject_kind = 'adoption' AND a.id = w.subject_id
		WHERE w.closed_on IS NULL AND w.others_need = 'yes'
			AND (w.subject_kind = 'pilot' AND w.subject_id = $1 OR a.pilot = $1 AND a.open AND ` + committed + `)` + workaroundNewest

// WorkaroundsHoldingUp is how many local fixes hold up a pilot: open ones that the next trust would need too, its own and
// those of the trusts whose take-up is open to everybody because they decided to adopt.
func (v View) WorkaroundsHoldingUp(ctx context.Context, pilotID string) (n int, err error) {
	err = v.one(ctx, "local fixes", holdingUp, []any{pilotID}, &n)
	return n, err
}

// AddWorkaround writes a local fix, its change or its closing as the row id, behind what is there.
func (t Tx) AddWorkaround(ctx context.Context, id string, w workaround.Workaround, at day.Instant, by string) error {
	return t.exec(ctx, "local fix", `
		INSERT INTO workaround (id, line, seq, subject_kind, subject_id, trust, item_id, title, why, hours_per_week, pence_per_hour, owner, owner_function,
			started, expires, others_need, closes_when, closed_on, closed_because, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		id, w.ID, w.Seq+1, w.SubjectKind, w.SubjectID, w.Trust, w.Item, w.Title, w.Why, w.Hours, w.Pence, orNull(w.Owner.Person), w.Owner.Function,
		w.Started, w.Expires, string(w.Others), w.ClosesWhen, w.Closed, w.ClosedBecause, at, orNull(by))
}
