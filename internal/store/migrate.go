package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/pressly/goose/v3"

	"groundwork/internal/fault"
)

// up applies what is missing. A schema that is already current needs no lock, so that
// commands work beside a serving program; a newer one is refused in a plain sentence.
func up(ctx context.Context, p *goose.Provider, lock func() (func() error, error)) (err error) {
	sources := p.ListSources()
	newest := sources[len(sources)-1].Version
	if current, err := p.GetDBVersion(ctx); err == nil && current == newest {
		return nil
	}
	unlock, err := lock()
	if err != nil {
		return fmt.Errorf("wait for the migration lock: %w", err)
	}
	defer func() { err = errors.Join(err, unlock()) }()
	current, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	// One version ahead is fine: migrations only add first and remove later.
	if current > newest+1 {
		return &fault.Error{Kind: fault.Unavailable, Message: fmt.Sprintf(
			"This database was made by a newer Groundwork (schema %d, this program knows %d). Install the newer program", current, newest)}
	}
	_, err = p.Up(ctx)
	return err
}
