package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	sqlite "modernc.org/sqlite"
)

// mostPrepared is how many statements one connection keeps ready: more than the product has, so that only texts that are written
// once and never again, as an import's, throw out what is kept.
const mostPrepared = 500

// longestPrepared is the longest text that is kept; scripts of many statements are longer, and run once.
const longestPrepared = 8 << 10

// openPrepared opens a pool whose connections keep their statements. SQLite parses and plans a statement in about the time that it
// takes to run a small one, and the driver does so each time anew; pgx keeps them by itself. It stands below the pool, so that a
// transaction finds on its connection what the one before it prepared: a statement that a pool prepared cannot be had
// while the only writing connection is in a transaction.
func openPrepared(dsn string) (*sql.DB, error) {
	c, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(preparing{c}), nil
}

type preparing struct{ driver.Connector }

func (p preparing) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := p.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	whole, ok := c.(connection)
	if !ok {
		return nil, errors.Join(errors.New("store: the SQLite driver lacks what a connection is used for"), c.Close())
	}
	return &prepared{connection: whole, kept: map[string]*statement{}}, nil
}

// connection is what the pool asks of the driver's own.
type connection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// prepared is a connection with the statements that it has prepared, by their text. The pool gives it to one user at a time.
type prepared struct {
	connection
	kept map[string]*statement
}

type statement struct {
	driver.Stmt
	reading bool // rows of it are open: whoever runs the same text now gets one of their own
}

// statement is the kept one for a text; nil when it is to be run without.
func (c *prepared) statement(ctx context.Context, text string) (*statement, error) {
	if len(text) > longestPrepared {
		return nil, nil
	}
	if s, ok := c.kept[text]; ok {
		if s.reading {
			return nil, nil
		}
		return s, nil
	}
	if len(c.kept) >= mostPrepared {
		if err := c.forget(); err != nil {
			return nil, err
		}
	}
	p, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s := &statement{Stmt: p}
	c.kept[text] = s
	return s, nil
}

// forget lets go of every statement that nobody is reading.
func (c *prepared) forget() error {
	var errs []error
	for text, s := range c.kept {
		if !s.reading {
			errs = append(errs, s.Close())
			delete(c.kept, text)
		}
	}
	return errors.Join(errs...)
}

func (c *prepared) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.connection.ExecContext(ctx, text, args)
	}
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}

func (c *prepared) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.connection.QueryContext(ctx, text, args)
	}
	rows, err := s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	s.reading = true
	return reading{rows, s}, nil
}

func (c *prepared) Close() error {
	for _, s := range c.kept {
		s.reading = false
	}
	return errors.Join(c.forget(), c.connection.Close())
}

// reading gives its statement back when its rows are closed.
type reading struct {
	driver.Rows
	of *statement
}

func (r reading) Close() error {
	r.of.reading = false
	return r.Rows.Close()
}
