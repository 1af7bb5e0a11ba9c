package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"runtime"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // registers "pgx"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"groundwork/internal/fault"
	"groundwork/migrations"
)

// postgresEngine serves several programs on one cluster.
type postgresEngine struct{}

func openPostgres(ctx context.Context, url string) (*Store, error) {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Unavailable, Message: "The PostgreSQL address is not a valid one", Err: err}
	}
	n := 8 * runtime.GOMAXPROCS(0)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	s := &Store{engine: postgresEngine{}, read: db, write: db,
		queue: make(chan *job), done: make(chan struct{}), closed: make(chan struct{})}
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(&fault.Error{Kind: fault.Unavailable, Message: "The PostgreSQL server does not answer", Err: err}, db.Close())
	}
	go s.alone()
	return s, nil
}

func (postgresEngine) name() string { return "PostgreSQL" }

func (postgresEngine) table(name string) string { return name }

func (postgresEngine) version(ctx context.Context, db *sql.DB) (v string, err error) {
	err = db.QueryRowContext(ctx, `SHOW server_version`).Scan(&v)
	return v, err
}

func (postgresEngine) migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations.Postgres, "postgres")
	if err != nil {
		return err
	}
	// The locker's default asks every five seconds; once a second starts four programs in a second.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, files, goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	return up(ctx, p, func() (func() error, error) { return func() error { return nil }, nil })
}

func (postgresEngine) wipe(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, `DROP SCHEMA public CASCADE; CREATE SCHEMA public`)
	return err
}

func (postgresEngine) retryable(err error) bool {
	var x *pgconn.PgError
	return errors.As(err, &x) && (x.Code == "40001" || x.Code == "40P01")
}

func (postgresEngine) fault(err error) error {
	say := func(k fault.Kind, m string) error { return &fault.Error{Kind: k, Message: m, Err: err} }
	var x *pgconn.PgError
	if !errors.As(err, &x) {
		var connect *pgconn.ConnectError
		if errors.As(err, &connect) {
			return say(fault.Unavailable, "The database does not answer. Nothing was saved; try again in a moment")
		}
		return nil
	}
	switch x.Code {
	case "23505":
		return say(fault.Conflict, "Somebody else saved this first")
	case "40001", "40P01":
		return say(fault.Unavailable, "The database is busy. Nothing was saved; try again in a moment")
	case "53100":
		return say(fault.Unavailable, "The disk is full, so nothing can be saved until there is space")
	case "25006":
		return say(fault.Unavailable, "The database is read-only, so nothing can be saved")
	case "57P01", "57P02", "57P03":
		return say(fault.Unavailable, "The database is starting or stopping. Try again in a moment")
	case "22021":
		return say(fault.Invalid, "What you typed holds a character that cannot be kept. Type it again without it")
	case "23001":
		return say(fault.Internal, "Recorded rows are never changed")
	}
	return nil
}
