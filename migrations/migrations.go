// Package migrations holds the schema of both engines, embedded. The files carry
// the same numbers and are never edited once they were released; a new need is a
// new number, and old code must run on the new schema (add, fill, switch, later remove).
package migrations

import "embed"

// SQLite and Postgres are one folder each of NNNNN_what_it_adds.sql.
var (
	//go:embed sqlite/*.sql
	SQLite embed.FS
	//go:embed postgres/*.sql
	Postgres embed.FS
)
