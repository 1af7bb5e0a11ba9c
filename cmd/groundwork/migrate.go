package main

import (
	"context"
	"fmt"
)

var migrateCommand = command{
	name: "migrate", brief: "bring the database to this program's schema and content",
	long: "\nserve does the same when it starts. Several programs may migrate at once: one works, the others wait.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) > 0 {
			return usageError("migrate takes no arguments")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.out, "The %s database is up to date.\n", a.Store.Engine())
		return a.Store.Close()
	},
}
