package main

import (
	"context"
	"fmt"
)

var checkCommand = command{
	name: "check", brief: "compare every kept figure with what the recorded rows say",
	long: "\nIt reads only, and may run beside a serving program.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) > 0 {
			return usageError("check takes no arguments")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		report, err := a.Check(ctx)
		if err != nil {
			return closing(a.Store, err)
		}
		for _, wrong := range report.Wrong {
			fmt.Fprintln(env.out, wrong)
		}
		if len(report.Wrong) > 0 {
			return closing(a.Store, fmt.Errorf("%d of %d kept figures differ from the rows they come from", len(report.Wrong), report.Compared))
		}
		fmt.Fprintf(env.out, "%d kept figures compared: all equal what the recorded rows say.\n", report.Compared)
		return a.Store.Close()
	},
}
