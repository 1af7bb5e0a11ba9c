package store

import (
	"context"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Attempt counts one attempt under key before anybody knows whether it succeeds, so that a hundred
// at once are a hundred. It answers how many there were in a row, or, when it is too early, 0 and
// when the next one may be made. Attempts longer ago than forget are forgotten.
func (t Tx) Attempt(ctx context.Context, key string, now day.Instant, forget time.Duration) (failures int64, notBefore day.Instant, err error) {
	err = t.one(ctx, "throttle", `
		INSERT INTO sign_in_throttle (key, failures, not_before)
		VALUES ($1, 1, $2)
		ON CONFLICT (key) DO UPDATE SET
			failures = CASE WHEN sign_in_throttle.not_before < $3 THEN 1 ELSE sign_in_throttle.failures + 1 END,
			not_before = $2
		WHERE sign_in_throttle.not_before <= $2
		RETURNING failures`, []any{key, now, now.Add(-forget)}, &failures)
	if !fault.Is(err, fault.NotFound) {
		return failures, notBefore, err
	}
	err = t.one(ctx, "throttle", `SELECT not_before FROM sign_in_throttle WHERE key = $1`, []any{key}, &notBefore)
	return 0, notBefore, err
}

// HoldBack writes when the next attempt under key may be made.
func (t Tx) HoldBack(ctx context.Context, key string, until day.Instant) error {
	return t.exec(ctx, "throttle", `UPDATE sign_in_throttle SET not_before = $2 WHERE key = $1`, key, until)
}

// Forgive forgets the attempts under key, after one that succeeded.
func (t Tx) Forgive(ctx context.Context, key string) error {
	return t.exec(ctx, "throttle", `DELETE FROM sign_in_throttle WHERE key = $1`, key)
}
