-- +goose Up
-- What was done with and for the staff whose work changes, in pilots and in adoptions. In each table line is the thing itself, a correction is a
-- new row, and the newest row of a line counts; withdrawn says that it was recorded by mistake.

-- Staff were asked, and what changed because of it. Groups, never a person; the counts belong to surveys.
CREATE TABLE engagement (
    id                   TEXT PRIMARY KEY,
    line                 TEXT NOT NULL,
    seq                  INTEGER NOT NULL,
    subject_kind         TEXT NOT NULL,
    subject_id           TEXT NOT NULL,
    trust                TEXT NOT NULL REFERENCES organisation (code),
    held_on              TEXT NOT NULL,
    kind                 TEXT NOT NULL,
    took_part            TEXT NOT NULL,
    asked                INTEGER,
    answered             INTEGER,
    want_it_percent      INTEGER,
    think_we_can_percent INTEGER,
    you_said             TEXT NOT NULL,
    we_did               TEXT NOT NULL,
    withdrawn            INTEGER NOT NULL,
    recorded_at          TEXT NOT NULL,
    recorded_by          TEXT,
    CONSTRAINT engagement_line UNIQUE (line, seq),
    CONSTRAINT engagement_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT engagement_answers_of_asked CHECK (answered BETWEEN 0 AND asked),
    CONSTRAINT engagement_percents CHECK (want_it_percent BETWEEN 0 AND 100 AND think_we_can_percent BETWEEN 0 AND 100)
) STRICT;
CREATE INDEX engagement_subject ON engagement (subject_kind, subject_id);

-- Who is trained: a team, or a group in words. done is how many were trained so far; without it nobody has counted, which is not 0. hours_each is in
-- ten-thousandths.
CREATE TABLE training (
    id           TEXT PRIMARY KEY,
    line         TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    trust        TEXT NOT NULL REFERENCES organisation (code),
    team         TEXT REFERENCES team (id),
    people       TEXT NOT NULL,
    planned      INTEGER NOT NULL,
    done         INTEGER,
    hours_each   INTEGER,
    due          TEXT,
    finished     TEXT,
    how          TEXT NOT NULL,
    withdrawn    INTEGER NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT training_line UNIQUE (line, seq),
    CONSTRAINT training_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT training_done_of_planned CHECK (planned > 0 AND done BETWEEN 0 AND planned),
    CONSTRAINT training_of_somebody CHECK ((team IS NULL) <> (people = ''))
) STRICT;
CREATE INDEX training_subject ON training (subject_kind, subject_id);

-- Who to call, for what, and until when; without until_day there is no end. contact is how to reach them, and stays within the trust.
CREATE TABLE support (
    id             TEXT PRIMARY KEY,
    line           TEXT NOT NULL,
    seq            INTEGER NOT NULL,
    subject_kind   TEXT NOT NULL,
    subject_id     TEXT NOT NULL,
    trust          TEXT NOT NULL REFERENCES organisation (code),
    kind           TEXT NOT NULL,
    cover          TEXT NOT NULL,
    contact        TEXT NOT NULL,
    owner          TEXT REFERENCES person (id),
    owner_function TEXT NOT NULL,
    from_day       TEXT NOT NULL,
    until_day      TEXT,
    withdrawn      INTEGER NOT NULL,
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT,
    CONSTRAINT support_line UNIQUE (line, seq),
    CONSTRAINT support_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT support_ends_after_it_begins CHECK (until_day >= from_day),
    CONSTRAINT support_one_owner CHECK (owner IS NULL OR owner_function = '')
) STRICT;
CREATE INDEX support_subject ON support (subject_kind, subject_id);

-- +goose StatementBegin
CREATE TRIGGER engagement_no_update BEFORE UPDATE ON engagement
BEGIN
    SELECT RAISE(ABORT, 'ledger: engagement is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER engagement_no_delete BEFORE DELETE ON engagement
BEGIN
    SELECT RAISE(ABORT, 'ledger: engagement is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER training_no_update BEFORE UPDATE ON training
BEGIN
    SELECT RAISE(ABORT, 'ledger: training is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER training_no_delete BEFORE DELETE ON training
BEGIN
    SELECT RAISE(ABORT, 'ledger: training is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER support_no_update BEFORE UPDATE ON support
BEGIN
    SELECT RAISE(ABORT, 'ledger: support is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER support_no_delete BEFORE DELETE ON support
BEGIN
    SELECT RAISE(ABORT, 'ledger: support is append-only');
END;
-- +goose StatementEnd
