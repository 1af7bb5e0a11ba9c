package storetest_test

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"groundwork/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// open is the database at url, closed when the test ends.
func open(t testing.TB, url string) *sql.DB {
	t.Helper()
	db, err := connect(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func connect(url string) (*sql.DB, error) {
	if path, ok := strings.CutPrefix(url, "sqlite:"); ok {
		return sql.Open("sqlite", "file:"+path+"?_journal_mode=WAL")
	}
	return sql.Open("pgx", url)
}

var prepared atomic.Int32

var databases = storetest.New(func(url string) error {
	prepared.Add(1)
	db, err := connect(url)
	if err != nil {
		return err
	}
	_, err = db.Exec("CREATE TABLE pilot (name TEXT NOT NULL)")
	if err == nil {
		_, err = db.Exec("INSERT INTO pilot (name) VALUES ($1)", "Consent automation")
	}
	return errors.Join(err, db.Close())
})

func TestEachHasItsOwnCopy(t *testing.T) {
	for range 3 {
		databases.Each(t, func(t *testing.T, url string) {
			t.Parallel()
			db := open(t, url)
			if _, err := db.Exec("INSERT INTO pilot (name) VALUES ($1)", "Digital notes"); err != nil {
				t.Fatal(err)
			}
			var n int
			if err := db.QueryRow("SELECT COUNT(*) FROM pilot").Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n != 2 {
				t.Errorf("%d pilots, want the prepared one and mine", n)
			}
		})
	}
	if n := prepared.Load(); n > 2 {
		t.Errorf("prepared %d times, want once an engine", n)
	}
}

func TestDatabaseIsDroppedUnderOpenConnections(t *testing.T) {
	var url string
	t.Run("use", func(t *testing.T) {
		url = databases.Postgres(t)
		db, err := connect(url)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Ping(); err != nil { // and never closed
			t.Fatal(err)
		}
	})
	if url == "" {
		t.Skip("no PostgreSQL")
	}
	if err := open(t, url).Ping(); err == nil {
		t.Error("the database is still there")
	}
}

func TestPrepareThatLeavesTheFileOpen(t *testing.T) {
	var left *sql.DB
	careless := storetest.New(func(url string) (err error) {
		if left, err = connect(url); err != nil {
			return err
		}
		_, err = left.Exec("CREATE TABLE pilot (name TEXT)")
		return err
	})
	ended := failing(t, func(t testing.TB) { careless.SQLite(t) })
	if !strings.Contains(ended, "prepare left") {
		t.Errorf("ended with %q", ended)
	}
	if err := left.Close(); err != nil {
		t.Error(err)
	}
}

// failing is the message with which f ended its test.
func failing(t *testing.T, f func(t testing.TB)) (message string) {
	t.Helper()
	r := &recorder{TB: t}
	defer func() {
		if p := recover(); p != nil && p != r {
			panic(p)
		}
		message = r.message
	}()
	f(r)
	return ""
}

// recorder is a test whose fatal end is noted and does not end the real one.
type recorder struct {
	testing.TB
	message string
}

func (r *recorder) Helper() {}

func (r *recorder) Fatalf(format string, args ...any) {
	r.message = fmt.Sprintf(format, args...)
	panic(r)
}

func BenchmarkFreshDatabase(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) {
		for b.Loop() {
			databases.SQLite(b)
		}
	})
	b.Run("postgres", func(b *testing.B) {
		for b.Loop() {
			databases.Postgres(b)
		}
	})
}
