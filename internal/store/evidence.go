package store

import (
	"context"

	"groundwork/internal/day"
)

// Evidence is one piece of what shows an answer, as its newest revision says it.
type Evidence struct {
	ID       string
	Kind     string // note, link or file
	Revision int
	Title    string
	Text     string // of a note; the address of a link
	SHA256   string // of a file
}

// EvidenceOf is what shows the standing answers of a trust's groundwork and of the picked adoptions,
// by answer.
func (v View) EvidenceOf(ctx context.Context, trust string, w Which) (map[string][]Evidence, error) {
	out := map[string][]Evidence{}
	var answer string
	var e Evidence
	err := v.each(ctx, `
		SELECT x.answer, e.id, e.kind, r.seq, r.title, r.text, r.sha256
		FROM answer a
		JOIN answer_evidence x ON x.answer = a.id
		JOIN evidence e ON e.id = x.evidence
		JOIN evidence_revision r ON r.evidence = e.id AND r.seq = (SELECT MAX(n.seq) FROM evidence_revision n WHERE n.evidence = e.id)
		WHERE a.trust = $2 AND COALESCE(a.adoption, '') IN `+w.places()+` AND`+newest+`
		ORDER BY e.created_at, e.id`, []any{w.arg(), trust}, []any{&answer, &e.ID, &e.Kind, &e.Revision, &e.Title, &e.Text, &e.SHA256},
		func() { out[answer] = append(out[answer], e) })
	return out, err
}

// AddEvidence writes a new piece with its first revision.
func (t Tx) AddEvidence(ctx context.Context, trust string, e Evidence, revision string, at day.Instant, by string) error {
	err := t.exec(ctx, "evidence", `
		INSERT INTO evidence (id, trust, kind, created_by, created_at)
		VALUES ($1, $2, $3, $4, $5)`, e.ID, trust, e.Kind, orNull(by), at)
	if err != nil {
		return err
	}
	return t.exec(ctx, "evidence", `
		INSERT INTO evidence_revision (id, evidence, seq, title, text, sha256, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, revision, e.ID, 1, e.Title, e.Text, e.SHA256, at, orNull(by))
}

// ShowEvidence writes that a piece of the same trust shows an answer.
func (t Tx) ShowEvidence(ctx context.Context, answer, evidence, trust string) error {
	return t.exec(ctx, "evidence", `
		INSERT INTO answer_evidence (answer, evidence)
		SELECT $1, e.id FROM evidence e WHERE e.id = $2 AND e.trust = $3
		ON CONFLICT (answer, evidence) DO NOTHING`, answer, evidence, trust)
}
