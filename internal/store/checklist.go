package store

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

// versionOf is the version of the checklist that adoption a is on, and newestVersion the newest that is published.
const (
	versionOf     = `COALESCE((SELECT m.version FROM checklist_move m WHERE m.adoption = a.id ORDER BY m.seq DESC LIMIT 1), a.checklist_version)`
	newestVersion = `(SELECT MAX(c.version) FROM content_version c WHERE c.kind = 'checklist')`
)

// Publication is a version of the checklist that a person published here.
type Publication struct {
	ID        string
	Checklist string
	Version   int
	Changed   string // what has changed, as they said it
	At        day.Instant
	By        string
}

// ChecklistPublications are those versions of the checklist that were published here.
func (v View) ChecklistPublications(ctx context.Context) (out []Publication, err error) {
	var p Publication
	var by *string
	err = v.each(ctx, `
		SELECT id, checklist, version, changed, recorded_at, recorded_by
		FROM checklist_publication
		ORDER BY checklist, version`, nil, []any{&p.ID, &p.Checklist, &p.Version, &p.Changed, &p.At, &by}, func() {
		p.By = text(by)
		out = append(out, p)
	})
	return out, err
}

// AddChecklistPublication writes that a person published a version.
func (t Tx) AddChecklistPublication(ctx context.Context, p Publication) error {
	return t.exec(ctx, "publication", `
		INSERT INTO checklist_publication (id, checklist, version, changed, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6)`, p.ID, p.Checklist, p.Version, p.Changed, p.At, orNull(p.By))
}

// ChecklistMoves are the moves of the picked adoptions between versions of the checklist, the newest last, by adoption.
func (v View) ChecklistMoves(ctx context.Context, w Which) (map[string][]adoption.ChecklistMove, error) {
	out := map[string][]adoption.ChecklistMove{}
	var id string
	var m adoption.ChecklistMove
	var undoes, by *string
	err := v.each(ctx, `
		SELECT m.adoption, m.id, m.seq, m.from_version, m.version, m.undoes, m.recorded_at, m.recorded_by
		FROM checklist_move m
		WHERE m.adoption IN `+w.ids()+`
		ORDER BY m.adoption, m.seq`, []any{w.arg()}, []any{&id, &m.ID, &m.Seq, &m.From, &m.To, &undoes, &m.At, &by}, func() {
		m.Undoes, m.By = text(undoes), text(by)
		out[id] = append(out[id], m)
	})
	return out, err
}

// AddChecklistMove writes that an adoption moved.
func (t Tx) AddChecklistMove(ctx context.Context, adoptionID, checklist string, m adoption.ChecklistMove) error {
	return t.exec(ctx, "checklist move", `
		INSERT INTO checklist_move (id, adoption, seq, checklist, version, from_version, undoes, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, m.ID, adoptionID, m.Seq, checklist, m.To, m.From, orNull(m.Undoes), m.At, orNull(m.By))
}

// Undecided counts the open adoptions that no standing decision has passed, and the trusts that they are at.
func (v View) Undecided(ctx context.Context) (adoptions, trusts int, err error) {
	err = v.one(ctx, "open adoptions", `
		SELECT COUNT(*), COUNT(DISTINCT a.trust)
		FROM adoption a
		WHERE a.open AND NOT EXISTS (
			SELECT 1 FROM gate_decision d
			WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id AND d.outcome IN ('go', 'go_with_conditions')
				AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id))`, nil, &adoptions, &trusts)
	return adoptions, trusts, err
}
