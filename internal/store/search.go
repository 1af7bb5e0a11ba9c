package store

import (
	"context"
	"strings"
)

// SearchEntry is one thing that the search box finds.
type SearchEntry struct {
	Kind, ID string
	Owner    string // the organisation that finds it before it is open
	Open     bool   // every signed-in person finds it
	Title    string
	Detail   string
	Folded   string // title and detail as searching sees them
}

// PutSearchEntry writes what the search box knows of one record.
func (t Tx) PutSearchEntry(ctx context.Context, e SearchEntry) error {
	return t.exec(ctx, "search entry", `
		INSERT INTO search_entry (kind, id, owner, open, title, detail, folded)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (kind, id) DO UPDATE SET
			owner = excluded.owner, open = excluded.open, title = excluded.title, detail = excluded.detail, folded = excluded.folded`,
		e.Kind, e.ID, e.Owner, e.Open, e.Title, e.Detail, e.Folded)
}

// most words of a query that are looked for; more narrow nothing in practice.
const mostWords = 6

// Search finds what holds every word, and is open or owned inside scope (see access.Actor.Scope).
// Visibility is part of the statement, so that nothing hidden is ever counted.
func (v View) Search(ctx context.Context, words []string, scope string, limit int) ([]SearchEntry, error) {
	args := []any{scope, limit}
	var where strings.Builder
	for i, w := range words[:min(len(words), mostWords)] {
		args = append(args, "%"+escapeLike(w)+"%")
		where.WriteString(` AND s.folded LIKE $` + string(rune('3'+i)) + ` ESCAPE '\'`)
	}
	return list(ctx, v, "search results", `
		SELECT s.kind, s.id, s.owner, s.open, s.title, s.detail
		FROM search_entry s
		WHERE (s.open OR $1 LIKE '%,' || s.owner || ',%')`+where.String()+`
		ORDER BY s.kind, s.title, s.id
		LIMIT $2`, args,
		func(e *SearchEntry) []any { return []any{&e.Kind, &e.ID, &e.Owner, &e.Open, &e.Title, &e.Detail} })
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
