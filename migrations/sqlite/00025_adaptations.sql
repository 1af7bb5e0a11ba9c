-- +goose Up
-- How an adopting trust's own way differs from the pilot's.

-- Which version of the pilot's workflow an adopting trust started from, or took over later. The newest row counts.
CREATE TABLE workflow_taken (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    version     TEXT NOT NULL REFERENCES workflow_version (id),
    seq         INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT REFERENCES person (id),
    CONSTRAINT workflow_taken_line UNIQUE (adoption, seq)
) STRICT;

-- What a trust does in its own way, and why. version is the save of the own map on which it was written down; pack_step is a
-- step of the pilot, local_step one of the own. The newest row about the same part and own step counts.
CREATE TABLE adaptation (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    version     TEXT NOT NULL REFERENCES workflow_version (id),
    pack_step   TEXT NOT NULL,
    local_step  TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    difference  TEXT NOT NULL,
    reason      TEXT NOT NULL,
    part        TEXT NOT NULL,
    agreed      INTEGER NOT NULL,
    effect      TEXT NOT NULL,
    withdrawn   INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT REFERENCES person (id),
    CONSTRAINT adaptation_line UNIQUE (adoption, seq),
    CONSTRAINT adaptation_part CHECK (part IN ('core', 'adaptable'))
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER workflow_taken_no_update BEFORE UPDATE ON workflow_taken
BEGIN
    SELECT RAISE(ABORT, 'ledger: workflow_taken is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER workflow_taken_no_delete BEFORE DELETE ON workflow_taken
BEGIN
    SELECT RAISE(ABORT, 'ledger: workflow_taken is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adaptation_no_update BEFORE UPDATE ON adaptation
BEGIN
    SELECT RAISE(ABORT, 'ledger: adaptation is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adaptation_no_delete BEFORE DELETE ON adaptation
BEGIN
    SELECT RAISE(ABORT, 'ledger: adaptation is append-only');
END;
-- +goose StatementEnd
