package store

import (
	"context"
	"fmt"
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

// InnovationEntry is what the search box is to know of an innovation, without its folded words.
func (v View) InnovationEntry(ctx context.Context, id string) (SearchEntry, error) {
	e := SearchEntry{Kind: "innovation", ID: id}
	err := v.one(ctx, "innovation", `
		SELECT i.name, i.organisation, EXISTS (
			SELECT 1 FROM pilot p JOIN pilot_state s ON s.pilot = p.id AND s.state = 'published' WHERE p.innovation = i.id),
			COALESCE((SELECT n.supplier FROM innovation_product n WHERE n.innovation = i.id AND n.seq = (
				SELECT MAX(m.seq) FROM innovation_product m WHERE m.innovation = i.id)), '')
		FROM innovation i
		WHERE i.id = $1`, []any{id}, &e.Title, &e.Owner, &e.Open, &e.Detail)
	return e, err
}

// MostWords is how many words of a query are looked for; more narrow nothing in practice.
const MostWords = 6

// Found is one kind of what a search found: how many there are, and the first of them.
type Found struct {
	Kind    string
	Total   int
	Entries []SearchEntry
}

// Search finds what holds every word, and is open or owned inside scope (see access.Actor.Scope): at
// most limit of each kind, those whose title begins with the first word before the others. Visibility
// is part of the statement, so that nothing hidden is ever counted.
func (v View) Search(ctx context.Context, words []string, scope string, limit int) ([]Found, error) {
	if len(words) == 0 {
		return nil, nil
	}
	args := []any{scope, limit, escapeLike(words[0]) + "%"}
	var where strings.Builder
	for _, w := range words[:min(len(words), MostWords)] {
		args = append(args, "%"+escapeLike(w)+"%")
		fmt.Fprintf(&where, ` AND s.folded LIKE $%d ESCAPE '\'`, len(args))
	}
	var found []Found
	var e SearchEntry
	var total int
	err := v.each(ctx, `
		SELECT r.kind, r.id, r.owner, r.open, r.title, r.detail, r.total
		FROM (
			SELECT s.kind, s.id, s.owner, s.open, s.title, s.detail,
				COUNT(*) OVER (PARTITION BY s.kind) AS total,
				ROW_NUMBER() OVER (PARTITION BY s.kind ORDER BY CASE WHEN s.folded LIKE $3 ESCAPE '\' THEN 0 ELSE 1 END, s.title, s.id) AS place
			FROM search_entry s
			WHERE (s.open OR $1 LIKE '%,' || s.owner || ',%')`+where.String()+`) AS r
		WHERE r.place <= $2
		ORDER BY r.kind, r.place`, args,
		[]any{&e.Kind, &e.ID, &e.Owner, &e.Open, &e.Title, &e.Detail, &total}, func() {
			if len(found) == 0 || found[len(found)-1].Kind != e.Kind {
				found = append(found, Found{Kind: e.Kind, Total: total})
			}
			last := &found[len(found)-1]
			last.Entries = append(last.Entries, e)
		})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return found, nil
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
