-- +goose Up
-- A published pack is a frozen copy with its hash, and what the next one asks for is drafted row by row.

-- The exact bytes that readers of a version see, and their SHA-256; nothing for versions that were published before.
ALTER TABLE pack_version ADD COLUMN frozen TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE pack_version ADD COLUMN frozen_sha256 TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What the version for_version of a pilot's pack is going to ask for on top of the checklist, as a pack file. The newest row counts.
CREATE TABLE pack_draft (
    id          TEXT COLLATE "C" PRIMARY KEY,
    pilot       TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    seq         BIGINT NOT NULL,
    for_version BIGINT NOT NULL,
    source      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT pack_draft_line UNIQUE (pilot, seq)
);

CREATE TRIGGER pack_draft_append_only BEFORE UPDATE OR DELETE ON pack_draft
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER pack_draft_no_truncate BEFORE TRUNCATE ON pack_draft
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
