package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"groundwork/internal/fault"
	"groundwork/migrations"
)

// sqliteEngine keeps everything in one file on a local disk (never a network share).
type sqliteEngine struct{ path string }

// pragmas of every connection. FULL, not NORMAL: in WAL mode NORMAL loses acknowledged commits on a power cut.
var pragmas = map[string]string{
	"_journal_mode": "WAL", "_synchronous": "FULL", "_busy_timeout": "10000",
	"_foreign_keys": "1", "_dqs": "0", "_defensive": "1",
}

func openSQLite(ctx context.Context, path string) (*Store, error) {
	if err := prepareFile(path); err != nil {
		return nil, err
	}
	// What a savepoint would put back stays in memory: beyond a few pages SQLite writes it to a file otherwise, for each job of a commit.
	write, err := openPrepared(dsn(path, "immediate", nil, "temp_store(memory)"))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := openPrepared(dsn(path, "deferred", map[string]string{"_query_only": "1"}))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	n := 2 * runtime.GOMAXPROCS(0)
	read.SetMaxOpenConns(n)
	read.SetMaxIdleConns(n)
	s := &Store{engine: &sqliteEngine{path: path}, read: read, write: write,
		queue: make(chan *job, mostTogether), done: make(chan struct{}), closed: make(chan struct{})}
	if err := s.reach(ctx); err != nil {
		return nil, errors.Join(s.classify(err, ""), read.Close(), write.Close())
	}
	go s.serve()
	return s, nil
}

// reach opens the first connection. It sets the journal mode of a new file, for which SQLite does not wait
// as it waits for rows: of programs that start together all but one are turned away and try again.
func (s *Store) reach(ctx context.Context) error {
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if err := s.write.PingContext(ctx); err == nil || !s.engine.retryable(err) || time.Now().After(end) {
			return err
		}
	}
}

// dsn starts with file:, because for a plain name the driver drops its options silently.
func dsn(path, lock string, more map[string]string, pragma ...string) string {
	// Without recursive triggers INSERT OR REPLACE removes a row of a ledger behind its triggers.
	q := url.Values{"_txlock": {lock}, "_pragma": append(pragma, "recursive_triggers(1)")}
	for k, v := range pragmas {
		q.Set(k, v)
	}
	for k, v := range more {
		q.Set(k, v)
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}
	return u.String()
}

// prepareFile makes the folder and the file, readable by their owner alone.
func prepareFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return sentence("The folder of the database %s cannot be made", path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return sentence("The database file %s may not be written by this account", path, err)
	case err != nil:
		return sentence("The database file %s cannot be opened", path, err)
	}
	return f.Close()
}

func sentence(format, path string, cause error) error {
	return &fault.Error{Kind: fault.Unavailable, Message: fmt.Sprintf(format, path), Err: cause}
}

func (e *sqliteEngine) name() string { return "SQLite" }

func (e *sqliteEngine) table(name string) string { return "main." + name }

func (e *sqliteEngine) version(ctx context.Context, db *sql.DB) (v string, err error) {
	err = db.QueryRowContext(ctx, `SELECT sqlite_version()`).Scan(&v)
	return v, err
}

// migrate takes a file lock first: goose has none for SQLite, and programs that start together would collide.
func (e *sqliteEngine) migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	return up(ctx, p, func() (func() error, error) { return lockFile(e.path+".lock", true) })
}

// wipe drops what the schema has; triggers guard rows, not tables.
func (e *sqliteEngine) wipe(ctx context.Context, db *sql.DB) (err error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err = c.ExecContext(ctx, `PRAGMA foreign_keys = 0`); err != nil {
		return err
	}
	defer func() {
		_, on := c.ExecContext(context.WithoutCancel(ctx), `PRAGMA foreign_keys = 1`)
		err = errors.Join(err, on)
	}()
	names, err := tables(ctx, c)
	if err != nil {
		return err
	}
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, n := range names {
		if _, err = tx.ExecContext(ctx, `DROP TABLE "`+n+`"`); err != nil {
			return errors.Join(err, rollback(tx))
		}
	}
	return tx.Commit()
}

func tables(ctx context.Context, c *sql.Conn) (names []string, err error) {
	rows, err := c.QueryContext(ctx, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var n string
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		names = append(names, n)
	}
	return names, rows.Err()
}

func (e *sqliteEngine) retryable(err error) bool {
	var x *driver.Error
	return errors.As(err, &x) && x.Code()&0xff == codes.SQLITE_BUSY
}

func (e *sqliteEngine) fault(err error) error {
	var x *driver.Error
	if !errors.As(err, &x) {
		return nil
	}
	say := func(k fault.Kind, m string) error { return &fault.Error{Kind: k, Message: m, Err: err} }
	switch x.Code() {
	case codes.SQLITE_CONSTRAINT_UNIQUE, codes.SQLITE_CONSTRAINT_PRIMARYKEY:
		return say(fault.Conflict, "Somebody else saved this first")
	}
	switch x.Code() & 0xff {
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return say(fault.Unavailable, "The database is busy. Nothing was saved; try again in a moment")
	case codes.SQLITE_READONLY:
		return say(fault.Unavailable, "The database file is read-only, so nothing can be saved")
	case codes.SQLITE_FULL:
		return say(fault.Unavailable, "The disk is full, so nothing can be saved until there is space")
	case codes.SQLITE_CANTOPEN:
		return say(fault.Unavailable, "The database file cannot be opened")
	case codes.SQLITE_NOTADB, codes.SQLITE_CORRUPT:
		return say(fault.Unavailable, "The database file is damaged or is not a Groundwork database")
	}
	if strings.Contains(err.Error(), "ledger:") {
		return say(fault.Internal, "Recorded rows are never changed")
	}
	return nil
}
