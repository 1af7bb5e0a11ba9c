package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/fold"
)

// pieceRow is a revision of a piece of evidence as the database has it.
type pieceRow struct {
	evidence.Piece
	key                      string // what the statement groups by
	at                       day.Instant
	sha, fileName            string
	kind, by, began, checked *string
	source                   *string
	size                     *int64
}

func (r *pieceRow) columns() []any {
	return []any{&r.key, &r.ID, &r.Revision, &r.Title, &r.Text, &r.sha, &r.fileName, &r.kind, &r.size, &r.Until, &r.Changed, &r.at, &r.by, &r.began,
		&r.checked, &r.Checked.On, &r.source}
}

func (r pieceRow) piece() evidence.Piece {
	p := r.Piece
	p.On, p.By, p.Began = r.at.Day(), text(r.by), text(r.began)
	p.Checked.By, p.Checked.Source = text(r.checked), text(r.source)
	if r.sha != "" && r.size != nil {
		p.File = file.Chosen{Name: r.fileName, Kind: file.Kind(text(r.kind)), SHA256: r.sha, Size: *r.size}
	}
	return p
}

const pieceColumns = `e.id, r.seq, r.title, r.text, r.sha256, r.file_name, f.kind, f.size, r.expires_on, r.note, r.recorded_at, r.recorded_by, e.created_by,
		c.person, c.on_day, c.source`

const pieceJoins = `
		LEFT JOIN stored_file f ON f.sha256 = r.sha256
		LEFT JOIN evidence_check c ON c.evidence = r.evidence AND c.revision = r.seq`

// newestRevision is the condition that r is the revision of e that counts.
const newestRevision = `r.evidence = e.id AND r.seq = (SELECT MAX(n.seq) FROM evidence_revision n WHERE n.evidence = e.id)`

func pieces(rows []pieceRow, err error) ([]evidence.Piece, error) {
	if err != nil {
		return nil, err
	}
	out := make([]evidence.Piece, len(rows))
	for i, r := range rows {
		out[i] = r.piece()
	}
	return out, nil
}

// EvidenceOf is what shows the standing answers of a trust's groundwork and of the picked adoptions,
// by answer.
func (v View) EvidenceOf(ctx context.Context, trust string, w Which) (map[string][]evidence.Piece, error) {
	rows, err := list(ctx, v, "evidence", `
		SELECT x.answer, `+pieceColumns+`
		FROM `+w.placed()+`answer a
		JOIN answer_evidence x ON x.answer = a.id
		JOIN evidence e ON e.id = x.evidence
		JOIN evidence_revision r ON `+newestRevision+pieceJoins+`
		WHERE a.trust = $2 AND COALESCE(a.adoption, '') = place.id AND`+newest+`
		ORDER BY e.created_at, e.id`, []any{w.arg(), trust}, (*pieceRow).columns)
	if err != nil {
		return nil, err
	}
	out := map[string][]evidence.Piece{}
	for _, r := range rows {
		out[r.key] = append(out[r.key], r.piece())
	}
	return out, nil
}

// EvidenceEnd is how many of the pieces that show an answer hold until a day, and the last of these days.
type EvidenceEnd struct {
	Pieces int
	Last   day.Day
}

// EvidenceEnds are those of the answers of a trust's groundwork and of the picked adoptions, by answer.
func (v View) EvidenceEnds(ctx context.Context, trust string, w Which) (map[string]EvidenceEnd, error) {
	return v.evidenceEnds(ctx, w.placed()+`answer a
		JOIN answer_evidence x ON x.answer = a.id`, `a.trust = $2 AND COALESCE(a.adoption, '') = place.id`, w.arg(), trust)
}

// EvidenceEndsOf are those of a few answers, likewise.
func (v View) EvidenceEndsOf(ctx context.Context, answers []string) (map[string]EvidenceEnd, error) {
	of, args := oneOf(1, answers)
	return v.evidenceEnds(ctx, `answer_evidence x`, `x.answer IN `+of, args...)
}

