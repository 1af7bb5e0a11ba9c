package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/demo/national"
	"groundwork/internal/store"
)

// country is the address of a database with a national demo of the day: the clock alone changes answers, so that one of yesterday would
// be measured while it is being brought up to date. Those of other days are removed.
func country(ctx context.Context, s settings, say func(string, ...any)) (string, error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return "", err
	}
	kept := filepath.Join(s.dir, fmt.Sprintf("england-%g-%s.db", s.scale, day.Of(time.Now())))
	if _, err := os.Stat(kept + ".whole"); err == nil {
		return "sqlite:" + kept, nil
	}
	old, err := filepath.Glob(filepath.Join(s.dir, fmt.Sprintf("england-%g-*", s.scale)))
	if err != nil {
		return "", err
	}
	for _, f := range old {
		if err := os.Remove(f); err != nil {
			return "", err
		}
	}
	say("inventing %g times an England into %s", s.scale, kept)
	if err := fill(ctx, "sqlite:"+kept, s.scale, say); err != nil {
		return "", err
	}
	return "sqlite:" + kept, os.WriteFile(kept+".whole", nil, 0o600)
}

// fill invents a country in an empty database; one that has it is left as it is.
func fill(ctx context.Context, url string, scale float64, say func(string, ...any)) error {
	a, err := opened(ctx, url)
	if err != nil {
		return err
	}
	there, err := national.Loaded(ctx, a)
	if err == nil && !there {
		err = national.Load(ctx, a, national.England.Times(scale), func(done string) { say("  %s", done) })
	}
	return errors.Join(err, a.Store.Close())
}

// opened is a database with the deeds on top, as the program opens it; nothing is logged.
func opened(ctx context.Context, url string) (*app.App, error) {
	s, err := store.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	a := app.New(s, slog.New(slog.DiscardHandler))
	a.SharedFor = app.SharedAge
	if err := errors.Join(s.Migrate(ctx), a.LoadContent(ctx)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}
