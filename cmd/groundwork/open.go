package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"groundwork/internal/app"
	"groundwork/internal/store"
)

// opened is the database with the deeds on top.
func (e environment) opened(ctx context.Context) (*app.App, error) {
	s, err := store.Open(ctx, e.DatabaseURL)
	if err != nil {
		return nil, err
	}
	if err := s.Migrate(ctx); err != nil {
		return nil, closing(s, err)
	}
	a := app.New(s, e.logger())
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
