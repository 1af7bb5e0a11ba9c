package main

import (
	"context"
	"fmt"
)

var historyCommand = command{
	name: "history", args: "verify", brief: "prove that nobody changed, removed or reordered recorded history",
	long: "\nEvery deed is one line of history, chained by SHA-256 for each organisation. verify walks all chains\nfrom the first line and says where one was broken. It may run beside a serving program.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) != 1 || args[0] != "verify" {
			return usageError("say what to do with the history")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		report, err := a.VerifyHistory(ctx)
		if err != nil {
			return closing(a.Store, err)
		}
		for _, broken := range report.Broken {
			fmt.Fprintln(env.out, broken)
		}
		if len(report.Broken) > 0 {
			return closing(a.Store, fmt.Errorf("%d of %d chains are broken", len(report.Broken), report.Chains))
		}
		fmt.Fprintf(env.out, "%d lines of history in %d chains: every one is as it was written.\n", report.Events, report.Chains)
		return a.Store.Close()
	},
}
