package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"groundwork/internal/day"
	"groundwork/internal/demo/national"
	"groundwork/internal/store/storetest/cluster"
)

// otherServer starts a PostgreSQL of the run's own beside its countries, reached through a socket in its folder and by nobody else, and fills
// it with what the file of SQLite holds.
func (m *measuring) otherServer(ctx context.Context) (*cluster.Cluster, error) {
	if err := os.Chmod(m.dir, 0o755); err != nil { // a server does not run as root, and has to reach its folder
		return nil, err
	}
	dir, err := filepath.Abs(filepath.Join(m.dir, fmt.Sprintf("postgres-%g-%s", m.scale, day.Of(time.Now()))))
	if err != nil {
		return nil, err
	}
	c, err := cluster.StartIn(ctx, dir)
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	m.say("  copying the country into PostgreSQL")
	if err := fillFrom(ctx, strings.TrimPrefix(m.database, "sqlite:"), c.URL); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	m.say("  copied in %.0f s", time.Since(begun).Seconds())
	return c, nil
}

// fillFrom makes a database in PostgreSQL hold row by row what a file of SQLite holds, so that every page can be compared byte by byte.
func fillFrom(ctx context.Context, path, url string) (err error) {
	a, err := opened(ctx, url) // which makes the tables
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Store.Close()) }()
	people, err := a.Store.Read().Names(ctx)
	if err != nil {
		return err
	}
	if invented, err := national.Loaded(ctx, a); err != nil || len(people) > 0 && !invented {
		return errors.Join(err, errors.New("what is in the database was not invented, and is left alone"))
	}
	to, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close(ctx)) }()
	from, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	tables, err := tablesOf(ctx, to)
	if err != nil {
		return err
	}
	// Rows come in any order and are whole already: what guards single deeds looks away while they do.
	if _, err := to.Exec(ctx, `SET session_replication_role = replica; SET synchronous_commit = off; TRUNCATE `+strings.Join(tables, ", ")); err != nil {
		return err
	}
	for _, table := range tables {
		if err := copyTable(ctx, from, to, table); err != nil {
			return fmt.Errorf("copy %s: %w", table, err)
		}
	}
	if _, err := to.Exec(ctx, `VACUUM ANALYZE`); err != nil {
		return err
	}
	return nil
}

// tablesOf are the tables of the schema, but for the list of its migrations.
func tablesOf(ctx context.Context, c *pgx.Conn) ([]string, error) {
	rows, err := c.Query(ctx, `SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'goose%' ORDER BY tablename`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// copyTable streams the rows of one table.
func copyTable(ctx context.Context, from *sql.DB, to *pgx.Conn, table string) (err error) {
	rows, err := from.QueryContext(ctx, `SELECT * FROM `+table)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	r, w := io.Pipe()
	go func() { w.CloseWithError(writeRows(w, rows, len(columns))) }()
	_, err = to.PgConn().CopyFrom(ctx, r, `COPY `+table+` (`+strings.Join(columns, ", ")+`) FROM STDIN`)
	r.CloseWithError(io.ErrClosedPipe) // the writer ends, also when the server did not want its rows
	return err
}

var escaped = strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r")

// writeRows writes rows as PostgreSQL's text format of COPY has them.
func writeRows(out io.Writer, rows *sql.Rows, columns int) error {
	w := bufio.NewWriterSize(out, 1<<16)
	values, into := make([]any, columns), make([]any, columns)
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, v := range values {
			if i > 0 {
				w.WriteByte('\t')
			}
			w.WriteString(copied(v))
		}
		if err := w.WriteByte('\n'); err != nil { // which keeps the first error of all before it
			return err
		}
	}
	return errors.Join(rows.Err(), w.Flush())
}

// copied is one value of SQLite as COPY reads it.
func copied(v any) string {
	switch v := v.(type) {
	case nil:
		return `\N`
	case []byte:
		return `\\x` + hex.EncodeToString(v)
	case string:
		return escaped.Replace(v)
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	}
	return escaped.Replace(fmt.Sprint(v))
}
