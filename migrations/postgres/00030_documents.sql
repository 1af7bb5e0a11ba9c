-- +goose Up
-- Files that are kept here, and the revisions of a document.

-- What a file is that lies in the data folder under its SHA-256. A row is written with the first record that names the file;
-- what has no row is nobody's, and may be removed.
CREATE TABLE stored_file (
    sha256      TEXT COLLATE "C" PRIMARY KEY,
    kind        TEXT COLLATE "C" NOT NULL,
    size        BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT stored_file_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT stored_file_size CHECK (size > 0)
);

-- The newest row of a document counts. Removed from view: a row that says so, and why; nothing before it is lost.
CREATE TABLE document_revision (
    id          TEXT COLLATE "C" PRIMARY KEY,
    document    TEXT COLLATE "C" NOT NULL REFERENCES document (id),
    seq         BIGINT NOT NULL,
    title       TEXT COLLATE "C" NOT NULL,
    purpose     TEXT COLLATE "C" NOT NULL,
    own_trust   BOOLEAN NOT NULL DEFAULT false,
    kept_at     TEXT COLLATE "C" NOT NULL,
    sha256      TEXT COLLATE "C" REFERENCES stored_file (sha256),
    file_name   TEXT COLLATE "C" NOT NULL,
    dated       DATE,
    gone        BOOLEAN NOT NULL DEFAULT false,
    note        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT document_revision_line UNIQUE (document, seq),
    CONSTRAINT document_revision_content CHECK (kept_at <> '' OR sha256 IS NOT NULL)
);

INSERT INTO document_revision (id, document, seq, title, purpose, own_trust, kept_at, sha256, file_name, dated, gone, note, recorded_at, recorded_by)
SELECT id, id, 1, title, 'other', false, kept_at, NULL, '', dated, false, '', recorded_at, recorded_by
FROM document;

CREATE TRIGGER stored_file_append_only BEFORE UPDATE OR DELETE ON stored_file
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER stored_file_no_truncate BEFORE TRUNCATE ON stored_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER document_revision_append_only BEFORE UPDATE OR DELETE ON document_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER document_revision_no_truncate BEFORE TRUNCATE ON document_revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
