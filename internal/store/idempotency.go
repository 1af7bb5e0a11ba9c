package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Key is what makes a form that is sent twice count once: the same key with the same body
// gives the stored result, the same key with another body is a new attempt.
type Key struct{ Key, BodyHash, Person string }

// Claim takes a key inside the transaction of its deed. seen says that the deed was done
// before, and result is what it answered then.
func (t Tx) Claim(ctx context.Context, k Key, at day.Instant) (result string, seen bool, err error) {
	n, err := t.changed(ctx, "idempotency key", `
		INSERT INTO idempotency (key, body_hash, person, result, used_at)
		VALUES ($1, $2, $3, '', $4)
		ON CONFLICT (key, body_hash) DO NOTHING`, k.Key, k.BodyHash, k.Person, at)
	if err != nil || n == 1 {
		return "", false, err
	}
	var owner string
	err = t.one(ctx, "idempotency key", `SELECT person, result FROM idempotency WHERE key = $1 AND body_hash = $2`,
		[]any{k.Key, k.BodyHash}, &owner, &result)
	if err == nil && owner != k.Person {
		err = fault.Denied("This form belongs to somebody else. Open the page again")
	}
	return result, true, err
}

// KeepResult stores what the deed of a claimed key answers.
func (t Tx) KeepResult(ctx context.Context, k Key, result string) error {
	return t.exec(ctx, "idempotency key", `UPDATE idempotency SET result = $3 WHERE key = $1 AND body_hash = $2`, k.Key, k.BodyHash, result)
}
