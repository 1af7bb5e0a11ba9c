package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Analyse tells the engine how much there is of what, which it plans statements by: after a bulk load it would go on planning for
// the empty tables that it saw last. It changes no answer.
func (s *Store) Analyse(ctx context.Context) error {
	if err := s.engine.analyse(ctx, s.write, true); err != nil {
		return fmt.Errorf("analyse: %w", s.classify(err, ""))
	}
	return nil
}

// Tend does so for what grew since, and takes as good as no time where nothing did. PostgreSQL tends to itself.
func (s *Store) Tend(ctx context.Context) error {
	if err := s.engine.analyse(ctx, s.write, false); err != nil {
		return fmt.Errorf("tend: %w", s.classify(err, ""))
	}
	return nil
}

// analyse looks at a sample of each index: a whole look would hold the only writer for seconds.
func (e *sqliteEngine) analyse(ctx context.Context, db *sql.DB, all bool) (err error) {
	work := `PRAGMA optimize = 0x10002`
	if all {
		work = `ANALYZE`
	}
	_, err = db.ExecContext(ctx, `PRAGMA analysis_limit = 1000; `+work)
	return err
}

func (postgresEngine) analyse(ctx context.Context, db *sql.DB, all bool) (err error) {
	if all {
		_, err = db.ExecContext(ctx, `ANALYZE`)
	}
	return err
}
