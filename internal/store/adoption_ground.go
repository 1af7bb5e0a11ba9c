package store

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// AdoptionFacts are the conditions that hold for the picked adoptions: those stated once of the
// innovation and those asked at each trust, together.
func (v View) AdoptionFacts(ctx context.Context, w Which) (map[string][]string, error) {
	out := map[string][]string{}
	var id, condition string
	err := v.each(ctx, `
		SELECT a.id, f.condition
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN innovation_fact f ON f.innovation = p.innovation
		WHERE a.id IN `+w.ids()+` AND f.holds
			AND f.seq = (SELECT MAX(n.seq) FROM innovation_fact n WHERE n.innovation = f.innovation AND n.condition = f.condition)
		UNION ALL
		SELECT f.adoption, f.condition
		FROM adoption_fact f
		WHERE f.adoption IN `+w.ids()+` AND f.holds
			AND f.seq = (SELECT MAX(n.seq) FROM adoption_fact n WHERE n.adoption = f.adoption AND n.condition = f.condition)
		ORDER BY 1, 2`, []any{w.arg()}, []any{&id, &condition}, func() { out[id] = append(out[id], condition) })
	return out, err
}

// UsualFacts are the conditions that hold for the published pilots' innovations, and those that adopting
// trusts have said of themselves: what a trust may expect to be asked before it takes up any.
func (v View) UsualFacts(ctx context.Context) ([]string, error) {
	var out []string
	var condition string
	err := v.each(ctx, `
		SELECT DISTINCT f.condition
		FROM pilot p
		JOIN innovation_fact f ON f.innovation = p.innovation
		WHERE f.holds AND f.seq = (SELECT MAX(n.seq) FROM innovation_fact n WHERE n.innovation = f.innovation AND n.condition = f.condition)
			AND EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published')
			AND NOT EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'closed')
		UNION
		SELECT f.condition
		FROM adoption_fact f
		WHERE f.holds AND f.seq = (SELECT MAX(n.seq) FROM adoption_fact n WHERE n.adoption = f.adoption AND n.condition = f.condition)
		ORDER BY 1`, nil, []any{&condition}, func() { out = append(out, condition) })
	return out, err
}

// AdoptionDates are the planned days of the gates of the picked adoptions, by adoption and gate.
func (v View) AdoptionDates(ctx context.Context, w Which) (map[string]map[string]day.Day, error) {
	out := map[string]map[string]day.Day{}
	var id, gate string
	var planned day.Day
	err := v.each(ctx, `
		SELECT d.adoption, d.gate, d.planned
		FROM adoption_date d
		WHERE d.adoption IN `+w.ids()+` AND d.planned IS NOT NULL
			AND d.seq = (SELECT MAX(n.seq) FROM adoption_date n WHERE n.adoption = d.adoption AND n.gate = d.gate)`,
		[]any{w.arg()}, []any{&id, &gate, &planned}, func() {
			if out[id] == nil {
				out[id] = map[string]day.Day{}
			}
			out[id][gate] = planned
		})
	return out, err
}

// AdoptionPacks are the newest versions that the picked adoptions have accepted.
func (v View) AdoptionPacks(ctx context.Context, w Which) (map[string]adoption.Pack, error) {
	out := map[string]adoption.Pack{}
	var id string
	var p adoption.Pack
	var by *string
	err := v.each(ctx, `
		SELECT x.adoption, k.id, k.n, k.sha256, x.accepted_on, x.accepted_by
		FROM adoption_pack x
		JOIN pack_version k ON k.id = x.pack_version
		WHERE x.adoption IN `+w.ids()+`
		ORDER BY k.n`, []any{w.arg()}, []any{&id, &p.ID, &p.N, &p.SHA256, &p.On, &by}, func() {
		p.By = text(by)
		out[id] = p
	})
	return out, err
}

