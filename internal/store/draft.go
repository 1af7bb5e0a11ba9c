package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Draft is what a person typed at an address and has not saved: no fact yet, and nobody else's to read.
type Draft struct {
	Person  string
	Address string
	Body    string
	Kept    day.Instant
}

// Draft is what the person left at the address; without one it is the zero Draft.
func (v View) Draft(ctx context.Context, person, address string) (Draft, error) {
	d := Draft{Person: person, Address: address}
	err := v.one(ctx, "draft", `
		SELECT body, kept_at
		FROM draft
		WHERE person = $1 AND address = $2`, []any{person, address}, &d.Body, &d.Kept)
	if fault.Is(err, fault.NotFound) {
		return Draft{}, nil
	}
	return d, err
}

// KeepDraft writes a draft over the one before.
func (t Tx) KeepDraft(ctx context.Context, d Draft) error {
	return t.exec(ctx, "draft", `
		INSERT INTO draft (person, address, body, kept_at)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (person, address) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at`, d.Person, d.Address, d.Body, d.Kept)
}

// DropDraft forgets a draft.
func (t Tx) DropDraft(ctx context.Context, person, address string) error {
	return t.exec(ctx, "draft", `DELETE FROM draft WHERE person = $1 AND address = $2`, person, address)
}
