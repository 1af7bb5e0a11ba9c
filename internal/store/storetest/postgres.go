package storetest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"groundwork/internal/leftout"
	"groundwork/internal/store/storetest/cluster"
)

// Setting is the environment variable with the address of a server that is
// already running; a run over many packages then starts it once, not once a
// package. The role in it must be allowed to create databases.
const Setting = "GROUNDWORK_TEST_POSTGRES"

// Postgres is the address of a fresh copy of the prepared database; the test's
// end drops it, whoever is still connected. Without PostgreSQL the test is
// skipped, or fails where everything must run.
func (d *Databases) Postgres(t testing.TB) string {
	t.Helper()
	underMain(t)
	if err := server.start(); errors.Is(err, cluster.ErrAbsent) {
		leftout.Skip(t, "PostgreSQL", err.Error())
	} else if err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	d.postgres.once.Do(func() { d.postgres.at, d.postgres.err = d.preparePostgres() })
	if d.postgres.err != nil {
		t.Fatalf("prepare PostgreSQL: %v", d.postgres.err)
	}
	name, err := server.create(t.Context(), d.postgres.at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.drop(context.Background(), name); err != nil { // the test's own context is over
			t.Error(err)
		}
	})
	return server.address(name)
}

func (d *Databases) preparePostgres() (name string, err error) {
	ctx := context.Background()
	name, err = server.create(ctx, "template0")
	if err != nil {
		return "", err
	}
	server.keep(name)
	if err := d.prepare(server.address(name)); err != nil {
		return "", err
	}
	// A database that somebody is connected to cannot be copied; a pool that was
	// just closed may still be saying goodbye.
	return name, server.exec(ctx,
		"ALTER DATABASE "+name+" WITH ALLOW_CONNECTIONS false",
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"+name+"'")
}

// server is the PostgreSQL of this test binary.
var server postgres

type postgres struct {
	once sync.Once
	err  error
	own  *cluster.Cluster // nil when Setting gave the address
	url  *url.URL
	mu   sync.Mutex
	kept []string // templates, dropped when the binary ends
}

func (s *postgres) start() error {
	s.once.Do(func() {
		address := os.Getenv(Setting)
		if address == "" {
			if s.own, s.err = cluster.Start(context.Background()); s.err != nil {
				return
			}
			address = s.own.URL
		}
		if s.url, s.err = url.Parse(address); s.err != nil {
			s.err = fmt.Errorf("%s: %w", Setting, s.err)
		}
	})
	return s.err
}

// stop drops what Main's binary kept and ends the server if it is ours.
func (s *postgres) stop() error {
	if s.own != nil {
		return s.own.Stop()
	}
	var errs []error
	for _, name := range s.kept {
		errs = append(errs, s.drop(context.Background(), name))
	}
	return errors.Join(errs...)
}

func (s *postgres) keep(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = append(s.kept, name)
}

// create makes a database as a copy of from and says its name, which no other
// binary at the same server uses.
func (s *postgres) create(ctx context.Context, from string) (name string, err error) {
	name = "test_" + strings.ToLower(rand.Text())
	// By file the copy of a filled template takes 90 ms, through the log up to 350.
	return name, s.exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+from+" STRATEGY FILE_COPY")
}

func (s *postgres) drop(ctx context.Context, name string) error {
	return s.exec(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
}

// address is the server's, with the database called name.
func (s *postgres) address(name string) string {
	u := *s.url
	u.Path = "/" + name
	return u.String()
}

func (s *postgres) exec(ctx context.Context, statements ...string) (err error) {
	conn, err := pgx.Connect(ctx, s.url.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(context.Background())) }()
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}
