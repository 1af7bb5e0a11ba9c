package store

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

// ItemNote is what somebody said to the others about one question.
type ItemNote struct {
	ID, Note, By string
	At           day.Instant
}

// ItemNotes are those about one question, oldest first: in the groundwork of a trust, or with an adoption within it.
func (v View) ItemNotes(ctx context.Context, trust, adoptionID, item string) ([]ItemNote, error) {
	return list(ctx, v, "notes", `
		SELECT n.id, n.note, n.recorded_by, n.recorded_at
		FROM item_note n
		WHERE n.trust = $1 AND COALESCE(n.adoption, '') = $2 AND n.item_id = $3
		ORDER BY n.recorded_at, n.id`, []any{trust, adoptionID, item}, func(n *ItemNote) []any { return []any{&n.ID, &n.Note, &n.By, &n.At} })
}

// AddItemNote writes one.
func (t Tx) AddItemNote(ctx context.Context, trust, adoptionID, item string, n ItemNote) error {
	return t.exec(ctx, "note", `
		INSERT INTO item_note (id, trust, adoption, item_id, note, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, n.ID, trust, orNull(adoptionID), item, n.Note, n.At, n.By)
}

// Helpers are the trusts that offer help on an item, by name.
func (v View) Helpers(ctx context.Context, item string, on day.Day) ([]adoption.Help, error) {
	return list(ctx, v, "offers of help", `
		SELECT h.trust, v.short_name, h.offered, h.approach, h.contact, h.recorded_at
		FROM item_help h
		JOIN organisation_version v ON v.code = h.trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = h.trust AND w.valid_from <= $1)
		WHERE h.item_id = $2 AND h.offered
			AND h.seq = (SELECT MAX(n.seq) FROM item_help n WHERE n.trust = h.trust AND n.item_id = h.item_id)
		ORDER BY v.short_name, h.trust`, []any{on, item}, func(h *adoption.Help) []any {
		return []any{&h.Trust, &h.Short, &h.Offered, &h.Approach, &h.Contact, &h.At}
	})
}

// AddItemHelp writes that a trust offers help on an item, or no longer does.
func (t Tx) AddItemHelp(ctx context.Context, id, item string, h adoption.Help, at day.Instant, by string) error {
	return t.exec(ctx, "offer of help", `
		INSERT INTO item_help (id, trust, item_id, seq, offered, approach, contact, recorded_at, recorded_by)
		VALUES ($1, $2, $3, (SELECT COALESCE(MAX(h.seq), 0) + 1 FROM item_help h WHERE h.trust = $2 AND h.item_id = $3), $4, $5, $6, $7, $8)`,
		id, h.Trust, item, h.Offered, h.Approach, h.Contact, at, orNull(by))
}
