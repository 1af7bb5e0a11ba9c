// Command withpostgres runs the command given to it with a PostgreSQL server
// for the tests of all packages, and ends the server when the command ends:
//
//	withpostgres go test ./...
//
// Where PostgreSQL is not installed, or GROUNDWORK_TEST_POSTGRES already names a
// server, it runs the command as it is.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"groundwork/internal/leftout"
	"groundwork/internal/store/storetest"
	"groundwork/internal/store/storetest/cluster"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: withpostgres COMMAND [ARGUMENT...]")
		os.Exit(2)
	}
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "withpostgres:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// run is the exit code of the command, or what kept it from running.
func run(command []string) (code int, err error) {
	// Of a signal the command gets its own copy; we only outlive it.
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, os.Interrupt, syscall.SIGTERM)

	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = os.Environ()
	if os.Getenv(storetest.Setting) == "" {
		server, absent := cluster.Start(context.Background())
		switch {
		case errors.Is(absent, cluster.ErrAbsent) && !leftout.Required():
			fmt.Fprintln(os.Stderr, "left out: tests on PostgreSQL:", absent)
		case absent != nil:
			return 1, absent
		default:
			cmd.Env = append(cmd.Env, storetest.Setting+"="+server.URL)
			defer func() { err = errors.Join(err, server.Stop()) }()
		}
	}
	if err := cmd.Start(); err != nil {
		return 1, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for {
		select {
		case s := <-ended:
			if s == syscall.SIGTERM { // a terminal's interrupt reached it already
				_ = cmd.Process.Signal(s)
			}
		case err := <-done:
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				return max(exit.ExitCode(), 1), nil
			}
			return 0, err
		}
	}
}
