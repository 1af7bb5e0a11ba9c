-- +goose Up
-- Who owns an accepted gap since it was handed over; what was accepted, and until when, stays as it was. The newest row counts.
CREATE TABLE condition_owner (
    id          TEXT PRIMARY KEY,
    condition   TEXT NOT NULL REFERENCES condition (id),
    seq         INTEGER NOT NULL,
    owner       TEXT NOT NULL REFERENCES person (id),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT condition_owner_line UNIQUE (condition, seq)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER condition_owner_no_update BEFORE UPDATE ON condition_owner
BEGIN
    SELECT RAISE(ABORT, 'ledger: condition_owner is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER condition_owner_no_delete BEFORE DELETE ON condition_owner
BEGIN
    SELECT RAISE(ABORT, 'ledger: condition_owner is append-only');
END;
-- +goose StatementEnd
