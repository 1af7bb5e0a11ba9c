-- +goose Up
-- Local patches for gaps in the foundation, in pilots and in adoptions: what each costs and until when it may stay.

-- One row each time somebody records, changes or closes one; line is the local fix itself, and its newest row counts. A closed one has both closed_on and
-- closed_because. Its owner is a person or a function, never both. hours_per_week is in ten-thousandths; without it nobody has counted them.
CREATE TABLE workaround (
    id             TEXT PRIMARY KEY,
    line           TEXT NOT NULL,
    seq            INTEGER NOT NULL,
    subject_kind   TEXT NOT NULL,
    subject_id     TEXT NOT NULL,
    trust          TEXT NOT NULL REFERENCES organisation (code),
    item_id        TEXT NOT NULL,
    title          TEXT NOT NULL,
    why            TEXT NOT NULL,
    hours_per_week INTEGER,
    pence_per_hour INTEGER,
    owner          TEXT REFERENCES person (id),
    owner_function TEXT NOT NULL,
    started        TEXT,
    expires        TEXT NOT NULL,
    others_need    TEXT NOT NULL,
    closes_when    TEXT NOT NULL,
    closed_on      TEXT,
    closed_because TEXT NOT NULL,
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT,
    CONSTRAINT workaround_line UNIQUE (line, seq),
    CONSTRAINT workaround_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT workaround_hours_in_a_week CHECK (hours_per_week BETWEEN 0 AND 1680000),
    CONSTRAINT workaround_pence_not_negative CHECK (pence_per_hour >= 0),
    CONSTRAINT workaround_others_known CHECK (others_need IN ('yes', 'no', 'not_known')),
    CONSTRAINT workaround_one_owner CHECK ((owner IS NULL) <> (owner_function = '')),
    CONSTRAINT workaround_closed_says_why CHECK ((closed_on IS NULL) = (closed_because = ''))
) STRICT;
CREATE INDEX workaround_subject ON workaround (subject_kind, subject_id);
CREATE INDEX workaround_trust ON workaround (trust);

-- +goose StatementBegin
CREATE TRIGGER workaround_no_update BEFORE UPDATE ON workaround
BEGIN
    SELECT RAISE(ABORT, 'ledger: workaround is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER workaround_no_delete BEFORE DELETE ON workaround
BEGIN
    SELECT RAISE(ABORT, 'ledger: workaround is append-only');
END;
-- +goose StatementEnd
