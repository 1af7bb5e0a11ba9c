package store

import (
	"context"

	"groundwork/internal/adoption"
)

// PilotTaken is a published pilot with how many trusts told that they take it up.
type PilotTaken struct {
	ID, Innovation, LeadTrust, Name string
	Takers                          int
}

// MostTaken is the published pilot, not closed and not led by the trusts in scope, that most others take up; of
// equals the one published last. None is a NotFound.
func (v View) MostTaken(ctx context.Context, scope string) (p PilotTaken, err error) {
	err = v.one(ctx, "pilot", `
		SELECT p.id, p.innovation, p.lead_trust, p.name,
			(SELECT COUNT(*) FROM adoption a WHERE a.pilot = p.id AND a.open AND EXISTS (
				SELECT 1 FROM adoption_state s WHERE s.adoption = a.id AND s.state = 'told_others')) AS takers
		FROM pilot p
		WHERE NOT `+within("p.lead_trust", 1)+` AND EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published')
			AND NOT EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'closed')
		ORDER BY takers DESC, p.created_at DESC, p.id
		LIMIT 1`, []any{scope}, &p.ID, &p.Innovation, &p.LeadTrust, &p.Name, &p.Takers)
	return p, err
}

// FactsLikely are the conditions of the checklist that hold for a pilot's innovation, and those asked at each
// trust that hold at half or more of the trusts that told of taking it up.
func (v View) FactsLikely(ctx context.Context, pilotID, innovation string) ([]string, error) {
	var out []string
	var condition string
	err := v.each(ctx, `
		SELECT f.condition
		FROM innovation_fact f
		WHERE f.innovation = $1 AND f.holds
			AND f.seq = (SELECT MAX(n.seq) FROM innovation_fact n WHERE n.innovation = f.innovation AND n.condition = f.condition)
		UNION
		SELECT f.condition
		FROM adoption_fact f
		JOIN adoption a ON a.id = f.adoption
		WHERE a.pilot = $2 AND EXISTS (SELECT 1 FROM adoption_state s WHERE s.adoption = a.id AND s.state = 'told_others')
			AND f.seq = (SELECT MAX(n.seq) FROM adoption_fact n WHERE n.adoption = f.adoption AND n.condition = f.condition)
		GROUP BY f.condition
		HAVING 2 * COUNT(*) FILTER (WHERE f.holds) >= (
			SELECT COUNT(*) FROM adoption b
			WHERE b.pilot = $2 AND EXISTS (SELECT 1 FROM adoption_state s WHERE s.adoption = b.id AND s.state = 'told_others'))`,
		[]any{innovation, pilotID}, []any{&condition}, func() { out = append(out, condition) })
	return out, err
}

// NewestPack is the newest version of a pilot's pack; the zero Pack when none is published.
func (v View) NewestPack(ctx context.Context, pilotID string) (p adoption.Pack, err error) {
	err = v.each(ctx, `
		SELECT k.id, k.n, k.sha256
		FROM pack_version k
		WHERE k.pilot = $1 AND k.n = (SELECT MAX(n.n) FROM pack_version n WHERE n.pilot = k.pilot)`, []any{pilotID}, []any{&p.ID, &p.N, &p.SHA256}, func() {})
	return p, err
}

// PacksIn are the newest versions that the open adoptions of the trusts in scope have accepted, by adoption.
func (v View) PacksIn(ctx context.Context, scope string) (map[string]adoption.Pack, error) {
	out := map[string]adoption.Pack{}
	var id string
	var p adoption.Pack
	err := v.each(ctx, `
		SELECT x.adoption, k.id, k.n, k.sha256
		FROM adoption_pack x
		JOIN pack_version k ON k.id = x.pack_version
		JOIN adoption a ON a.id = x.adoption
		WHERE a.open AND `+within("a.trust", 1)+`
		ORDER BY k.n`, []any{scope}, []any{&id, &p.ID, &p.N, &p.SHA256}, func() { out[id] = p })
	return out, err
}
