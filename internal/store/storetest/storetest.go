// Package storetest gives each test a fresh database on each engine: SQLite
// always, PostgreSQL where it is installed or GROUNDWORK_TEST_POSTGRES gives the
// address of a server. Migrating and filling is done once an engine and copied
// from then on.
//
//	var databases = storetest.New(func(url string) error { ... })
//
//	func TestMain(m *testing.M) { storetest.Main(m) }
//
//	func TestBenefit(t *testing.T) {
//		databases.Each(t, func(t *testing.T, url string) { ... })
//	}
//
// Addresses look as GROUNDWORK_DATABASE_URL does: sqlite:PATH or postgres://.
package storetest

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
)

// Databases are copies of one prepared database. The zero value is of no use;
// New makes them, usually once a package.
type Databases struct {
	prepare  func(url string) error
	sqlite   template
	postgres template
}

// A template is the prepared database of one engine, made when first needed.
type template struct {
	once sync.Once
	at   string
	err  error
}

// New is databases that prepare migrates and fills. It is called at most once
// for SQLite and once for PostgreSQL with the address of an empty database, and
// must have closed that when it returns.
func New(prepare func(url string) error) *Databases {
	return &Databases{prepare: prepare}
}

// Each runs test as one subtest an engine, both at the same time, each with a
// database of its own that is gone when the subtest is over. What test writes
// outside itself it must guard.
func (d *Databases) Each(t *testing.T, test func(t *testing.T, url string)) {
	var engines sync.WaitGroup
	engines.Go(func() { t.Run("sqlite", func(t *testing.T) { test(t, d.SQLite(t)) }) })
	engines.Go(func() { t.Run("postgres", func(t *testing.T) { test(t, d.Postgres(t)) }) })
	engines.Wait()
}

// Main runs the tests of a binary, or what else wraps them, and then clears up
// what the databases left. Call it from TestMain; it does not return.
func Main(m interface{ Run() int }) { os.Exit(Run(m)) }

// Run is Main for a TestMain that something else must end: it answers the exit status.
func Run(m interface{ Run() int }) int {
	dir, err := os.MkdirTemp("", "groundwork-storetest-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "storetest:", err)
		return 1
	}
	scratch = dir
	code := m.Run()
	if err := errors.Join(server.stop(), os.RemoveAll(dir)); err != nil {
		fmt.Fprintln(os.Stderr, "storetest: clear up:", err)
		code = max(code, 1)
	}
	return code
}

// scratch is the folder of this binary's templates; empty until Main runs.
var scratch string

// underMain ends a test whose binary would never clear up after it.
func underMain(t testing.TB) {
	t.Helper()
	if scratch == "" {
		t.Fatal("add to the package's tests: func TestMain(m *testing.M) { storetest.Main(m) }")
	}
}