// AdoptionPackIDs are the same versions by their ids alone: the rest stands in a row behind the whole text of the pack.
func (v View) AdoptionPackIDs(ctx context.Context, w Which) (map[string]adoption.Pack, error) {
	out := map[string]adoption.Pack{}
	var id string
	var p adoption.Pack
	err := v.each(ctx, `
		SELECT x.adoption, k.id
		FROM adoption_pack x
		JOIN pack_version k ON k.id = x.pack_version
		WHERE x.adoption IN `+w.ids()+`
		ORDER BY k.n`, []any{w.arg()}, []any{&id, &p.ID}, func() { out[id] = p })
	return out, err
}

// AddAdoptionPack writes that a person accepted a version of the pack.
func (t Tx) AddAdoptionPack(ctx context.Context, id, adoptionID string, p adoption.Pack, at day.Instant) error {
	return t.exec(ctx, "accepted pack", `
		INSERT INTO adoption_pack (id, adoption, pack_version, accepted_by, accepted_on, recorded_at)
		VALUES ($1, $2, $3, $4, $5, $6)`, id, adoptionID, p.ID, orNull(p.By), p.On, at)
}

// PackSource is the exact text of a published version of a pack, with its SHA-256.
func (v View) PackSource(ctx context.Context, id string) (source, sha256 string, err error) {
	err = v.one(ctx, "pack version", `SELECT source, sha256 FROM pack_version WHERE id = $1`, []any{id}, &source, &sha256)
	return source, sha256, err
}

// AdoptionNames are what the picked adoptions are called, by id: by their pilots.
func (v View) AdoptionNames(ctx context.Context, w Which) (map[string]string, error) {
	out := map[string]string{}
	var id, name string
	err := v.each(ctx, `
		SELECT a.id, p.name
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		WHERE `+w.picks("a", 1), []any{w.arg()}, []any{&id, &name}, func() { out[id] = name })
	return out, err
}

// ExpiryEvents are what was recorded that makes answers of a trust due: about the whole trust, and
// about the picked adoptions alone, by adoption ("" for the trust).
func (v View) ExpiryEvents(ctx context.Context, trust string, w Which) (map[string][]readiness.Event, error) {
	out := map[string][]readiness.Event{}
	var id *string
	var e readiness.Event
	from, where, args := w.placed()+`expiry_event e`, `e.trust = $2 AND COALESCE(e.adoption, '') = place.id`, []any{w.arg(), trust}
	if w.Trust == trust {
		from, where, args = `expiry_event e`, `e.trust = $1`, []any{trust} // of its closed adoptions too, of which nobody asks
	}
	err := v.each(ctx, `
		SELECT e.adoption, e.item_id, e.event, e.recorded_at
		FROM `+from+`
		WHERE `+where+`
		ORDER BY e.recorded_at, e.id`, args, []any{&id, &e.Item, &e.Kind, &e.At}, func() {
		e.On = e.At.Day() // answers are due from the day it was recorded
		out[text(id)] = append(out[text(id)], e)
	})
	return out, err
}

// Expiry is something that happened on a day and makes matching answers due. Adoption is empty when it concerns the
// whole trust, and Item of the event when it concerns every question that listens to it.
type Expiry struct {
	ID       string
	Adoption string
	readiness.Event
	Note string
}

// AddExpiries writes what happened at a trust.
func (t Tx) AddExpiries(ctx context.Context, trust string, at day.Instant, by string, all ...Expiry) error {
	for part := range slices.Chunk(all, rowsAtOnce) {
		var args []any
		for _, e := range part {
			args = append(args, e.ID, trust, orNull(e.Adoption), e.Item, e.Kind, e.On, e.Note, at, orNull(by))
		}
		err := t.exec(ctx, "event", `
			INSERT INTO expiry_event (id, trust, adoption, item_id, event, on_day, note, recorded_at, recorded_by)
			VALUES `+places(len(part), 9), args...)
		if err != nil {
			return err
		}
	}
	return nil
}
