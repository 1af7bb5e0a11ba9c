package store

import (
	"context"

	"groundwork/internal/day"
)

// Content is one published version of checklist, measures, stages or glossary. Source holds its exact bytes.
type Content struct {
	Kind, ID  string
	Version   int
	Title     string
	Source    string
	SHA256    string
	Published day.Day
}

// ContentVersions are all published versions without their source.
func (v View) ContentVersions(ctx context.Context) ([]Content, error) {
	return list(ctx, v, "content versions", `
		SELECT kind, id, version, title, sha256, published
		FROM content_version
		ORDER BY kind, id, version`, nil,
		func(c *Content) []any { return []any{&c.Kind, &c.ID, &c.Version, &c.Title, &c.SHA256, &c.Published} })
}

// Content is one published version with its source.
func (v View) Content(ctx context.Context, kind, id string, version int) (c Content, err error) {
	err = v.one(ctx, "content", `
		SELECT kind, id, version, title, source, sha256, published
		FROM content_version
		WHERE kind = $1 AND id = $2 AND version = $3`, []any{kind, id, version},
		&c.Kind, &c.ID, &c.Version, &c.Title, &c.Source, &c.SHA256, &c.Published)
	return c, err
}

// AddContent publishes a version; it can never be changed after.
func (t Tx) AddContent(ctx context.Context, c Content) error {
	return t.exec(ctx, "content", `
		INSERT INTO content_version (kind, id, version, title, source, sha256, published)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, c.Kind, c.ID, c.Version, c.Title, c.Source, c.SHA256, c.Published)
}

// ItemRow indexes one checklist item for joins.
type ItemRow struct {
	Checklist string
	Version   int
	ItemID    string
	Position  int
	Domain    string
	Title     string
	Scope     string
	Strength  string
	Owner     string
}

// AddItem writes an item's row.
func (t Tx) AddItem(ctx context.Context, i ItemRow) error {
	return t.exec(ctx, "item", `
		INSERT INTO item (checklist, version, item_id, position, domain, title, scope, strength, owner)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		i.Checklist, i.Version, i.ItemID, i.Position, i.Domain, i.Title, i.Scope, i.Strength, i.Owner)
}

// MeasureRow indexes one shared measure for joins.
type MeasureRow struct {
	ID        string
	Version   int
	Library   string
	Name      string
	Theme     string
	Plain     string
	Unit      string
	Direction string
	Combine   string
}

// AddMeasure writes a measure's row.
func (t Tx) AddMeasure(ctx context.Context, m MeasureRow) error {
	return t.exec(ctx, "measure", `
		INSERT INTO measure (measure_id, version, library, name, theme, plain, unit, direction, combine)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		m.ID, m.Version, m.Library, m.Name, m.Theme, m.Plain, m.Unit, m.Direction, m.Combine)
}
