-- +goose Up
-- A published pack is a frozen copy with its hash, and what the next one asks for is drafted row by row.

-- The exact bytes that readers of a version see, and their SHA-256; nothing for versions that were published before.
ALTER TABLE pack_version ADD COLUMN frozen TEXT NOT NULL DEFAULT '';
ALTER TABLE pack_version ADD COLUMN frozen_sha256 TEXT NOT NULL DEFAULT '';

-- What the version for_version of a pilot's pack is going to ask for on top of the checklist, as a pack file. The newest row counts.
CREATE TABLE pack_draft (
    id          TEXT PRIMARY KEY,
    pilot       TEXT NOT NULL REFERENCES pilot (id),
    seq         INTEGER NOT NULL,
    for_version INTEGER NOT NULL,
    source      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT pack_draft_line UNIQUE (pilot, seq)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER pack_draft_no_update BEFORE UPDATE ON pack_draft
BEGIN
    SELECT RAISE(ABORT, 'ledger: pack_draft is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pack_draft_no_delete BEFORE DELETE ON pack_draft
BEGIN
    SELECT RAISE(ABORT, 'ledger: pack_draft is append-only');
END;
-- +goose StatementEnd
