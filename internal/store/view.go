package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// View reads. One statement is open at a time: every method reads its rows to the end.
type View struct {
	q     counted
	s     *Store
	until day.Instant // of a View of the past; none is today
}

// Tx reads and writes; it exists only inside Do.
type Tx struct {
	View
	ctx   context.Context
	heads map[string]head // of the chains that it has locked: nobody else moves them until it is over
}

// Context is the one of the transaction; a Do with it is refused.
func (t Tx) Context() context.Context { return t.ctx }

// querier is what *sql.DB and *sql.Tx have in common.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Read is a View on what is committed.
func (s *Store) Read() View { return View{q: counted{s.read}, s: s} }

// counted counts statements into the context that CountStatements made.
type counted struct{ querier }

type counterKey struct{}

// CountStatements returns a context whose statements are counted in n, so that tests can bound what a page asks.
func CountStatements(ctx context.Context, n *atomic.Int64) context.Context {
	return context.WithValue(ctx, counterKey{}, n)
}

type rowsKey struct{}

// CountRows returns a context whose rows, as they are read, are counted in n.
func CountRows(ctx context.Context, n *atomic.Int64) context.Context {
	return context.WithValue(ctx, rowsKey{}, n)
}

func (c counted) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	count(ctx)
	return c.querier.ExecContext(ctx, query, args...)
}

func (c counted) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	count(ctx)
	return c.querier.QueryContext(ctx, query, args...)
}

func count(ctx context.Context) {
	if n, ok := ctx.Value(counterKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
}

// one reads exactly one row into dest; none is a NotFound that names what.
func (v View) one(ctx context.Context, what, query string, args []any, dest ...any) error {
	found := false
	err := v.each(ctx, query, args, dest, func() { found = true })
	if err != nil {
		return fmt.Errorf("read %s: %w", what, err)
	}
	if !found {
		return fault.Missing(what)
	}
	return nil
}

// each reads every row into dest and calls row after each. The rows are closed before it returns.
func (v View) each(ctx context.Context, query string, args []any, dest []any, row func()) (err error) {
	query, args = v.then(query, args)
	rows, err := v.q.QueryContext(ctx, query, args...)
	if err != nil {
		return v.s.classify(err, "")
	}
	read := int64(0)
	defer func() {
		err = errors.Join(err, rows.Close())
		if n, ok := ctx.Value(rowsKey{}).(*atomic.Int64); ok {
			n.Add(read)
		}
	}()
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		read++
		row()
	}
	return v.s.classify(rows.Err(), "")
}

// list collects rows of T; into names where the columns of one row go.
func list[T any](ctx context.Context, v View, what, query string, args []any, into func(*T) []any) ([]T, error) {
	var out []T
	var t T
	err := v.each(ctx, query, args, into(&t), func() {
		out = append(out, t)
		t = zeroed(t)
	})
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", what, err)
	}
	return out, nil
}

func zeroed[T any](T) (z T) { return z }

// exec runs one writing statement.
func (t Tx) exec(ctx context.Context, what, query string, args ...any) error {
	if _, err := t.q.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("write %s: %w", what, t.s.classify(err, what))
	}
	return nil
}

// changed runs one writing statement and reports how many rows it touched.
func (t Tx) changed(ctx context.Context, what, query string, args ...any) (int64, error) {
	res, err := t.q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, fmt.Errorf("write %s: %w", what, t.s.classify(err, what))
	}
	return res.RowsAffected()
}

// classify makes a driver's error a kind with a sentence; what it does not know stays as it is.
func (s *Store) classify(err error, what string) error {
	if err == nil {
		return nil
	}
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	if known := s.engine.fault(err); known != nil {
		return known
	}
	return err
}
