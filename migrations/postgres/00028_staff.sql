-- +goose Up
-- What was done with and for the staff whose work changes, in pilots and in adoptions. In each table line is the thing itself, a correction is a
-- new row, and the newest row of a line counts; withdrawn says that it was recorded by mistake.

-- Staff were asked, and what changed because of it. Groups, never a person; the counts belong to surveys.
CREATE TABLE engagement (
    id                   TEXT COLLATE "C" PRIMARY KEY,
    line                 TEXT COLLATE "C" NOT NULL,
    seq                  BIGINT NOT NULL,
    subject_kind         TEXT COLLATE "C" NOT NULL,
    subject_id           TEXT COLLATE "C" NOT NULL,
    trust                TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    held_on              DATE NOT NULL,
    kind                 TEXT COLLATE "C" NOT NULL,
    took_part            TEXT COLLATE "C" NOT NULL,
    asked                BIGINT,
    answered             BIGINT,
    want_it_percent      BIGINT,
    think_we_can_percent BIGINT,
    you_said             TEXT COLLATE "C" NOT NULL,
    we_did               TEXT COLLATE "C" NOT NULL,
    withdrawn            BOOLEAN NOT NULL,
    recorded_at          TIMESTAMPTZ NOT NULL,
    recorded_by          TEXT COLLATE "C",
    CONSTRAINT engagement_line UNIQUE (line, seq),
    CONSTRAINT engagement_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT engagement_answers_of_asked CHECK (answered BETWEEN 0 AND asked),
    CONSTRAINT engagement_percents CHECK (want_it_percent BETWEEN 0 AND 100 AND think_we_can_percent BETWEEN 0 AND 100)
);
CREATE INDEX engagement_subject ON engagement (subject_kind, subject_id);

-- Who is trained: a team, or a group in words. done is how many were trained so far; without it nobody has counted, which is not 0. hours_each is in
-- ten-thousandths.
CREATE TABLE training (
    id           TEXT COLLATE "C" PRIMARY KEY,
    line         TEXT COLLATE "C" NOT NULL,
    seq          BIGINT NOT NULL,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    trust        TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    team         TEXT COLLATE "C" REFERENCES team (id),
    people       TEXT COLLATE "C" NOT NULL,
    planned      BIGINT NOT NULL,
    done         BIGINT,
    hours_each   BIGINT,
    due          DATE,
    finished     DATE,
    how          TEXT COLLATE "C" NOT NULL,
    withdrawn    BOOLEAN NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT training_line UNIQUE (line, seq),
    CONSTRAINT training_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT training_done_of_planned CHECK (planned > 0 AND done BETWEEN 0 AND planned),
    CONSTRAINT training_of_somebody CHECK ((team IS NULL) <> (people = ''))
);
CREATE INDEX training_subject ON training (subject_kind, subject_id);

-- Who to call, for what, and until when; without until_day there is no end. contact is how to reach them, and stays within the trust.
CREATE TABLE support (
    id             TEXT COLLATE "C" PRIMARY KEY,
    line           TEXT COLLATE "C" NOT NULL,
    seq            BIGINT NOT NULL,
    subject_kind   TEXT COLLATE "C" NOT NULL,
    subject_id     TEXT COLLATE "C" NOT NULL,
    trust          TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    kind           TEXT COLLATE "C" NOT NULL,
    cover          TEXT COLLATE "C" NOT NULL,
    contact        TEXT COLLATE "C" NOT NULL,
    owner          TEXT COLLATE "C" REFERENCES person (id),
    owner_function TEXT COLLATE "C" NOT NULL,
    from_day       DATE NOT NULL,
    until_day      DATE,
    withdrawn      BOOLEAN NOT NULL,
    recorded_at    TIMESTAMPTZ NOT NULL,
    recorded_by    TEXT COLLATE "C",
    CONSTRAINT support_line UNIQUE (line, seq),
    CONSTRAINT support_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT support_ends_after_it_begins CHECK (until_day >= from_day),
    CONSTRAINT support_one_owner CHECK (owner IS NULL OR owner_function = '')
);
CREATE INDEX support_subject ON support (subject_kind, subject_id);

CREATE TRIGGER engagement_append_only BEFORE UPDATE OR DELETE ON engagement
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER engagement_no_truncate BEFORE TRUNCATE ON engagement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER training_append_only BEFORE UPDATE OR DELETE ON training
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER training_no_truncate BEFORE TRUNCATE ON training
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER support_append_only BEFORE UPDATE OR DELETE ON support
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER support_no_truncate BEFORE TRUNCATE ON support
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
