package main

import (
	"database/sql"
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers "pgx"
	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // registers "sqlite"

	"groundwork/internal/store/storetest"
)

// runner runs tests as *testing.M does.
type runner func() int

func (r runner) Run() int { return r() }

func TestMain(m *testing.M) {
	testscript.Main(runner(func() int { return storetest.Run(m) }), map[string]func(){"groundwork": main})
}

// blank databases hold nothing: the program makes all of it.
var blank = storetest.New(func(string) error { return nil })

// TestCommands tries the command line as people type it. What stands in testdata/commands is tried on each engine, in
// $GROUNDWORK_DATABASE_URL; what stands in testdata/settings makes its own.
func TestCommands(t *testing.T) {
	blank.Each(t, func(t *testing.T, _ string) {
		engine := blank.SQLite
		if strings.HasSuffix(t.Name(), "/postgres") {
			engine = blank.Postgres
		}
		testscript.Run(t, testscript.Params{
			Dir: "testdata/commands",
			Setup: func(e *testscript.Env) error {
				e.Setenv("GROUNDWORK_DATA_DIR", e.WorkDir+"/data")
				e.Setenv("GROUNDWORK_DATABASE_URL", engine(e.T().(testing.TB)))
				return nil
			},
			Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"sql": runSQL},
		})
	})
}

func TestSettings(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/settings",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"serving": waitForServing},
		Condition: func(condition string) (bool, error) {
			return condition == "root" && os.Geteuid() == 0, nil
		},
	})
}

// runSQL does to the database what no command does.
func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	url := ts.Getenv("GROUNDWORK_DATABASE_URL")
	driver := "pgx"
	if path, lite := strings.CutPrefix(url, "sqlite:"); lite {
		driver, url = "sqlite", "file:"+path
	}
	db, err := sql.Open(driver, url)
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(strings.Join(args, " "))
	if neg && err == nil {
		ts.Fatalf("the database let it happen")
	}
	if !neg {
		ts.Check(err)
	}
}

// waitForServing waits until a program serves from a database file, which shows in its lock.
func waitForServing(ts *testscript.TestScript, _ bool, args []string) {
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			ts.Fatalf("nobody serves from %s", args[0])
		}
		f, err := os.OpenFile(ts.MkAbs(args[0])+".lock", os.O_RDWR, 0)
		if err != nil {
			continue
		}
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		ts.Check(f.Close())
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return
		}
	}
}
