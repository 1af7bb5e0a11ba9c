package store

import (
	"context"

	"groundwork/internal/day"
)

// told is the condition that the trust has told others of the adoption a.
const told = `COALESCE((SELECT s.state FROM adoption_state s WHERE s.adoption = a.id AND s.state IN ('told_others', 'kept_private')
			ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1), '') = 'told_others'`

// KnownAdoptions are the ids of the open adoptions of organisations (",RXK,R1D,") that others may know of, by name of the trust and
// of the pilot, so many from one on.
func (v View) KnownAdoptions(ctx context.Context, codes string, on day.Day, limit, from int) ([]string, error) {
	var out []string
	var id string
	err := v.each(ctx, `
		SELECT a.id
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = a.trust AND w.valid_from <= $2)
		WHERE a.open AND `+among("a.trust", 1)+` AND (`+told+` OR `+committed+`)
		ORDER BY v.short_name, a.trust, p.name, a.id
		LIMIT $3 OFFSET $4`, []any{codes, on, limit, from}, []any{&id}, func() { out = append(out, id) })
	return out, err
}
