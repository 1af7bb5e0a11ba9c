package main

import (
	"context"
	"fmt"
	"slices"
)

var checkCommand = command{
	name: "check", brief: "compare every kept figure with what the recorded rows say",
	args: "[--rebuild]",
	long: "\nIt reads only, and may run beside a serving program. With --rebuild it first writes every kept figure anew from the\n" +
		"recorded rows: do so after installing a program of which a rule has changed.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		rebuild := slices.Equal(args, []string{"--rebuild"})
		if len(args) > 0 && !rebuild {
			return usageError("check takes --rebuild or nothing")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		if rebuild {
			if err := a.Rebuild(ctx); err != nil {
				return closing(a.Store, err)
			}
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
