package store

import (
	"context"
	"database/sql"
)

// Repeating is the same transaction, which from now on prepares each statement once and keeps it: where thousands of rows are
// written with a few statements, reading their text again and again costs more than writing the rows.
func (t Tx) Repeating() Tx {
	tx, ok := t.q.querier.(*sql.Tx)
	if !ok {
		return t
	}
	t.q = counted{&repeating{tx, map[string]*sql.Stmt{}}}
	return t
}

// repeating keeps prepared statements by their text; the end of the transaction closes them.
type repeating struct {
	tx   *sql.Tx
	kept map[string]*sql.Stmt
}

func (r *repeating) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := r.kept[query]; ok {
		return s, nil
	}
	s, err := r.tx.PrepareContext(ctx, query)
	if err == nil {
		r.kept[query] = s
	}
	return s, err
}

func (r *repeating) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := r.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

func (r *repeating) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := r.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}
