package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/pilot"
)

// documentRow is a revision of a document as the database has it.
type documentRow struct {
	pilot.Document
	at            day.Instant
	sha, kind, by *string
	size          *int64
	fileName      string
}

func (r *documentRow) columns() []any {
	return []any{&r.ID, &r.Seq, &r.Title, &r.Purpose, &r.OwnTrust, &r.KeptAt, &r.sha, &r.fileName, &r.kind, &r.size, &r.Dated, &r.Gone, &r.Note, &r.at, &r.by}
}

const documentColumns = `r.document, r.seq, r.title, r.purpose, r.own_trust, r.kept_at, r.sha256, r.file_name, f.kind, f.size, r.dated, r.gone, r.note, r.recorded_at, r.recorded_by`

func documents(rows []documentRow) []pilot.Document {
	out := make([]pilot.Document, len(rows))
	for i, r := range rows {
		d := r.Document
		d.On, d.By = r.at.Day(), text(r.by)
		if r.sha != nil && r.size != nil {
			d.File = file.Chosen{Name: r.fileName, Kind: file.Kind(text(r.kind)), SHA256: text(r.sha), Size: *r.size}
		}
		out[i] = d
	}
	return out
}

// Documents are those of a pilot by title, each as its newest revision says it; also those that were removed from view.
func (v View) Documents(ctx context.Context, pilotID string) ([]pilot.Document, error) {
	rows, err := list(ctx, v, "documents", `
		SELECT `+documentColumns+`
		FROM document d
		JOIN document_revision r ON r.document = d.id AND r.seq = (SELECT MAX(n.seq) FROM document_revision n WHERE n.document = d.id)
		LEFT JOIN stored_file f ON f.sha256 = r.sha256
		WHERE d.pilot = $1
		ORDER BY r.title, d.id`, []any{pilotID}, (*documentRow).columns)
	return documents(rows), err
}

// DocumentRevisions are all of one document of a pilot, newest first.
func (v View) DocumentRevisions(ctx context.Context, pilotID, document string) ([]pilot.Document, error) {
	rows, err := list(ctx, v, "document", `
		SELECT `+documentColumns+`
		FROM document d
		JOIN document_revision r ON r.document = d.id
		LEFT JOIN stored_file f ON f.sha256 = r.sha256
		WHERE d.pilot = $1 AND d.id = $2
		ORDER BY r.seq DESC`, []any{pilotID, document}, (*documentRow).columns)
	if err == nil && len(rows) == 0 {
		err = fault.Missing("document")
	}
	return documents(rows), err
}

// AddDocument writes that there is a document, as its first revision says it.
func (t Tx) AddDocument(ctx context.Context, pilotID string, d pilot.Document, at day.Instant, by string) error {
	return t.exec(ctx, "document", `
		INSERT INTO document (id, pilot, title, kept_at, dated, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, d.ID, pilotID, d.Title, d.KeptAt, d.Dated, at, orNull(by))
}

// AddDocumentRevision writes a revision of a document; its file was written before.
func (t Tx) AddDocumentRevision(ctx context.Context, id string, d pilot.Document, at day.Instant, by string) error {
	return t.exec(ctx, "document", `
		INSERT INTO document_revision (id, document, seq, title, purpose, own_trust, kept_at, sha256, file_name, dated, gone, note, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		id, d.ID, d.Seq, d.Title, d.Purpose, d.OwnTrust, d.KeptAt, orNull(d.File.SHA256), d.File.Name, d.Dated, d.Gone, d.Note, at, orNull(by))
}
