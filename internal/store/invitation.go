package store

import (
	"context"

	"groundwork/internal/day"
)

// Invitation is a one-time link to set up an account. The table holds only the SHA-256 of what the link carries.
type Invitation struct {
	IDHash                 string
	Person                 string
	Created, Expires, Used day.Instant
}

// Invitation is the one whose link has this hash.
func (v View) Invitation(ctx context.Context, idHash string) (i Invitation, err error) {
	err = v.one(ctx, "invitation", `
		SELECT id_hash, person, created_at, expires_at, used_at
		FROM invitation
		WHERE id_hash = $1`, []any{idHash}, &i.IDHash, &i.Person, &i.Created, &i.Expires, &i.Used)
	return i, err
}

// AddInvitation writes a new link of a person; older ones that were not used stop working.
func (t Tx) AddInvitation(ctx context.Context, i Invitation) error {
	if err := t.EndInvitations(ctx, i.Person); err != nil {
		return err
	}
	return t.exec(ctx, "invitation", `
		INSERT INTO invitation (id_hash, person, created_at, expires_at)
		VALUES ($1, $2, $3, $4)`, i.IDHash, i.Person, i.Created, i.Expires)
}

// UseInvitation spends a link; false when it was used or has run out.
func (t Tx) UseInvitation(ctx context.Context, idHash string, at day.Instant) (bool, error) {
	n, err := t.changed(ctx, "invitation", `
		UPDATE invitation SET used_at = $2
		WHERE id_hash = $1 AND used_at IS NULL AND expires_at > $2`, idHash, at)
	return n == 1, err
}

// EndInvitations removes the links of a person that were not used.
func (t Tx) EndInvitations(ctx context.Context, personID string) error {
	return t.exec(ctx, "invitations", `DELETE FROM invitation WHERE person = $1 AND used_at IS NULL`, personID)
}
