-- +goose Up
-- A new start of the limits can be taken back, by a new row: the newest of a series and day counts.
CREATE TABLE rebase_again (
    id          TEXT PRIMARY KEY,
    series      TEXT NOT NULL REFERENCES series (id),
    on_day      TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    withdrawn   INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT rebase_line UNIQUE (series, on_day, seq)
) STRICT;
INSERT INTO rebase_again (id, series, on_day, seq, withdrawn, reason, recorded_at, recorded_by)
SELECT id, series, on_day, 1, 0, reason, recorded_at, recorded_by FROM rebase;
DROP TABLE rebase;
ALTER TABLE rebase_again RENAME TO rebase;
-- +goose StatementBegin
CREATE TRIGGER rebase_no_update BEFORE UPDATE ON rebase
BEGIN
    SELECT RAISE(ABORT, 'ledger: rebase is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rebase_no_delete BEFORE DELETE ON rebase
BEGIN
    SELECT RAISE(ABORT, 'ledger: rebase is append-only');
END;
-- +goose StatementEnd