func (v View) evidenceEnds(ctx context.Context, from, where string, args ...any) (map[string]EvidenceEnd, error) {
	out := map[string]EvidenceEnd{}
	var answer string
	var e EvidenceEnd
	// The newest revision is a subquery so that every engine goes from the answers to their pieces, and never over all pieces that end.
	err := v.each(ctx, `
		SELECT y.answer, COUNT(*), MAX(y.ends)
		FROM (
			SELECT x.answer, (SELECT q.expires_on FROM evidence_revision q WHERE q.evidence = x.evidence ORDER BY q.seq DESC LIMIT 1) AS ends
			FROM `+from+`
			WHERE `+where+`) y
		WHERE y.ends IS NOT NULL
		GROUP BY y.answer`, args, []any{&answer, &e.Pieces, &e.Last}, func() { out[answer] = e })
	return out, err
}

// PiecesOf are the named pieces of a trust, as far as it has them.
func (v View) PiecesOf(ctx context.Context, trust string, ids []string) ([]evidence.Piece, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	of, named := oneOf(2, ids)
	return pieces(list(ctx, v, "evidence", `
		SELECT '', `+pieceColumns+`
		FROM evidence e
		JOIN evidence_revision r ON `+newestRevision+pieceJoins+`
		WHERE e.trust = $1 AND e.id IN `+of+`
		ORDER BY e.created_at, e.id`, append([]any{trust}, named...), (*pieceRow).columns))
}

// PieceRevisions are all revisions of one piece of a trust, newest first.
func (v View) PieceRevisions(ctx context.Context, trust, id string) ([]evidence.Piece, error) {
	all, err := pieces(list(ctx, v, "evidence", `
		SELECT '', `+pieceColumns+`
		FROM evidence e
		JOIN evidence_revision r ON r.evidence = e.id`+pieceJoins+`
		WHERE e.trust = $1 AND e.id = $2
		ORDER BY r.seq DESC`, []any{trust, id}, (*pieceRow).columns))
	if err == nil && len(all) == 0 {
		err = fault.Missing("evidence")
	}
	return all, err
}

// Shelf picks evidence of a trust.
type Shelf struct {
	Trust  string
	Words  string  // in the title; nothing picks all
	Before day.Day // only what held until a day before this one; zero picks all
	Item   string  // only what shows this question somewhere
	From   int
	Most   int
}

// Evidence is what a Shelf picks, by title.
func (v View) Evidence(ctx context.Context, s Shelf) ([]evidence.Piece, error) {
	where, args := "", []any{s.Trust, s.Most, s.From}
	only := func(condition string, arg any) {
		args = append(args, arg)
		where += fmt.Sprintf(condition, len(args))
	}
	if w := fold.String(s.Words); w != "" {
		only(` AND (CASE WHEN r.folded = '' THEN LOWER(r.title) ELSE r.folded END) LIKE $%d ESCAPE '\'`, "%"+escapeLike(w)+"%")
	}
	if !s.Before.IsZero() {
		only(` AND r.expires_on < $%d`, s.Before)
	}
	if s.Item != "" {
		only(` AND e.id IN (SELECT x.evidence FROM answer a JOIN answer_evidence x ON x.answer = a.id WHERE a.trust = $1 AND a.item_id = $%d)`, s.Item)
	}
	return pieces(list(ctx, v, "evidence", `
		SELECT '', `+pieceColumns+`
		FROM evidence e
		JOIN evidence_revision r ON `+newestRevision+pieceJoins+`
		WHERE e.trust = $1`+where+`
		ORDER BY r.folded, r.title, e.id
		LIMIT $2 OFFSET $3`, args, (*pieceRow).columns))
}

// EvidenceUse is one question that a piece shows now.
type EvidenceUse struct{ Evidence, Item, Adoption, Pilot string }

