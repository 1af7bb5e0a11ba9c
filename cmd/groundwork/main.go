// Command groundwork serves the product and keeps its database: configuration,
// wiring and the subcommands, and nothing else.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"groundwork/internal/fault"
)

// command is one subcommand.
type command struct {
	name  string
	args  string // as help shows them
	brief string // one line for the list
	long  string // what `groundwork help NAME` adds
	run   func(ctx context.Context, env environment, args []string) error
}

// environment is everything that a command takes from outside, so that tests can give it.
type environment struct {
	Config
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does what args say and answers the exit status: 0 done, 1 refused or failed, 2 misunderstood.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	name := "serve"
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	if name == "help" || name == "-h" || name == "--help" {
		return help(args, out) // most of all when the settings are wrong
	}
	config, err := readConfig()
	if err != nil && name != spcCommand.name { // that one needs no settings
		fmt.Fprintln(errs, "groundwork:", plain(err))
		return 2
	}
	for _, c := range commands() {
		if c.name != name {
			continue
		}
		err := c.run(ctx, environment{Config: config, in: in, out: out, err: errs}, args)
		var usage usageError
		switch {
		case err == nil:
			return 0
		case errors.As(err, &usage):
			fmt.Fprintf(errs, "groundwork: %s\nUsage: groundwork %s %s\n", usage, c.name, c.args)
			return 2
		}
		fmt.Fprintln(errs, "groundwork:", plain(err))
		return 1
	}
	fmt.Fprintf(errs, "groundwork: there is no command %q. `groundwork help` lists them\n", name)
	return 2
}

// usageError is a command line that was not understood.
type usageError string

func (e usageError) Error() string { return string(e) }

// plain is the sentence for a person: a classified error shows only its message, anything else its text.
func plain(err error) string {
	if f := fault.Of(err); f.Kind != fault.Internal {
		if f.Message == "" && len(f.Fields) > 0 {
			return f.Fields[0].Message
		}
		return f.Message
	}
	return err.Error()
}
