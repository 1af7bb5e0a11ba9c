package main

import (
	"fmt"
	"io"
)

// commands are the subcommands, in the order in which help lists them.
func commands() []command {
	return []command{serveCommand, demoCommand, migrateCommand, userCommand, checkCommand, historyCommand, statisticsCommand, checklistCommand, spcCommand}
}

const about = `Groundwork tracks health innovation from pilot to scale: what each pilot changed
in the work, what it really freed, and what stops every other trust from adopting it.

Usage: groundwork COMMAND

`

const settings = `
Settings come from the environment, and all may be left out:

  GROUNDWORK_LISTEN           address and port to serve on        127.0.0.1:8080
  GROUNDWORK_PUBLIC_URL       https address that people use; needed beyond this machine
  GROUNDWORK_DATABASE_URL     sqlite:PATH or postgres://…         sqlite:data/groundwork.db
  GROUNDWORK_DATA_DIR         folder for database, key and files  data
  GROUNDWORK_SECRET_KEY_FILE  key that seals secrets at rest      data/secret.key, made once
  GROUNDWORK_SCANNER          virus scanner for files, called with   none
                              a path; 0 says that it is clean
  GROUNDWORK_GAP_PERCENT      how far measured minutes may be from    25
                              the maps before the owner says why
  GROUNDWORK_DEMO             1 serves the invented demo record, on this machine alone
  GROUNDWORK_LOG_LEVEL        debug, info, warn or error          info
  GOMEMLIMIT                  memory that Go aims to stay under   110MiB

"groundwork help COMMAND" says more about one command. Without a command it serves.
`

func help(args []string, out io.Writer) int {
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] {
				fmt.Fprintf(out, "%s\n\nUsage: groundwork %s %s\n%s", c.brief, c.name, c.args, c.long)
				return 0
			}
		}
		fmt.Fprintf(out, "there is no command %q\n\n", args[0])
	}
	fmt.Fprint(out, about)
	for _, c := range commands() {
		fmt.Fprintf(out, "  %-10s %s\n", c.name, c.brief)
	}
	fmt.Fprint(out, settings)
	return 0
}
