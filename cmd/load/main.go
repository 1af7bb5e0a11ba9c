// Command load measures the pages of an invented England and says which bars of speed hold.
//
// It builds the national demo once for each scale and day and keeps it in a folder; serves it on loopback from a process of its own, with
// the real pages, sign-in and permissions, and beside them an empty handler (the product's own /healthz) and the same bytes as a static
// answer; drives them with 1, 16 and 64 connections; and prints a table in Markdown. All that is measured shares one machine, so the
// ratios within one run count, not the figures. It changes nothing outside its folder and talks to no other machine.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

// settings are what a run is asked for.
type settings struct {
	scale    float64
	only     []string // bars; none is all
	postgres string   // the address of a database that is given up to P13; none starts a server
	dir      string   // where countries are kept
	each     time.Duration
	writes   int    // random deeds of P12
	profile  string // a folder for profiles of each page; empty makes none
}

func (s settings) wants(bar string) bool {
	if len(s.only) == 0 {
		return true
	}
	for _, o := range s.only {
		if strings.EqualFold(o, bar) {
			return true
		}
	}
	return false
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) == 3 && os.Args[1] == "serve" {
		if err := serve(ctx, os.Args[2], os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "load serve:", err)
			os.Exit(1)
		}
		return
	}
	s, err := read(os.Args[1:], os.Stderr)
	if err != nil {
		os.Exit(2)
	}
	if err := run(ctx, s, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func read(args []string, errs io.Writer) (settings, error) {
	var s settings
	var only string
	f := flag.NewFlagSet("load", flag.ContinueOnError)
	f.SetOutput(errs)
	f.Float64Var(&s.scale, "scale", 1, "how many times an England")
	f.StringVar(&only, "only", "", "bars to measure, like P5 or P1,P2; all when empty")
	f.StringVar(&s.postgres, "postgres", "", "address of a PostgreSQL database for P13 that the country is copied into; everything in it is lost. Without one a server is started where PostgreSQL is installed")
	f.StringVar(&s.dir, "dir", filepath.Join(os.TempDir(), "groundwork-load"), "where the databases are kept between runs")
	f.DurationVar(&s.each, "each", 2*time.Second, "how long each page is driven")
	f.IntVar(&s.writes, "writes", 2_000, "how many random deeds P12 saves; the bar names 10000")
	f.StringVar(&s.profile, "profile", "", "a folder for a CPU profile of each page")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	s.only = strings.FieldsFunc(only, func(c rune) bool { return c == ',' || c == ' ' })
	return s, nil
}

// run measures and prints; what it is doing meanwhile goes to told.
func run(ctx context.Context, s settings, out, told io.Writer) error {
	say := func(format string, args ...any) { fmt.Fprintf(told, format+"\n", args...) }
	database, err := country(ctx, s, say)
	if err != nil {
		return err
	}
	m := &measuring{settings: s, database: database, say: say, seen: map[string]sample{}}
	if m.site, err = start(ctx, database); err != nil {
		return err
	}
	defer func() { m.site.stop() }()
	if err := m.find(ctx); err != nil {
		return err
	}
	if len(s.only) == 0 {
		m.table(ctx)
	}
	var verdicts []verdict
	for _, b := range bars {
		if !s.wants(b.name) {
			continue
		}
		say("%s: %s", b.name, b.says)
		v, err := b.measure(m, ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", b.name, err)
		}
		v.bar = b
		verdicts = append(verdicts, v)
	}
	m.print(out, verdicts)
	return nil
}
