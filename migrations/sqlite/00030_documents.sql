-- +goose Up
-- Files that are kept here, and the revisions of a document.

-- What a file is that lies in the data folder under its SHA-256. A row is written with the first record that names the file;
-- what has no row is nobody's, and may be removed.
CREATE TABLE stored_file (
    sha256      TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT stored_file_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT stored_file_size CHECK (size > 0)
) STRICT;

-- The newest row of a document counts. Removed from view: a row that says so, and why; nothing before it is lost.
CREATE TABLE document_revision (
    id          TEXT PRIMARY KEY,
    document    TEXT NOT NULL REFERENCES document (id),
    seq         INTEGER NOT NULL,
    title       TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    own_trust   INTEGER NOT NULL DEFAULT 0,
    kept_at     TEXT NOT NULL,
    sha256      TEXT REFERENCES stored_file (sha256),
    file_name   TEXT NOT NULL,
    dated       TEXT,
    gone        INTEGER NOT NULL DEFAULT 0,
    note        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT document_revision_line UNIQUE (document, seq),
    CONSTRAINT document_revision_content CHECK (kept_at <> '' OR sha256 IS NOT NULL)
) STRICT;

INSERT INTO document_revision (id, document, seq, title, purpose, own_trust, kept_at, sha256, file_name, dated, gone, note, recorded_at, recorded_by)
SELECT id, id, 1, title, 'other', 0, kept_at, NULL, '', dated, 0, '', recorded_at, recorded_by
FROM document;

-- +goose StatementBegin
CREATE TRIGGER stored_file_no_update BEFORE UPDATE ON stored_file
BEGIN
    SELECT RAISE(ABORT, 'ledger: stored_file is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER stored_file_no_delete BEFORE DELETE ON stored_file
BEGIN
    SELECT RAISE(ABORT, 'ledger: stored_file is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_revision_no_update BEFORE UPDATE ON document_revision
BEGIN
    SELECT RAISE(ABORT, 'ledger: document_revision is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_revision_no_delete BEFORE DELETE ON document_revision
BEGIN
    SELECT RAISE(ABORT, 'ledger: document_revision is append-only');
END;
-- +goose StatementEnd
