-- +goose Up
-- Which versions of the checklist were published here, by a person, and not with the program: with what they say has changed.
CREATE TABLE checklist_publication (
    id          TEXT PRIMARY KEY,
    checklist   TEXT NOT NULL,
    version     INTEGER NOT NULL,
    changed     TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT REFERENCES person (id),
    CONSTRAINT checklist_publication_once UNIQUE (checklist, version)
) STRICT;

-- An adoption moved to another version of the checklist, or back: the newest row counts, and without one the version that it
-- began with. A row that takes a move back names it.
CREATE TABLE checklist_move (
    id           TEXT PRIMARY KEY,
    adoption     TEXT NOT NULL REFERENCES adoption (id),
    seq          INTEGER NOT NULL,
    checklist    TEXT NOT NULL,
    version      INTEGER NOT NULL,
    from_version INTEGER NOT NULL,
    undoes       TEXT REFERENCES checklist_move (id),
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT REFERENCES person (id),
    CONSTRAINT checklist_move_line UNIQUE (adoption, seq),
    CONSTRAINT checklist_move_moves CHECK (version <> from_version)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER checklist_publication_no_update BEFORE UPDATE ON checklist_publication
BEGIN
    SELECT RAISE(ABORT, 'ledger: checklist_publication is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER checklist_publication_no_delete BEFORE DELETE ON checklist_publication
BEGIN
    SELECT RAISE(ABORT, 'ledger: checklist_publication is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER checklist_move_no_update BEFORE UPDATE ON checklist_move
BEGIN
    SELECT RAISE(ABORT, 'ledger: checklist_move is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER checklist_move_no_delete BEFORE DELETE ON checklist_move
BEGIN
    SELECT RAISE(ABORT, 'ledger: checklist_move is append-only');
END;
-- +goose StatementEnd
