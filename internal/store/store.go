// Package store is the only place with SQL. One text of every statement serves
// SQLite and PostgreSQL; what differs between them stands in open_sqlite.go and
// open_postgres.go. Reading works through a View, writing only inside Do, which
// keeps full durability and groups concurrent commits.
//
// Methods contain no decision: no permission and no arithmetic that a rule should own.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Store is one opened database.
type Store struct {
	engine engine
	read   *sql.DB
	write  *sql.DB
	queue  chan *job
	done   chan struct{}
	closed chan struct{}
	unlock func() error
}

// engine is what the two databases do differently.
type engine interface {
	name() string
	table(name string) string // a table as an expression of the same name reaches it
	migrate(ctx context.Context, db *sql.DB) error
	wipe(ctx context.Context, db *sql.DB) error
	fault(err error) error // a driver's error as a kind, or nil when it is no known one
	retryable(error) bool  // the transaction may simply be run again
	version(ctx context.Context, db *sql.DB) (string, error)
	analyse(ctx context.Context, db *sql.DB, all bool) error // everything, or what grew since
}

// Open opens the database at url: sqlite:PATH or postgres://…. It neither creates nor changes tables: Migrate does.
func Open(ctx context.Context, url string) (*Store, error) {
	switch {
	case strings.HasPrefix(url, "sqlite:"):
		return openSQLite(ctx, strings.TrimPrefix(url, "sqlite:"))
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		return openPostgres(ctx, url)
	}
	return nil, fmt.Errorf("the database address must start with sqlite: or postgres://")
}

// Engine is "SQLite" or "PostgreSQL".
func (s *Store) Engine() string { return s.engine.name() }

// Migrate brings the schema to the newest version; it may be called by several programs at once.
func (s *Store) Migrate(ctx context.Context) error {
	if err := s.engine.migrate(ctx, s.write); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// Wipe removes every table and builds the schema again. Only the demo may call it.
func (s *Store) Wipe(ctx context.Context) error {
	if err := s.engine.wipe(ctx, s.write); err != nil {
		return fmt.Errorf("wipe: %w", err)
	}
	return s.Migrate(ctx)
}

// Ready is nil when the database answers.
func (s *Store) Ready(ctx context.Context) error {
	_, err := s.engine.version(ctx, s.read)
	return s.classify(err, "")
}

// Close waits for the writer and closes the pools.
func (s *Store) Close() error {
	close(s.done)
	<-s.closed
	errs := []error{s.read.Close()}
	if s.write != s.read {
		errs = append(errs, s.write.Close())
	}
	if s.unlock != nil {
		errs = append(errs, s.unlock())
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// EngineVersion is the version of the engine, as it says itself.
func (s *Store) EngineVersion(ctx context.Context) (string, error) {
	v, err := s.engine.version(ctx, s.read)
	return v, s.classify(err, "")
}
