// Package cluster starts a PostgreSQL server for the tests: a fresh, empty one
// in a folder of its own, reached through a socket in that folder and gone,
// folder and all, when it is stopped. It never touches a server that was
// already there.
package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// ErrAbsent is why Start did nothing on a machine without PostgreSQL.
var ErrAbsent = errors.New("initdb and postgres are not installed (on Debian: apt-get install postgresql)")

// A Cluster is one running server. Any local user may enter as its superuser.
type Cluster struct {
	URL string // of its database "postgres"

	dir    string
	kept   bool // its folder stays
	server *exec.Cmd
	exited chan struct{}
}

// Start makes and starts a server. Stop it, or it ends with this process where
// the system can promise that (see tie). Its files are not worth a flush to
// disk: a test that cuts the power starts its own.
func Start(ctx context.Context) (*Cluster, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	if err := sweep(place()); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(place(), prefix)
	if err != nil {
		return nil, err
	}
	c := &Cluster{URL: address(dir), dir: dir, exited: make(chan struct{})}
	if err := c.start(ctx, bin); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	return c, nil
}

// StartIn starts a server whose files stay in dir and are flushed to disk as a server's are, to be started again: to measure with. Its
// settings are those that it is installed with.
func StartIn(ctx context.Context, dir string) (*Cluster, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	c := &Cluster{URL: address(dir), dir: dir, kept: true, exited: make(chan struct{})}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := c.start(ctx, bin); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	return c, nil
}

// unkept are settings of a server that nobody keeps anything in.
var unkept = []string{"fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off"}

func (c *Cluster) start(ctx context.Context, bin string) error {
	who, err := owner(c.dir)
	if err != nil {
		return err
	}
	data := filepath.Join(c.dir, "data")
	if _, err := os.Stat(filepath.Join(data, "PG_VERSION")); err != nil || !c.kept {
		if err := c.create(ctx, bin, data, who); err != nil {
			return err
		}
	}
	log, err := os.Create(filepath.Join(c.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	c.server = command(context.Background(), c.dir, who, filepath.Join(bin, "postgres"), "-D", data)
	settings := []string{"listen_addresses=", "unix_socket_directories=" + c.dir, "port=" + port, "max_connections=300", "timezone=UTC"}
	if !c.kept {
		settings = append(settings, unkept...)
	}
	for _, setting := range settings {
		c.server.Args = append(c.server.Args, "-c", setting)
	}
	c.server.Stdout, c.server.Stderr = log, log
	tie(c.server)
	if err := c.server.Start(); err != nil {
		return err
	}
	go func() {
		_ = c.server.Wait() // how it ended is in its log
		close(c.exited)
	}()
	return c.ready(ctx)
}

func (c *Cluster) create(ctx context.Context, bin, data string, who *syscall.Credential) error {
	initdb := command(ctx, c.dir, who, filepath.Join(bin, "initdb"), "-D", data, "-U", "groundwork",
		"-A", "trust", "--no-sync", "--no-instructions", "-E", "UTF8", "--locale=C.UTF-8")
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return nil
}

// ready polls until the server answers: PostgreSQL has no other way to say so.
func (c *Cluster) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, c.URL)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-c.exited:
			return fmt.Errorf("postgres ended while starting:\n%s", c.Log())
		case <-ctx.Done():
			return fmt.Errorf("postgres does not answer: %w\n%s", err, c.Log())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Log is what the server wrote so far.
func (c *Cluster) Log() string {
	text, err := os.ReadFile(filepath.Join(c.dir, "log"))
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// Stop ends the server at once and removes its folder, where it is not to stay.
func (c *Cluster) Stop() error {
	end := syscall.SIGQUIT
	if c.kept {
		end = syscall.SIGINT // what is open is rolled back, and the next start has nothing to recover
	}
	if c.server != nil && c.server.Process != nil {
		if err := c.server.Process.Signal(end); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("stop postgres: %w", err)
		}
		<-c.exited
	}
	if c.kept {
		return nil
	}
	return os.RemoveAll(c.dir)
}

// port only names the socket: nothing listens on the network, so that any
// number of servers run side by side.
const port = "5432"

func address(dir string) string {
	q := url.Values{"host": {dir}, "port": {port}}
	return (&url.URL{Scheme: "postgres", User: url.User("groundwork"), Path: "/postgres", RawQuery: q.Encode()}).String()
}

// programs is the folder of the newest installed server. Debian keeps it out of PATH.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	slices.SortFunc(found, func(a, b string) int { // 9 before 15
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	return "", ErrAbsent
}

// command is a program run in dir as who; nil is whoever we are.
func command(ctx context.Context, dir string, who *syscall.Credential, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir // ours may be closed to who
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: who}
	return cmd
}
