package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/fault"
)

var statisticsCommand = command{
	name: "statistics", args: "load [FILE...]", brief: "load published statistics of organisations",
	long: `
  statistics load           loads the figures that this program carries: A&E, waiting
                            lists and sickness absence, as NHS England published them
  statistics load FILE...   loads further files of the same nine columns:
                            org_code,measure,period_start,period_end,value,numerator,denominator,unit,source

A file is taken whole or, when one line is wrong, not at all. A figure that is known already
is left alone; one that its publisher has revised goes over the old one, which stays.
`,
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) == 0 || args[0] != "load" {
			return usageError("say `statistics load`; `groundwork help statistics` says more")
		}
		files, err := statisticsFiles(args[1:])
		if err != nil {
			return err
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := env.loadStatistics(ctx, a, f); err != nil {
				return closing(a.Store, err)
			}
		}
		return a.Store.Close()
	},
}

// statisticsFiles are the named files, or the embedded ones.
func statisticsFiles(names []string) ([]content.StatisticsFile, error) {
	if len(names) == 0 {
		return content.Statistics()
	}
	var out []content.StatisticsFile
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, content.StatisticsFile{Name: filepath.Base(name), Bytes: b})
	}
	return out, nil
}

func (e environment) loadStatistics(ctx context.Context, a *app.App, f content.StatisticsFile) error {
	loaded, err := a.LoadStatistics(ctx, access.Actor{Operator: true}, f.Name, bytes.NewReader(f.Bytes))
	if fault.Is(err, fault.Invalid) {
		wrong := fault.Of(err).Fields
		for _, w := range wrong[:min(len(wrong), mostSaid)] {
			fmt.Fprintf(e.out, "%s, %s: %s.\n", f.Name, w.Name, w.Message)
		}
		return fmt.Errorf("nothing was loaded from %s: %d things are wrong in it", f.Name, len(wrong))
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s: %d new figures, %d revised, %d known already.\n", f.Name, loaded.New, loaded.Changed, loaded.Same)
	return nil
}

// mostSaid is how many wrong lines of a file are named.
const mostSaid = 50
