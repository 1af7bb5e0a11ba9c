package store

import (
	"context"

	"groundwork/internal/day"
)

// Parked is a form that was sent after its session had run out, kept for its owner.
type Parked struct {
	IDHash string
	Path   string // where it was sent
	Body   string // its fields, without passwords
	Owner  string // a keyed hash of the person to whom the form was shown
	Page   string // the page it was typed on
	At     day.Instant
}

// Parked is the form whose cookie has this hash.
func (v View) Parked(ctx context.Context, idHash string) (p Parked, err error) {
	err = v.one(ctx, "parked form", `
		SELECT id_hash, path, body, owner, page, parked_at
		FROM parked_form
		WHERE id_hash = $1`, []any{idHash}, &p.IDHash, &p.Path, &p.Body, &p.Owner, &p.Page, &p.At)
	return p, err
}

// Park keeps a form.
func (t Tx) Park(ctx context.Context, p Parked) error {
	return t.exec(ctx, "parked form", `
		INSERT INTO parked_form (id_hash, path, body, owner, page, parked_at)
		VALUES ($1, $2, $3, $4, $5, $6)`, p.IDHash, p.Path, p.Body, p.Owner, p.Page, p.At)
}

// Unpark forgets a form.
func (t Tx) Unpark(ctx context.Context, idHash string) error {
	return t.exec(ctx, "parked form", `DELETE FROM parked_form WHERE id_hash = $1`, idHash)
}
