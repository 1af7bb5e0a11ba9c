-- +goose Up
-- What a pilot says of itself beyond its plan: texts by subject, documents, teams that leave, and its stage as a kept figure.

-- Whose minutes the threshold is about: keys of staff groups, separated by commas.
ALTER TABLE pilot_plan ADD COLUMN threshold_groups TEXT NOT NULL DEFAULT '';

-- A team that takes no part any more; the newest row of a team counts.
ALTER TABLE planned_team ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;

-- A day that was recorded by mistake is withdrawn by a newer row; the newest row of a team and event counts.
ALTER TABLE live_event ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;

-- One text a subject: who was left out, training, running cost, what was learned when it stopped. The newest row counts.
CREATE TABLE pilot_note (
    id          TEXT PRIMARY KEY,
    pilot       TEXT NOT NULL REFERENCES pilot (id),
    about       TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    text        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT pilot_note_line UNIQUE (pilot, about, seq)
) STRICT;

-- Where a document of a pilot is: an address or a place. The document itself stays where it is.
CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    pilot       TEXT NOT NULL REFERENCES pilot (id),
    title       TEXT NOT NULL,
    kept_at     TEXT NOT NULL,
    dated       TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;
CREATE INDEX document_pilot ON document (pilot);

-- Kept figure: the stage that the standing decisions of a pilot add up to, for lists.
CREATE TABLE kept_stage (
    pilot       TEXT PRIMARY KEY REFERENCES pilot (id),
    stage       TEXT NOT NULL,
    since       TEXT NOT NULL,
    valid_until TEXT
) STRICT;
CREATE INDEX kept_stage_stage ON kept_stage (stage);

-- +goose StatementBegin
CREATE TRIGGER pilot_note_no_update BEFORE UPDATE ON pilot_note
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_note is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_note_no_delete BEFORE DELETE ON pilot_note
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_note is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN
    SELECT RAISE(ABORT, 'ledger: document is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN
    SELECT RAISE(ABORT, 'ledger: document is append-only');
END;
-- +goose StatementEnd
