package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"groundwork/internal/app"
	"groundwork/internal/demo"
	"groundwork/internal/demo/national"
)

var demoCommand = command{
	name: "demo", brief: "load the invented demo record into an empty database",
	args: "[--national [--scale N]]",
	long: "\nGROUNDWORK_DEMO=1 groundwork serve does this by itself. Trusts, people and figures of the demo are invented.\n" +
		"\nWith --national it invents a country instead, as big as England: to see pages full, and to measure. --scale 10 is ten times\n" +
		"that, --scale 0.05 a twentieth. GROUNDWORK_DEMO=1 groundwork serve shows it and lets you walk in.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		flags := flag.NewFlagSet("demo", flag.ContinueOnError)
		flags.SetOutput(io.Discard)
		country := flags.Bool("national", false, "")
		scale := flags.Float64("scale", 1, "")
		if err := flags.Parse(args); err != nil || flags.NArg() > 0 || !*country && *scale != 1 {
			return usageError("demo takes nothing, or --national and how many times an England")
		}
		if *scale < 0.005 || *scale > 10 {
			return usageError("--scale is a number from 0.005 to 10")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		if *country {
			err = env.loadCountry(ctx, a, *scale)
		} else {
			err = demo.LoadOnce(ctx, a)
		}
		if err != nil {
			return closing(a.Store, err)
		}
		fmt.Fprintln(env.out, "The demo record is loaded. GROUNDWORK_DEMO=1 groundwork serve shows it.")
		return a.Store.Close()
	},
}

func (e environment) loadCountry(ctx context.Context, a *app.App, scale float64) error {
	return national.Load(ctx, a, national.England.Times(scale), func(done string) { fmt.Fprintln(e.out, done) })
}
