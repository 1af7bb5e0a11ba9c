-- +goose Up
-- Evidence as files, with revisions that say what changed and until when they hold, and who checked them against their source.

-- folded is the title as searches compare it; rows from before have none and are compared by their title.
ALTER TABLE evidence_revision ADD COLUMN folded TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_revision ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_revision ADD COLUMN expires_on TEXT;
ALTER TABLE evidence_revision ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE INDEX evidence_revision_expires ON evidence_revision (evidence) WHERE expires_on IS NOT NULL;
CREATE INDEX answer_evidence_evidence ON answer_evidence (evidence);

-- Somebody other than who recorded a revision held it against its source. The first check of a revision counts; a new revision is unchecked.
CREATE TABLE evidence_check (
    id          TEXT PRIMARY KEY,
    evidence    TEXT NOT NULL REFERENCES evidence (id),
    revision    INTEGER NOT NULL,
    person      TEXT NOT NULL REFERENCES person (id),
    on_day      TEXT NOT NULL,
    source      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT evidence_check_once UNIQUE (evidence, revision)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER evidence_check_no_update BEFORE UPDATE ON evidence_check
BEGIN
    SELECT RAISE(ABORT, 'ledger: evidence_check is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_check_no_delete BEFORE DELETE ON evidence_check
BEGIN
    SELECT RAISE(ABORT, 'ledger: evidence_check is append-only');
END;
-- +goose StatementEnd
