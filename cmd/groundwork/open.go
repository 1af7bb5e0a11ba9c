package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/blob"
	"groundwork/internal/store"
)

// opened is the database with the deeds on top.
func (e environment) opened(ctx context.Context) (*app.App, error) {
	if err := e.private(); err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, e.DatabaseURL)
	if err != nil {
		return nil, err
	}
	if err := s.Migrate(ctx); err != nil {
		return nil, closing(s, err)
	}
	a := app.New(s, e.logger())
	a.GapLimit = e.GapPercent
	a.SharedFor = app.SharedAge
	a.Files = blob.Folder(filepath.Join(e.DataDir, "files"))
	if a.Scanner, err = e.scanner(); err != nil {
		return nil, closing(s, err)
	}
	key, err := e.secret()
	if err != nil {
		return nil, closing(s, err)
	}
	if a.Seal, err = app.NewSealer(key); err != nil {
		return nil, closing(s, err)
	}
	if err := a.LoadContent(ctx); err != nil {
		return nil, closing(s, err)
	}
	return a, nil
}

// private refuses a database file that every account of the machine may read: it holds what trusts tell nobody else.
func (e environment) private() error {
	path, lite := strings.CutPrefix(e.DatabaseURL, "sqlite:")
	if !lite {
		return nil
	}
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o007 != 0 {
		return fmt.Errorf("the database file %s may be read by everybody on this machine: run chmod 600 %s", path, path)
	}
	return nil
}

func closing(s *store.Store, err error) error {
	if c := s.Close(); c != nil {
		return fmt.Errorf("%w; and closing: %w", err, c)
	}
	return err
}

// logger writes JSON to standard error, in UTC.
func (e environment) logger() *slog.Logger {
	level := slog.LevelInfo
	if err := level.UnmarshalText([]byte(e.LogLevel)); err != nil {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}
