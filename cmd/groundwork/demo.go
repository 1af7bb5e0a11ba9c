package main

import (
	"context"
	"fmt"

	"groundwork/internal/demo"
)

var demoCommand = command{
	name: "demo", brief: "load the invented demo record into an empty database",
	long: "\nGROUNDWORK_DEMO=1 groundwork serve does this by itself. Trusts, people and figures of the demo are invented.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) > 0 {
			return usageError("demo takes no arguments")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		if err := demo.LoadOnce(ctx, a); err != nil {
			return closing(a.Store, err)
		}
		fmt.Fprintln(env.out, "The demo record is loaded. GROUNDWORK_DEMO=1 groundwork serve shows it.")
		return a.Store.Close()
	},
}
