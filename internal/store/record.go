package store

import (
	"context"
	"strconv"

	"groundwork/internal/day"
	"groundwork/internal/history"
)

// Record is a thing with a history: what it is called, and whose it is.
type Record struct {
	Kind, ID    string
	Title       string
	Owner       string // code of the owning organisation
	OwnerShort  string
	SubjectKind string // of a benefit: what it was promised by
	SubjectID   string
}

// owned ends a statement about records: the owner's short name on the day $1.
const owned = ` AND v.valid_from = (
		SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = v.code AND w.valid_from <= $1)`

// AdoptionRecord is one trust's adoption of a pilot, called by the pilot's name.
func (v View) AdoptionRecord(ctx context.Context, id string, on day.Day) (Record, error) {
	r := Record{Kind: "adoption", ID: id}
	err := v.one(ctx, "adoption", `
		SELECT p.name, a.trust, v.short_name
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.id = $2`, []any{on, id}, &r.Title, &r.Owner, &r.OwnerShort)
	return r, err
}

// BenefitRecord is a benefit, called by its measure's name.
func (v View) BenefitRecord(ctx context.Context, id string, on day.Day) (Record, error) {
	r := Record{Kind: "benefit", ID: id}
	err := v.one(ctx, "benefit", `
		SELECT m.name, b.organisation, v.short_name, b.subject_kind, b.subject_id
		FROM benefit b
		JOIN measure m ON m.measure_id = b.measure_id AND m.version = b.measure_version
		JOIN organisation_version v ON v.code = b.organisation`+owned+`
		WHERE b.id = $2`, []any{on, id}, &r.Title, &r.Owner, &r.OwnerShort, &r.SubjectKind, &r.SubjectID)
	return r, err
}

// BenefitTitles are the names of the benefits that a pilot or an adoption promised, by id: as people call them there.
func (v View) BenefitTitles(ctx context.Context, kind, id string) (map[string]string, error) {
	out := map[string]string{}
	var benefit, title string
	err := v.each(ctx, `
		SELECT b.id, COALESCE(NULLIF(f.title, ''), m.name)
		FROM benefit b
		JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id)
		JOIN measure m ON m.measure_id = b.measure_id AND m.version = b.measure_version
		WHERE b.subject_kind = $1 AND b.subject_id = $2`, []any{kind, id}, []any{&benefit, &title}, func() { out[benefit] = title })
	return out, err
}

// EventKey is the place of a line in a history that is sorted by time.
type EventKey struct {
	At day.Instant
	N  int64
}

// RecordHistory is what its owner's chain says of a record and of its workflow and benefits: newest
// first, at most limit lines, those before the key when it has a time. Lines of other organisations
// that touch the record are theirs, and stand in their history. An adoption's include those of its trust's groundwork that
// name it (history.Event.Index).
func (v View) RecordHistory(ctx context.Context, r Record, before EventKey, limit int) ([]history.Event, error) {
	args := []any{r.Kind, r.ID, r.Owner, limit}
	older, through := "", ""
	if !before.At.IsZero() {
		args = append(args, before.At, before.N)
		older = ` WHERE e.at < $5 OR (e.at = $5 AND e.n < $6)`
	}
	if r.Kind == "adoption" {
		args = append(args, history.Canonical(history.Touch{Kind: r.Kind, ID: r.ID}))
		through = `
			UNION SELECT g.chain, g.n
			FROM event_touch x
			JOIN event g ON g.chain = x.chain AND g.n = x.n
			WHERE x.kind = 'groundwork' AND x.id = $3 AND x.chain = $3 AND replace(g.touched, $` + strconv.Itoa(len(args)) + `, '') <> g.touched`
	}
	return events(list(ctx, v, "history", `
		WITH part AS (
			SELECT CAST($1 AS TEXT) AS kind, CAST($2 AS TEXT) AS id
			UNION SELECT 'workflow', w.id FROM workflow w WHERE w.subject_kind = $1 AND w.subject_id = $2
			UNION SELECT 'benefit', b.id FROM benefit b WHERE b.subject_kind = $1 AND b.subject_id = $2),
		line AS (
			SELECT DISTINCT x.chain, x.n
			FROM part
			JOIN event_touch x ON x.kind = part.kind AND x.id = part.id AND x.chain = $3`+through+`)
		SELECT `+eventColumns+`
		FROM line
		JOIN event e ON e.chain = line.chain AND e.n = line.n`+older+`
		ORDER BY e.at DESC, e.n DESC
		LIMIT $4`, args, (*eventRow).columns))
}

// Head is where the chain of one organisation ends; a chain that has no line yet ends at 0.
func (v View) Head(ctx context.Context, chain string) (Head, error) {
	heads, err := list(ctx, v, "chain head", `SELECT chain, n, hash FROM chain_head WHERE chain = $1`, []any{chain},
		func(h *Head) []any { return []any{&h.Chain, &h.N, &h.Hash} })
	if err != nil || len(heads) == 0 {
		return Head{Chain: chain}, err
	}
	return heads[0], nil
}
