-- +goose Up
-- Questions going back and forth: handed in by who answers, sent back or called done by who shared them out. Each row keeps the answer as it
-- stood, because those above the trust read levels as last handed in, never drafts.
CREATE TABLE hand_in (
    id          TEXT PRIMARY KEY,
    trust       TEXT NOT NULL REFERENCES organisation (code),
    adoption    TEXT REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    move        TEXT NOT NULL,
    answer      TEXT NOT NULL REFERENCES answer (id),
    counted     TEXT NOT NULL,
    note        TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT hand_in_move CHECK (move IN ('handed_in', 'changes_asked', 'done')),
    CONSTRAINT hand_in_counted CHECK (counted IN ('not_in_place', 'planned', 'partly', 'in_place', 'embedded', 'not_known', 'not_applicable')),
    CONSTRAINT hand_in_changes_say_what CHECK (move <> 'changes_asked' OR note <> '')
) STRICT;
CREATE UNIQUE INDEX hand_in_line ON hand_in (trust, COALESCE(adoption, ''), item_id, seq);

-- What people of the trust say to each other about one question; no other trust and nobody above it reads it.
CREATE TABLE item_note (
    id          TEXT PRIMARY KEY,
    trust       TEXT NOT NULL REFERENCES organisation (code),
    adoption    TEXT REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    note        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX item_note_line ON item_note (trust, COALESCE(adoption, ''), item_id);

-- “Others may ask us”: the trust is named as helper on one question, with how it did it and which part to ask for. The newest row counts.
CREATE TABLE item_help (
    id          TEXT PRIMARY KEY,
    trust       TEXT NOT NULL REFERENCES organisation (code),
    item_id     TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    offered     INTEGER NOT NULL,
    approach    TEXT NOT NULL,
    contact     TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT item_help_line UNIQUE (trust, item_id, seq),
    CONSTRAINT item_help_says_how CHECK (approach <> '' AND contact <> '')
) STRICT;
CREATE INDEX item_help_item ON item_help (item_id);

-- +goose StatementBegin
CREATE TRIGGER hand_in_no_update BEFORE UPDATE ON hand_in
BEGIN
    SELECT RAISE(ABORT, 'ledger: hand_in is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER hand_in_no_delete BEFORE DELETE ON hand_in
BEGIN
    SELECT RAISE(ABORT, 'ledger: hand_in is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER item_note_no_update BEFORE UPDATE ON item_note
BEGIN
    SELECT RAISE(ABORT, 'ledger: item_note is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER item_note_no_delete BEFORE DELETE ON item_note
BEGIN
    SELECT RAISE(ABORT, 'ledger: item_note is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER item_help_no_update BEFORE UPDATE ON item_help
BEGIN
    SELECT RAISE(ABORT, 'ledger: item_help is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER item_help_no_delete BEFORE DELETE ON item_help
BEGIN
    SELECT RAISE(ABORT, 'ledger: item_help is append-only');
END;
-- +goose StatementEnd
