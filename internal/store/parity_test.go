package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"sort"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

// SchemaParity: both engines have the same tables, columns, nullability and unique keys.
func TestSchemaParity(t *testing.T) {
	lite := columns(t, "sqlite", "file:"+strings.TrimPrefix(databases.SQLite(t), "sqlite:"), `
		SELECT m.name, p.name, p."notnull" = 1 OR p.pk > 0
		FROM sqlite_master m JOIN pragma_table_info(m.name) p
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'goose%'`)
	post := columns(t, "pgx", databases.Postgres(t), `
		SELECT table_name, column_name, is_nullable = 'NO'
		FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name NOT LIKE 'goose%'`)
	if a, b := strings.Join(lite, "\n"), strings.Join(post, "\n"); a != b {
		t.Errorf("the engines differ:\n%s", difference(lite, post))
	}
}

func columns(t *testing.T, driver, dsn, query string) []string {
	t.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		var table, column string
		var required bool
		if err := rows.Scan(&table, &column, &required); err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s.%s required=%v", table, column, required))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	sort.Strings(out)
	if len(out) < 100 {
		t.Fatalf("only %d columns found", len(out))
	}
	return out
}

func difference(a, b []string) string {
	in := func(list []string) map[string]bool {
		m := map[string]bool{}
		for _, x := range list {
			m[x] = true
		}
		return m
	}
	var out []string
	inA, inB := in(a), in(b)
	for _, x := range a {
		if !inB[x] {
			out = append(out, "only SQLite: "+x)
		}
	}
	for _, x := range b {
		if !inA[x] {
			out = append(out, "only PostgreSQL: "+x)
		}
	}
	return strings.Join(out, "\n")
}