// EvidenceUses are the questions that pieces show now: in the trust's groundwork first, then by take-up.
func (v View) EvidenceUses(ctx context.Context, shown []evidence.Piece) ([]EvidenceUse, error) {
	if len(shown) == 0 {
		return nil, nil
	}
	args, places := make([]any, len(shown)), make([]string, len(shown))
	for i, p := range shown {
		args[i], places[i] = p.ID, "$"+strconv.Itoa(i+1)
	}
	var out []EvidenceUse
	var u EvidenceUse
	var adoption, pilot *string
	err := v.each(ctx, `
		SELECT x.evidence, a.item_id, a.adoption, p.name
		FROM answer_evidence x
		JOIN answer a ON a.id = x.answer
		LEFT JOIN adoption d ON d.id = a.adoption
		LEFT JOIN pilot p ON p.id = d.pilot
		WHERE x.evidence IN (`+strings.Join(places, ", ")+`) AND a.kind IN ('answer', 'confirm', 'local') AND`+newest+`
		ORDER BY COALESCE(p.name, ''), a.item_id, a.id`, args, []any{&u.Evidence, &u.Item, &adoption, &pilot}, func() {
		u.Adoption, u.Pilot = text(adoption), text(pilot)
		out = append(out, u)
	})
	return out, err
}

// EvidenceCounts are how much evidence a trust keeps.
type EvidenceCounts struct{ All, Ended, Checked int }

// CountEvidence counts it as at a day.
func (v View) CountEvidence(ctx context.Context, trust string, today day.Day) (n EvidenceCounts, err error) {
	err = v.each(ctx, `
		SELECT COUNT(*), COUNT(CASE WHEN r.expires_on < $2 THEN 1 END), COUNT(c.id)
		FROM evidence e
		JOIN evidence_revision r ON `+newestRevision+`
		LEFT JOIN evidence_check c ON c.evidence = r.evidence AND c.revision = r.seq
		WHERE e.trust = $1`, []any{trust, today}, []any{&n.All, &n.Ended, &n.Checked}, func() {})
	return n, err
}

// AddEvidence writes that there is a piece; its first revision follows.
func (t Tx) AddEvidence(ctx context.Context, trust string, p evidence.Piece, at day.Instant, by string) error {
	return t.exec(ctx, "evidence", `
		INSERT INTO evidence (id, trust, kind, created_by, created_at)
		VALUES ($1, $2, $3, $4, $5)`, p.ID, trust, p.Kind(), orNull(by), at)
}

// AddEvidenceRevision writes a revision behind the one before it; its file was written before. When somebody else's revision has
// that place it is a Conflict.
func (t Tx) AddEvidenceRevision(ctx context.Context, id string, p evidence.Piece, at day.Instant, by string) error {
	n, err := t.changed(ctx, "evidence", `
		INSERT INTO evidence_revision (id, evidence, seq, title, folded, text, sha256, file_name, expires_on, note, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT DO NOTHING`,
		id, p.ID, p.Revision, p.Title, fold.String(p.Title), p.Text, p.File.SHA256, p.File.Name, p.Until, p.Changed, at, orNull(by))
	if err == nil && n == 0 {
		err = &fault.Error{Kind: fault.Conflict, Message: "Somebody else saved this while you were typing"}
	}
	return err
}

// ShowEvidence writes that a piece of the same trust shows an answer.
func (t Tx) ShowEvidence(ctx context.Context, answer, piece, trust string) error {
	return t.exec(ctx, "evidence", `
		INSERT INTO answer_evidence (answer, evidence)
		SELECT $1, e.id FROM evidence e WHERE e.id = $2 AND e.trust = $3
		ON CONFLICT (answer, evidence) DO NOTHING`, answer, piece, trust)
}

// AddEvidenceCheck writes that a person held a revision against its source; of two at once the first counts.
func (t Tx) AddEvidenceCheck(ctx context.Context, id, piece string, revision int, c evidence.Check, at day.Instant) error {
	return t.exec(ctx, "check of evidence", `
		INSERT INTO evidence_check (id, evidence, revision, person, on_day, source, recorded_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (evidence, revision) DO NOTHING`, id, piece, revision, c.By, c.On, c.Source, at)
}
