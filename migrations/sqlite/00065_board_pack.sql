-- +goose Up
-- Board papers: what a draft says, row by row, and papers as they were published.

-- What is written in the draft of paper for_n of an organisation, as JSON. The newest row counts.
CREATE TABLE board_pack_draft (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    seq          INTEGER NOT NULL,
    for_n        INTEGER NOT NULL,
    written      TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT NOT NULL REFERENCES person (id),
    CONSTRAINT board_pack_draft_line UNIQUE (organisation, seq)
) STRICT;

-- A published paper: the exact bytes that its readers see, and their SHA-256. A newer one supersedes it; nothing changes it.
CREATE TABLE board_pack (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    n            INTEGER NOT NULL,
    as_at        TEXT NOT NULL,
    frozen       TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT NOT NULL REFERENCES person (id),
    CONSTRAINT board_pack_number UNIQUE (organisation, n)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER board_pack_draft_no_update BEFORE UPDATE ON board_pack_draft
BEGIN
    SELECT RAISE(ABORT, 'ledger: board_pack_draft is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER board_pack_draft_no_delete BEFORE DELETE ON board_pack_draft
BEGIN
    SELECT RAISE(ABORT, 'ledger: board_pack_draft is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER board_pack_no_update BEFORE UPDATE ON board_pack
BEGIN
    SELECT RAISE(ABORT, 'ledger: board_pack is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER board_pack_no_delete BEFORE DELETE ON board_pack
BEGIN
    SELECT RAISE(ABORT, 'ledger: board_pack is append-only');
END;
-- +goose StatementEnd
