package store

import (
	"context"

	"groundwork/internal/adoption"
)

// KeptAdoption is an adoption with as much as says how one of its questions is asked, and how it was kept.
type KeptAdoption struct {
	adoption.Adoption // by its id, its trust and the pilot's name
	Pack              adoption.Pack
	Kept              Kept // without a standing where nothing is kept
}

// KeptAdoptions are the picked ones, in the order of Adoptions: everything that a deed about one question reads of each adoption of
// a trust, in one row.
func (v View) KeptAdoptions(ctx context.Context, w Which) ([]KeptAdoption, error) {
	return list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, p.name, a.open, a.checklist, `+versionOf+`, `+newestVersion+`, COALESCE(x.id, ''), COALESCE(x.n, 0), COALESCE(x.sha256, ''),
			COALESCE(k.standing, ''), k.valid_until
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		LEFT JOIN kept_readiness k ON k.adoption = a.id
		LEFT JOIN pack_version x ON x.id = (
			SELECT z.id FROM adoption_pack y JOIN pack_version z ON z.id = y.pack_version WHERE y.adoption = a.id ORDER BY z.n DESC LIMIT 1)
		WHERE `+w.picks("a", 1)+`
		ORDER BY p.name, a.created_at DESC, a.id`, []any{w.arg()}, func(k *KeptAdoption) []any {
		return []any{&k.ID, &k.Trust, &k.PilotName, &k.Open, &k.Checklist, &k.Version, &k.Newest, &k.Pack.ID, &k.Pack.N, &k.Pack.SHA256,
			&k.Kept.Standing, &k.Kept.Until}
	})
}
