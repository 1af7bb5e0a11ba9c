package store

import (
	"context"

	"groundwork/internal/day"
)

// Counts is how much an installation holds.
type Counts struct {
	Schema        int64 // number of the newest migration
	Organisations int64 // in the register
	People        int64 // with an account that is set up and not disabled
	Invited       int64 // with an account that is not set up yet
	Disabled      int64
	Pilots        int64
	Adoptions     int64
	Events        int64 // lines of history
	SignedIn      int64 // browsers in which somebody is signed in
}

// Counts reads them in one statement. since is when a session must have been used last to count as open.
func (v View) Counts(ctx context.Context, on day.Day, since day.Instant) (c Counts, err error) {
	err = v.one(ctx, "counts", `
		SELECT
			(SELECT MAX(version_id) FROM goose_db_version WHERE is_applied),
			(SELECT COUNT(*) FROM organisation o WHERE o.closed IS NULL OR o.closed > $1),
			(SELECT COUNT(*) FROM person p WHERE p.disabled_at IS NULL AND EXISTS (SELECT 1 FROM credential c WHERE c.person = p.id)),
			(SELECT COUNT(*) FROM person p WHERE p.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.person = p.id)),
			(SELECT COUNT(*) FROM person p WHERE p.disabled_at IS NOT NULL),
			(SELECT COUNT(*) FROM pilot),
			(SELECT COUNT(*) FROM adoption),
			(SELECT COALESCE(SUM(n), 0) FROM chain_head),
			(SELECT COUNT(*) FROM session s WHERE s.person IS NOT NULL AND s.seen_at > $2)`, []any{on, since},
		&c.Schema, &c.Organisations, &c.People, &c.Invited, &c.Disabled, &c.Pilots, &c.Adoptions, &c.Events, &c.SignedIn)
	return c, err
}
